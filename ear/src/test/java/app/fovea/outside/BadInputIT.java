package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Permission;
import app.fovea.world.Answer;
import app.fovea.world.Colleague;
import app.fovea.world.Database;
import app.fovea.world.Practice;
import app.fovea.world.Receiver;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever is sent to the API, it says what is wrong with it, never breaks, and keeps nothing of it. */
class BadInputIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** One for all tests here, and switched off: a practice has few of them. */
    private static final UUID WEBHOOK = Receiver.switchedOff(Practice.northgate());

    private final Practice northgate = Practice.northgate();
    private final Database database = northgate.database();
    /** As the last call left it, which is how the next one finds it. */
    private Map<String, String> known;

    /** A call with a body that is good but for what the test spoils in it. */
    private record Call(String method, String path, String body, Rest by) {
        Answer with(String json) {
            return by.json(method, path, json);
        }

        JsonNode good() {
            return read(body);
        }
    }

    @TestFactory
    Stream<DynamicTest> what_is_no_json_or_no_object_is_refused() {
        return each("no JSON", call -> {
            List<String> bodies = new ArrayList<>(List.of("{", "not json", "[]", "\"text\"", "1", "true", call.body() + "}", call.body() + call.body(),
                "{\"a\":1,\"a\":2}", "\u0000", "[".repeat(2000)));
            if (!call.path().endsWith("/exams")) { // An exam may begin with nothing written yet.
                bodies.addAll(List.of("", "null"));
            }
            return bodies;
        });
    }

    @TestFactory
    Stream<DynamicTest> a_field_that_does_not_exist_is_refused() {
        return each("unknown fields", call -> {
            List<String> bodies = new ArrayList<>();
            for (String pointer : pointers(call.good(), JsonNode::isObject)) {
                JsonNode spoiled = call.good();
                ((ObjectNode) spoiled.at(pointer)).put("noSuchField", "x");
                bodies.add(spoiled.toString());
            }
            return bodies;
        });
    }

    @TestFactory
    Stream<DynamicTest> a_value_of_another_type_is_refused() {
        return each("wrong types", call -> {
            List<String> bodies = new ArrayList<>();
            for (String pointer : leaves(call)) {
                JsonNode was = call.good().at(pointer);
                bodies.add(replaced(call, pointer, NODES.objectNode().put("an", "object")));
                bodies.add(replaced(call, pointer, NODES.arrayNode().add("a list")));
                if (was.isNumber() || was.isBoolean()) {
                    bodies.add(replaced(call, pointer, NODES.textNode("text")));
                } else {
                    bodies.add(replaced(call, pointer, NODES.numberNode(1.5)));
                    bodies.add(replaced(call, pointer, NODES.booleanNode(true)));
                }
            }
            return bodies;
        });
    }

    @TestFactory
    Stream<DynamicTest> numbers_that_nobody_can_mean_are_refused() {
        return each("absurd numbers", call -> {
            List<String> bodies = new ArrayList<>();
            for (String pointer : pointers(call.good(), JsonNode::isNumber)) {
                for (String number : List.of("1e30", "-1e30", "1E99999", "-1E400000000", "1E-400000000", "9".repeat(400), "0.0000000001234567", "NaN", "1e")) {
                    bodies.add(replaced(call, pointer, NODES.textNode("@@")).replace("\"@@\"", number));
                }
            }
            return bodies;
        });
    }

    @TestFactory
    Stream<DynamicTest> text_that_is_too_long_is_refused() {
        return each("endless text", call -> pointers(call.good(), JsonNode::isTextual).stream().map(pointer -> replaced(call, pointer, NODES.textNode("x".repeat(20_000)))).toList());
    }

    @TestFactory
    Stream<DynamicTest> a_character_that_cannot_be_kept_is_refused() {
        return each("character zero", call -> pointers(call.good(), JsonNode::isTextual).stream().map(pointer -> replaced(call, pointer, NODES.textNode("a\u0000b"))).toList(), 400, 409, 422);
    }

    @Test
    void what_is_missing_is_named_and_nothing_breaks() {
        for (Call call : calls()) {
            for (String pointer : pointers(call.good(), node -> true)) {
                if (!pointer.isEmpty()) {
                    Answer answer = call.with(replaced(call, pointer, NODES.nullNode()));
                    assertThat(answer.status()).as(call.method() + " " + call.path() + " with null at " + pointer + ": " + answer.body()).isLessThan(500);
                    if (answer.status() >= 400) {
                        shaped(answer, call.path());
                    }
                }
            }
        }
    }

    @Test
    void the_field_that_is_wrong_is_named() {
        Answer answer = northgate.as(OPTOMETRIST).post("/api/patients", "{\"givenName\":\"\",\"familyName\":\"Y\",\"birthDate\":\"2999-01-01\",\"email\":\"no\",\"nhsNumber\":\"1234567890\"}").expect(400);

        assertThat(answer.texts("/errors", "/field")).containsExactlyInAnyOrder("givenName", "birthDate", "email", "nhsNumber");
        assertThat(answer.texts("/errors", "/message")).allSatisfy(message -> assertThat(message).isNotBlank());
    }

    @Test
    void what_is_not_there_and_what_cannot_be_done_has_its_shape() {
        Rest owner = northgate.as(OWNER);
        shaped(owner.get("/api/no-such-thing").expect(404), "/api/no-such-thing");
        shaped(owner.get("/api/patients/not-an-id").expect(404), "/api/patients/not-an-id");
        shaped(owner.get("/api/patients/" + UUID.randomUUID()).expect(404), null);
        Answer notAllowed = owner.request("DELETE", "/api/patients", null).expect(405);
        shaped(notAllowed, "/api/patients");
        assertThat(notAllowed.header("Allow").orElseThrow()).contains("GET", "POST");
        shaped(owner.with("Accept", "text/html").get("/api/patients").expect(406), "/api/patients");
        shaped(owner.with("Content-Type", "text/plain").request("POST", "/api/patients", "x".getBytes(StandardCharsets.UTF_8)).expect(415), "/api/patients");
    }

    @Test
    void absurd_filters_and_page_markers_are_refused() {
        Rest owner = northgate.as(OWNER);
        for (String path : List.of("/api/patients?after=x", "/api/patients?limit=x", "/api/orders?patientId=x", "/api/orders?category=x", "/api/lab/board?branch=x", "/api/lab/board?due=x", "/api/lab/board?stage=x", "/api/lab/board/cards", "/api/lab/board/cards?ids=x", "/api/orders?after=x", "/api/journey/events?type=x",
            "/api/journey/events?correlationId=x", "/api/catalogue/lenses", "/api/catalogue/lenses?examId=x", "/api/catalogue/treatments?lensId=x", "/api/patients?after=" + UUID.randomUUID())) {
            assertThat(owner.get(path).status()).as(path).isIn(400, 404);
        }
        for (String query : List.of("%00", "'%20or%201=1", "%25", "_", "P-999999", "31/02/1980", "x".repeat(2000), "%F0%9F%91%93", "9".repeat(300))) {
            assertThat(owner.get("/api/patients?q=" + query).status()).as(query.length() > 50 ? "long" : query).isIn(200, 400);
            assertThat(owner.get("/api/catalogue/frames?q=" + query).status()).as(query.length() > 50 ? "long" : query).isIn(200, 400);
        }
        assertThat(owner.get("/api/patients?limit=1000000").expect(200).at("/items").size()).isEqualTo(100);
        assertThat(owner.get("/api/patients?limit=-5").expect(200).at("/items").size()).isEqualTo(1);
    }

    @Test
    void a_patient_is_not_overwritten_by_who_saw_an_older_one() {
        Visit visit = Visit.to(northgate).registered();
        stale("/api/patients/" + visit.patientId(), "{\"givenName\":\"New\",\"familyName\":\"Name\",\"birthDate\":\"1980-05-12\"}");
    }

    @Test
    void an_exam_is_not_overwritten_by_who_saw_an_older_one() {
        Visit visit = Visit.to(northgate).examWritten();
        stale("/api/exams/" + visit.examId(), Visit.EXAM.replace("\"recallMonths\":24", "\"recallMonths\":12"));
    }

    private void stale(String path, String body) {
        Rest optometrist = northgate.as(OPTOMETRIST);
        String seen = optometrist.get(path).expect(200).etag();
        shaped(optometrist.put(path, body).expect(428), path);
        Answer changed = optometrist.with("If-Match", seen).put(path, body).expect(200);
        assertThat(changed.etag()).isNotEqualTo(seen);
        shaped(optometrist.with("If-Match", seen).put(path, body).expect(412), path);
        shaped(optometrist.with("If-Match", "\"not one of ours\"").put(path, body).expect(412), path);
        assertThat(optometrist.get(path).expect(200).etag()).isEqualTo(changed.etag());
    }

    // ------------------------------------------------------------------------------------------------------ generating

    @FunctionalInterface
    private interface Spoiler {
        List<String> bodies(Call call);
    }

    /** One test for each call: everything is refused in the right shape, and afterwards the database is as it was. */
    private Stream<DynamicTest> each(String what, Spoiler spoiler) {
        return each(what, spoiler, 400, 413, 422);
    }

    private Stream<DynamicTest> each(String what, Spoiler spoiler, Integer... refusals) {
        return calls().stream().map(call -> DynamicTest.dynamicTest(call.method() + " " + call.path().replaceAll("[0-9a-f-]{36}", "{id}") + ": " + what, () -> {
            Map<String, String> before = known == null ? quiet() : known;
            for (String body : spoiler.bodies(call)) {
                Answer answer = call.with(body);
                assertThat(answer.status()).as((body.length() > 300 ? body.substring(0, 300) + "…" : body) + " was answered " + answer.body()).isIn((Object[]) refusals);
                shaped(answer, call.path());
            }
            known = quiet();
            assertThat(known).as("nothing is half-written").isEqualTo(before);
        }));
    }

    /** Once everything that went before has come to rest: it is heard, or dead and waits for a person. */
    private Map<String, String> quiet() {
        northgate.awaitListeners();
        Map<String, String> fingerprint = database.fingerprint();
        fingerprint.remove("sign_in_throttle");
        fingerprint.remove("access_tokens");
        fingerprint.remove("record_views"); // Whoever sends nonsense about a patient has looked at them all the same: their version is read before the body is judged.
        // A sign-in of the test's own people stands there, and is sealed some seconds later.
        fingerprint.keySet().removeAll(Set.of("audit_entries", "audit_unsealed", "audit_seals", "audit_chain"));
        return fingerprint;
    }

    private List<Call> calls() {
        Visit draft = Visit.to(northgate).examWritten();
        Visit sale = Visit.to(northgate).readyToPay();
        Visit sold = Visit.to(northgate).ordered();
        Rest optometrist = northgate.as(OPTOMETRIST);
        Rest dispenser = sale.seller().with("Idempotency-Key", UUID.randomUUID().toString());
        Answer chosen = dispenser.get("/api/dispenses/" + sale.dispenseId()).expect(200);
        UUID order = sold.orders().get(0);
        Rest owner = northgate.as(OWNER);
        UUID checked = Visit.to(northgate).ordered().orders().get(0);
        for (String stage : List.of("in_production", "quality_check")) {
            owner.post("/api/orders/" + checked + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(stage, owner.get("/api/orders/" + checked).expect(200).number("/version"))).expect(200);
        }
        Colleague colleague = Colleague.of(northgate, Permission.PATIENTS_VIEW);
        Answer webhook = owner.get("/api/webhooks/" + WEBHOOK).expect(200);
        String newcomer = "{\"name\":\"Good Input\",\"email\":\"%s@input.example\",\"gocNumber\":\"D-%d\",\"registeredUntil\":\"2031-12-31\",\"roleIds\":[\"%s\"],\"setPrimaryRoleId\":\"%3$s\"}"
            .formatted(UUID.randomUUID(), 10_000 + ThreadLocalRandom.current().nextInt(89_999), colleague.roleId());
        String patient = "{\"givenName\":\"Good\",\"familyName\":\"Input\",\"birthDate\":\"1980-05-12\",\"email\":\"good@mail.example\",\"phone\":\"01632 960111\",\"address\":\"1 Road\",\"notifyBySms\":true,\"preferredChannel\":\"sms\",\"language\":\"cy\"}";
        String pairOf = "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\"}]}".formatted(chosen.text("/pairs/0/frameId"), chosen.text("/pairs/0/lensId"));
        return List.of(
            new Call("POST", "/api/patients", patient, optometrist),
            new Call("PUT", "/api/patients/" + draft.patientId(), patient, optometrist.with("If-Match", optometrist.get("/api/patients/" + draft.patientId()).etag())),
            new Call("PUT", "/api/patients/" + draft.patientId() + "/alerts/allergies", "{\"state\":\"present\",\"note\":\"Nickel\"}", optometrist.with("If-Match", "\"0\"")),
            new Call("PUT", "/api/patients/" + draft.patientId() + "/recall", "{\"dueOn\":\"%s\",\"note\":\"Ring in the evening\"}".formatted(LocalDate.now().plusYears(2)), optometrist.with("If-Match", "\"0\"")),
            new Call("POST", "/api/patients/" + draft.patientId() + "/merges", "{\"patientId\":\"%s\",\"version\":1,\"take\":[\"phone\"],\"reason\":\"Good input\"}".formatted(sold.patientId()), owner.with("If-Match", optometrist.get("/api/patients/" + draft.patientId()).etag())),
            new Call("POST", "/api/patients/" + draft.patientId() + "/exams", Visit.EXAM, optometrist),
            new Call("PUT", "/api/exams/" + draft.examId(), Visit.EXAM, optometrist.with("If-Match", optometrist.get("/api/exams/" + draft.examId()).etag())),
            new Call("POST", "/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(sale.patientId(), sale.examId()), dispenser),
            new Call("PUT", "/api/dispenses/" + sale.dispenseId() + "/lenses", pairOf, dispenser),
            new Call("PUT", "/api/dispenses/" + sale.dispenseId() + "/measurements",
                "{\"pairs\":[{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":12}]}", dispenser),
            new Call("PUT", "/api/dispenses/" + sale.dispenseId() + "/discount", "{\"percent\":5,\"reason\":\"Waited long\"}", dispenser),
            new Call("POST", "/api/dispenses/" + sale.dispenseId() + "/checkout", "{\"payments\":[{\"method\":\"card\",\"amount\":1.00,\"reference\":\"4242\"}],\"reason\":\"Goes abroad\"}", dispenser),
            new Call("POST", "/api/vat-methods", "{\"validFrom\":\"" + LocalDate.now().plusMonths(6) + "\",\"method\":\"apportionment\",\"exemptPercent\":31.25}", northgate.as(OWNER)),
            new Call("PUT", "/api/settings/messages", "{\"quietFrom\":\"20:00\",\"quietTo\":\"08:00\",\"language\":\"en\",\"kinds\":[\"shipped_to_branch\"]}",
                owner.with("If-Match", owner.get("/api/settings/messages").expect(200).etag())),
            new Call("PUT", "/api/settings/messages/templates/order_created/email/fr", "{\"subject\":\"Bonjour\",\"text\":\"Bonjour {patientName}\"}", owner.with("If-Match", "\"0\"")),
            new Call("POST", "/api/invoices/" + sold.invoiceId() + "/refunds", "{\"method\":\"card\",\"amount\":1.00,\"reason\":\"Goodwill\",\"lines\":[1]}", dispenser),
            new Call("POST", "/api/dispenses/" + sold.dispenseId() + "/cancel", "{\"method\":\"card\",\"reason\":\"Thought better of it\"}", dispenser),
            new Call("POST", "/api/invoices/" + sold.invoiceId() + "/receipt-emails", "{\"email\":\"good@mail.example\"}", dispenser),
            new Call("POST", "/api/tills", "{\"branchId\":\"%s\",\"name\":\"Good input\",\"usualFloat\":50}".formatted(owner.get("/api/tills").expect(200).text("/items/0/branchId")),
                owner.with("Idempotency-Key", UUID.randomUUID().toString())),
            new Call("PUT", "/api/webhooks/" + WEBHOOK, "{\"url\":\"http://127.0.0.1:9/bad-input\",\"description\":\"d\",\"eventTypes\":[\"order.shipped\"]}", owner.with("If-Match", webhook.etag())),
            new Call("POST", "/api/users", newcomer, owner),
            new Call("PUT", "/api/users/" + colleague.id(), newcomer.replaceFirst(",\"roleIds.*", "}"), owner.with("If-Match", colleague.seen().etag())),
            new Call("POST", "/api/users/" + colleague.id() + "/suspend", "{\"reason\":\"r\"}", owner),
            new Call("POST", "/api/users/" + colleague.id() + "/resume", "{\"reason\":\"r\"}", owner),
            new Call("POST", "/api/orders/" + order + "/tolerance-check",
                "{\"profile\":\"ansi-z80.1-2015\",\"right\":{\"sphere\":-2.06,\"cylinder\":-1.25,\"axis\":12,\"prism\":[{\"amount\":0.25,\"base\":\"in\"}],\"pd\":31.5},\"left\":{\"sphere\":-1.75}}", northgate.as(OWNER)),
            new Call("POST", "/api/orders/" + checked + "/inspections",
                "{\"profile\":\"ansi-z80.1-2015\",\"focimeter\":\"LM 7\",\"reading\":\"L -1.75\",\"right\":{\"sphere\":-2.06,\"cylinder\":-1.25,\"axis\":12,\"prism\":[{\"amount\":0.25,\"base\":\"in\"}],\"pd\":31.5},\"left\":{\"pd\":32}}",
                owner.with("Idempotency-Key", UUID.randomUUID().toString())),
            new Call("POST", "/api/orders/" + checked + "/vca", "{\"file\":\"DBL=18.00\"}", owner.with("Idempotency-Key", UUID.randomUUID().toString())),
            new Call("PUT", "/api/settings/quality", "{\"onlyMeasured\":false,\"profile\":\"ansi-z80.1-2015\"}", owner.with("If-Match", owner.get("/api/settings/quality").expect(200).etag())),
            new Call("POST", "/api/orders/" + order + "/changes", "{\"version\":1,\"promisedOn\":\"" + LocalDate.now().plusMonths(6) + "\",\"rush\":true,\"instructions\":\"i\",\"reason\":\"r\"}", northgate.as(OWNER)),
            new Call("POST", "/api/orders/" + order + "/transitions", "{\"to\":\"awaiting_frame\",\"version\":1,\"reason\":\"r\"}", northgate.as(OWNER)));
    }

    private static List<String> leaves(Call call) {
        return pointers(call.good(), JsonNode::isValueNode);
    }

    private static List<String> pointers(JsonNode root, Predicate<JsonNode> wanted) {
        List<String> found = new ArrayList<>();
        collect(root, "", wanted, found);
        return found;
    }

    private static void collect(JsonNode node, String at, Predicate<JsonNode> wanted, List<String> found) {
        if (wanted.test(node)) {
            found.add(at);
        }
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> collect(node.get(name), at + "/" + name, wanted, found));
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at + "/" + i, wanted, found);
        }
    }

    private static String replaced(Call call, String pointer, JsonNode by) {
        JsonNode root = call.good();
        String last = pointer.substring(pointer.lastIndexOf('/') + 1);
        JsonNode parent = root.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(last), by);
        } else {
            ((ObjectNode) parent).set(last, by);
        }
        return root.toString();
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** RFC 9457, with the id that the log has too. @param path null for any */
    private static void shaped(Answer problem, String path) {
        assertThat(problem.contentType()).isEqualTo("application/problem+json");
        JsonNode said = problem.json();
        assertThat(said.get("status").asInt()).isEqualTo(problem.status());
        assertThat(List.of(said.path("type").asText(), said.path("title").asText(), said.path("detail").asText(), said.path("instance").asText())).as(problem.body()).doesNotContain("");
        assertThat(said.path("title").asText()).isNotEqualTo("Error");
        assertThat(UUID.fromString(said.path("errorId").asText())).isNotNull();
        if (path != null) {
            assertThat(said.get("instance").asText()).isEqualTo(path);
        }
        said.path("errors").forEach(error -> assertThat(error.path("field").asText() + error.path("message").asText()).isNotBlank());
        assertThat(problem.body()).doesNotContain("RESTEASY", "com.fasterxml", "org.postgresql", "jakarta.", "Exception");
    }
}
