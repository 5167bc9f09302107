package app.fovea.tenancy.provisioning.demo;

import app.fovea.billing.entity.QuoteLine;
import app.fovea.billing.entity.VatSplit;
import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.Ids;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.law.entity.Jurisdiction;
import app.fovea.notification.entity.MessageChannel;
import app.fovea.notification.entity.MessageKind;
import app.fovea.notification.entity.MessageSettings;
import app.fovea.notification.entity.MessageState;
import app.fovea.notification.entity.QuietHours;
import app.fovea.patient.entity.AlertState;
import app.fovea.patient.entity.AlertTopic;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.PrescriptionValidity;
import app.fovea.tenancy.provisioning.Catalogue.Treatment;
import app.fovea.tenancy.provisioning.NewTenant;
import app.fovea.tenancy.provisioning.Rows;
import app.fovea.tenancy.provisioning.Rows.Json;
import app.fovea.tenancy.provisioning.demo.Job.Step;
import app.fovea.tenancy.provisioning.demo.Journal.Event;
import app.fovea.tenancy.provisioning.demo.Sale.Payment;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes a story into the tables of the transaction's tenant, each table after those it points to. */
final class StoryWriter {
    private static final Measurements NOT_MEASURED = new Measurements(new EyeMeasurement(null, null, null), new EyeMeasurement(null, null, null), null, null, null);
    private static final Duration INSPECTED_FOR = Duration.ofDays(100);

    private final Connection connection;
    private final Story story;
    private final List<UUID> branches;
    private final NewTenant practice;
    private final Chance chance;

    StoryWriter(Connection connection, Story story, List<UUID> branches, NewTenant practice, Chance chance) {
        this.connection = connection;
        this.story = story;
        this.branches = branches;
        this.practice = practice;
        this.chance = chance;
    }

    void write() throws SQLException {
        patients();
        exams();
        alerts();
        recalls();
        prescriptions();
        dispenses();
        pairs();
        invoices();
        payments();
        cashUps();
        orders();
        transitions();
        List<Event> events = Journal.of(story, chance, practice.currency());
        events(events);
        messageSettings();
        notifications(events);
        audit(events);
        numbers();
        inspections();
    }

    private void patients() throws SQLException {
        try (Rows rows = new Rows(connection, "patients", "id", "number", "branch_id", "given_name", "family_name", "birth_date", "email", "phone", "address",
                "nhs_number", "registered_sight_impaired", "notify_by_email", "notify_by_sms", "preferred_channel", "language", "created_at", "updated_at")) {
            for (Patient p : story.patients()) {
                Person person = p.person();
                rows.add(p.id(), p.number(), branch(p), person.givenName(), person.familyName(), person.birthDate(), person.email(), person.phone(), person.address(),
                    p.nhsNumber(), p.sightImpaired(), p.notifyByEmail(), p.notifyBySms(), p.preferredChannel(), p.language(), p.registeredAt(), p.registeredAt());
            }
        }
    }

    private void exams() throws SQLException {
        try (Rows rows = new Rows(connection, "exams", "id", "version", "patient_id", "branch_id", "optometrist_id", "correlation_id", "state", "examined_on", "reason", "findings",
                "outcome", "recall_months", "recommendation", "draft_prescription", "finalized_at", "created_at", "updated_at")) {
            for (Exam e : story.exams()) {
                boolean draft = e.finalizedAt() == null;
                rows.add(e.id(), e.version(), e.patient().id(), branch(e.patient()), e.optometrist().id(), e.correlation(), draft ? "draft" : "finalized", e.on(), e.reason(), e.findings(),
                    e.outcome() == null ? null : e.outcome().name(), e.recallMonths(), json(e.recommendation()), json(e.prescription()),
                    e.finalizedAt(), e.began(), draft ? e.began() : e.finalizedAt());
            }
        }
    }

