package app.fovea.dispensing.view;

import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.boundary.OpenSale;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnifaces.util.Faces;

/** The button that begins a sale from an exam, wherever it stands. */
@Named
@RequestScoped
public class StartSale {
    @Inject
    private Dispensing dispensing;
    @Inject
    private ActiveUser user;

    private final Map<UUID, List<OpenSale>> begun = new HashMap<>();

    /** What is begun for this patient already, the newest of it, to go on with rather than to begin another; null for nothing. */
    public OpenSale begun(UUID patientId) {
        return open(patientId).stream().findFirst().orElse(null);
    }

    /** The open sale of this exam that the person may go on with, their own before a colleague's; null for none. */
    public OpenSale ofExam(UUID patientId, UUID examId) {
        return open(patientId).stream().filter(sale -> sale.examId().equals(examId) && (sale.mine() || user.can("pos:take_over"))).min(Comparator.comparing(sale -> !sale.mine())).orElse(null);
    }

    private List<OpenSale> open(UUID patientId) {
        return begun.computeIfAbsent(patientId, dispensing::openOf);
    }

    /** The same patient again, from the exam that an earlier sale was made from: what comes back of that pays for the new one. */
    public void again(UUID patientId, UUID dispenseId) {
        from(patientId, dispensing.get(dispenseId).examId());
    }

    /** What {@code v:startSale} sends. An address that somebody opened, or a program that fetched it ahead, begins nothing: it leads to where a sale is begun. */
    public void asked(String patient, String exam) {
        if (!Faces.getRequest().getMethod().equals("POST")) {
            Paths.go("/pos");
            return;
        }
        UUID patientId = Paths.id(patient, "patient");
        if (!from(patientId, Paths.id(exam, "exam"))) {
            Paths.go("/patients/" + patientId);
        }
    }

    /** An exam is sold from once at a time: where a sale of it is open this goes on with that one, whoever pressed twice, on another page or at another desk in the same moment. */
    private boolean from(UUID patientId, UUID examId) {
        return Problems.tried(() -> {
            UUID sale = dispensing.startOnce(patientId, examId);
            Paths.go("/pos/" + sale);
            return sale;
        });
    }
}
