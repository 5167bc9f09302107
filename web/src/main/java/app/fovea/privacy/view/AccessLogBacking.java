package app.fovea.privacy.view;

import app.fovea.privacy.boundary.AccessLog;
import app.fovea.privacy.boundary.AccessLog.ViewEntry;
import app.fovea.privacy.boundary.AccessLog.Wanted;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Who looked at which record, in sentences: access-log.xhtml. What is looked for stands in the address, so that it can be kept and sent on. */
@Named
@ViewScoped
public class AccessLogBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private AccessLog log;
    @Inject @Param(name = "q")
    private String words;
    @Inject @Param
    private String patient;
    @Inject @Param
    private String kind;
    @Inject @Param
    private String from;
    @Inject @Param
    private String to;

    private final ArrayList<ViewEntry> entries = new ArrayList<>();
    private UUID next;

    @PostConstruct
    public void showMore() {
        Page<ViewEntry> page = log.list(wanted(), next, null);
        entries.addAll(page.items());
        next = page.next() == null ? null : UUID.fromString(page.next());
    }

    /** What somebody wrote into the address by hand and nobody can read is left out. */
    private Wanted wanted() {
        return new Wanted(patient == null || patient.isBlank() ? null : Paths.id(patient, "patient"), null, words, RecordKind.of(kind == null ? "" : kind).orElse(null), day(from), day(to));
    }

    private static LocalDate day(String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** As a sentence says it: “looked at an exam of”. */
    public String what(ViewEntry entry) {
        return switch (RecordKind.of(entry.kind()).orElseThrow()) {
            case PATIENT -> "the record of";
            case EXAM -> "an exam of";
            case SALE -> "a sale to";
            case INVOICE -> "an invoice of";
            case ORDER -> "an order for";
            case MESSAGE -> "messages to";
            case JOURNEY -> "the journey of";
        };
    }

    public boolean isFiltered() {
        Wanted wanted = wanted();
        return !new Wanted(null, wanted.userId(), wanted.words() == null || wanted.words().isBlank() ? null : wanted.words(), wanted.kind(), wanted.from(), wanted.to()).equals(Wanted.EVERYTHING);
    }

    /** Of whom alone, when it is about one patient; null otherwise, and while nobody has looked. */
    public String getPatientName() {
        return patient == null || patient.isBlank() ? null : entries.stream().map(ViewEntry::patient).filter(name -> name != null).findFirst().orElse(null);
    }

    public RecordKind[] getKinds() {
        return RecordKind.values();
    }

    public String getWords() {
        return words;
    }

    public String getPatient() {
        return patient;
    }

    public String getKind() {
        return kind;
    }

    public String getFrom() {
        return day(from) == null ? null : from;
    }

    public String getTo() {
        return day(to) == null ? null : to;
    }

    public List<ViewEntry> getEntries() {
        return entries;
    }

    public boolean isMore() {
        return next != null;
    }
}
