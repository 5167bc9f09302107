package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Answer;
import app.fovea.world.BoardStream;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.RunningFovea;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One patient from the exam chair to the finished pair, as a program sees it. */
class JourneyOverRestIT {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void aPatientIsExaminedBuysSpectaclesAndHearsThatTheyAreOnTheirWay() {
        Rest optometrist = northgate.as(OPTOMETRIST);
        Rest dispenser = northgate.as(DISPENSING_OPTICIAN);
        Rest lab = northgate.as(LAB_MANAGER);
        String email = "journey." + UUID.randomUUID() + "@mail.example";

        UUID patient = optometrist.post("/api/patients", """
            {"givenName":"Journey","familyName":"Traveller","birthDate":"1980-05-12","email":"%s","phone":"01632 960999","nhsNumber":null}""".formatted(email)).expect(201).id();

        Answer draft = optometrist.post("/api/patients/" + patient + "/exams", """
            {"outcome":"NEW_RX","recallMonths":24,
             "recommendation":{"uses":["distance"],"designs":["single_vision"],"clinicallyIndicated":["anti_reflective"]},
             "prescription":{"right":{"sphere":-2.00,"cylinder":-1.25,"axis":10},"left":{"sphere":-1.75}}}""").expect(201);
        UUID exam = draft.id();
        assertThat(draft.text("/state")).isEqualTo("draft");
        optometrist.with("If-Match", draft.etag()).put("/api/exams/" + exam, Visit.EXAM).expect(200);
        Answer signed = optometrist.post("/api/exams/" + exam + "/finalize").expect(200);
        assertThat(signed.text("/state")).isEqualTo("finalized");
        UUID prescription = signed.uuid("/prescriptionId");

        Answer sale = dispenser.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(patient, exam)).expect(201);
        assertThat(sale.text("/step")).isEqualTo("lenses");
        UUID dispense = sale.id();
        String frame = dispenser.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        Answer fitting = dispenser.get("/api/catalogue/lenses?examId=" + exam + "&frameId=" + frame).expect(200);
        assertThat(dispenser.get("/api/catalogue/lenses?all=true&examId=" + exam + "&frameId=" + frame).expect(200).texts("/items", "/fits/ok"))
            .as("only what fits is offered").contains("false").filteredOn("true"::equals).hasSize(fitting.at("/items").size());
        String lens = fitting.text("/items/0/id");
        Answer chosen = dispenser.put("/api/dispenses/" + dispense + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\"}]}".formatted(frame, lens)).expect(200);
        BigDecimal bare = chosen.amount("/quote/total");

