package app.fovea.audit.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Origin;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.access.entity.RoleChange;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.AccessTrail;
import app.fovea.audit.entity.Chain;
import app.fovea.audit.entity.SealedEntry;
import app.fovea.audit.entity.TrailFile;
import app.fovea.audit.entity.TrailFilter;
import app.fovea.audit.entity.TrailFormat;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.Page;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The trail of access, to be read, taken out of the house as evidence, and checked. */
@Stateless
public class AuditTrails {
    private static final int PART = 1_000;

    @Inject
    private AccessTrail trail;

    /**
     * What is wanted; null for any.
     *
     * @param words part of the name of whoever did it, of the person or of the role that it is about
     * @param from  first day, in the practice's time zone
     * @param to    last day, likewise
     */
    public record Wanted(UUID roleId, UUID userId, UUID actorId, String words, AccessAction action, LocalDate from, LocalDate to) {
        public static final Wanted EVERYTHING = new Wanted(null, null, null, null, null, null, null);

        TrailFilter filter(Caller caller) {
            return new TrailFilter(roleId, userId, actorId, words == null || words.isBlank() ? null : words, action,
                from == null ? null : from.atStartOfDay(caller.practice().timeZone()).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(caller.practice().timeZone()).toInstant());
        }

        /** As the trail tells what was exported. */
        Map<String, String> told() {
            Map<String, String> told = new LinkedHashMap<>();
            put(told, "roleId", roleId);
            put(told, "userId", userId);
            put(told, "actorId", actorId);
            put(told, "words", words == null || words.isBlank() ? null : words);
            put(told, "action", action == null ? null : action.id());
            put(told, "from", from);
            put(told, "to", to);
            return told;
        }

        private static void put(Map<String, String> told, String name, Object value) {
            if (value != null) {
                told.put(name, value.toString());
            }
        }
    }

    /** @param target what it is about @param origin null for the program itself */
    public record EntryView(UUID id, long seq, Instant at, String actor, UUID actorId, Origin origin, String action, Target target, JsonNode before, JsonNode after, String reason, String hash) {
        static EntryView of(RoleChange entry) {
            return new EntryView(entry.id(), entry.seq(), entry.at(), entry.actorName(), entry.actorId(), entry.origin(), entry.action(),
                new Target(entry.roleId(), entry.roleName(), entry.userId(), entry.userName()), json(entry.before()), json(entry.after()), entry.reason(), entry.hash());
        }

        private static JsonNode json(String text) {
            return text == null ? null : JsonColumn.read(text, JsonNode.class);
        }
    }

    /** The role, and the person when it is about one, with their names of that day. */
    public record Target(UUID roleId, String role, UUID userId, String user) {
    }

    /** @param wanted what is in it */
    public record Export(TrailFormat format, TrailFile about, Wanted wanted) {
        /** {@code northgate-access-trail-2026-11-22.csv}. */
        public String fileName() {
            return about.practice() + "-access-trail-" + (about.selection() ? "selection-" : "") + about.exportedAt().toString().substring(0, 10) + "." + format.extension();
        }
    }

    /** @param broken the first thing that is wrong, in a sentence; null when the trail is whole */
    public record Verification(boolean whole, long entries, Instant first, Instant last, Chain.Head head, String broken) {
    }

    /** Newest first. @param after the entry at the end of the page before */
    @Requires(Permission.AUDIT_VIEW)
    public Page<EntryView> list(Wanted wanted, UUID after, Integer limit) {
        int size = Page.size(limit);
        Long place = after == null ? null : trail.find(after).map(RoleChange::seq).orElseThrow(() -> new NotFound("entry"));
        return Page.of(trail.latest(wanted.filter(CurrentCaller.get()), place, size + 1), size, EntryView::of, entry -> entry.id().toString());
    }

    /** Where the trail ends: what to write down elsewhere. */
    @Requires(Permission.AUDIT_VIEW)
    public Chain.Head head() {
        return trail.head();
    }

    /** Begins an export, which is itself an entry of the trail, and of the file when that is the whole of it. */
    @Requires(Permission.AUDIT_EXPORT)
    public Export export(TrailFormat format, Wanted wanted) {
        Map<String, Object> told = new LinkedHashMap<>(wanted.told());
        boolean selection = !told.isEmpty();
        told.put("format", format.extension());
        trail.record(AccessAction.AUDIT_EXPORTED, null, null, null, told, null);
        Caller caller = CurrentCaller.get();
        return new Export(format, new TrailFile(caller.tenantId(), caller.practice().slug(), Instant.now(), selection, trail.head()), wanted);
    }

    /** The next entries of an export, oldest first; none when it is complete. @param seq the last one that was had; 0 at the beginning */
    @Requires(Permission.AUDIT_EXPORT)
    public List<SealedEntry> part(Export export, long seq) {
        return trail.sealedAfter(export.wanted().filter(CurrentCaller.get()), seq, PART).stream().filter(entry -> entry.seq() <= export.about().head().seq()).toList();
    }

    /** Reckons every seal again, from the first entry to the last. */
    @Requires(Permission.AUDIT_VERIFY)
    public Verification verify() {
        Chain.Head head = trail.head();
        Chain chain = Chain.whole();
        trail.unsealed(1).forEach(chain::follow);
        long place = 0;
        while (place < head.seq()) {
            List<SealedEntry> part = trail.sealedAfter(TrailFilter.EVERYTHING, place, PART).stream().filter(entry -> entry.seq() <= head.seq()).toList();
            if (part.isEmpty()) {
                break;
            }
            part.forEach(chain::follow);
            place = part.get(part.size() - 1).seq();
        }
        Chain.Verdict verdict = chain.endingAt(head);
        return new Verification(verdict.whole(), verdict.entries(), verdict.first(), verdict.last(), head, verdict.broken());
    }
}
