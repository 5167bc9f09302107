package app.fovea.patient.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.billing.entity.InvoiceRepository;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.exam.entity.Exam;
import app.fovea.exam.entity.ExamRepository;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.WornPairs;
import app.fovea.notification.entity.MessageState;
import app.fovea.notification.entity.NotificationRepository;
import app.fovea.patient.boundary.PatientSummary.ExamItem;
import app.fovea.patient.boundary.PatientSummary.InvoiceItem;
import app.fovea.patient.boundary.PatientSummary.MessageItem;
import app.fovea.patient.boundary.PatientSummary.OrderItem;
import app.fovea.patient.boundary.PatientSummary.PrescriptionItem;
import app.fovea.patient.boundary.PatientSummary.Retained;
import app.fovea.patient.boundary.PatientSummary.Section;
import app.fovea.patient.boundary.PatientSummary.Stats;
import app.fovea.patient.boundary.PatientSummary.TimelineItem;
import app.fovea.patient.boundary.PatientSummary.WornItem;
import app.fovea.patient.entity.AlertRepository;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.Retention;
import app.fovea.prescription.entity.Prescription;
import app.fovea.prescription.entity.PrescriptionChange;
import app.fovea.prescription.entity.PrescriptionRepository;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One call gets everything about a patient, each section by the caller's rights, in a number of queries that does not grow with the
 * patient's history.
 */
@Stateless
public class PatientSummaries {
    private static final int SHOWN = 50;

    @Inject
    private PatientRepository patients;
    @Inject
    private ExamRepository exams;
    @Inject
    private PrescriptionRepository prescriptions;
    @Inject
    private OrderRepository orders;
    @Inject
    private InvoiceRepository invoices;
    @Inject
    private NotificationRepository notifications;
    @Inject
    private JourneyLog journey;
    @Inject
    private AlertRepository alerts;

    @Requires(Permission.PATIENTS_VIEW)
    public PatientSummary summary(@Of(RecordKind.PATIENT) UUID patientId) {
        Caller caller = CurrentCaller.get();
        Patient patient = patients.find(patientId).orElseThrow(() -> new NotFound("patient"));
        LocalDate today = LocalDate.now(caller.practice().timeZone());
        List<String> hidden = new ArrayList<>();
        List<Exam> seen = caller.may(Permission.EXAMS_VIEW) ? exams.of(patientId, SHOWN) : null;
        Optional<Exam> last = exams.lastFinalised(patientId);
        List<Prescription> prescribed = caller.may(Permission.PRESCRIPTIONS_VIEW) ? prescriptions.of(patientId, SHOWN + 1) : null;
        return new PatientSummary(
            PatientView.of(patient),
            stats(caller, patientId, last),
            last.flatMap(exam -> retention(caller, patient, exam, today)).orElse(null),
            alerts(caller, patientId, hidden),
            shown(caller, Permission.EXAMS_VIEW, "exams", hidden, () -> exams(patientId, seen)),
            shown(caller, Permission.PRESCRIPTIONS_VIEW, "prescriptions", hidden, () -> prescriptions(patientId, prescribed, today)),
            caller.may(Permission.ORDERS_VIEW) ? worn(patientId, prescribed, caller.practice().timeZone()) : null,
            shown(caller, Permission.ORDERS_VIEW, "orders", hidden, () -> orders(patientId)),
            shown(caller, Permission.INVOICES_VIEW, "invoices", hidden, () -> invoices(patientId)),
            shown(caller, Permission.MESSAGES_VIEW, "messages", hidden, () -> messages(patientId, caller.may(Permission.MESSAGES_READ))),
            shown(caller, Permission.JOURNEY_VIEW, "timeline", hidden, () -> timeline(patientId)),
            hidden);
    }

    private static <T> Section<T> shown(Caller caller, Permission needed, String name, List<String> hidden, Supplier<Section<T>> section) {
        if (caller.may(needed)) {
            return section.get();
        }
        hidden.add(name);
        return null;
    }

    private List<AlertView> alerts(Caller caller, UUID patientId, List<String> hidden) {
        if (!caller.may(Permission.PATIENTS_HEALTH)) {
            hidden.add("health");
        }
        return PatientAlerts.seen(caller, alerts.of(patientId));
    }

    private static Optional<Retained> retention(Caller caller, Patient patient, Exam lastSeen, LocalDate today) {
        return Retention.SECTION.find(caller.practice().jurisdiction(), today).map(rule -> {
            Retention.Kept kept = rule.of(patient.birthDate(), lastSeen.examinedOn(), false);
            return new Retained(kept.until(), kept.reason(), rule.confirmed());
        });
    }

    private Stats stats(Caller caller, UUID patientId, Optional<Exam> last) {
        Optional<InvoiceRepository.Totals> money = caller.may(Permission.INVOICES_VIEW) ? Optional.of(invoices.totalsOf(patientId)) : Optional.empty();
        Long active = caller.may(Permission.ORDERS_VIEW) ? orders.countActive(patientId) : null;
        return new Stats(money.map(InvoiceRepository.Totals::spent).orElse(null), money.map(InvoiceRepository.Totals::nhsContribution).orElse(null),
            money.map(InvoiceRepository.Totals::outstanding).orElse(null), active, last.map(Exam::examinedOn).orElse(null),
            last.map(Exam::retestOn).orElse(null), caller.practice().currency());
    }