    /** Asked at the last exam, by who examined. Nobody asked everybody about everything. */
    private void alerts() throws SQLException {
        Map<Patient, Exam> last = lastExams();
        try (Rows rows = new Rows(connection, "patient_alerts", "id", "patient_id", "topic", "seq", "state", "note", "told_to", "told_at")) {
            for (Map.Entry<Patient, Exam> seen : last.entrySet()) {
                Patient patient = seen.getKey();
                if (patient.asked()) {
                    answer(rows, AlertTopic.ALLERGIES, patient.allergy(), seen.getValue());
                    answer(rows, AlertTopic.OCULAR_HISTORY, patient.history() == null ? null : patient.history().note, seen.getValue());
                }
                if (patient.need() != null) {
                    answer(rows, AlertTopic.COMMUNICATION, patient.need(), seen.getValue());
                }
            }
        }
    }

    /** Whose exam falls due in the next months, and not so soon that all of them are written to while somebody looks at the demonstration. */
    private void recalls() throws SQLException {
        LocalDate today = LocalDate.now();
        try (Rows rows = new Rows(connection, "recalls", "id", "patient_id", "due_on", "set_by", "set_at")) {
            for (Exam exam : lastExams().values()) {
                LocalDate due = exam.retestOn();
                if (due != null && due.isAfter(today.plusDays(15)) && due.isBefore(today.plusMonths(4))) {
                    rows.add(UUID.nameUUIDFromBytes((exam.id() + "recall").getBytes(StandardCharsets.UTF_8)), exam.patient().id(), due, exam.optometrist().id(), exam.finalizedAt());
                }
            }
        }
    }

    private Map<Patient, Exam> lastExams() {
        Map<Patient, Exam> last = new LinkedHashMap<>();
        story.exams().stream().filter(exam -> exam.finalizedAt() != null).forEach(exam -> last.merge(exam.patient(), exam, (one, other) -> one.finalizedAt().isBefore(other.finalizedAt()) ? other : one));
        return last;
    }

    private static void answer(Rows rows, AlertTopic topic, String note, Exam exam) throws SQLException {
        rows.add(UUID.nameUUIDFromBytes((exam.id() + topic.id()).getBytes(StandardCharsets.UTF_8)), exam.patient().id(), topic.id(), 1, (note == null ? AlertState.NONE_KNOWN : AlertState.PRESENT).id(), note,
            exam.optometrist().id(), exam.finalizedAt());
    }

    private void prescriptions() throws SQLException {
        try (Rows rows = new Rows(connection, "prescriptions", "id", "patient_id", "exam_id", "prescriber_id", "prescribed_on", "expires_on",
                "right_sphere", "right_cylinder", "right_axis", "right_add", "right_prism", "right_va", "left_sphere", "left_cylinder", "left_axis", "left_add", "left_prism", "left_va",
                "bvd", "created_at")) {
            for (Exam e : story.exams()) {
                if (e.prescriptionId() != null) {
                    EyePower r = e.prescription().right();
                    EyePower l = e.prescription().left();
                    rows.add(e.prescriptionId(), e.patient().id(), e.id(), e.optometrist().id(), e.on(), validity(e).expiresOn(e.on(), e.retestOn()),
                        r.sphere(), r.cylinder(), r.axis(), r.add(), json(r.prism()), r.va(), l.sphere(), l.cylinder(), l.axis(), l.add(), json(l.prism()), l.va(),
                        e.prescription().bvd(), e.finalizedAt());
                }
            }
        }
    }

    private PrescriptionValidity validity(Exam exam) {
        return PrescriptionValidity.SECTION.on(Jurisdiction.of(practice.country()), exam.on());
    }

    private void dispenses() throws SQLException {
        try (Rows rows = new Rows(connection, "dispenses", "id", "version", "patient_id", "exam_id", "prescription_id", "branch_id", "dispenser_id", "correlation_id", "state", "registrant_number", "created_at", "updated_at")) {
            for (Sale s : story.sales()) {
                dispense(rows, s.dispenseId(), 4, s.exam(), s.dispenser(), "checked_out", s.dispenser().who().gocNumber(), s.startedAt(), s.issuedAt());
            }
            for (DraftSale d : story.drafts()) {
                dispense(rows, d.id(), 2, d.exam(), d.dispenser(), d.state(), null, d.startedAt(), d.startedAt());
            }
        }
    }

