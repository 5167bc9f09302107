package app.fovea.exam.view;

import app.fovea.exam.entity.ExamNotes;
import app.fovea.exam.entity.Outcome;
import app.fovea.exam.entity.Recommendation;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What is typed during an exam, on the way to {@link ExamNotes}. */
public class ExamForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private String reason;
    private String findings;
    private Outcome outcome;
    private Integer recallMonths;
    private List<String> uses = new ArrayList<>();
    private List<String> designs = new ArrayList<>();
    private String minIndex;
    private boolean impactResistant;
    private List<String> clinicallyIndicated = new ArrayList<>();
    private String note;
    private final PowersForm powers;

    ExamForm(ExamNotes notes) {
        reason = notes.reason();
        findings = notes.findings();
        outcome = notes.outcome();
        recallMonths = notes.recallMonths();
        powers = new PowersForm(notes.prescription());
        Recommendation advice = notes.recommendation();
        if (advice != null) {
            uses = new ArrayList<>(advice.uses());
            designs = new ArrayList<>(advice.designs());
            minIndex = advice.minIndex() == null ? null : advice.minIndex().stripTrailingZeros().toPlainString();
            impactResistant = advice.impactResistant();
            clinicallyIndicated = new ArrayList<>(advice.clinicallyIndicated());
            note = advice.note();
        }
    }

    ExamNotes notes() {
        return new ExamNotes(reason, findings, outcome, recallMonths, recommendation(), powers.prescription());
    }

    /** Null while nothing is advised. */
    private Recommendation recommendation() {
        boolean nothing = uses.isEmpty() && designs.isEmpty() && clinicallyIndicated.isEmpty() && minIndex == null && !impactResistant && note == null;
        return nothing ? null : new Recommendation(uses, designs, minIndex == null ? null : new BigDecimal(minIndex), impactResistant, clinicallyIndicated, note);
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getFindings() {
        return findings;
    }

    public void setFindings(String findings) {
        this.findings = findings;
    }

    public Outcome getOutcome() {
        return outcome;
    }

    public void setOutcome(Outcome outcome) {
        this.outcome = outcome;
    }

    public Integer getRecallMonths() {
        return recallMonths;
    }

    public void setRecallMonths(Integer recallMonths) {
        this.recallMonths = recallMonths;
    }

    public List<String> getUses() {
        return uses;
    }

    public void setUses(List<String> uses) {
        this.uses = uses;
    }

    public List<String> getDesigns() {
        return designs;
    }

    public void setDesigns(List<String> designs) {
        this.designs = designs;
    }

    /** One of the list on the page, written as there. */
    public String getMinIndex() {
        return minIndex;
    }

    public void setMinIndex(String minIndex) {
        this.minIndex = minIndex;
    }

    public boolean isImpactResistant() {
        return impactResistant;
    }

    public void setImpactResistant(boolean impactResistant) {
        this.impactResistant = impactResistant;
    }

    public List<String> getClinicallyIndicated() {
        return clinicallyIndicated;
    }

    public void setClinicallyIndicated(List<String> clinicallyIndicated) {
        this.clinicallyIndicated = clinicallyIndicated;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public PowersForm getPowers() {
        return powers;
    }
}