        Answer suggestions = dispenser.get("/api/dispenses/" + dispense + "/suggestions").expect(200);
        assertThat(suggestions.text("/items/0/kind")).as("what the optometrist advised comes first").isEqualTo("anti_reflective");
        String coating = suggestions.text("/items/0/treatmentId");
        Answer treated = dispenser.put("/api/dispenses/" + dispense + "/treatments", "{\"pairs\":[{\"treatmentIds\":[\"%s\"]}]}".formatted(coating)).expect(200);
        assertThat(treated.text("/step")).isEqualTo("measurements");
        BigDecimal total = bare.add(suggestions.amount("/items/0/price"));
        assertThat(treated.amount("/quote/total")).as("the server adds the coating's price").isEqualByComparingTo(total);
        Answer measured = dispenser.put("/api/dispenses/" + dispense + "/measurements",
            "{\"pairs\":[{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":12}]}").expect(200);
        assertThat(measured.text("/step")).isEqualTo("checkout");

        Answer paid = dispenser.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + dispense + "/checkout", """
            {"payments":[{"method":"card","amount":%s,"reference":"4242"}],"acknowledgedWarnings":%s}""".formatted(total, codes(measured))).expect(201);
        assertThat(paid.amount("/totalAmount")).isEqualByComparingTo(total);
        assertThat(paid.amount("/outstanding")).isZero();
        assertThat(paid.text("/invoiceNumber")).matches("INV-\\d{6}");

        UUID order = await("the order that nobody asked for").atMost(SOON).until(() -> lab.get("/api/orders?patientId=" + patient).expect(200), found -> found.at("/items").size() == 1)
            .uuid("/items/0/id");
        assertThat(board(lab)).as("cards on the board").contains(order.toString());
        for (String category : List.of("in_production", "quality_check", "shipped")) {
            Answer moved = move(lab, order, category).expect(200);
            assertThat(moved.text("/category")).isEqualTo(category);
        }

        await("the e-mail").atMost(SOON).until(() -> RunningFovea.shared().mail().messagesTo(email), mails -> mails.size() == 1);
        Answer summary = await("all that is told of it").atMost(SOON).until(() -> northgate.as(OWNER).get("/api/patients/" + patient + "/summary").expect(200),
            found -> found.at("/messages/items").size() == 1);
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
        assertThat(summary.amount("/stats/totalSpent")).isEqualByComparingTo(total);
        assertThat(summary.amount("/stats/nhsContribution")).isZero();
        assertThat(summary.amount("/stats/outstanding")).isZero();
        assertThat(summary.number("/stats/activeOrders")).as("not handed over yet").isEqualTo(1);
        assertThat(summary.text("/stats/lastVisit")).isEqualTo(today.toString());
        assertThat(summary.text("/stats/nextDue")).isEqualTo(today.plusMonths(24).toString());
        assertThat(summary.text("/stats/currency")).isEqualTo("GBP");
        assertThat(summary.texts("/exams/items", "/id")).containsExactly(exam.toString());
        assertThat(summary.texts("/prescriptions/items", "/id")).containsExactly(prescription.toString());
        assertThat(summary.text("/orders/items/0/id")).isEqualTo(order.toString());
        assertThat(summary.text("/orders/items/0/stage")).isEqualTo("shipped");
        assertThat(summary.text("/invoices/items/0/number")).isEqualTo(paid.text("/invoiceNumber"));
        assertThat(summary.texts("/timeline/items", "/type")).containsExactly(
            "order.shipped", "order.status_changed", "order.status_changed", "order.status_changed", "order.created", "invoice.paid", "exam.finalized");
        assertThat(Stream.of("exams", "prescriptions", "orders", "invoices", "messages").map(section -> summary.number("/" + section + "/total"))).containsOnly(1L);
        assertThat(summary.number("/timeline/total")).isEqualTo(7);
        assertThat(summary.at("/hidden")).isEmpty();
        assertThat(summary.at("/worn")).as("not in the patient's hands yet").isEmpty();

        assertThat(move(lab, order, "completed").expect(200).text("/stage")).isEqualTo("dispensed");
        Answer handedOver = northgate.as(OWNER).get("/api/patients/" + patient + "/summary").expect(200);
        assertThat(handedOver.number("/stats/activeOrders")).isZero();
        assertThat(handedOver.texts("/worn", "/orderId")).containsExactly(order.toString());
        assertThat(handedOver.at("/worn/0/changedSince").isMissingNode()).as("made from the latest prescription").isTrue();
    }

    @Test
    void theWholeJourneyIsOneCorrelationAndEveryEventNamesItsCause() {
        Visit visit = Visit.to(northgate).ordered();
        UUID order = visit.orders().get(0);
        for (String category : List.of("in_production", "quality_check", "shipped")) {
            move(northgate.as(LAB_MANAGER), order, category).expect(200);
        }

        Answer events = northgate.as(OWNER).get("/api/journey/events?patientId=" + visit.patientId()).expect(200);

        assertThat(events.texts("/items", "/type")).containsExactly(
            "order.shipped", "order.status_changed", "order.status_changed", "order.status_changed", "order.created", "invoice.paid", "exam.finalized");
        assertThat(events.texts("/items", "/correlationId")).containsOnly(northgate.as(OPTOMETRIST).get("/api/exams/" + visit.examId()).text("/correlationId"));
        assertThat(events.text("/items/4/causationId")).as("an order comes of a payment").isEqualTo(events.text("/items/5/id"));
        assertThat(events.text("/items/0/causationId")).as("what shipped was moved").isEqualTo(events.text("/items/1/id"));
        assertThat(events.texts("/items", "/sequence")).as("counted per order, invoice and exam").containsExactly("5", "4", "3", "2", "1", "1", "1");
        await("everything goes out").atMost(SOON).until(() -> northgate.as(OWNER).get("/api/journey/events?patientId=" + visit.patientId()).texts("/items", "/publishedAt"),
            published -> published.stream().noneMatch(String::isEmpty));
    }

    @Test
    void thePatientHearsOfTheShipmentExactlyOnceAndTheOtherPracticeNever() {
        Visit visit = Visit.to(northgate).ordered();
        UUID order = visit.orders().get(0);
        for (String category : List.of("in_production", "quality_check", "shipped")) {
            move(northgate.as(LAB_MANAGER), order, category).expect(200);
        }
        await().atMost(SOON).until(() -> !RunningFovea.shared().mail().messagesTo(visit.email()).isEmpty());
        await("every listener").atMost(SOON).until(() -> northgate.database().count(
            "select count(*) from audit_entries a join journey_events e on e.tenant_id = a.tenant_id and e.id = a.event_id where e.type = 'order.shipped' and e.aggregate_id = ?", order), n -> n == 1);

        assertThat(RunningFovea.shared().mail().messagesTo(visit.email())).singleElement().satisfies(mail -> {
            assertThat(mail.from()).contains("Northgate");
            assertThat(mail.subject()).contains("on their way");
            assertThat(mail.text()).contains("Ada Visitor").doesNotContain("-2.00", "-1.75", "sphere");
        });
        assertThat(northgate.database().count("select count(*) from notifications where tenant_id <> ? and recipient = ?", northgate.id(), visit.email())).isZero();
    }

    @Test
    void anOrderStandsOnTheBoardWithinASecondOfTheReceipt() {
        Visit.to(northgate).ordered();
        try (BoardStream wallboard = BoardStream.open(northgate.as(LAB_TECHNICIAN))) {
            List<Duration> waits = IntStream.range(0, 5).mapToObj(i -> {
                Visit visit = Visit.to(northgate).paidInFull();
                long paid = System.nanoTime();
                BoardStream.Event card = wallboard.await(visit.awaitOrders(1).get(0), 1).get(0);
                return Duration.ofNanos(Math.max(0, card.at() - paid));
            }).sorted().toList();

            // The machine that tests may be at work with something else; half of the orders being late would be ours.
            assertThat(waits.get(2)).as("the middle one of %s", waits).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void aWallboardHearsOfTheOrderAndOfEveryMoveInTheirOrder() {
        try (BoardStream wallboard = BoardStream.open(northgate.as(LAB_TECHNICIAN)); BoardStream elsewhere = BoardStream.open(harbour.as(LAB_MANAGER))) {
            UUID order = Visit.to(northgate).ordered().orders().get(0);
            wallboard.await(order, 1);
            for (String category : List.of("in_production", "quality_check", "shipped")) {
                move(northgate.as(LAB_MANAGER), order, category).expect(200);
            }

            List<BoardStream.Event> heard = wallboard.await(order, 5);

            assertThat(heard).extracting(BoardStream.Event::name)
                .containsExactly("order.created", "order.status_changed", "order.status_changed", "order.status_changed", "order.shipped");
            assertThat(heard).extracting(BoardStream.Event::id).doesNotHaveDuplicates()
                .containsExactlyElementsOf(eventsOf(order));
            assertThat(heard.get(0).stage()).isEqualTo("pending");
            assertThat(heard.get(4).stage()).isEqualTo("shipped");
            assertThat(heard.get(0).card().get("patientInitials").asText()).as("a wallboard is seen by everybody").isEqualTo("AV");
            assertThat(heard.get(0).card().toString()).doesNotContain("Visitor");

            UUID theirs = Visit.to(harbour).ordered().orders().get(0);
            elsewhere.await(theirs, 1);
            assertThat(elsewhere.all()).extracting(BoardStream.Event::orderId).containsOnly(theirs);
            assertThat(wallboard.of(theirs)).isEmpty();
        }
    }

    @Test
    void aWallboardThatLostItsConnectionIsToldWhatItMissed() {
        UUID order = Visit.to(northgate).ordered().orders().get(0);
        UUID lastSeen = eventsOf(order).get(0);
        for (String category : List.of("in_production", "quality_check")) {
            move(northgate.as(LAB_MANAGER), order, category).expect(200);
        }

        try (BoardStream wallboard = BoardStream.open(northgate.as(LAB_TECHNICIAN), lastSeen); BoardStream elsewhere = BoardStream.open(harbour.as(LAB_MANAGER), lastSeen)) {
            wallboard.awaitAll(order, eventsOf(order).subList(1, 3));
            assertThat(wallboard.of(order)).as("what it had seen is not told again").extracting(BoardStream.Event::id).doesNotContain(lastSeen);

            move(northgate.as(LAB_MANAGER), order, "shipped").expect(200);
            wallboard.awaitAll(order, eventsOf(order).subList(3, 5));
            assertThat(elsewhere.of(order)).isEmpty();
        }
    }

    @Test
    void aWallboardThatWasAwayForALongTimeIsToldAllOfIt() {
        UUID order = Visit.to(northgate).ordered().orders().get(0);
        UUID lastSeen = eventsOf(order).get(0);
        move(northgate.as(LAB_MANAGER), order, "awaiting_frame").expect(200);
        int movesThereAndBack = 55;
        for (int i = 0; i < movesThereAndBack; i++) {
            move(northgate.as(LAB_MANAGER), order, "pending").expect(200);
            move(northgate.as(LAB_MANAGER), order, "awaiting_frame").expect(200);
        }

        try (BoardStream wallboard = BoardStream.open(northgate.as(LAB_TECHNICIAN), lastSeen)) {
            wallboard.awaitAll(order, eventsOf(order).subList(1, 2 + 2 * movesThereAndBack));
        }
    }

    @Test
    void wallboardsThatComeBackWhileTheLabIsBusyHearEverything() {
        UUID order = Visit.to(northgate).ordered().orders().get(0);
        UUID lastSeen = eventsOf(order).get(0);
        List<BoardStream> wallboards = new ArrayList<>();
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 40; i++) {
                move(northgate.as(LAB_MANAGER), order, i % 2 == 0 ? "awaiting_frame" : "pending").expect(200);
            }
        });
        while (!work.isDone()) {
            wallboards.add(BoardStream.open(northgate.as(LAB_TECHNICIAN), lastSeen));
        }
        work.join();

        List<UUID> all = eventsOf(order).subList(1, 41);
        wallboards.forEach(wallboard -> wallboard.awaitAll(order, all));

        wallboards.forEach(BoardStream::close);
    }

    @Test
    void aStreamIsRefusedToWhoMayNotSeeTheLabAndToWhoIsNotSignedIn() {
        northgate.nobody().with("Accept", "text/event-stream").get("/api/lab/board/stream").expect(401);
        Answer refused = northgate.as(RECEPTIONIST).with("Accept", "text/event-stream").get("/api/lab/board/stream").expect(403);
        assertThat(refused.text("/permission")).isEqualTo("lab:stream");
        northgate.as(LAB_TECHNICIAN).with("Accept", "text/event-stream").with("Last-Event-ID", "not-an-id").get("/api/lab/board/stream").expect(400);
    }

    @Test
    void nothingOfAJourneyIsThereForTheOtherPractice() {
        Visit visit = Visit.to(northgate).ordered();
        UUID order = visit.orders().get(0);
        Rest stranger = harbour.as(OWNER);

        for (String path : List.of("/api/patients/%s", "/api/patients/%s/summary", "/api/exams/%s", "/api/dispenses/%s", "/api/dispenses/%s/suggestions", "/api/invoices/%s", "/api/orders/%s")) {
            for (UUID id : List.of(visit.patientId(), visit.examId(), visit.dispenseId(), visit.invoiceId(), order)) {
                Answer theirs = stranger.get(path.formatted(id)).expect(404);
                Answer nobodys = stranger.get(path.formatted(UUID.randomUUID())).expect(404);
                assertThat(anonymous(theirs)).as(path).isEqualTo(anonymous(nobodys));
            }
        }
        assertThat(stranger.get("/api/orders?patientId=" + visit.patientId()).expect(200).at("/items")).isEmpty();
        assertThat(stranger.get("/api/journey/events?patientId=" + visit.patientId()).expect(200).at("/items")).isEmpty();
        assertThat(stranger.get("/api/patients?q=Visitor").expect(200).texts("/items", "/email")).doesNotContain(visit.email());
        assertThat(board(stranger)).doesNotContain(order.toString());
        stranger.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), visit.examId())).expect(404);
        stranger.post("/api/orders/" + order + "/transitions", "{\"to\":\"in_production\",\"version\":1}").expect(404);
        stranger.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/invoices/" + visit.invoiceId() + "/payments", Visit.card(BigDecimal.ONE)).expect(404);
        stranger.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + visit.dispenseId() + "/checkout", visit.checkoutBody()).expect(404);
    }

    @Test
    void aSectionThatTheCallerMayNotSeeIsAbsentAndNamed() {
        Visit visit = Visit.to(northgate).ordered();

        Answer forReception = northgate.as(RECEPTIONIST).get("/api/patients/" + visit.patientId() + "/summary").expect(200);

        assertThat(forReception.at("/hidden")).extracting(each -> each.asText()).containsExactlyInAnyOrder("health", "exams", "prescriptions", "timeline");
        assertThat(Stream.of("exams", "prescriptions", "timeline").map(section -> forReception.at("/" + section).isMissingNode())).containsOnly(true);
        assertThat(forReception.number("/orders/total")).isEqualTo(1);
        Answer refused = northgate.as(LAB_TECHNICIAN).get("/api/patients/" + visit.patientId() + "/summary").expect(403);
        assertThat(refused.text("/permission")).isEqualTo("patients:view");
    }

    private List<UUID> eventsOf(UUID order) {
        return northgate.database().texts("select id from journey_events where aggregate_id = ? order by aggregate_seq", order).stream().map(UUID::fromString).toList();
    }

    private static String board(Rest by) {
        return by.get("/api/lab/board").expect(200).body();
    }

    static Answer move(Rest by, UUID order, String to) {
        long version = by.get("/api/orders/" + order).expect(200).number("/version");
        return by.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(to, version));
    }

    private static String codes(Answer sale) {
        return sale.at("/problems").findValues("code").toString();
    }

    /** Without what names this very request. */
    private static String anonymous(Answer problem) {
        return ((ObjectNode) problem.json()).without(List.of("instance", "errorId")).toString();
    }
}
