package app.fovea.privacy.view;

import app.fovea.privacy.boundary.RecordOpenings;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Opens a restricted record in need: open-record.xhtml. */
@Named
@ViewScoped
public class OpenRecordBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private RecordOpenings openings;
    @Inject
    private RunningOpenings running;
    @Inject @Param
    private String patient;

    private UUID patientId;
    private String reason;

    @PostConstruct
    void look() {
        patientId = Paths.id(patient, "patient");
    }

    public void open() {
        Problems.tried(() -> {
            running.add(openings.open(patientId, reason));
            Paths.go("/patients/" + patientId);
            return null;
        });
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
