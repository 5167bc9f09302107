package app.fovea.patient.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.billing.entity.Invoice;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.RecentPatients;
import app.fovea.privacy.entity.Restrictions;
import app.fovea.tenancy.entity.DocumentNumbers;
import app.fovea.tenancy.entity.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The one search box: whatever somebody types or scans leads to a patient, an order or an invoice. Of each kind it finds what the caller may
 * see, by what they may see of it.
 */
@Stateless
public class Search {
    @Inject
    private Patients patients;
    @Inject
    private PatientRepository people;
    @Inject
    private RecentPatients recent;
    @Inject
    private Restrictions restrictions;
    @Inject
    private OrderRepository orders;
    @Inject
    private InvoiceRepository invoices;

    /**
     * What was found.
     *
     * @param items  what has this very number first, then patients spelled as it was typed in name order, then those spelled nearly so, the nearest first
     * @param more   whether there is more of it: type more
     * @param recent nothing was typed: these are whom the caller opened last, the last one first
     * @param hidden the kinds that the caller may not see, which were not looked through: {@code patients}, {@code orders}, {@code invoices}
     */
    public record Found(List<SearchHit> items, boolean more, boolean recent, List<String> hidden) {
        public Found {
            items = List.copyOf(items);
            hidden = List.copyOf(hidden);
        }
    }

    /**
     * Never more than a page.
     *
     * @param typed a name, a date of birth, a phone, NHS, patient, order or invoice number, an e-mail address, or what a scanner read off a job ticket;
     *              empty for whom the caller opened last
     */
    public Found find(String typed, Integer limit) {
        Caller caller = CurrentCaller.get();
        List<String> hidden = Arrays.stream(SearchHit.Kind.values()).filter(kind -> !caller.may(kind.needed())).map(SearchHit.Kind::plural).toList();
        int size = Page.size(limit);
        if (typed == null || typed.isBlank()) {
            return new Found(seen(recent(caller).stream().limit(size).toList()), false, true, hidden);
        }
        List<SearchHit> hits = new ArrayList<>();
        numbered(caller, typed).forEach(hits::add);
        boolean more = false;
        if (caller.may(Permission.PATIENTS_VIEW) && !numbersAnother(typed) && !Patients.query(typed).empty()) {
            Patients.Found found = patients.find(typed, size);
            Stream.concat(found.alike().items().stream().map(patient -> SearchHit.of(patient, false)), found.near().stream().map(patient -> SearchHit.of(patient, true)))
                .filter(hit -> hits.stream().noneMatch(hit::sameAs)).forEach(hits::add);
            more = found.alike().next() != null;
        }
        return new Found(seen(hits.stream().limit(size).toList()), more || hits.size() > size, false, hidden);
    }

    /** Whose record is restricted, and not to the caller, is found as that: this door asks for no one right, and so the gate does not stand before it. */
    private List<SearchHit> seen(List<SearchHit> hits) {
        Set<UUID> restricted = restrictions.hidden(hits.stream().map(SearchHit::patientId).toList());
        return hits.stream().map(hit -> hit.patientId() != null && restricted.contains(hit.patientId()) ? hit.fromOutside() : hit).toList();
    }

    /** What has the number that was typed. Digits alone may be the number of one of each kind. */
    private Stream<SearchHit> numbered(Caller caller, String typed) {
        Optional<SearchHit> order = caller.may(Permission.ORDERS_VIEW) ? DocumentNumbers.Kind.ORDER.read(typed).flatMap(orders::byNumber).map(found -> hit(caller, found)) : Optional.empty();
        Optional<SearchHit> invoice = caller.may(Permission.INVOICES_VIEW) ? DocumentNumbers.Kind.INVOICE.read(typed).flatMap(invoices::byNumber).map(found -> hit(caller, found)) : Optional.empty();
        Optional<SearchHit> patient = caller.may(Permission.PATIENTS_VIEW) ? DocumentNumbers.Kind.PATIENT.read(typed).flatMap(people::byNumber).map(found -> SearchHit.of(PatientView.of(found), false)) : Optional.empty();
        return Stream.of(order, invoice, patient).flatMap(Optional::stream);
    }

    /** “ORD-000123” is nobody's name, and to look who is called nearly so would read all of them. */
    private static boolean numbersAnother(String typed) {
        return Character.isLetter(typed.strip().charAt(0)) && Stream.of(DocumentNumbers.Kind.ORDER, DocumentNumbers.Kind.INVOICE).anyMatch(kind -> kind.read(typed).isPresent());
    }

    private List<SearchHit> recent(Caller caller) {
        return caller.userId() == null || !caller.may(Permission.PATIENTS_VIEW) ? List.of() : recent.of(caller.userId()).stream().map(patient -> SearchHit.of(PatientView.of(patient), false)).toList();
    }

    private SearchHit hit(Caller caller, Order order) {
        return SearchHit.of(order, whose(caller, order.patientId()));
    }

    private SearchHit hit(Caller caller, Invoice invoice) {
        return SearchHit.of(invoice, whose(caller, invoice.patientId()));
    }

    /** Null for whoever may see the order and not whose it is. */
    private Patient whose(Caller caller, UUID patientId) {
        return caller.may(Permission.PATIENTS_VIEW) ? people.find(patientId).orElseThrow() : null;
    }
}
