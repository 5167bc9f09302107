package app.fovea.patient.view;

import app.fovea.patient.boundary.PatientSummary;
import app.fovea.patient.boundary.PatientSummary.Section;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** One view of a patient's page. It stands in the address, {@code ?tab=orders}, so that it can be sent, reloaded and gone back to. */
public enum PatientTab {
    OVERVIEW("Overview", summary -> null),
    EXAMS("Exams", PatientSummary::exams),
    PRESCRIPTIONS("Prescriptions", PatientSummary::prescriptions),
    ORDERS("Orders", PatientSummary::orders),
    INVOICES("Invoices", PatientSummary::invoices),
    MESSAGES("Messages", PatientSummary::messages),
    TIMELINE("Timeline", PatientSummary::timeline);

    private final String title;
    private final Function<PatientSummary, Section<?>> section;

    PatientTab(String title, Function<PatientSummary, Section<?>> section) {
        this.title = title;
        this.section = section;
    }

    /** @return the overview for what is no tab */
    static PatientTab of(String id) {
        return Arrays.stream(values()).filter(tab -> tab.getId().equals(id)).findFirst().orElse(OVERVIEW);
    }

    /** What of the summary it shows; null where the role does not show it, and for the overview. */
    Section<?> of(PatientSummary summary) {
        return section.apply(summary);
    }

    public String getId() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String getTitle() {
        return title;
    }
}