    private void dispense(Rows rows, UUID id, int version, Exam exam, Employee by, String state, String registrantNumber, Instant created, Instant updated) throws SQLException {
        rows.add(id, version, exam.patient().id(), exam.id(), exam.prescriptionId(), branch(exam.patient()), by.id(), exam.correlation(), state, registrantNumber, created, updated);
    }

    private void pairs() throws SQLException {
        try (Rows pairs = new Rows(connection, "dispense_pairs", "id", "dispense_id", "pair_no", "frame_id", "own_frame", "lens_id", "use",
                 "right_pd", "right_height", "right_near_pd", "left_pd", "left_height", "left_near_pd", "bvd", "tilt", "wrap", "snapshot");
             Rows treatments = new Rows(connection, "dispense_pair_treatments", "pair_id", "treatment_id").after(pairs)) {
            for (Sale s : story.sales()) {
                for (Pair pair : s.pairs()) {
                    pair(pairs, treatments, s.dispenseId(), pair, pair.measurements(), new Json(Snapshots.json(s, pair)));
                }
            }
            for (DraftSale d : story.drafts()) {
                for (Pair pair : d.pairs()) {
                    pair(pairs, treatments, d.id(), pair, d.measured() ? pair.measurements() : NOT_MEASURED, null);
                }
            }
        }
    }

    private static void pair(Rows pairs, Rows treatments, UUID dispense, Pair pair, Measurements m, Json snapshot) throws SQLException {
        pairs.add(pair.id(), dispense, pair.no(), pair.frame() == null ? null : pair.frame().id(), json(pair.own()), pair.lens().id(), pair.use() == null ? null : pair.use().id(),
            m.right().pd(), m.right().height(), m.right().nearPd(), m.left().pd(), m.left().height(), m.left().nearPd(), m.bvd(), m.tilt(), m.wrap(), snapshot);
        for (Treatment treatment : pair.treatments()) {
            treatments.add(pair.id(), treatment.id());
        }
    }

    private void invoices() throws SQLException {
        try (Rows invoices = new Rows(connection, "invoices", "id", "version", "number", "patient_id", "dispense_id", "branch_id", "dispenser_id", "correlation_id", "currency",
                 "total", "vat", "paid", "voucher", "refunded", "issued_at");
             Rows lines = new Rows(connection, "invoice_lines", "id", "invoice_id", "line_no", "pair_no", "kind", "description", "amount", "vat_rate", "vat", "exempt").after(invoices)) {
            for (int i = 0; i < story.sales().size(); i++) {
                Sale s = story.sales().get(i);
                invoices.add(s.invoiceId(), s.version(), Story.invoiceNumber(i), s.patient().id(), s.dispenseId(), branch(s.patient()), s.dispenser().id(), s.exam().correlation(), practice.currency(),
                    s.quote().total(), s.quote().vat(), s.paid(), s.voucher(), s.refunded(), s.issuedAt());
                int lineNo = 0;
                for (QuoteLine line : s.quote().lines()) {
                    lines.add(chance.id(s.issuedAt()), s.invoiceId(), ++lineNo, line.pairNo(), line.kind(), line.description(), line.amount(), line.vatRate(), line.vat(), line.exempt());
                }
            }
        }
    }

