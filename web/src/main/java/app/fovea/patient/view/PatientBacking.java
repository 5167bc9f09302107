package app.fovea.patient.view;

import app.fovea.patient.boundary.PatientSummaries;
import app.fovea.patient.boundary.PatientSummary;
import app.fovea.patient.boundary.PatientSummary.ExamItem;
import app.fovea.patient.boundary.PatientSummary.InvoiceItem;
import app.fovea.patient.boundary.PatientSummary.PrescriptionItem;
import app.fovea.patient.boundary.PatientView;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** Everything about a patient on one page: patient/view.xhtml. */
@Named
@RequestScoped
public class PatientBacking {
    private static final int NEWEST = 8;

    @Inject
    private PatientSummaries summaries;
    @Inject @Param(pathIndex = 0)
    private String id;

    private PatientSummary summary;

    @PostConstruct
    void load() {
        summary = summaries.summary(Paths.id(id, "patient"));
    }

    public PatientSummary getSummary() {
        return summary;
    }

    public PatientView getPatient() {
        return summary.patient();
    }

    /** How much of the timeline shows before one asks for the rest. */
    public int getTimelineShown() {
        return summary.timeline() == null ? 0 : Math.min(NEWEST, summary.timeline().items().size());
    }

    /** The prescription that counts today; null when there is none or it may not be seen. */
    public PrescriptionItem getPrescription() {
        return summary.prescriptions() == null ? null : summary.prescriptions().items().stream().findFirst().orElse(null);
    }

    /** The exam a sale would begin from; null when there is none. */
    public ExamItem getSellable() {
        return summary.exams() == null ? null : summary.exams().items().stream().filter(ExamItem::sellable).findFirst().orElse(null);
    }

    /** Invoices on which something is outstanding; none where this may not be seen. */
    public List<InvoiceItem> getOwed() {
        return summary.invoices() == null ? List.of() : summary.invoices().items().stream().filter(invoice -> invoice.outstanding().signum() > 0).toList();
    }

    /** An exam that somebody began and did not finish: to go on with rather than to begin another. */
    public ExamItem getDraft() {
        return summary.exams() == null ? null : summary.exams().items().stream().filter(exam -> exam.state().equals("draft")).findFirst().orElse(null);
    }
}
