package app.fovea.audit.view;

import app.fovea.audit.boundary.AuditTrails;
import app.fovea.audit.boundary.AuditTrails.EntryView;
import app.fovea.audit.boundary.AuditTrails.Export;
import app.fovea.audit.boundary.AuditTrails.Verification;
import app.fovea.audit.boundary.AuditTrails.Wanted;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.entity.TrailFormat;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;

/** The trail of access in sentences: audit.xhtml. What is looked for stands in the address, so that it can be kept and sent on. */
@Named
@ViewScoped
public class AuditBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private AuditTrails trails;
    @Inject
    private TrailDownload download;
    @Inject @Param(name = "q")
    private String words;
    @Inject @Param
    private String action;
    @Inject @Param
    private String from;
    @Inject @Param
    private String to;
    @Inject @Param
    private String roleId;
    @Inject @Param
    private String userId;

    private final List<Row> rows = new ArrayList<>();
    private UUID next;
    private String head;
    private long length;
    private Verification verification;

    /** @param way what was called, and from where */
    public record Row(UUID id, long seq, Instant at, String actor, String sentence, List<TrailWords.Difference> differences, String reason, String address, String way, boolean denied)
            implements Serializable {
        static Row of(EntryView entry) {
            return new Row(entry.id(), entry.seq(), entry.at(), entry.actorId() == null ? "Fovea (" + entry.actor() + ")" : entry.actor(), TrailWords.sentence(entry), new ArrayList<>(TrailWords.differences(entry)), entry.reason(),
                entry.origin() == null ? null : entry.origin().address(), entry.origin() == null ? null : entry.origin().way(), entry.action().equals(AccessAction.RIGHT_DENIED.id()));
        }
    }

    @PostConstruct
    void load() {
        showMore();
        head = trails.head().hash();
        length = trails.head().seq();
    }

    public void showMore() {
        Page<EntryView> page = trails.list(wanted(), next, null);
        page.items().forEach(entry -> rows.add(Row.of(entry)));
        next = page.next() == null ? null : UUID.fromString(page.next());
    }

    /** What somebody wrote into the address by hand and nobody can read is left out. */
    private Wanted wanted() {
        return new Wanted(roleId == null ? null : Paths.id(roleId, "role"), userId == null ? null : Paths.id(userId, "person"), null, words, AccessAction.of(action == null ? "" : action).orElse(null),
            day(from), day(to));
    }

    private static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    public void verify() {
        verification = trails.verify();
        head = verification.head().hash();
        length = verification.head().seq();
    }

    public void exportCsv() throws IOException {
        export(TrailFormat.CSV);
    }

    public void exportJson() throws IOException {
        export(TrailFormat.JSON);
    }

    private void export(TrailFormat format) throws IOException {
        Export export = trails.export(format, wanted());
        Faces.sendFile(export.fileName(), true, out -> download.write(export, out));
    }

    public boolean isFiltered() {
        return !wanted().equals(Wanted.EVERYTHING);
    }

    public AccessAction[] getActions() {
        return AccessAction.values();
    }

    public String getWords() {
        return words;
    }

    public String getAction() {
        return action;
    }

    public String getFrom() {
        return day(from) == null ? null : from;
    }

    public String getTo() {
        return day(to) == null ? null : to;
    }

    public String getRoleId() {
        return roleId;
    }

    public String getUserId() {
        return userId;
    }

    public List<Row> getRows() {
        return rows;
    }

    public boolean isMore() {
        return next != null;
    }

    /** Of the last entry: what to write down elsewhere. */
    public String getHead() {
        return head;
    }

    public long getLength() {
        return length;
    }

    /** Null until somebody asked for it. */
    public Verification getVerification() {
        return verification;
    }
}