    private void payments() throws SQLException {
        try (Rows rows = new Rows(connection, "payments", "id", "invoice_id", "kind", "method", "amount", "reference", "reason", "vat", "exempt", "taken_by", "taken_at")) {
            for (Sale s : story.sales()) {
                VatSplit sale = s.quote().split();
                VatSplit given = VatSplit.none(practice.currency());
                for (Payment p : s.payments()) {
                    VatSplit back = p.refund() ? sale.refund(given, p.amount(), practice.currency()) : null;
                    given = back == null ? given : given.plus(back);
                    rows.add(p.id(), s.invoiceId(), p.refund() ? "refund" : "payment", p.method(), p.amount(), p.reference(), p.reason(), back == null ? null : back.vat(),
                        back == null ? null : back.exempt(), p.takenBy().id(), p.at());
                }
            }
        }
    }

    /** Each till at the end of each day but today, by whoever was there last; now and then there is a coin too much. */
    private void cashUps() throws SQLException {
        try (PreparedStatement days = connection.prepareStatement("""
                 insert into cash_ups (id, till_id, no, currency, opened_at, closed_at, closed_by, left_in_till, reason)
                 select id, till_id, no, ?, coalesce(lag(closed_at) over (partition by till_id order by no), closed_at - interval '9 hours'), closed_at, closed_by, 100,
                   case when no % 23 = 11 then 'A 50p coin too much, counted twice.' end
                 from (select md5(till_id || ' ' || day)::uuid as id, till_id, row_number() over (partition by till_id order by day) as no,
                         greatest(max(taken_at) + interval '7 minutes', (day + time '17:40') at time zone ?) as closed_at, (array_agg(taken_by order by taken_at desc))[1] as closed_by
                       from (select till_id, taken_at, taken_by, (taken_at at time zone ?)::date as day from payments where tenant_id = current_tenant()) taken
                       where day < (now() at time zone ?)::date group by till_id, day) closed""");
             PreparedStatement counted = connection.prepareStatement("""
                 insert into cash_up_payments (id, cash_up_id)
                 select p.id, c.id from payments p join cash_ups c on c.tenant_id = p.tenant_id and c.id = md5(p.till_id || ' ' || (p.taken_at at time zone ?)::date)::uuid
                 where p.tenant_id = current_tenant()""");
             PreparedStatement lines = connection.prepareStatement("""
                 insert into cash_up_lines (id, cash_up_id, method, payments, opening, taken, given_back, counted)
                 select md5(id || ' ' || method)::uuid, id, method, payments, opening, taken, given_back, case method when 'cash' then opening + taken - given_back + case when odd then 0.50 else 0 end when 'card' then taken - given_back end
                 from (select c.id, m.method, c.reason is not null as odd, count(p.id) as payments, case m.method when 'cash' then 100 else 0 end as opening,
                         coalesce(sum(p.amount) filter (where p.kind = 'payment'), 0) as taken, coalesce(sum(p.amount) filter (where p.kind = 'refund'), 0) as given_back
                       from cash_ups c cross join (values ('card'), ('cash'), ('transfer'), ('voucher')) m (method)
                       left join (cash_up_payments k join payments p on p.tenant_id = k.tenant_id and p.id = k.id) on k.tenant_id = c.tenant_id and k.cash_up_id = c.id and p.method = m.method
                       where c.tenant_id = current_tenant() group by c.id, c.reason, m.method) line
                 where method = 'cash' or payments > 0""");
             PreparedStatement tills = connection.prepareStatement("""
                 update tills t set usual_float = 100, opening_float = 100, cash_ups = c.no, opened_at = c.closed_at
                 from (select till_id, max(no) as no, max(closed_at) as closed_at from cash_ups where tenant_id = current_tenant() group by till_id) c
                 where t.tenant_id = current_tenant() and t.id = c.till_id""")) {
            days.setString(1, practice.currency());
            for (int i = 2; i <= 4; i++) {
                days.setString(i, practice.timeZone());
            }
            counted.setString(1, practice.timeZone());
            for (PreparedStatement each : List.of(days, counted, lines, tills)) {
                each.executeUpdate();
            }
        }
    }

