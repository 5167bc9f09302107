package app.fovea.tenancy.provisioning.demo;

import app.fovea.journey.entity.EventType;
import app.fovea.lab.entity.Stage;
import app.fovea.tenancy.provisioning.demo.Job.Step;
import app.fovea.tenancy.provisioning.demo.Sale.Payment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The journey events of a story, as the house would have published them at the time, and what its listeners made of them. */
final class Journal {
    private final Chance chance;
    private final String currency;
    private final List<Event> events = new ArrayList<>();
    private final Map<UUID, Long> sequences = new HashMap<>();
    private final Map<UUID, UUID> paymentThatReleased = new HashMap<>();
    private final Map<UUID, UUID> closedAsRemade = new HashMap<>();

    Journal(Chance chance, String currency) {
        this.chance = chance;
        this.currency = currency;
    }

    /** @param job of which it tells; null for exams and invoices */
    record Event(UUID id, EventType type, UUID aggregateId, long sequence, UUID correlation, UUID causation, Patient patient, UUID actorId, String actorName,
                 Instant at, Map<String, Object> payload, Job job) {
    }

    /** In the order in which it happened. */
    static List<Event> of(Story story, Chance chance, String currency) {
        Journal journal = new Journal(chance, currency);
        story.exams().stream().filter(exam -> exam.finalizedAt() != null).forEach(journal::exam);
        for (int i = 0; i < story.sales().size(); i++) {
            journal.sale(story.sales().get(i), Story.invoiceNumber(i));
        }
        for (int i = 0; i < story.jobs().size(); i++) {
            journal.job(story.jobs().get(i), Story.orderNumber(i));
        }
        journal.events.sort(Comparator.comparing(Event::at));
        return journal.events;
    }

    private void exam(Exam exam) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("examId", exam.id());
        payload.put("version", exam.version());
        payload.put("patientId", exam.patient().id());
        payload.put("optometristId", exam.optometrist().id());
        payload.put("outcome", exam.outcome());
        payload.put("prescriptionId", exam.prescriptionId());
        payload.put("recommendation", exam.recommendation());
        payload.put("recallMonths", exam.recallMonths());
        add(EventType.EXAM_FINALIZED, exam.id(), exam, null, exam.optometrist().id(), exam.optometrist().name(), exam.finalizedAt(), payload, null);
    }

    /** One event for every time money came in. */
    private void sale(Sale sale, String number) {
        BigDecimal paid = new BigDecimal("0.00");
        BigDecimal voucher = new BigDecimal("0.00");
        for (Instant visit : sale.visitsToTheTill()) {
            Payment last = null;
            for (Payment payment : sale.payments()) {
                if (!payment.refund() && payment.at().equals(visit)) {
                    paid = payment.voucher() ? paid : paid.add(payment.amount());
                    voucher = payment.voucher() ? voucher.add(payment.amount()) : voucher;
                    last = payment;
                }
            }
            BigDecimal outstanding = sale.quote().total().subtract(paid).subtract(voucher);
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("invoiceId", sale.invoiceId());
            payload.put("invoiceNumber", number);
            payload.put("patientId", sale.patient().id());
            payload.put("dispenserId", sale.dispenser().id());
            payload.put("dispenseIds", List.of(sale.dispenseId()));
            payload.put("totalAmount", sale.quote().total());
            payload.put("patientPaid", paid);
            payload.put("nhsVoucher", voucher);
            payload.put("outstanding", outstanding);
            payload.put("currency", currency);
            payload.put("fullyPaid", outstanding.signum() == 0);
            payload.put("paymentMethod", last.method());
            payload.put("lineItems", sale.quote().lines().stream().map(line -> Map.of("description", line.description(), "amount", line.amount())).toList());
            payload.put("timestamp", visit.toString());
            UUID event = add(EventType.INVOICE_PAID, sale.invoiceId(), sale.exam(), null, last.takenBy().id(), last.takenBy().name(), visit, payload, null);
            paymentThatReleased.putIfAbsent(sale.invoiceId(), event);
        }
    }

    private void job(Job job, String number) {
        UUID patient = job.sale().patient().id();
        for (int i = 0; i < job.steps().size(); i++) {
            Step step = job.steps().get(i);
            Map<String, Object> payload = new LinkedHashMap<>();
            payload.put("orderId", job.id());
            payload.put("orderNumber", number);
            if (step.from() == null) {
                payload.put("dispenseId", job.sale().dispenseId());
                payload.put("pairNo", job.pair().no());
                payload.put("patientId", patient);
                payload.put("snapshotHash", Snapshots.hash(job));
                payload.put("promisedOn", job.promisedOn().toString());
                payload.put("rush", job.rush());
                add(EventType.ORDER_CREATED, job.id(), job.sale().exam(), job.remake() == null ? paymentThatReleased.get(job.sale().invoiceId()) : closedAsRemade.get(job.remake().of()), step.actorId(), step.actorName(), step.at(), payload, job);
                continue;
            }
            payload.put("patientId", patient);
            payload.put("version", i + 1);
            payload.put("from", step.from().id());
            payload.put("to", step.to().id());
            payload.put("category", step.to().category().id());
            payload.put("reason", step.reason());
            UUID moved = add(EventType.ORDER_STATUS_CHANGED, job.id(), job.sale().exam(), null, step.actorId(), step.actorName(), step.at(), payload, job);
            if (step.to() == Stage.REMADE) {
                closedAsRemade.put(job.id(), moved);
            }
            if (step.to() == Stage.SHIPPED) {
                shipped(job, number, step, moved);
            }
        }
    }

    private void shipped(Job job, String number, Step step, UUID moved) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("orderId", job.id());
        payload.put("orderNumber", number);
        payload.put("patientId", job.sale().patient().id());
        payload.put("method", job.carrier() == null ? "BRANCH" : "COURIER");
        payload.put("carrier", job.carrier());
        payload.put("tracking", job.tracking());
        // A thousandth later: written in the same transaction, read after the move.
        add(EventType.ORDER_SHIPPED, job.id(), job.sale().exam(), moved, step.actorId(), step.actorName(), step.at().plusMillis(1), payload, job);
    }

    private UUID add(EventType type, UUID aggregate, Exam journey, UUID causation, UUID actorId, String actorName, Instant at, Map<String, Object> payload, Job job) {
        UUID id = chance.id(at);
        events.add(new Event(id, type, aggregate, sequences.merge(aggregate, 1L, Long::sum), journey.correlation(), causation, journey.patient(), actorId, actorName, at, payload, job));
        return id;
    }
}
