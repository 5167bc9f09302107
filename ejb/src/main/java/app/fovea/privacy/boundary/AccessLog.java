package app.fovea.privacy.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Requires;
import app.fovea.privacy.entity.AboutPatient;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.privacy.entity.RecordView;
import app.fovea.privacy.entity.RecordViews;
import app.fovea.privacy.entity.SeenRecord;
import app.fovea.privacy.entity.ViewFilter;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Who looked at which patient's record. */
@Stateless
public class AccessLog {
    @Inject
    private RecordViews views;

    /**
     * What is wanted; null for any.
     *
     * @param userId who looked
     * @param words  part of the name of who looked
     * @param from   first day, in the practice's time zone
     * @param to     last day, likewise
     */
    public record Wanted(UUID patientId, UUID userId, String words, RecordKind kind, LocalDate from, LocalDate to) {
        public static final Wanted EVERYTHING = new Wanted(null, null, null, null, null, null);

        private ViewFilter filter(ZoneId zone) {
            return new ViewFilter(patientId, userId, words == null || words.isBlank() ? null : words, kind, from == null ? null : from.atStartOfDay(zone).toInstant(), to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    /**
     * One look.
     *
     * @param patient  their name today; null with the number where they are there no more
     * @param kind     what was looked at, as {@link RecordKind#id()}; {@code title} in words
     * @param recordId which of these; null where it was all of the patient's
     * @param role     the primary role of that day; null for somebody without one
     * @param branch   the home branch of whoever looked; null without one
     * @param way      what was called
     * @param address  the network address from which
     */
    public record ViewEntry(UUID id, Instant at, UUID userId, String user, String role, String branch, UUID patientId, String patientNumber, String patient, String kind, String title, UUID recordId,
                            String way, String address) implements AboutPatient<ViewEntry> {
        @Override
        public ViewEntry fromOutside() {
            return new ViewEntry(id, at, userId, user, role, branch, patientId, null, RESTRICTED, kind, title, null, null, address);
        }

        static ViewEntry of(SeenRecord seen) {
            RecordView view = seen.view();
            return new ViewEntry(view.id(), view.at(), view.userId(), view.userName(), view.roleName(), seen.branch(), view.patientId(), seen.patientNumber(),
                seen.familyName() == null ? null : seen.givenName() + " " + seen.familyName(), view.kind().id(), view.kind().title(), view.recordId(), view.way(), view.address());
        }
    }

    /** Newest first. @param after the entry at the end of the page before */
    @Requires(Permission.ACCESS_LOG_VIEW)
    public Page<ViewEntry> list(Wanted wanted, UUID after, Integer limit) {
        Caller caller = CurrentCaller.get();
        int size = Page.size(limit);
        return Page.of(views.newest(wanted.filter(caller.practice().timeZone()), after, size + 1), size, ViewEntry::of, seen -> seen.view().id().toString());
    }
}
