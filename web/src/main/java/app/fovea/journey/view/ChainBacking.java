package app.fovea.journey.view;

import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.journey.boundary.JourneyWatch;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** One journey, or all of one patient, as a timeline: journey/chain.xhtml. */
@Named
@ViewScoped
public class ChainBacking extends Watching {
    private static final long serialVersionUID = 1L;

    @Inject
    private JourneyWatch watch;
    @Inject
    private MomentWords words;
    @Inject @Param(name = "of")
    private String correlation;
    @Inject @Param
    private String patient;

    private UUID correlationId;
    private UUID patientId;
    private List<MomentWords.Line> lines;
    private boolean cut;
    private Instant asOf;

    @PostConstruct
    void open() {
        correlationId = correlation == null ? null : Paths.id(correlation, "journey");
        patientId = patient == null || correlationId != null ? null : Paths.id(patient, "patient");
        if (correlationId == null && patientId == null) {
            throw new NotFound("journey");
        }
        look();
    }

    @Override
    void look() {
        JourneyWatch.Chain chain = watch.timeline(patientId, correlationId);
        lines = chain.items().stream().map(words::line).toList();
        cut = chain.cut();
        asOf = Instant.now();
    }

    public List<MomentWords.Line> getLines() {
        return lines;
    }

    public boolean isCut() {
        return cut;
    }

    public boolean isOfPatient() {
        return patientId != null;
    }

    public UUID getPatientId() {
        return patientId;
    }

    public Instant getAsOf() {
        return asOf;
    }
}
