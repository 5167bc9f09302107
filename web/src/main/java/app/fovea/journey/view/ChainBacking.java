package app.fovea.journey.view;

import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.exam.boundary.Exams;
import app.fovea.exam.boundary.ReadyToSell;
import app.fovea.journey.boundary.JourneyWatch;
import app.fovea.journey.boundary.JourneyWatch.Paper;
import app.fovea.lab.boundary.Releases;
import app.fovea.lab.boundary.WaitingSale;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** One journey, or all of one patient: whose it is, where it stands, and what led to what: journey/chain.xhtml. */
@Named
@ViewScoped
public class ChainBacking extends Watching {
    private static final long serialVersionUID = 1L;

    @Inject
    private JourneyWatch watch;
    @Inject
    private Patients patients;
    @Inject
    private Exams exams;
    @Inject
    private Releases releases;
    @Inject
    private ActiveUser user;
    @Inject
    private MomentWords words;
    @Inject @Param(name = "of")
    private String correlation;
    @Inject @Param
    private String patient;

    private UUID correlationId;
    private UUID patientId;
    private UUID whose;
    private String patientName;
    private List<Paper> papers;
    private boolean cut;
    private List<MomentWords.Line> lines;
    private List<ReadyToSell> unsold;
    private List<WaitingSale> waiting;
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
        UUID of = chain.patientId();
        whose = of == null ? patientId : of;
        papers = chain.papers();
        cut = chain.cut();
        lines = chain.items().stream().map(words::line).toList();
        patientName = of == null || !user.can("patients:view") ? null : patients.names(Set.of(of)).get(of);
        unsold = user.can("pos:access") ? exams.readyToSell(newest("exam")) : List.of();
        waiting = of != null && user.can("invoices:view") && user.can("orders:view") ? releases.waitingOf(of, correlationId) : List.of();
        asOf = Instant.now();
    }

    /** Nobody sells from an exam that another one followed. @return its id, or none */
    private List<UUID> newest(String kind) {
        return papers(kind).stream().map(Paper::id).reduce((earlier, later) -> later).map(List::of).orElse(List.of());
    }

    /** What of it has a page of its own. @param kind {@code exam}, {@code invoice} or {@code order} */
    public List<Paper> papers(String kind) {
        return papers.stream().filter(paper -> paper.kind().equals(kind)).toList();
    }

    public List<MomentWords.Line> getLines() {
        return lines;
    }

    /** What a person has to do something about. That a patient was not told is over with whatever happened next: who has fetched the spectacles need not be rung. */
    public List<MomentWords.Line> getTroubles() {
        Instant newest = lines.stream().filter(MomentWords.Line::event).map(MomentWords.Line::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        return lines.stream().filter(line -> line.remedy() != null && (line.letter() || line.at().isAfter(newest))).toList();
    }

    /** The newest exam, where nothing was sold from it yet, for who may sell. */
    public List<ReadyToSell> getUnsold() {
        return unsold;
    }

    /** Sales that the lab has not been given. */
    public List<WaitingSale> getWaiting() {
        return waiting;
    }

    public boolean isCut() {
        return cut;
    }

    public boolean isOfPatient() {
        return patientId != null;
    }

    /** Whose it is; null where it is nobody's, or nothing has happened yet. */
    public UUID getPatientId() {
        return whose;
    }

    /** For who may see patients; else null. */
    public String getPatientName() {
        return patientName;
    }

    /** This page, for whoever comes back to it. */
    public String getHere() {
        return "/journey/chain?" + (patientId == null ? "of=" + correlationId : "patient=" + patientId);
    }

    public Instant getAsOf() {
        return asOf;
    }
}