    private Section<ExamItem> exams(UUID patientId, List<Exam> seen) {
        List<ExamItem> items = seen.stream()
            .map(exam -> new ExamItem(exam.id(), exam.finalised() ? "finalized" : "draft", exam.examinedOn(), exam.finalizedAt(), exam.notes().outcome(), exam.notes().recallMonths(),
                exam.notes().recommendation(), exam.finalised() && exam.amendedBy() == null && exam.notes().outcome().prescribes(), exam.amendedBy()))
            .toList();
        return section(items, () -> exams.count(patientId));
    }

    /** @param found one more than is shown, for the oldest that is shown to be compared with */
    private Section<PrescriptionItem> prescriptions(UUID patientId, List<Prescription> found, LocalDate today) {
        List<PrescriptionItem> items = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, found.size()); i++) {
            Prescription each = found.get(i);
            PrescriptionChange change = i + 1 < found.size() ? PrescriptionChange.between(found.get(i + 1).powers(), each.powers()) : null;
            items.add(new PrescriptionItem(each.id(), each.examId(), each.prescribedOn(), each.expiresOn(), today.isAfter(each.expiresOn()), each.powers(), change));
        }
        return section(items, () -> prescriptions.count(patientId));
    }

    /** @param prescribed newest first; null for who may not read prescriptions */
    private List<WornItem> worn(UUID patientId, List<Prescription> prescribed, ZoneId zone) {
        return WornPairs.now(orders.kept(patientId)).stream().map(order -> worn(order, prescribed, zone)).toList();
    }

    private static WornItem worn(Order order, List<Prescription> prescribed, ZoneId zone) {
        OrderSnapshot sold = order.snapshot();
        PrescriptionChange since = prescribed == null || prescribed.isEmpty() ? null : PrescriptionChange.between(sold.prescription(), prescribed.get(0).powers());
        return new WornItem(order.id(), order.number(), sold.use() == null ? null : sold.use().id(), frame(sold), sold.lens().name(), sold.lens().design(), treatments(sold),
            LocalDate.ofInstant(order.stageEnteredAt(), zone), prescribed == null ? null : sold.powersToMake(),
            since == null || !since.any() ? null : since);
    }

    private Section<OrderItem> orders(UUID patientId) {
        List<OrderItem> items = orders.page(null, patientId, null, SHOWN).stream().map(PatientSummaries::item).toList();
        return section(items, () -> orders.count(patientId));
    }

    private static OrderItem item(Order order) {
        return new OrderItem(order.id(), order.number(), order.pairNo(), order.stage().id(), order.stage().title(), order.stage().category().id(), order.promisedOn(),
            frame(order.snapshot()), order.snapshot().lens().name(), treatments(order.snapshot()), order.createdAt(), order.shippedAt(), order.carrier(), order.tracking(), order.invoiceId());
    }

    private static String frame(OrderSnapshot sold) {
        OrderSnapshot.FrameSold frame = sold.frame();
        return frame.own() ? "Patient's own frame" : frame.brand() + " " + frame.model() + ", " + frame.colour();
    }

    private static List<String> treatments(OrderSnapshot sold) {
        return sold.treatments().stream().map(OrderSnapshot.TreatmentSold::name).toList();
    }

    private Section<InvoiceItem> invoices(UUID patientId) {
        List<InvoiceItem> items = invoices.of(patientId, SHOWN).stream()
            .map(invoice -> new InvoiceItem(invoice.id(), invoice.number(), invoice.issuedAt(), invoice.total(), invoice.paid(), invoice.voucher(), invoice.refunded(),
                invoice.outstanding(), invoice.currency(), invoice.cancelled()))
            .toList();
        return section(items, () -> invoices.totalsOf(patientId).invoices());
    }

    private Section<MessageItem> messages(UUID patientId, boolean read) {
        List<MessageItem> items = notifications.of(patientId, SHOWN).stream()
            .map(each -> new MessageItem(each.id(), each.kind().title(), each.channel(), read ? each.recipient() : null, each.subject(), read ? each.body() : null, each.state().id(), each.createdAt(),
                each.sendAfter(), each.sentAt(), each.tries(), read || each.state() == MessageState.SKIPPED ? each.error() : null))
            .toList();
        return section(items, () -> notifications.count(patientId));
    }

    private Section<TimelineItem> timeline(UUID patientId) {
        List<TimelineItem> items = journey.page(null, patientId, null, null, SHOWN).stream().map(PatientSummaries::item).toList();
        return section(items, () -> journey.count(patientId));
    }

    private static TimelineItem item(LoggedEvent event) {
        return new TimelineItem(event.id(), event.type(), EventType.of(event.type()).map(EventType::title).orElse(event.type()), event.actorName(), event.occurredAt(),
            event.correlationId(), event.aggregateId());
    }

    /** Counts only when the page is full: otherwise what was read is all there is. */
    private static <T> Section<T> section(List<T> items, LongSupplier count) {
        return new Section<>(items, items.size() < SHOWN ? items.size() : count.getAsLong());
    }
}
