package app.fovea.privacy.view;

import app.fovea.privacy.boundary.RestrictedRecords;
import app.fovea.privacy.boundary.RestrictedRecords.Choices;
import app.fovea.privacy.boundary.RestrictedRecords.RestrictionView;
import app.fovea.privacy.boundary.RestrictedRecords.Wanted;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Whose record not everybody sees, why, and who sees it all the same: restriction.xhtml. */
@Named
@ViewScoped
public class RestrictionBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private RestrictedRecords records;
    @Inject @Param
    private String patient;

    private UUID patientId;
    private RestrictionView standing;
    private Choices choices;
    private String reason;
    private List<UUID> people = new ArrayList<>();
    private List<UUID> roles = new ArrayList<>();
    private String liftReason;

    @PostConstruct
    void load() {
        patientId = Paths.id(patient, "patient");
        standing = records.of(patientId).orElse(null);
        choices = records.choices();
        if (standing != null) {
            reason = standing.reason();
            standing.users().forEach(each -> people.add(each.id()));
            standing.roles().forEach(each -> roles.add(each.id()));
        }
    }

    public void restrict() {
        Problems.tried(() -> {
            records.restrict(patientId, standing == null ? null : standing.id(), new Wanted(reason, new HashSet<>(people), new HashSet<>(roles)));
            Problems.done("Restricted. From now on only those named here see this record, and whoever may see all restricted records.");
            Paths.go("/restriction?patient=" + patientId);
            return null;
        });
    }

    public void lift() {
        Problems.tried(() -> {
            records.lift(patientId, standing.id(), liftReason);
            Problems.done("Lifted. Everybody who may see patients sees this record again.");
            Paths.go("/restriction?patient=" + patientId);
            return null;
        });
    }

    public UUID getPatientId() {
        return patientId;
    }

    /** Null where the record is not restricted. */
    public RestrictionView getStanding() {
        return standing;
    }

    public Choices getChoices() {
        return choices;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public List<UUID> getPeople() {
        return people;
    }

    public void setPeople(List<UUID> people) {
        this.people = people;
    }

    public List<UUID> getRoles() {
        return roles;
    }

    public void setRoles(List<UUID> roles) {
        this.roles = roles;
    }

    public String getLiftReason() {
        return liftReason;
    }

    public void setLiftReason(String liftReason) {
        this.liftReason = liftReason;
    }
}
