package app.fovea.patient.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.patient.boundary.PatientSummaries;
import app.fovea.patient.boundary.PatientSummary;
import app.fovea.patient.boundary.PatientSummary.ExamItem;
import app.fovea.patient.boundary.PatientSummary.InvoiceItem;
import app.fovea.patient.boundary.PatientSummary.PrescriptionItem;
import app.fovea.patient.boundary.PatientSummary.Section;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import org.omnifaces.cdi.Param;

/** Everything about a patient on one page: patient/view.xhtml. */
@Named
@RequestScoped
public class PatientBacking {
    /** Of each list on the overview; the timeline is one line each. */
    private static final int NEWEST = 3;
    private static final int NEWEST_EVENTS = 6;

    @Inject
    private PatientSummaries summaries;
    @Inject
    private Patients patients;
    @Inject
    private PatientPush push;
    @Inject @Param(pathIndex = 0)
    private String id;
    @Inject @Param
    private String tab;

    private PatientSummary summary;
    private PatientTab shown;

    /** @param total null for the overview, which has none */
    public record Tab(PatientTab tab, Long total, boolean current) {
    }

    @PostConstruct
    void load() {
        summary = summaries.summary(Paths.id(id, "patient"));
        patients.opened(summary.patient().id());
        PatientPush.Shown page = getWatched();
        summary.merged().forEach(old -> push.shows(page, old.id()));
        shown = PatientTab.of(tab);
    }

    public void look() {
        // Reading anew is all: a request begins with nothing read.
    }

    /** What the page's socket is called: whose orders it is woken for. */
    public PatientPush.Shown getWatched() {
        return CurrentCaller.find().map(caller -> new PatientPush.Shown(caller.tenantId(), summary.patient().id())).orElse(null);
    }

    public PatientSummary getSummary() {
        return summary;
    }

    public PatientView getPatient() {
        return summary.patient();
    }

    /** Those that the role shows. */
    public List<Tab> getTabs() {
        return Arrays.stream(PatientTab.values()).filter(each -> each == PatientTab.OVERVIEW || each.of(summary) != null)
            .map(each -> new Tab(each, each == PatientTab.OVERVIEW ? null : each.of(summary).total(), each == shown)).toList();
    }

    public PatientTab getShown() {
        return shown;
    }

    /** What of the page is built: the tab's own part, or the one that says that the role does not show it. */
    public String getPanel() {
        return shown == PatientTab.OVERVIEW || shown.of(summary) != null ? shown.getId() : "hidden";
    }

    /** On the overview the newest few, on its own tab all that there is; none where the role does not show it. */
    public <T> List<T> some(Section<T> section) {
        return newest(section, NEWEST);
    }

    public <T> List<T> someEvents(Section<T> section) {
        return newest(section, NEWEST_EVENTS);
    }

    /** As {@link #some}, of what another bean has read. */
    public <T> List<T> firstOf(List<T> items) {
        return newest(items, NEWEST);
    }

    private <T> List<T> newest(Section<T> section, int most) {
        return section == null ? List.of() : newest(section.items(), most);
    }

    private <T> List<T> newest(List<T> items, int most) {
        return shown == PatientTab.OVERVIEW && items.size() > most ? items.subList(0, most) : items;
    }

    /** Whether {@link #some} left something out that the tab shows. */
    public boolean more(Section<?> section) {
        return section != null && shown == PatientTab.OVERVIEW && section.total() > NEWEST;
    }

    public boolean moreEvents(Section<?> section) {
        return section != null && shown == PatientTab.OVERVIEW && section.total() > NEWEST_EVENTS;
    }

    /** How many entries the tab itself leaves out, which shows the newest ones. */
    public long left(Section<?> section) {
        return section == null || shown == PatientTab.OVERVIEW ? 0 : section.total() - section.items().size();
    }

    /** The prescription that counts today; null when there is none or it may not be seen. */
    public PrescriptionItem getPrescription() {
        return prescription(0);
    }

    /** The one before it; null likewise. */
    public PrescriptionItem getPrescriptionBefore() {
        return prescription(1);
    }

    private PrescriptionItem prescription(int at) {
        return summary.prescriptions() == null || summary.prescriptions().items().size() <= at ? null : summary.prescriptions().items().get(at);
    }

    /** Sphere and add over the years, as far as there is something to compare. */
    public List<PowerChart> getCharts() {
        return PowerChart.of(summary.prescriptions() == null ? List.of() : summary.prescriptions().items());
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