    private void orders() throws SQLException {
        try (Rows rows = new Rows(connection, "orders", "id", "version", "number", "patient_id", "dispense_id", "pair_no", "invoice_id", "branch_id", "correlation_id", "stage", "category",
                "held_from", "stage_entered_at", "promised_on", "rush", "snapshot", "snapshot_hash", "carrier", "tracking", "shipped_at", "created_at",
                "tray", "remake_of", "remake_no", "remake_cause", "remake_party", "remake_cost", "remake_borne_by")) {
            for (int i = 0; i < story.jobs().size(); i++) {
                Job j = story.jobs().get(i);
                Sale s = j.sale();
                Job.Remake again = j.remake();
                rows.add(j.id(), j.steps().size(), Story.orderNumber(i), s.patient().id(), s.dispenseId(), j.pair().no(), s.invoiceId(), branch(s.patient()), s.exam().correlation(),
                    j.stage().id(), j.stage().category().id(), j.heldFrom() == null ? null : j.heldFrom().id(), j.last().at(), j.promisedOn(), j.rush(),
                    new Json(Snapshots.json(s, j.pair())), Snapshots.hash(j), j.shippedAt() == null ? null : j.carrier(), j.shippedAt() == null ? null : j.tracking(), j.shippedAt(), j.createdAt(),
                    j.tray(), again == null ? null : again.of(), again == null ? 0 : 1, again == null ? null : again.cause().id(), again == null ? null : again.cause().party().id(), again == null ? null : again.cost(),
                    again == null ? null : again.cause().usuallyBorneBy().id());
            }
        }
    }

    private void transitions() throws SQLException {
        try (Rows rows = new Rows(connection, "order_transitions", "id", "order_id", "seq", "from_stage", "to_stage", "actor_id", "actor_name", "reason", "cause", "at")) {
            for (Job j : story.jobs()) {
                int seq = 0;
                for (Step step : j.steps()) {
                    rows.add(chance.id(step.at()), j.id(), ++seq, step.from() == null ? null : step.from().id(), step.to().id(), step.actorId(), step.actorName(), step.reason(), step.cause(), step.at());
                }
            }
        }
    }

    /** What was measured lately: of older jobs nobody of the demonstration asks. */
    private void inspections() throws SQLException {
        Instant lately = story.jobs().stream().map(job -> job.last().at()).max(Instant::compareTo).orElse(Instant.EPOCH).minus(INSPECTED_FOR);
        try (Rows rows = new Rows(connection, "inspections", "id", "order_id", "no", "inspector_id", "inspector_name", "focimeter", "at", "measured", "verdict", "passed", "override_reason", "override_by")) {
            for (Job j : story.jobs()) {
                if (j.last().at().isAfter(lately)) {
                    for (Measured m : Measured.of(j)) {
                        Instant at = m.overridden() ? m.step().at() : m.step().at().minusSeconds(chance.between(40, 240));
                        rows.add(chance.id(at), j.id(), m.no(), m.step().actorId(), m.step().actorName(), m.overridden() ? null : "LM-7", at, json(m.values()), json(m.verdict()), m.passed(), m.overridden() ? m.step().reason() : null,
                            m.overridden() ? m.step().actorId() : null);
                    }
                }
            }
        }
    }

    /** Published long ago: the relay has nothing left to send. */
    private void events(List<Event> events) throws SQLException {
        try (Rows rows = new Rows(connection, "journey_events", "id", "type", "schema_version", "aggregate_type", "aggregate_id", "aggregate_seq", "correlation_id", "causation_id", "patient_id",
                "actor_id", "actor_name", "occurred_at", "payload", "published_at", "next_attempt_at")) {
            for (Event e : events) {
                rows.add(e.id(), e.type().id(), 1, e.type().aggregateType(), e.aggregateId(), e.sequence(), e.correlation(), e.causation(), e.patient().id(),
                    e.actorId(), e.actorName(), e.at(), json(e.payload()), e.at().plusMillis(chance.between(20, 90)), e.at());
            }
        }
    }

