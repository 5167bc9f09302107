package app.fovea.privacy.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What of a patient somebody may look at, and where the database says whose it is. */
public enum RecordKind {
    PATIENT("Patient record", "patients", "id", "id"),
    EXAM("Exam", "exams", "id", "patient_id"),
    SALE("Sale", "dispenses", "id", "patient_id"),
    INVOICE("Invoice", "invoices", "id", "patient_id"),
    ORDER("Order", "orders", "id", "patient_id"),
    MESSAGE("Messages", "notifications", "id", "patient_id"),
    /** Named by its correlation id. */
    JOURNEY("Journey", "journey_events", "correlation_id", "patient_id");

    private final String title;
    private final String table;
    private final String key;
    private final String patient;

    RecordKind(String title, String table, String key, String patient) {
        this.title = title;
        this.table = table;
        this.key = key;
        this.patient = patient;
    }

    /** As stored and as sent over REST. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    /** SQL for the patient of one of these, with the tenant and the id to be filled in. */
    String patientOf() {
        return "select %s as patient_id from %s where tenant_id = ? and %s = ? and %s is not null limit 1".formatted(patient, table, key, patient);
    }

    public static Optional<RecordKind> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
