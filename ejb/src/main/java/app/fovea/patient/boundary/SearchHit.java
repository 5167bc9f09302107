package app.fovea.patient.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.billing.entity.Invoice;
import app.fovea.lab.entity.Order;
import app.fovea.patient.entity.Patient;
import app.fovea.privacy.entity.AboutPatient;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that a search found, with as much as tells it from another.
 *
 * @param id        of the patient, the order or the invoice
 * @param number    {@code P-000123}, {@code ORD-000123}, {@code INV-000123}
 * @param name      of the patient whose it is; absent, with id and birth date, for whoever may not see patients
 * @param phone     of a patient; absent where there is none or it may not be seen
 * @param nhsNumber likewise
 * @param state     of an order its stage, of an invoice whether something is owed, in words
 * @param near      spelled nearly as it was typed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchHit(Kind kind, UUID id, String number, UUID patientId, String name, LocalDate birthDate, String phone, String nhsNumber, String state, boolean near)
        implements AboutPatient<SearchHit> {
    /** What may be found. */
    public enum Kind {
        @JsonProperty("patient") PATIENT("patients", Permission.PATIENTS_VIEW),
        @JsonProperty("order") ORDER("orders", Permission.ORDERS_VIEW),
        @JsonProperty("invoice") INVOICE("invoices", Permission.INVOICES_VIEW);

        private final String plural;
        private final Permission needed;

        Kind(String plural, Permission needed) {
            this.plural = plural;
            this.needed = needed;
        }

        /** As the sections of a patient's summary are called, and the addresses of their pages. */
        public String plural() {
            return plural;
        }

        /** The right without which none of them is found. */
        public Permission needed() {
            return needed;
        }
    }

    static SearchHit of(PatientView patient, boolean near) {
        return new SearchHit(Kind.PATIENT, patient.id(), patient.number(), patient.id(), patient.name(), patient.birthDate(), patient.phone(), patient.nhsNumber(), null, near);
    }

    /** @param patient null for whoever may not see patients */
    static SearchHit of(Order order, Patient patient) {
        return about(Kind.ORDER, order.id(), order.number(), patient, order.stage().title());
    }

    /** @param patient null for whoever may not see patients */
    static SearchHit of(Invoice invoice, Patient patient) {
        return about(Kind.INVOICE, invoice.id(), invoice.number(), patient, invoice.cancelled() ? "Cancelled" : invoice.outstanding().signum() > 0 ? "Not paid in full" : "Paid");
    }

    private static SearchHit about(Kind kind, UUID id, String number, Patient patient, String state) {
        return patient == null ? new SearchHit(kind, id, number, null, null, null, null, null, state, false)
            : new SearchHit(kind, id, number, patient.id(), patient.name(), patient.birthDate(), null, null, state, false);
    }

    /** A patient without a number; of an order or invoice its own. */
    @Override
    public SearchHit fromOutside() {
        return new SearchHit(kind, id, kind == Kind.PATIENT ? null : number, patientId, RESTRICTED, null, null, null, null, near);
    }

    boolean sameAs(SearchHit other) {
        return kind == other.kind && id.equals(other.id);
    }

    /** Where it is shown. */
    public String path() {
        return "/" + kind.plural() + "/" + id;
    }
}
