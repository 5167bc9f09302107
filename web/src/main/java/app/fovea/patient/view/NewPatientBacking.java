package app.fovea.patient.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.patient.boundary.AlikeView;
import app.fovea.patient.boundary.MaybeRegistered;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;

/** Registers a patient: patient/new.xhtml. */
@Named
@ViewScoped
public class NewPatientBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Patients patients;

    private final PatientForm form = new PatientForm();
    private List<AlikeView> alike = List.of();

    /** An address that is typed asks as the button does. */
    @PostConstruct
    void load() {
        CurrentCaller.get().require(Permission.PATIENTS_CREATE);
    }

    public void register() {
        alike = List.of();
        Problems.tried(() -> {
            PatientView patient = registered();
            Problems.done(patient.name() + " is registered as " + patient.number() + ".");
            Paths.go("/patients/" + patient.id());
            return patient;
        });
    }

    private PatientView registered() {
        try {
            return patients.registerUnless(form.details(), notSameAs());
        } catch (MaybeRegistered maybe) {
            alike = maybe.candidates();
            throw maybe;
        }
    }

    /** What was ticked in a list that came from here (includes/alike.xhtml); what makes no sense names nobody. */
    private static Set<UUID> notSameAs() {
        String ticked = Faces.getRequestParameter("notSameAs");
        return ticked == null ? Set.of() : Stream.of(ticked.split(",")).filter(id -> id.matches("[0-9a-f-]{36}")).map(UUID::fromString).collect(Collectors.toSet());
    }

    /** Who may have a record already; empty while nobody was refused for it. */
    public List<AlikeView> getAlike() {
        return alike;
    }

    public PatientForm getForm() {
        return form;
    }
}
