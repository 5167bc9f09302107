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
import app.fovea.patient.boundary.PatientSummary.MergedRecord;
import app.fovea.patient.boundary.PatientSummary.MessageItem;
import app.fovea.patient.boundary.PatientSummary.OrderItem;
import app.fovea.patient.boundary.PatientSummary.PrescriptionItem;
import app.fovea.patient.boundary.PatientSummary.RecallItem;
import app.fovea.patient.boundary.PatientSummary.Retained;
import app.fovea.patient.boundary.PatientSummary.Section;
import app.fovea.patient.boundary.PatientSummary.Stats;
import app.fovea.patient.boundary.PatientSummary.TimelineItem;
import app.fovea.patient.boundary.PatientSummary.WornItem;
import app.fovea.patient.entity.AlertRepository;
import app.fovea.patient.entity.ErasureRepository;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.patient.entity.Person;
import app.fovea.patient.entity.RecallRepository;
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
    @Inject
    private RecallRepository recalls;
    @Inject
    private ErasureRepository erasures;

    @Requires(Permission.PATIENTS_VIEW)
    public PatientSummary summary(@Of(RecordKind.PATIENT) UUID patientId) {
        Caller caller = CurrentCaller.get();
        Person person = patients.person(patientId).orElseThrow(() -> new NotFound("patient"));
        Patient patient = person.patient();
        List<UUID> records = person.ids();
        LocalDate today = LocalDate.now(caller.practice().timeZone());
        List<String> hidden = new ArrayList<>();
        List<Exam> seen = caller.may(Permission.EXAMS_VIEW) ? exams.of(records, SHOWN) : null;
        Optional<Exam> last = exams.lastFinalised(records);
        List<Prescription> prescribed = caller.may(Permission.PRESCRIPTIONS_VIEW) ? prescriptions.of(records, SHOWN + 1) : null;
        return new PatientSummary(
            PatientView.of(patient),
            stats(caller, records, last),
            retention(caller, person, today).orElse(null),
            alerts(caller, person, hidden),
            recalls.of(records).map(each -> new RecallItem(each.dueOn(), each.note(), each.setAt(), each.remindedAt())).orElse(null),
            shown(caller, Permission.EXAMS_VIEW, "exams", hidden, () -> exams(records, seen)),
            shown(caller, Permission.PRESCRIPTIONS_VIEW, "prescriptions", hidden, () -> prescriptions(records, prescribed, today)),
            caller.may(Permission.ORDERS_VIEW) ? worn(records, prescribed, caller.practice().timeZone()) : null,
            shown(caller, Permission.ORDERS_VIEW, "orders", hidden, () -> orders(records)),
            shown(caller, Permission.INVOICES_VIEW, "invoices", hidden, () -> invoices(records)),
            shown(caller, Permission.MESSAGES_VIEW, "messages", hidden, () -> messages(records, caller.may(Permission.MESSAGES_READ))),
            shown(caller, Permission.JOURNEY_VIEW, "timeline", hidden, () -> timeline(records)),
            person.merged().stream().map(PatientSummaries::item).toList(),
            hidden);
    }

    private static <T> Section<T> shown(Caller caller, Permission needed, String name, List<String> hidden, Supplier<Section<T>> section) {
        if (caller.may(needed)) {
            return section.get();
        }
        hidden.add(name);
        return null;
    }

    private List<AlertView> alerts(Caller caller, Person person, List<String> hidden) {
        if (!caller.may(Permission.PATIENTS_HEALTH)) {
            hidden.add("health");
        }
        return PatientAlerts.seen(caller, person, alerts.of(person.ids()));
    }

    /** As the page about their rights says it. */
    private Optional<Retained> retention(Caller caller, Person person, LocalDate today) {
        return Retention.SECTION.find(caller.practice().jurisdiction(), today)
            .flatMap(rule -> erasures.lastSeen(person.id(), caller.practice().timeZone()).map(seen -> seen.keptBy(rule)).map(kept -> new Retained(kept.until(), kept.reason(), rule.confirmed())));
    }

    private Stats stats(Caller caller, List<UUID> records, Optional<Exam> last) {
        Optional<InvoiceRepository.Totals> money = caller.may(Permission.INVOICES_VIEW) ? Optional.of(invoices.totalsOf(records)) : Optional.empty();
        Long active = caller.may(Permission.ORDERS_VIEW) ? orders.countActive(records) : null;
        return new Stats(money.map(InvoiceRepository.Totals::spent).orElse(null), money.map(InvoiceRepository.Totals::nhsContribution).orElse(null),
            money.map(InvoiceRepository.Totals::outstanding).orElse(null), active, last.map(Exam::examinedOn).orElse(null),
            last.map(Exam::retestOn).orElse(null), caller.practice().currency());
    }

    private Section<ExamItem> exams(List<UUID> records, List<Exam> seen) {
        List<ExamItem> items = seen.stream()
            .map(exam -> new ExamItem(exam.id(), exam.finalised() ? "finalized" : "draft", exam.examinedOn(), exam.finalizedAt(), exam.notes().outcome(), exam.notes().recallMonths(),
                exam.notes().recommendation(), exam.finalised() && exam.amendedBy() == null && exam.notes().outcome().prescribes(), exam.amendedBy()))
            .toList();
        return section(items, () -> exams.count(records));
    }

    /** @param found one more than is shown, for the oldest that is shown to be compared with */
    private Section<PrescriptionItem> prescriptions(List<UUID> records, List<Prescription> found, LocalDate today) {
        List<PrescriptionItem> items = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, found.size()); i++) {
            Prescription each = found.get(i);
            PrescriptionChange change = i + 1 < found.size() ? PrescriptionChange.between(found.get(i + 1).powers(), each.powers()) : null;
            items.add(new PrescriptionItem(each.id(), each.examId(), each.prescribedOn(), each.expiresOn(), today.isAfter(each.expiresOn()), each.powers(), change));
        }
        return section(items, () -> prescriptions.count(records));
    }

    /** @param prescribed newest first; null for who may not read prescriptions */
    private List<WornItem> worn(List<UUID> records, List<Prescription> prescribed, ZoneId zone) {
        return WornPairs.now(orders.kept(records)).stream().map(order -> worn(order, prescribed, zone)).toList();
    }

    private static WornItem worn(Order order, List<Prescription> prescribed, ZoneId zone) {
        OrderSnapshot sold = order.snapshot();
        PrescriptionChange since = prescribed == null || prescribed.isEmpty() ? null : PrescriptionChange.between(sold.prescription(), prescribed.get(0).powers());
        return new WornItem(order.id(), order.number(), sold.use() == null ? null : sold.use().id(), frame(sold), sold.lens().name(), sold.lens().design(), treatments(sold),
            LocalDate.ofInstant(order.stageEnteredAt(), zone), prescribed == null ? null : sold.powersToMake(),
            since == null || !since.any() ? null : since);
    }

    private Section<OrderItem> orders(List<UUID> records) {
        List<OrderItem> items = orders.page(null, records, null, SHOWN).stream().map(PatientSummaries::item).toList();
        return section(items, () -> orders.count(records));
    }

    private static MergedRecord item(Patient merged) {
        return new MergedRecord(merged.id(), merged.number(), merged.mergedAt());
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

    private Section<InvoiceItem> invoices(List<UUID> records) {
        List<InvoiceItem> items = invoices.of(records, SHOWN).stream()
            .map(invoice -> new InvoiceItem(invoice.id(), invoice.number(), invoice.issuedAt(), invoice.total(), invoice.paid(), invoice.voucher(), invoice.refunded(),
                invoice.outstanding(), invoice.currency(), invoice.cancelled()))
            .toList();
        return section(items, () -> invoices.totalsOf(records).invoices());
    }

    private Section<MessageItem> messages(List<UUID> records, boolean read) {
        List<MessageItem> items = notifications.of(records, SHOWN).stream()
            .map(each -> new MessageItem(each.id(), each.kind().title(), each.channel(), read ? each.recipient() : null, each.subject(), read ? each.body() : null, each.state().id(), each.createdAt(),
                each.sendAfter(), each.sentAt(), each.tries(), read || each.state() == MessageState.SKIPPED ? each.error() : null))
            .toList();
        return section(items, () -> notifications.count(records));
    }

    private Section<TimelineItem> timeline(List<UUID> records) {
        List<TimelineItem> items = journey.page(null, records, null, null, SHOWN).stream().map(PatientSummaries::item).toList();
        return section(items, () -> journey.count(records));
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
