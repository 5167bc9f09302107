package app.fovea.privacy.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.privacy.boundary.event.RecordOpened;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.Openings;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.privacy.entity.RecordOpening;
import app.fovea.privacy.entity.RecordRestriction;
import app.fovea.privacy.entity.Restrictions;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Opens a restricted record in need, which ends by itself and is looked into by somebody else afterwards. */
@Stateless
public class RecordOpenings {
    /** Long enough for an examination. */
    private static final Duration LENGTH = Duration.ofMinutes(30);
    private static final int LONGEST_TEXT = 500;

    @Inject
    private Openings openings;
    @Inject
    private Restrictions restrictions;
    @Inject
    private UserRepository users;
    @Inject
    private JourneyLog journey;
    @Inject
    private AuditTrail audit;

    /** @param endsAt when the record closes again by itself */
    public record OpeningView(UUID id, UUID patientId, String reason, Instant openedAt, Instant endsAt) implements Serializable {
        static OpeningView of(RecordOpening opening) {
            return new OpeningView(opening.id(), opening.patientId(), opening.reason(), opening.openedAt(), opening.endsAt());
        }
    }

    /**
     * An opening as whoever looks into it sees it.
     *
     * @param mine       true where who asks opened it: somebody else looks into it
     * @param closedAt   when they were done before the time was up; null otherwise
     * @param reviewedBy null while nobody has looked into it
     */
    public record NoticeView(UUID id, UUID patientId, String openedBy, boolean mine, String reason, Instant openedAt, Instant endsAt, Instant closedAt, String reviewedBy, Instant reviewedAt, String remark)
            implements Serializable {
    }

    /** Opens a restricted record to the caller; one that is open to them already stays open as long as it was. @param reason why, 1 to 500 characters */
    @Requires(Permission.PATIENTS_BREAK_GLASS)
    public OpeningView open(@Of(value = RecordKind.PATIENT, evenRestricted = true) UUID patientId, String reason) {
        Caller caller = CurrentCaller.get();
        Instant now = Instant.now();
        if (!restrictions.patientExists(patientId)) {
            throw new NotFound("patient");
        }
        RecordRestriction restriction = restrictions.standing(patientId).orElseThrow(() -> new Conflict("This record is not restricted. Open it as any other."));
        Optional<RecordOpening> running = openings.running(patientId, caller.userId(), now);
        if (running.isPresent()) {
            return OpeningView.of(running.get());
        }
        String why = text("reason", reason);
        RecordOpening opening = new RecordOpening(restriction, caller.userId(), caller.displayName(), why, now, LENGTH);
        openings.add(opening);
        openings.flush();
        journey.appendFirst(new RecordOpened(opening.id()), new Context(opening.id(), null));
        audit.record("record.opened", "patient", patientId, Map.of("reason", why, "until", opening.endsAt().toString()));
        return OpeningView.of(opening);
    }

    /** What the caller has open of this patient now. */
    @Requires(Permission.PATIENTS_BREAK_GLASS)
    public Optional<OpeningView> running(@Of(value = RecordKind.PATIENT, evenRestricted = true) UUID patientId) {
        return openings.running(patientId, CurrentCaller.get().userId(), Instant.now()).map(OpeningView::of);
    }

    /** Closes what the caller has open of this patient; harmless where it is closed already. */
    @Requires(Permission.PATIENTS_BREAK_GLASS)
    public void close(@Of(value = RecordKind.PATIENT, evenRestricted = true) UUID patientId) {
        Instant now = Instant.now();
        openings.running(patientId, CurrentCaller.get().userId(), now).ifPresent(opening -> {
            opening.close(now);
            audit.record("record.closed", "patient", patientId);
        });
    }

    /** Newest first. @param open true for those into which nobody has looked @param after the last of the page before */
    @Requires(Permission.PRIVACY_REVIEW)
    public Page<NoticeView> notices(boolean open, UUID after, Integer limit) {
        UUID me = CurrentCaller.get().userId();
        int size = Page.size(limit);
        List<RecordOpening> found = openings.newest(open, after, size + 1);
        Map<UUID, User> reviewers = users.withIds(found.stream().map(RecordOpening::reviewedBy).filter(Objects::nonNull).collect(Collectors.toSet()));
        return Page.of(found, size, opening -> notice(opening, reviewers, me), opening -> opening.id().toString());
    }

    /** Into how many openings of others somebody has to look. */
    @Requires(Permission.PRIVACY_REVIEW)
    public long toReview() {
        return openings.toReview(CurrentCaller.get().userId());
    }

    /** Says that somebody looked into it. Once said it stays; saying so twice changes nothing. @param remark what they found, at most 500 characters; null for nothing */
    @Requires(Permission.PRIVACY_REVIEW)
    public NoticeView review(UUID id, String remark) {
        Caller caller = CurrentCaller.get();
        RecordOpening opening = openings.find(id).orElseThrow(() -> new NotFound("opening"));
        if (opening.openedBy().equals(caller.userId())) {
            throw new RuleBroken("own_opening", "You opened this record yourself. Ask a colleague to look into it.");
        }
        if (opening.reviewedAt() == null) {
            opening.review(caller.userId(), Instant.now(), remark == null || remark.isBlank() ? null : text("remark", remark));
            openings.flush();
            audit.record("record.opening_reviewed", "patient", opening.patientId());
        }
        return notice(opening, users.withIds(List.of(opening.reviewedBy())), caller.userId());
    }

    private static String text(String field, String words) {
        if (words == null || words.isBlank() || words.strip().length() > LONGEST_TEXT) {
            throw new InvalidInput(field + "_missing", field, "Say why, in at most " + LONGEST_TEXT + " characters. Whoever looks after privacy reads it.");
        }
        return words.strip();
    }

    private static NoticeView notice(RecordOpening opening, Map<UUID, User> reviewers, UUID me) {
        return new NoticeView(opening.id(), opening.patientId(), opening.openedByName(), opening.openedBy().equals(me), opening.reason(), opening.openedAt(), opening.endsAt(), opening.closedAt(),
            Optional.ofNullable(opening.reviewedBy()).map(reviewers::get).map(User::name).orElse(null), opening.reviewedAt(), opening.remark());
    }
}