    private void notifications(List<Event> events) throws SQLException {
        try (Rows rows = new Rows(connection, "notifications", "id", "patient_id", "order_id", "event_id", "kind", "channel", "language", "recipient", "subject", "body", "state", "step", "tries",
                "error", "refused_channel", "provider_id", "sent_at", "created_at")) {
            for (Event e : events) {
                if (e.type() == EventType.ORDER_SHIPPED) {
                    Message message = Message.about(e, practice.name());
                    Instant at = e.at().plusMillis(chance.between(300, 2_000));
                    boolean failed = message.state() == MessageState.FAILED;
                    boolean text = message.channel() == MessageChannel.SMS;
                    rows.add(chance.id(at), e.patient().id(), e.aggregateId(), e.id(), message.kind().id(), message.channel() == null ? "none" : message.channel().id(), message.language(), message.recipient(),
                        message.text().subject(), message.text().text(), message.state().id(), 1, failed ? 1 : 0, message.error(), failed ? message.channel().id() : null, text ? "log-" + e.id() : null,
                        message.state() == MessageState.SENT ? at : null, at);
                }
            }
        }
    }

    /** Patients of the demonstration are written to at any hour: whoever looks at it in the evening sees the message go out, too. */
    private void messageSettings() throws SQLException {
        try (Rows rows = new Rows(connection, "message_settings", "id", "quiet_from", "quiet_to", "language", "kinds")) {
            rows.add(Ids.next(), QuietHours.NONE.from(), QuietHours.NONE.to(), MessageSettings.USUAL_LANGUAGE, MessageKind.usual().stream().map(MessageKind::id).toArray(String[]::new));
        }
    }

    /** What the journey tells, and what people did besides. */
    private void audit(List<Event> events) throws SQLException {
        try (Rows rows = new Rows(connection, "audit_entries", "id", "at", "actor_id", "actor_name", "action", "target_type", "target_id", "event_id", "detail")) {
            for (Event e : events) {
                rows.add(chance.id(e.at()), e.at(), e.actorId(), e.actorName(), e.type().id(), e.type().aggregateType(), e.aggregateId(), e.id(), json(e.payload()));
            }
            for (Patient p : story.patients()) {
                deed(rows, p.registeredAt(), p.registeredBy(), "patient.registered", "patient", p.id());
            }
            for (Exam e : story.exams()) {
                deed(rows, e.began(), e.optometrist(), "exam.started", "exam", e.id());
            }
            for (DraftSale d : story.drafts()) {
                deed(rows, d.startedAt(), d.dispenser(), "sale.started", "dispense", d.id());
            }
            for (Sale s : story.sales()) {
                deed(rows, s.startedAt(), s.dispenser(), "sale.started", "dispense", s.dispenseId());
                deed(rows, s.issuedAt(), s.dispenser(), "sale.checked_out", "invoice", s.invoiceId());
                for (Payment p : s.payments()) {
                    if (p.at().isAfter(s.issuedAt())) {
                        deed(rows, p.at(), p.takenBy(), p.refund() ? "payment.refunded" : "payment.taken", "invoice", s.invoiceId());
                    }
                }
            }
        }
    }

    private void deed(Rows rows, Instant at, Employee by, String action, String targetType, UUID target) throws SQLException {
        rows.add(chance.id(at), at, by.id(), by.name(), action, targetType, target, null, null);
    }

    /** The next document goes on where these end. */
    private void numbers() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update document_numbers set last_number = ? where tenant_id = current_tenant() and kind = ?")) {
            last(statement, "patient", story.patients().size());
            last(statement, "invoice", story.sales().size());
            last(statement, "order", story.jobs().size());
        }
    }

    private static void last(PreparedStatement statement, String kind, int number) throws SQLException {
        statement.setLong(1, number);
        statement.setString(2, kind);
        statement.executeUpdate();
    }

    private UUID branch(Patient patient) {
        return branches.get(patient.person().branch());
    }

    private static Json json(Object value) {
        return value == null ? null : new Json(JsonColumn.write(value));
    }
}
