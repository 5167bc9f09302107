package app.fovea.patient.view;

import app.fovea.patient.boundary.AlikeView;
import app.fovea.patient.boundary.Patients;
import app.fovea.patient.entity.PatientDetails;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;

/** Who may have a record already, by a form that is half typed: patient/alike.xhtml. What makes no sense yet says nothing. */
@Named
@RequestScoped
public class AlikeBacking {
    @Inject
    private Patients patients;
    @Inject @Param
    private String givenName;
    @Inject @Param
    private String familyName;
    @Inject @Param
    private String birthDate;
    @Inject @Param
    private String email;
    @Inject @Param
    private String phone;
    @Inject @Param
    private String nhsNumber;

    private List<AlikeView> alike;

    public List<AlikeView> getAlike() {
        if (alike == null) {
            alike = patients.alike(new PatientDetails(givenName, familyName, day(birthDate), email, phone, null, nhsNumber, false, null, null, null, null));
        }
        return alike;
    }

    /** What a tick beside them says. */
    public String ids(List<AlikeView> some) {
        return some.stream().map(each -> each.id().toString()).collect(Collectors.joining(","));
    }

    private static LocalDate day(String iso) {
        try {
            return iso == null || iso.isEmpty() ? null : LocalDate.parse(iso);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
