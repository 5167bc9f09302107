package app.fovea.patient.view;

import app.fovea.patient.boundary.AlikeView;
import app.fovea.patient.boundary.PatientMerges;
import app.fovea.patient.boundary.PatientMerges.Difference;
import app.fovea.patient.boundary.PatientMerges.MergeView;
import app.fovea.patient.boundary.PatientMerges.Preview;
import app.fovea.patient.boundary.PatientMerges.Wanted;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Formats;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Two records that are one person's, side by side, to be made one; and those that were, to be taken apart: patient/merge.xhtml. */
@Named
@ViewScoped
public class PatientMergeBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private PatientMerges merges;
    @Inject
    private Patients patients;
    @Inject
    private Formats format;
    @Inject @Param(pathIndex = 0)
    private String id;
    @Inject @Param
    private String with;

    private PatientView patient;
    private List<AlikeView> alike = List.of();
    private List<MergeView> known;
    private Preview preview;
    private boolean nobody;
    private final List<Choice> choices = new ArrayList<>();
    private String reason;
    private String undoReason;

    /** A detail in which the two differ, and whose is to hold. */
    public static final class Choice implements Serializable {
        private static final long serialVersionUID = 1L;
        private final Difference between;
        private boolean theirs;

        private Choice(Difference between) {
            this.between = between;
            this.theirs = between.take();
        }

        public Difference getBetween() {
            return between;
        }

        public boolean isTheirs() {
            return theirs;
        }

        public void setTheirs(boolean theirs) {
            this.theirs = theirs;
        }

        /** The NHS number comes along in any case. */
        public boolean isFree() {
            return !between.field().equals("nhsNumber");
        }
    }

    @PostConstruct
    void load() {
        UUID asked = Paths.id(id, "patient");
        known = merges.of(asked).items();
        patient = patients.get(asked);
        if (with == null || with.isBlank()) {
            alike = merges.alike(patient.id());
            return;
        }
        UUID other = other(with.strip());
        nobody = other == null;
        if (nobody) {
            alike = merges.alike(patient.id());
            return;
        }
        preview = merges.preview(patient.id(), other);
        preview.differ().forEach(each -> choices.add(new Choice(each)));
    }

    /** An id, as a link has it, or what somebody typed, which is to be one patient's. */
    private UUID other(String typed) {
        if (typed.length() == 36) {
            return Paths.id(typed, "patient");
        }
        List<PatientView> found = patients.find(typed, 2).alike().items();
        return found.size() == 1 ? found.get(0).id() : null;
    }

    public void merge() {
        Problems.tried(() -> {
            MergeView merge = merges.merge(patient.id(), preview.kept().version(), preview.merged().id(),
                new Wanted(preview.merged().version(), choices.stream().filter(Choice::isTheirs).map(each -> each.getBetween().field()).toList(), reason));
            Problems.done("Both records are one now: " + merge.mergedNumber() + " leads here.");
            Paths.go("/patients/" + merge.keptId());
            return merge;
        });
    }

    public void undo(MergeView merge) {
        Problems.tried(() -> {
            MergeView undone = merges.undo(patient.id(), merge.id(), undoReason);
            Problems.done(undone.mergedNumber() + " is a record of its own again.");
            Paths.go("/patients/" + undone.keptId() + "/merge");
            return undone;
        });
    }

    /** As people read it. @param field as the API calls it @param value as it is kept; null for nothing */
    public String written(String field, String value) {
        if (value == null) {
            return "nothing";
        }
        return switch (field) {
            case "birthDate" -> format.born(LocalDate.parse(value));
            case "nhsNumber" -> format.nhsNumber(value);
            default -> value;
        };
    }

    /** How much comes along, for a sentence: “2 exams, 1 invoice”. */
    public String getMoves() {
        return preview.moves().entrySet().stream().filter(each -> each.getValue() > 0).map(PatientMergeBacking::counted).collect(Collectors.joining(", "));
    }

    private static String counted(Entry<String, Long> kind) {
        return kind.getValue() + " " + (kind.getValue() == 1 ? kind.getKey().substring(0, kind.getKey().length() - 1) : kind.getKey());
    }

    public PatientView getPatient() {
        return patient;
    }

    public List<AlikeView> getAlike() {
        return alike;
    }

    /** Standing ones and those that were undone, newest first. */
    public List<MergeView> getKnown() {
        return known;
    }

    /** The one that can be undone: the last that stands; null where none does. */
    public MergeView getLast() {
        return known.stream().filter(MergeView::stands).findFirst().orElse(null);
    }

    /** Null until the other record is chosen. */
    public Preview getPreview() {
        return preview;
    }

    /** Whether what was typed is no one patient's. */
    public boolean isNobody() {
        return nobody;
    }

    public String getWith() {
        return with;
    }

    public List<Choice> getChoices() {
        return choices;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getUndoReason() {
        return undoReason;
    }

    public void setUndoReason(String undoReason) {
        this.undoReason = undoReason;
    }
}
