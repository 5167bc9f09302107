package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every call of the API by every default role: refused exactly where the catalogue of rights says so, and the refusal names the right. */
class AccessMatrixIT {

    /** @param body null for none @param needed the rights it asks for, all of them */
    private record Call(String method, String path, String body, Permission... needed) {
    }

    @TestFactory
    Stream<DynamicTest> everyRoleMayDoWhatItsRightsSayAndNothingElse() {
        return Stream.of(Practice.northgate(), Practice.harbour()).flatMap(practice -> {
            List<Call> calls = calls(practice);
            return Arrays.stream(DefaultRole.values()).map(role -> DynamicTest.dynamicTest(practice.slug() + ": " + role.title(), () -> {
                Set<Permission> rights = Permission.closure(role.permissions());
                boolean registered = role == DefaultRole.OPTOMETRIST || role == DefaultRole.DISPENSING_OPTICIAN;
                Set<Permission> held = rights.stream().filter(right -> registered || !right.registrantOnly()).collect(Collectors.toSet());
                assertThat(practice.as(role).get("/api/me").expect(200).texts("/permissions", "")).containsExactlyInAnyOrderElementsOf(held.stream().map(Permission::id).toList());
                calls.forEach(call -> check(practice.as(role), call, held));
            }));
        });
    }

    @Test
    void whoIsNotSignedInMayDoNothing() {
        for (Call call : calls(Practice.northgate())) {
            Answer refused = ask(Practice.northgate().nobody(), call).expect(401);
            assertThat(refused.contentType()).isEqualTo("application/problem+json");
        }
    }

    @Test
    void restrictedSupplyNeedsARegistrant() {
        Visit child = Visit.to(Practice.northgate()).bornOn("2018-03-01").readyToPay();
        Rest assistant = Practice.northgate().as(OPTICAL_ASSISTANT).with("Idempotency-Key", UUID.randomUUID().toString());

        Answer refused = assistant.post("/api/dispenses/" + child.dispenseId() + "/checkout", child.checkoutBody(Visit.card(child.total()))).expect(422);

        assertThat(refused.text("/rule")).isEqualTo("restricted_supply");
        child.checkout(UUID.randomUUID().toString(), Visit.card(child.total())).expect(201);
    }

    private static void check(Rest caller, Call call, Set<Permission> held) {
        Answer answer = ask(caller, call);
        if (held.containsAll(List.of(call.needed()))) {
            assertThat(answer.status()).as(call.method() + " " + call.path() + " " + answer.body()).isNotIn(401, 403, 500);
            return;
        }
        answer.expect(403);
        List<String> missing = Permission.closure(List.of(call.needed())).stream().filter(right -> !held.contains(right)).map(Permission::id).toList();
        assertThat(answer.text("/permission")).as(call.method() + " " + call.path()).isIn(missing);
        assertThat(answer.text("/detail")).isNotBlank();
    }

    private static Answer ask(Rest caller, Call call) {
        Rest prepared = caller.with("Idempotency-Key", UUID.randomUUID().toString()).with("If-Match", "\"999\"");
        return call.body() == null ? prepared.request(call.method(), call.path(), null) : prepared.json(call.method(), call.path(), call.body());
    }

