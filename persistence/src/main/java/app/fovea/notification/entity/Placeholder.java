package app.fovea.notification.entity;

import java.util.Arrays;
import java.util.Optional;

/** What a template can leave open, written as {@code {patientName}}. A fixed set: nothing clinical is among it. */
public enum Placeholder {
    PATIENT_NAME("patientName", "the patient's name", "Ada Lovelace"),
    ORDER_NUMBER("orderNumber", "the order's number", "ORD-000123"),
    INVOICE_NUMBER("invoiceNumber", "the number of the invoice, of a receipt", "INV-000123"),
    DUE_ON("dueOn", "the day of a recall", "12 May 2027"),
    PRACTICE("practice", "the practice's name", "Your practice"),
    BRANCH("branch", "the branch where the order was made", "High Street"),
    CARRIER("carrier", "who carries the parcel", "Royal Mail"),
    TRACKING("tracking", "the parcel's number", "RM 1234 5678 9GB");

    private final String word;
    private final String meaning;
    private final String sample;

    Placeholder(String word, String meaning, String sample) {
        this.word = word;
        this.meaning = meaning;
        this.sample = sample;
    }

    public String word() {
        return word;
    }

    /** In words, for who writes a template. */
    public String meaning() {
        return meaning;
    }

    /** What a preview shows. */
    public String sample() {
        return sample;
    }

    static Optional<Placeholder> of(String word) {
        return Arrays.stream(values()).filter(placeholder -> placeholder.word.equals(word)).findFirst();
    }
}
