package app.fovea.world;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * A new patient's way through a practice, as far as a test needs it: {@code Visit.to(northgate).paidInFull()}. Each step takes those
 * before it that are missing.
 */
public final class Visit {
    public static final String EXAM = """
        {"outcome":"NEW_RX","recallMonths":24,
         "recommendation":{"uses":["distance"],"designs":["single_vision"],"impactResistant":false,"clinicallyIndicated":["anti_reflective"]},
         "prescription":{"right":{"sphere":-2.00,"cylinder":-1.25,"axis":10,"va":"6/6"},"left":{"sphere":-1.75,"va":"6/5"}}}""";
    static final String MEASURED = "{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":12}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Practice practice;
    private final String email;
    private String birthDate = "1980-05-12";
    private int pairs = 1;
    private String exam = EXAM;

    private UUID patientId;
    private UUID examId;
    private UUID dispenseId;
    private BigDecimal total;
    private Answer receipt;

    private Visit(Practice practice) {
        this.practice = practice;
        email = "patient." + UUID.randomUUID() + "@mail.example";
    }

    public static Visit to(Practice practice) {
        return new Visit(practice);
    }

    public Visit bornOn(String isoDate) {
        birthDate = isoDate;
        return this;
    }

    /** How many pairs of spectacles are sold. */
    public Visit buying(int pairs) {
        this.pairs = pairs;
        return this;
    }

    /** What is found instead of the usual. @param exam as the API takes it */
    public Visit finding(String exam) {
        this.exam = exam;
        return this;
    }

    /** The same patient buys again, from the same exam. */
    public Visit again() {
        Visit next = new Visit(practice);
        next.patientId = patientId;
        next.examId = examId;
        return next;
    }

    /** It is sold from another exam than this visit's own. */
    public Visit from(UUID finalisedExam) {
        examId = finalisedExam;
        return this;
    }

    public Visit registered() {
        if (patientId == null) {
            patientId = practice.as(OPTOMETRIST).post("/api/patients",
                "{\"givenName\":\"Ada\",\"familyName\":\"Visitor\",\"birthDate\":\"%s\",\"email\":\"%s\"}".formatted(birthDate, email)).expect(201).id();
        }
        return this;
    }

    /** The exam is written, and still a draft. */
    public Visit examWritten() {
        registered();
        if (examId == null) {
            examId = practice.as(OPTOMETRIST).post("/api/patients/" + patientId + "/exams", exam).expect(201).id();
        }
        return this;
    }

    /** The exam is finalised. */
    public Visit examined() {
        if (examId == null) {
            examWritten();
            practice.as(OPTOMETRIST).post("/api/exams/" + examId + "/finalize").expect(200);
        }
        return this;
    }

    /** The exam that was signed is corrected as a new version and signed. @param exam what stands in the new one, as the API takes it @return its id */
    public UUID amended(String exam) {
        Rest optometrist = practice.as(OPTOMETRIST);
        Answer version = optometrist.post("/api/exams/" + examId + "/amendments", "{\"reason\":\"The axis was read wrongly\"}").expect(201);
        optometrist.with("If-Match", version.etag()).put("/api/exams/" + version.id(), exam).expect(200);
        optometrist.post("/api/exams/" + version.id() + "/finalize").expect(200);
        return version.id();
    }

    /** A sale is begun from the exam, and nothing is chosen yet. */
    public Visit saleBegun() {
        examined();
        if (dispenseId == null) {
            dispenseId = seller().post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(patientId, examId)).expect(201).id();
        }
        return this;
    }

    /** Frame, lenses and measurements are there; it only has to be paid. */
    public Visit readyToPay() {
        if (total == null) {
            saleBegun();
            String frame = seller().get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
            String lens = seller().get("/api/catalogue/lenses?examId=" + examId + "&frameId=" + frame).expect(200).text("/items/0/id");
            readyToPayFor("{\"frameId\":\"%s\",\"lensId\":\"%s\"}".formatted(frame, lens));
        }
        return this;
    }

    /** The same with a frame and lenses of the test's own. @param pair as the API takes it */
    public Visit readyToPayFor(String pair) {
        saleBegun();
        seller().put("/api/dispenses/" + dispenseId + "/lenses", pairs(pair)).expect(200);
        total = seller().put("/api/dispenses/" + dispenseId + "/measurements", pairs(MEASURED)).expect(200).amount("/quote/total");
        return this;
    }

    /** Takes more money on the invoice. */
    public Answer pay(String payment) {
        return pay(UUID.randomUUID().toString(), payment);
    }

    public Answer pay(String key, String payment) {
        return seller().with("Idempotency-Key", key).post("/api/invoices/" + invoiceId() + "/payments", payment);
    }

    /** Gives money back to the card. */
    public Answer refund(BigDecimal amount) {
        return seller().with("Idempotency-Key", UUID.randomUUID().toString())
            .post("/api/invoices/" + invoiceId() + "/refunds", "{\"method\":\"card\",\"amount\":%s,\"reason\":\"Did not settle with them\"}".formatted(amount));
    }

    /** Gives lines of the invoice back as credit for another sale. */
    public Answer exchange(Integer... lineNos) {
        return seller().with("Idempotency-Key", UUID.randomUUID().toString())
            .post("/api/invoices/" + invoiceId() + "/refunds", "{\"method\":\"credit\",\"reason\":\"Wants another frame\",\"lines\":%s}".formatted(List.of(lineNos)));
    }

    /** Gives lines of the invoice back to the card. @param amount null for all that is left of them */
    public Answer refundLines(BigDecimal amount, Integer... lineNos) {
        return seller().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/invoices/" + invoiceId() + "/refunds",
            "{\"method\":\"card\",%s\"reason\":\"Came back\",\"lines\":%s}".formatted(amount == null ? "" : "\"amount\":" + amount + ",", List.of(lineNos)));
    }

    /** Undoes the whole sale before it is made; what was paid goes back to the card. */
    public Answer cancel() {
        return seller().with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + dispenseId + "/cancel", "{\"method\":\"card\",\"reason\":\"Thought better of it\"}");
    }

    /** Checked out with these payments, which may be none. */
    public Visit checkedOut(String... payments) {
        if (receipt == null) {
            readyToPay();
            receipt = checkout(UUID.randomUUID().toString(), payments).expect(201);
        }
        return this;
    }

    /** Everything is paid by card, so that the lab will hear of it. */
    public Visit paidInFull() {
        return paid(readyToPay().total());
    }

    /** Checked out with this much paid by card. */
    public Visit paid(BigDecimal amount) {
        return checkedOut(card(amount));
    }

    /** The lab has the orders. */
    public Visit ordered() {
        paidInFull();
        awaitOrders(pairs);
        return this;
    }

    /** Checks out as the dispenser does, who stands by every warning. */
    public Answer checkout(String key, String... payments) {
        return seller().with("Idempotency-Key", key).post("/api/dispenses/" + dispenseId + "/checkout", checkoutBody(payments));
    }

    public String checkoutBody(String... payments) {
        return "{\"payments\":[%s],\"acknowledgedWarnings\":[%s]}".formatted(String.join(",", payments), warnings());
    }

    /** @return the ids, oldest first, once there are that many */
    public List<UUID> awaitOrders(int count) {
        return Awaitility.await("orders of patient " + patientId).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(this::orders, found -> found.size() == count);
    }

    /** Waits until the lab has made up its mind about every payment on the invoice. */
    public Visit awaitLabHasHeard() {
        Awaitility.await("every payment was heard of").atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> practice.database().count("""
            select count(*) from journey_events e where e.type = 'invoice.paid' and e.aggregate_id = ?
            and not exists (select 1 from event_inbox i where i.tenant_id = e.tenant_id and i.event_id = e.id and i.listener = 'OrderCreation')""", invoiceId()), unheard -> unheard == 0);
        return this;
    }

    /** @return the ids, oldest first */
    public List<UUID> orders() {
        Answer found = practice.as(LAB_MANAGER).get("/api/orders?patientId=" + patientId).expect(200);
        List<String> newestFirst = found.texts("/items", "/id");
        return IntStream.range(0, newestFirst.size()).mapToObj(i -> UUID.fromString(newestFirst.get(newestFirst.size() - 1 - i))).toList();
    }

    public static String card(BigDecimal amount) {
        return payment("card", amount);
    }

    public static String payment(String method, BigDecimal amount) {
        return "{\"method\":\"%s\",\"amount\":%s,\"reference\":\"4242\"}".formatted(method, amount);
    }

    /** The patient shows an HC2 certificate. */
    public static String voucher(BigDecimal amount) {
        return "{\"method\":\"voucher\",\"amount\":%s,\"ground\":\"hc2\"}".formatted(amount);
    }

    /** So much of a hundred of the total, to the penny, rounded up. */
    public BigDecimal percentOfTotal(int percent) {
        return total.multiply(BigDecimal.valueOf(percent)).divide(BigDecimal.valueOf(100), 2, RoundingMode.UP);
    }

    public Rest seller() {
        return practice.as(DISPENSING_OPTICIAN);
    }

    public Practice practice() {
        return practice;
    }

    public String email() {
        return email;
    }

    public UUID patientId() {
        return patientId;
    }

    public UUID examId() {
        return examId;
    }

    public UUID dispenseId() {
        return dispenseId;
    }

    public BigDecimal total() {
        return total;
    }

    /** Of the checkout. */
    public Answer receipt() {
        return receipt;
    }

    public UUID invoiceId() {
        return receipt.uuid("/invoiceId");
    }

    private String pairs(String each) {
        return "{\"pairs\":[" + IntStream.range(0, pairs).mapToObj(i -> each).collect(Collectors.joining(",")) + "]}";
    }

    private String warnings() {
        StringBuilder codes = new StringBuilder();
        for (JsonNode problem : seller().get("/api/dispenses/" + dispenseId).expect(200).at("/problems")) {
            codes.append(codes.isEmpty() ? "" : ",").append(problem.get("code"));
        }
        return codes.toString();
    }
}