    /** On records that are there: a call must not be refused because it names nothing. What it asks for fails for whoever may ask, and so changes nothing. */
    private static List<Call> calls(Practice practice) {
        Visit visit = Visit.to(practice).ordered();
        UUID order = visit.orders().get(0);
        String role = practice.as(DefaultRole.OWNER).get("/api/roles").expect(200).text("/items/0/id");
        String person = practice.as(DefaultRole.OWNER).get("/api/users?limit=1").expect(200).text("/items/0/id");
        String till = practice.as(DefaultRole.OWNER).get("/api/tills").expect(200).text("/items/0/id");
        return List.of(
            get("/api/patients", Permission.PATIENTS_VIEW),
            new Call("GET", "/api/search?q=Visitor", null),
            get("/api/patients/" + visit.patientId(), Permission.PATIENTS_VIEW),
            get("/api/patients/" + visit.patientId() + "/summary", Permission.PATIENTS_VIEW),
            get("/api/patients/" + visit.patientId() + "/history", Permission.PATIENTS_VIEW),
            get("/api/patients/" + visit.patientId() + "/export", Permission.PATIENTS_EXPORT),
            get("/api/patients/" + visit.patientId() + "/export/fhir", Permission.PATIENTS_EXPORT),
            get("/api/patients/" + visit.patientId() + "/export/pdf", Permission.PATIENTS_EXPORT),
            get("/api/patients/" + visit.patientId() + "/merges", Permission.PATIENTS_MERGE),
            get("/api/patients/" + visit.patientId() + "/merges/alike", Permission.PATIENTS_MERGE),
            get("/api/patients/" + visit.patientId() + "/merges/preview?patientId=" + visit.patientId(), Permission.PATIENTS_MERGE),
            post("/api/patients/" + visit.patientId() + "/merges", "{\"patientId\":\"" + visit.patientId() + "\",\"version\":1,\"reason\":\"r\"}", Permission.PATIENTS_MERGE),
            post("/api/patients/" + visit.patientId() + "/merges/" + UUID.randomUUID() + "/undo", "{}", Permission.PATIENTS_MERGE),
            get("/api/patients/" + visit.patientId() + "/erasure", Permission.PATIENTS_ERASE),
            post("/api/patients/" + visit.patientId() + "/erasure", "{}", Permission.PATIENTS_ERASE),
            post("/api/patients", "{}", Permission.PATIENTS_CREATE),
            post("/api/patients/duplicates", "{}", Permission.PATIENTS_CREATE),
            put("/api/patients/" + visit.patientId(), "{}", Permission.PATIENTS_VIEW),
            post("/api/patients/" + visit.patientId() + "/exams", "{\"recallMonths\":0}", Permission.EXAMS_WRITE),
            get("/api/exams/" + visit.examId(), Permission.EXAMS_VIEW),
            put("/api/exams/" + visit.examId(), "{}", Permission.EXAMS_VIEW),
            post("/api/exams/" + visit.examId() + "/amendments", "{}", Permission.EXAMS_AMEND),
            new Call("POST", "/api/exams/" + visit.examId() + "/finalize", null, Permission.EXAMS_FINALIZE),
            new Call("DELETE", "/api/exams/" + visit.examId(), null, Permission.EXAMS_DISCARD),
            get("/api/catalogue/frames", Permission.CATALOGUE_VIEW),
            get("/api/catalogue/treatments?lensId=" + UUID.randomUUID(), Permission.CATALOGUE_VIEW),
            post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), UUID.randomUUID()), Permission.POS_ACCESS),
            get("/api/dispenses?state=draft", Permission.POS_ACCESS),
            get("/api/dispenses/" + visit.dispenseId(), Permission.POS_ACCESS),
            new Call("POST", "/api/dispenses/" + visit.dispenseId() + "/take-over", null, Permission.POS_TAKE_OVER),
            new Call("DELETE", "/api/dispenses/" + visit.dispenseId(), null, Permission.POS_DISCARD),
            get("/api/dispenses/" + visit.dispenseId() + "/suggestions", Permission.POS_ACCESS),
            put("/api/dispenses/" + visit.dispenseId() + "/lenses", "{\"pairs\":[{}]}", Permission.POS_ACCESS),
            put("/api/dispenses/" + visit.dispenseId() + "/treatments", "{\"pairs\":[{}]}", Permission.POS_ACCESS),
            put("/api/dispenses/" + visit.dispenseId() + "/measurements", "{\"pairs\":[{}]}", Permission.POS_ACCESS),
            put("/api/dispenses/" + visit.dispenseId() + "/discount", "{}", Permission.POS_DISCOUNT),
            new Call("DELETE", "/api/dispenses/" + visit.dispenseId() + "/discount", null, Permission.POS_ACCESS),
            get("/api/invoices/" + visit.invoiceId(), Permission.INVOICES_VIEW),
            post("/api/invoices/" + visit.invoiceId() + "/payments", Visit.card(BigDecimal.ONE), Permission.PAYMENTS_TAKE),
            post("/api/invoices/" + visit.invoiceId() + "/refunds", "{\"method\":\"card\",\"amount\":99999,\"reason\":\"r\"}", Permission.PAYMENTS_REFUND),
            post("/api/invoices/" + visit.invoiceId() + "/write-offs", "{\"amount\":99999,\"reason\":\"r\"}", Permission.INVOICES_WRITE_OFF),
            get("/api/tills", Permission.TILL_VIEW),
            post("/api/tills", "{}", Permission.TILL_MANAGE),
            get("/api/tills/mine", Permission.PAYMENTS_TAKE),
            put("/api/tills/mine", "{}", Permission.PAYMENTS_TAKE),
            get("/api/tills/" + till, Permission.TILL_VIEW),
            put("/api/tills/" + till, "{}", Permission.TILL_MANAGE),
            get("/api/tills/" + till + "/takings", Permission.TILL_VIEW),
            post("/api/tills/" + till + "/cash-ups", "{}", Permission.TILL_CLOSE),
            get("/api/tills/" + till + "/cash-ups", Permission.TILL_VIEW),
            get("/api/cash-ups/" + UUID.randomUUID(), Permission.TILL_VIEW),
            get("/api/papers/cash-ups/" + UUID.randomUUID(), Permission.TILL_VIEW),
            get("/api/vat-methods", Permission.VAT_VIEW),
            post("/api/vat-methods", "{}", Permission.VAT_DECIDE),
            get("/api/orders", Permission.ORDERS_VIEW),
            get("/api/orders/" + order, Permission.ORDERS_VIEW),
            get("/api/papers/receipts/" + visit.invoiceId(), Permission.INVOICES_VIEW),
            get("/api/papers/job-tickets/" + order, Permission.LAB_VIEW),
            get("/api/papers/labels/" + order, Permission.ORDERS_VIEW),
            get("/api/papers/trays/" + visit.dispenseId(), Permission.LAB_VIEW),
            post("/api/orders/" + order + "/transitions", "{\"to\":\"nowhere\",\"version\":1}", Permission.ORDERS_VIEW),
            post("/api/orders/" + order + "/changes", "{}", Permission.ORDERS_CHANGE),
            post("/api/orders/" + order + "/tolerance-check", "{}", Permission.LAB_CHECK),
            post("/api/orders/" + order + "/inspections", "{}", Permission.LAB_CHECK),
            get("/api/orders/" + order + "/inspections", Permission.LAB_VIEW),
            get("/api/orders/" + order + "/vca", Permission.LAB_VIEW),
            post("/api/orders/" + order + "/vca", "{}", Permission.LAB_START),
            get("/api/orders/" + order + "/vca/files", Permission.LAB_VIEW),
            get("/api/orders/" + order + "/vca/files/" + UUID.randomUUID(), Permission.LAB_VIEW),
            get("/api/lab/tolerance-profiles", Permission.LAB_CHECK),
            get("/api/lab/board", Permission.LAB_VIEW),
            get("/api/lab/figures", Permission.LAB_FIGURES),
            get("/api/lab/board/cards?ids=" + order, Permission.LAB_VIEW),
            put("/api/orders/" + order + "/tray", "{}", Permission.LAB_MOVE),
            get("/api/journey/events", Permission.JOURNEY_VIEW),
            get("/api/journey/schemas", Permission.JOURNEY_VIEW),
            get("/api/journey/schemas/order.created/1", Permission.JOURNEY_VIEW),
            get("/api/journey/timeline?correlationId=" + UUID.randomUUID(), Permission.JOURNEY_VIEW),
            get("/api/journey/listeners", Permission.JOURNEY_DEAD_LETTERS),
            get("/api/journey/dead-letters", Permission.JOURNEY_DEAD_LETTERS),
            get("/api/journey/dead-letters/" + UUID.randomUUID(), Permission.JOURNEY_DEAD_LETTERS),
            new Call("POST", "/api/journey/dead-letters/replay", "{\"listener\":\"JourneyAudit\"}", Permission.JOURNEY_REPLAY),
            get("/api/journey/replays", Permission.JOURNEY_DEAD_LETTERS),
            get("/api/journey/replays/" + UUID.randomUUID(), Permission.JOURNEY_DEAD_LETTERS),
            new Call("POST", "/api/journey/replays", "{}", Permission.JOURNEY_REPLAY),
            new Call("DELETE", "/api/journey/replays/" + UUID.randomUUID(), null, Permission.JOURNEY_REPLAY),
            new Call("POST", "/api/journey/dead-letters/" + UUID.randomUUID() + "/replay", null, Permission.JOURNEY_REPLAY),
            new Call("POST", "/api/invoices/" + UUID.randomUUID() + "/receipt-emails", "{}", Permission.MESSAGES_SEND, Permission.INVOICES_VIEW),
            get("/api/settings/practice", Permission.SETTINGS_PRACTICE),
            put("/api/settings/practice", "{\"email\":\"no address\"}", Permission.SETTINGS_PRACTICE),
            get("/api/settings/practice/branches/" + UUID.randomUUID(), Permission.SETTINGS_PRACTICE),
            put("/api/settings/practice/branches/" + UUID.randomUUID(), "{}", Permission.SETTINGS_PRACTICE),
            get("/api/settings/calendar", Permission.SETTINGS_PRACTICE),
            get("/api/settings/calendar/" + UUID.randomUUID(), Permission.SETTINGS_PRACTICE),
            put("/api/settings/calendar/" + UUID.randomUUID(), "{}", Permission.SETTINGS_PRACTICE),
            get("/api/settings/orders", Permission.SETTINGS_ORDERS),
            get("/api/settings/lab-columns", Permission.SETTINGS_LAB),
            put("/api/settings/lab-columns", "{}", Permission.SETTINGS_LAB),
            get("/api/settings/privacy", Permission.SETTINGS_PRIVACY),
            put("/api/settings/privacy", "{}", Permission.SETTINGS_PRIVACY),
            get("/api/settings/quality", Permission.SETTINGS_QUALITY),
            put("/api/settings/quality", "{}", Permission.SETTINGS_QUALITY),
            put("/api/settings/orders", "{}", Permission.SETTINGS_ORDERS),
            new Call("GET", "/api/orders/waiting", null, Permission.INVOICES_VIEW, Permission.ORDERS_VIEW),
            new Call("PUT", "/api/dispenses/" + visit.dispenseId() + "/supervision", null, Permission.DISPENSES_SUPERVISE),
            new Call("POST", "/api/dispenses/" + visit.dispenseId() + "/release", null, Permission.ORDERS_RELEASE),
            post("/api/dispenses/" + visit.dispenseId() + "/cancel", "{\"method\":\"card\"}", Permission.ORDERS_CANCEL_SALE),
            get("/api/patients/" + visit.patientId() + "/alerts", Permission.PATIENTS_VIEW),
            new Call("GET", "/api/patients/" + visit.patientId() + "/alerts/allergies", null, Permission.PATIENTS_VIEW, Permission.PATIENTS_HEALTH),
            put("/api/patients/" + visit.patientId() + "/alerts/communication", "{}", Permission.PATIENTS_VIEW),
            get("/api/patients/" + visit.patientId() + "/messages", Permission.MESSAGES_VIEW),
            new Call("POST", "/api/patients/" + visit.patientId() + "/messages/" + UUID.randomUUID() + "/send", null, Permission.MESSAGES_SEND),
            get("/api/patients/" + visit.patientId() + "/recall", Permission.PATIENTS_VIEW),
            put("/api/patients/" + visit.patientId() + "/recall", "{}", Permission.PATIENTS_VIEW),
            new Call("DELETE", "/api/patients/" + visit.patientId() + "/recall", null, Permission.PATIENTS_VIEW),
            get("/api/recalls", Permission.RECALLS_MANAGE),
            get("/api/messages/to-ring", Permission.MESSAGES_VIEW),
            new Call("POST", "/api/messages/" + UUID.randomUUID() + "/rung", null, Permission.MESSAGES_SEND),
            get("/api/settings/messages", Permission.SETTINGS_MESSAGES),
            put("/api/settings/messages", "{}", Permission.SETTINGS_MESSAGES),
            get("/api/settings/messages/templates", Permission.SETTINGS_MESSAGES),
            get("/api/settings/messages/templates/order_created/sms/cy", Permission.SETTINGS_MESSAGES),
            put("/api/settings/messages/templates/order_created/sms/cy", "{}", Permission.SETTINGS_MESSAGES),
            new Call("DELETE", "/api/settings/messages/templates/order_created/sms/cy", null, Permission.SETTINGS_MESSAGES),
            new Call("POST", "/api/journey/dead-letters/" + UUID.randomUUID() + "/discard", "{\"reason\":\"Settled by hand.\"}", Permission.JOURNEY_DISCARD),
            get("/api/permissions", Permission.ROLES_VIEW),
            get("/api/roles", Permission.ROLES_VIEW),
            get("/api/roles/" + role, Permission.ROLES_VIEW),
            post("/api/roles", "{}", Permission.ROLES_CREATE),
            put("/api/roles/" + role, "{}", Permission.ROLES_VIEW),
            get("/api/roles/templates", Permission.ROLES_VIEW),
            post("/api/roles/difference", "{}", Permission.ROLES_VIEW),
            post("/api/roles/" + role + "/difference", "{}", Permission.ROLES_VIEW),
            new Call("DELETE", "/api/roles/" + UUID.randomUUID(), null, Permission.ROLES_VIEW),
            post("/api/roles/users/" + UUID.randomUUID() + "/assign", "{}", Permission.ROLES_ASSIGN),
            post("/api/roles/users/assign", "{}", Permission.ROLES_ASSIGN),
            get("/api/roles/pairs", Permission.ROLES_VIEW),
            put("/api/roles/pairs/take_and_refund", "{}", Permission.PAIRS_DECIDE),
            get("/api/patients/" + visit.patientId() + "/restriction", Permission.PATIENTS_RESTRICT),
            put("/api/patients/" + visit.patientId() + "/restriction", "{}", Permission.PATIENTS_RESTRICT),
            post("/api/patients/" + visit.patientId() + "/restriction/lift", "{}", Permission.PATIENTS_RESTRICT),
            post("/api/record-openings", "{\"patientId\":\"" + UUID.randomUUID() + "\",\"reason\":\"r\"}", Permission.PATIENTS_BREAK_GLASS),
            new Call("DELETE", "/api/record-openings/patients/" + visit.patientId(), null, Permission.PATIENTS_BREAK_GLASS),
            get("/api/record-openings?limit=1", Permission.PRIVACY_REVIEW),
            post("/api/record-openings/" + UUID.randomUUID() + "/review", "{}", Permission.PRIVACY_REVIEW),
            get("/api/access-log?limit=1", Permission.ACCESS_LOG_VIEW),
            get("/api/roles/audit", Permission.AUDIT_VIEW),
            get("/api/roles/audit/export?format=csv&action=audit.sealed", Permission.AUDIT_EXPORT),
            get("/api/roles/audit/verify", Permission.AUDIT_VERIFY),
            get("/api/webhooks", Permission.WEBHOOKS_VIEW),
            post("/api/webhooks", "{}", Permission.WEBHOOKS_MANAGE),
            get("/api/webhooks/" + UUID.randomUUID(), Permission.WEBHOOKS_VIEW),
            put("/api/webhooks/" + UUID.randomUUID(), "{}", Permission.WEBHOOKS_VIEW),
            new Call("DELETE", "/api/webhooks/" + UUID.randomUUID(), null, Permission.WEBHOOKS_VIEW),
            new Call("POST", "/api/webhooks/" + UUID.randomUUID() + "/rotate", null, Permission.WEBHOOKS_MANAGE),
            new Call("POST", "/api/webhooks/" + UUID.randomUUID() + "/end-old-secrets", null, Permission.WEBHOOKS_MANAGE),
            new Call("POST", "/api/webhooks/" + UUID.randomUUID() + "/enable", null, Permission.WEBHOOKS_MANAGE),
            new Call("POST", "/api/webhooks/" + UUID.randomUUID() + "/disable", null, Permission.WEBHOOKS_MANAGE),
            new Call("POST", "/api/webhooks/" + UUID.randomUUID() + "/test", null, Permission.WEBHOOKS_MANAGE),
            get("/api/webhooks/" + UUID.randomUUID() + "/deliveries", Permission.WEBHOOKS_VIEW),
            post("/api/webhooks/" + UUID.randomUUID() + "/replay", "{}", Permission.WEBHOOKS_MANAGE),
            get("/api/webhook-deliveries/" + UUID.randomUUID(), Permission.WEBHOOKS_VIEW),
            new Call("POST", "/api/webhook-deliveries/" + UUID.randomUUID() + "/replay", null, Permission.WEBHOOKS_MANAGE),
            get("/api/users", Permission.USERS_VIEW),
            get("/api/users/" + person, Permission.USERS_VIEW),
            post("/api/users", "{}", Permission.USERS_CREATE),
            put("/api/users/" + person, "{}", Permission.USERS_VIEW),
            post("/api/users/" + person + "/suspend", "{}", Permission.USERS_SUSPEND),
            post("/api/users/" + person + "/resume", "{}", Permission.USERS_SUSPEND),
            new Call("POST", "/api/users/" + UUID.randomUUID() + "/invite", null, Permission.USERS_INVITE),
            get("/api/operator/tenants", Permission.TENANTS_OPERATE),
            new Call("POST", "/api/dispenses/" + visit.dispenseId() + "/checkout", "{}", Permission.PAYMENTS_TAKE, Permission.POS_ACCESS));
    }

    private static Call get(String path, Permission needed) {
        return new Call("GET", path, null, needed);
    }

    private static Call post(String path, String body, Permission needed) {
        return new Call("POST", path, body, needed);
    }

    private static Call put(String path, String body, Permission needed) {
        return new Call("PUT", path, body, needed);
    }
}
