package app.fovea.outside;

import static app.fovea.access.entity.Permission.ACCESS_LOG_VIEW;
import static app.fovea.access.entity.Permission.AUDIT_EXPORT;
import static app.fovea.access.entity.Permission.AUDIT_VERIFY;
import static app.fovea.access.entity.Permission.AUDIT_VIEW;
import static app.fovea.access.entity.Permission.CATALOGUE_VIEW;
import static app.fovea.access.entity.Permission.DISPENSES_SUPERVISE;
import static app.fovea.access.entity.Permission.EXAMS_AMEND;
import static app.fovea.access.entity.Permission.EXAMS_FINALIZE;
import static app.fovea.access.entity.Permission.EXAMS_VIEW;
import static app.fovea.access.entity.Permission.EXAMS_WRITE;
import static app.fovea.access.entity.Permission.INVOICES_VIEW;
import static app.fovea.access.entity.Permission.JOURNEY_DISCARD;
import static app.fovea.access.entity.Permission.JOURNEY_REPLAY;
import static app.fovea.access.entity.Permission.JOURNEY_VIEW;
import static app.fovea.access.entity.Permission.INVOICES_WRITE_OFF;
import static app.fovea.access.entity.Permission.JOURNEY_DEAD_LETTERS;
import static app.fovea.access.entity.Permission.LAB_FIGURES;
import static app.fovea.access.entity.Permission.LAB_CHECK;
import static app.fovea.access.entity.Permission.LAB_MOVE;
import static app.fovea.access.entity.Permission.LAB_START;
import static app.fovea.access.entity.Permission.LAB_VIEW;
import static app.fovea.access.entity.Permission.MESSAGES_SEND;
import static app.fovea.access.entity.Permission.MESSAGES_VIEW;
import static app.fovea.access.entity.Permission.ORDERS_CANCEL_SALE;
import static app.fovea.access.entity.Permission.ORDERS_RELEASE;
import static app.fovea.access.entity.Permission.ORDERS_CHANGE;
import static app.fovea.access.entity.Permission.ORDERS_VIEW;
import static app.fovea.access.entity.Permission.PATIENTS_BREAK_GLASS;
import static app.fovea.access.entity.Permission.PATIENTS_CREATE;
import static app.fovea.access.entity.Permission.PATIENTS_EDIT;
import static app.fovea.access.entity.Permission.PATIENTS_ERASE;
import static app.fovea.access.entity.Permission.PATIENTS_EXPORT;
import static app.fovea.access.entity.Permission.PATIENTS_MERGE;
import static app.fovea.access.entity.Permission.PATIENTS_RESTRICT;
import static app.fovea.access.entity.Permission.PATIENTS_VIEW;
import static app.fovea.access.entity.Permission.PAYMENTS_REFUND;
import static app.fovea.access.entity.Permission.PAYMENTS_TAKE;
import static app.fovea.access.entity.Permission.POS_ACCESS;
import static app.fovea.access.entity.Permission.POS_DISCARD;
import static app.fovea.access.entity.Permission.POS_DISCOUNT;
import static app.fovea.access.entity.Permission.POS_TAKE_OVER;
import static app.fovea.access.entity.Permission.PRESCRIPTIONS_VIEW;
import static app.fovea.access.entity.Permission.PRIVACY_REVIEW;
import static app.fovea.access.entity.Permission.PAIRS_DECIDE;
import static app.fovea.access.entity.Permission.RECALLS_MANAGE;
import static app.fovea.access.entity.Permission.ROLES_ASSIGN;
import static app.fovea.access.entity.Permission.ROLES_CREATE;
import static app.fovea.access.entity.Permission.ROLES_VIEW;
import static app.fovea.access.entity.Permission.SETTINGS_MESSAGES;
import static app.fovea.access.entity.Permission.SETTINGS_LAB;
import static app.fovea.access.entity.Permission.SETTINGS_ORDERS;
import static app.fovea.access.entity.Permission.SETTINGS_PRACTICE;
import static app.fovea.access.entity.Permission.SETTINGS_PRIVACY;
import static app.fovea.access.entity.Permission.SETTINGS_QUALITY;
import static app.fovea.access.entity.Permission.TENANTS_OPERATE;
import static app.fovea.access.entity.Permission.TILL_CLOSE;
import static app.fovea.access.entity.Permission.TILL_MANAGE;
import static app.fovea.access.entity.Permission.TILL_VIEW;
import static app.fovea.access.entity.Permission.USERS_CREATE;
import static app.fovea.access.entity.Permission.USERS_INVITE;
import static app.fovea.access.entity.Permission.USERS_SUSPEND;
import static app.fovea.access.entity.Permission.USERS_VIEW;
import static app.fovea.access.entity.Permission.VAT_DECIDE;
import static app.fovea.access.entity.Permission.VAT_VIEW;
import static app.fovea.access.entity.Permission.WEBHOOKS_MANAGE;
import static app.fovea.access.entity.Permission.WEBHOOKS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each default role against each call: 403 with the name of the right where it is missing, anything but 401 and 403 where it is held. */
class EveryRoleMayDoWhatItsRightsSayIT {
    private static final UUID NOBODYS = UUID.fromString("00000000-0000-7000-8000-000000000000");

    /** The calls, each with the right it asks for. What is named in them does not exist: whoever may do it hears 404 or 400. */
    private static final List<Call> CALLS = List.of(
        new Call("GET", "/api/patients?limit=1", null, PATIENTS_VIEW),
        new Call("GET", "/api/patients/" + NOBODYS, null, PATIENTS_VIEW),
        new Call("GET", "/api/patients/" + NOBODYS + "/summary", null, PATIENTS_VIEW),
        new Call("GET", "/api/patients/" + NOBODYS + "/history", null, PATIENTS_VIEW),
        new Call("GET", "/api/patients/" + NOBODYS + "/export", null, PATIENTS_EXPORT),
        new Call("GET", "/api/patients/" + NOBODYS + "/export/fhir", null, PATIENTS_EXPORT),
        new Call("GET", "/api/patients/" + NOBODYS + "/export/pdf", null, PATIENTS_EXPORT),
        new Call("GET", "/api/patients/" + NOBODYS + "/merges", null, PATIENTS_MERGE),
        new Call("GET", "/api/patients/" + NOBODYS + "/merges/alike", null, PATIENTS_MERGE),
        new Call("GET", "/api/patients/" + NOBODYS + "/merges/preview?patientId=" + NOBODYS, null, PATIENTS_MERGE),
        new Call("POST", "/api/patients/" + NOBODYS + "/merges", "{\"patientId\":\"" + NOBODYS + "\",\"version\":1,\"reason\":\"r\"}", PATIENTS_MERGE),
        new Call("POST", "/api/patients/" + NOBODYS + "/merges/" + NOBODYS + "/undo", "{\"reason\":\"r\"}", PATIENTS_MERGE),
        new Call("GET", "/api/patients/" + NOBODYS + "/erasure", null, PATIENTS_ERASE),
        new Call("POST", "/api/patients/" + NOBODYS + "/erasure", "{}", PATIENTS_ERASE),
        new Call("GET", "/api/patients/" + NOBODYS + "/alerts", null, PATIENTS_VIEW),
        new Call("GET", "/api/patients/" + NOBODYS + "/alerts/communication", null, PATIENTS_VIEW),
        new Call("PUT", "/api/patients/" + NOBODYS + "/alerts/communication", "{\"state\":\"none_known\"}", PATIENTS_VIEW),
        new Call("GET", "/api/patients/" + NOBODYS + "/recall", null, PATIENTS_VIEW),
        new Call("PUT", "/api/patients/" + NOBODYS + "/recall", "{}", PATIENTS_VIEW),
        new Call("DELETE", "/api/patients/" + NOBODYS + "/recall", null, PATIENTS_VIEW),
        new Call("GET", "/api/recalls?limit=1", null, RECALLS_MANAGE),
        new Call("POST", "/api/patients", "{}", PATIENTS_CREATE),
        new Call("POST", "/api/patients/duplicates", "{}", PATIENTS_CREATE),
        new Call("POST", "/api/patients/" + NOBODYS + "/exams", "{}", EXAMS_WRITE),
        new Call("GET", "/api/exams/" + NOBODYS, null, EXAMS_VIEW),
        new Call("POST", "/api/exams/" + NOBODYS + "/finalize", null, EXAMS_FINALIZE),
        new Call("POST", "/api/exams/" + NOBODYS + "/amendments", "{\"reason\":\"Wrong\"}", EXAMS_AMEND),
        new Call("GET", "/api/catalogue/frames?limit=1", null, CATALOGUE_VIEW),
        new Call("GET", "/api/catalogue/lenses?examId=" + NOBODYS, null, CATALOGUE_VIEW),
        new Call("GET", "/api/catalogue/treatments?lensId=" + NOBODYS, null, CATALOGUE_VIEW),
        new Call("POST", "/api/dispenses", "{\"patientId\":\"" + NOBODYS + "\",\"examId\":\"" + NOBODYS + "\"}", POS_ACCESS),
        new Call("GET", "/api/dispenses?state=draft&limit=1", null, POS_ACCESS),
        new Call("GET", "/api/dispenses/" + NOBODYS, null, POS_ACCESS),
        new Call("POST", "/api/dispenses/" + NOBODYS + "/take-over", null, POS_TAKE_OVER),
        new Call("DELETE", "/api/dispenses/" + NOBODYS, null, POS_DISCARD),
        new Call("PUT", "/api/dispenses/" + NOBODYS + "/lenses", "{\"pairs\":[]}", POS_ACCESS),
        new Call("PUT", "/api/dispenses/" + NOBODYS + "/treatments", "{\"pairs\":[]}", POS_ACCESS),
        new Call("PUT", "/api/dispenses/" + NOBODYS + "/measurements", "{\"pairs\":[]}", POS_ACCESS),
        new Call("PUT", "/api/dispenses/" + NOBODYS + "/discount", "{}", POS_DISCOUNT),
        new Call("DELETE", "/api/dispenses/" + NOBODYS + "/discount", null, POS_ACCESS),
        new Call("GET", "/api/dispenses/" + NOBODYS + "/suggestions", null, POS_ACCESS),
        new Call("GET", "/api/invoices/" + NOBODYS, null, INVOICES_VIEW),
        new Call("POST", "/api/invoices/" + NOBODYS + "/payments", "{\"method\":\"cash\",\"amount\":1}", PAYMENTS_TAKE),
        new Call("POST", "/api/invoices/" + NOBODYS + "/refunds", "{\"method\":\"cash\",\"amount\":1,\"reason\":\"x\"}", PAYMENTS_REFUND),
        new Call("POST", "/api/invoices/" + NOBODYS + "/write-offs", "{\"amount\":1,\"reason\":\"x\"}", INVOICES_WRITE_OFF),
        new Call("GET", "/api/tills", null, TILL_VIEW),
        new Call("POST", "/api/tills", "{}", TILL_MANAGE),
        new Call("GET", "/api/tills/mine", null, PAYMENTS_TAKE),
        new Call("PUT", "/api/tills/mine", "{}", PAYMENTS_TAKE),
        new Call("GET", "/api/tills/" + NOBODYS, null, TILL_VIEW),
        new Call("PUT", "/api/tills/" + NOBODYS, "{}", TILL_MANAGE),
        new Call("GET", "/api/tills/" + NOBODYS + "/takings", null, TILL_VIEW),
        new Call("POST", "/api/tills/" + NOBODYS + "/cash-ups", "{}", TILL_CLOSE),
        new Call("GET", "/api/tills/" + NOBODYS + "/cash-ups", null, TILL_VIEW),
        new Call("GET", "/api/cash-ups/" + NOBODYS, null, TILL_VIEW),
        new Call("GET", "/api/papers/cash-ups/" + NOBODYS, null, TILL_VIEW),
        new Call("GET", "/api/vat-methods", null, VAT_VIEW),
        new Call("POST", "/api/vat-methods", "{}", VAT_DECIDE),
        new Call("GET", "/api/orders?limit=1", null, ORDERS_VIEW),
        new Call("GET", "/api/orders/" + NOBODYS, null, ORDERS_VIEW),
        new Call("GET", "/api/papers/receipts/" + NOBODYS, null, INVOICES_VIEW),
        new Call("GET", "/api/papers/job-tickets/" + NOBODYS, null, LAB_VIEW),
        new Call("GET", "/api/papers/labels/" + NOBODYS, null, ORDERS_VIEW),
        new Call("GET", "/api/papers/trays/" + NOBODYS, null, LAB_VIEW),
        new Call("POST", "/api/orders/" + NOBODYS + "/transitions", "{\"to\":\"ready\",\"version\":1}", ORDERS_VIEW),
        new Call("POST", "/api/orders/" + NOBODYS + "/changes", "{\"version\":1,\"rush\":true}", ORDERS_CHANGE),
        new Call("POST", "/api/orders/" + NOBODYS + "/tolerance-check", "{}", LAB_CHECK),
        new Call("POST", "/api/orders/" + NOBODYS + "/inspections", "{}", LAB_CHECK),
        new Call("GET", "/api/orders/" + NOBODYS + "/inspections", null, LAB_VIEW),
        new Call("GET", "/api/orders/" + NOBODYS + "/vca", null, LAB_VIEW),
        new Call("POST", "/api/orders/" + NOBODYS + "/vca", "{}", LAB_START),
        new Call("GET", "/api/orders/" + NOBODYS + "/vca/files", null, LAB_VIEW),
        new Call("GET", "/api/orders/" + NOBODYS + "/vca/files/" + NOBODYS, null, LAB_VIEW),
        new Call("GET", "/api/lab/tolerance-profiles", null, LAB_CHECK),
        new Call("GET", "/api/lab/board", null, LAB_VIEW),
        new Call("GET", "/api/lab/figures", null, LAB_FIGURES),
        new Call("GET", "/api/lab/board/cards?ids=" + NOBODYS, null, LAB_VIEW),
        new Call("PUT", "/api/orders/" + NOBODYS + "/tray", "{}", LAB_MOVE),
        new Call("GET", "/api/journey/events?limit=1", null, JOURNEY_VIEW),
        new Call("GET", "/api/journey/schemas", null, JOURNEY_VIEW),
        new Call("GET", "/api/journey/schemas/order.created/1", null, JOURNEY_VIEW),
        new Call("GET", "/api/journey/timeline?correlationId=" + NOBODYS, null, JOURNEY_VIEW),
        new Call("GET", "/api/journey/listeners", null, JOURNEY_DEAD_LETTERS),
        new Call("GET", "/api/journey/dead-letters", null, JOURNEY_DEAD_LETTERS),
        new Call("GET", "/api/journey/dead-letters/" + NOBODYS, null, JOURNEY_DEAD_LETTERS),
        new Call("POST", "/api/journey/dead-letters/replay", "{\"listener\":\"Nobody\"}", JOURNEY_REPLAY),
        new Call("GET", "/api/journey/replays", null, JOURNEY_DEAD_LETTERS),
        new Call("GET", "/api/journey/replays/" + NOBODYS, null, JOURNEY_DEAD_LETTERS),
        new Call("POST", "/api/journey/replays", "{}", JOURNEY_REPLAY),
        new Call("DELETE", "/api/journey/replays/" + NOBODYS, null, JOURNEY_REPLAY),
        new Call("POST", "/api/journey/dead-letters/" + NOBODYS + "/replay", null, JOURNEY_REPLAY),
        new Call("POST", "/api/invoices/" + NOBODYS + "/receipt-emails", "{}", MESSAGES_SEND),
        new Call("GET", "/api/settings/practice", null, SETTINGS_PRACTICE),
        new Call("PUT", "/api/settings/practice", "{\"email\":\"no address\"}", SETTINGS_PRACTICE),
        new Call("GET", "/api/settings/practice/branches/" + NOBODYS, null, SETTINGS_PRACTICE),
        new Call("PUT", "/api/settings/practice/branches/" + NOBODYS, "{}", SETTINGS_PRACTICE),
        new Call("GET", "/api/settings/calendar", null, SETTINGS_PRACTICE),
        new Call("GET", "/api/settings/calendar/" + NOBODYS, null, SETTINGS_PRACTICE),
        new Call("PUT", "/api/settings/calendar/" + NOBODYS, "{}", SETTINGS_PRACTICE),
        new Call("GET", "/api/settings/orders", null, SETTINGS_ORDERS),
        new Call("GET", "/api/settings/lab-columns", null, SETTINGS_LAB),
        new Call("PUT", "/api/settings/lab-columns", "{}", SETTINGS_LAB),
        new Call("GET", "/api/settings/privacy", null, SETTINGS_PRIVACY),
        new Call("PUT", "/api/settings/privacy", "{}", SETTINGS_PRIVACY),
        new Call("GET", "/api/settings/quality", null, SETTINGS_QUALITY),
        new Call("PUT", "/api/settings/quality", "{}", SETTINGS_QUALITY),
        new Call("PUT", "/api/settings/orders", "{}", SETTINGS_ORDERS),
        new Call("GET", "/api/orders/waiting", null, INVOICES_VIEW),
        new Call("PUT", "/api/dispenses/" + NOBODYS + "/supervision", null, DISPENSES_SUPERVISE),
        new Call("POST", "/api/dispenses/" + NOBODYS + "/release", null, ORDERS_RELEASE),
        new Call("POST", "/api/dispenses/" + NOBODYS + "/cancel", "{\"method\":\"card\",\"reason\":\"x\"}", ORDERS_CANCEL_SALE),
        new Call("GET", "/api/patients/" + NOBODYS + "/messages", null, MESSAGES_VIEW),
        new Call("POST", "/api/patients/" + NOBODYS + "/messages/" + NOBODYS + "/send", null, MESSAGES_SEND),
        new Call("GET", "/api/messages/to-ring", null, MESSAGES_VIEW),
        new Call("POST", "/api/messages/" + NOBODYS + "/rung", null, MESSAGES_SEND),
        new Call("GET", "/api/settings/messages", null, SETTINGS_MESSAGES),
        new Call("PUT", "/api/settings/messages", "{}", SETTINGS_MESSAGES),
        new Call("GET", "/api/settings/messages/templates", null, SETTINGS_MESSAGES),
        new Call("GET", "/api/settings/messages/templates/no_kind/sms/cy", null, SETTINGS_MESSAGES),
        new Call("PUT", "/api/settings/messages/templates/no_kind/sms/cy", "{}", SETTINGS_MESSAGES),
        new Call("DELETE", "/api/settings/messages/templates/no_kind/sms/cy", null, SETTINGS_MESSAGES),
        new Call("POST", "/api/journey/dead-letters/" + NOBODYS + "/discard", "{\"reason\":\"Settled by hand.\"}", JOURNEY_DISCARD),
        new Call("GET", "/api/permissions", null, ROLES_VIEW),
        new Call("GET", "/api/roles", null, ROLES_VIEW),
        new Call("GET", "/api/roles/" + NOBODYS, null, ROLES_VIEW),
        new Call("POST", "/api/roles", "{}", ROLES_CREATE),
        new Call("PUT", "/api/roles/" + NOBODYS, "{}", ROLES_VIEW),
        new Call("DELETE", "/api/roles/" + NOBODYS, null, ROLES_VIEW),
        new Call("GET", "/api/roles/templates", null, ROLES_VIEW),
        new Call("POST", "/api/roles/" + NOBODYS + "/difference", "{}", ROLES_VIEW),
        new Call("POST", "/api/roles/users/" + NOBODYS + "/assign", "{}", ROLES_ASSIGN),
        new Call("POST", "/api/roles/users/assign", "{}", ROLES_ASSIGN),
        new Call("GET", "/api/roles/pairs", null, ROLES_VIEW),
        new Call("PUT", "/api/roles/pairs/take_and_refund", "{}", PAIRS_DECIDE),
        new Call("GET", "/api/patients/" + NOBODYS + "/restriction", null, PATIENTS_RESTRICT),
        new Call("PUT", "/api/patients/" + NOBODYS + "/restriction", "{}", PATIENTS_RESTRICT),
        new Call("POST", "/api/patients/" + NOBODYS + "/restriction/lift", "{}", PATIENTS_RESTRICT),
        new Call("POST", "/api/record-openings", "{\"patientId\":\"" + NOBODYS + "\",\"reason\":\"r\"}", PATIENTS_BREAK_GLASS),
        new Call("DELETE", "/api/record-openings/patients/" + NOBODYS, null, PATIENTS_BREAK_GLASS),
        new Call("GET", "/api/record-openings?limit=1", null, PRIVACY_REVIEW),
        new Call("POST", "/api/record-openings/" + NOBODYS + "/review", "{}", PRIVACY_REVIEW),
        new Call("GET", "/api/access-log?limit=1", null, ACCESS_LOG_VIEW),
        new Call("GET", "/api/roles/audit?limit=1", null, AUDIT_VIEW),
        new Call("GET", "/api/roles/audit/export?format=csv&action=audit.sealed", null, AUDIT_EXPORT),
        new Call("GET", "/api/roles/audit/verify", null, AUDIT_VERIFY),
        new Call("GET", "/api/webhooks", null, WEBHOOKS_VIEW),
        new Call("POST", "/api/webhooks", "{}", WEBHOOKS_MANAGE),
        new Call("GET", "/api/webhooks/" + NOBODYS, null, WEBHOOKS_VIEW),
        new Call("PUT", "/api/webhooks/" + NOBODYS, "{}", WEBHOOKS_VIEW),
        new Call("POST", "/api/webhooks/" + NOBODYS + "/rotate", null, WEBHOOKS_MANAGE),
        new Call("POST", "/api/webhooks/" + NOBODYS + "/end-old-secrets", null, WEBHOOKS_MANAGE),
        new Call("POST", "/api/webhooks/" + NOBODYS + "/enable", null, WEBHOOKS_MANAGE),
        new Call("POST", "/api/webhooks/" + NOBODYS + "/disable", null, WEBHOOKS_MANAGE),
        new Call("POST", "/api/webhooks/" + NOBODYS + "/test", null, WEBHOOKS_MANAGE),
        new Call("DELETE", "/api/webhooks/" + NOBODYS, null, WEBHOOKS_VIEW),
        new Call("GET", "/api/webhooks/" + NOBODYS + "/deliveries", null, WEBHOOKS_VIEW),
        new Call("POST", "/api/webhooks/" + NOBODYS + "/replay", "{}", WEBHOOKS_MANAGE),
        new Call("GET", "/api/webhook-deliveries/" + NOBODYS, null, WEBHOOKS_VIEW),
        new Call("POST", "/api/webhook-deliveries/" + NOBODYS + "/replay", null, WEBHOOKS_MANAGE),
        new Call("GET", "/api/users", null, USERS_VIEW),
        new Call("GET", "/api/users/" + NOBODYS, null, USERS_VIEW),
        new Call("POST", "/api/users", "{}", USERS_CREATE),
        new Call("PUT", "/api/users/" + NOBODYS, "{}", USERS_VIEW),
        new Call("POST", "/api/users/" + NOBODYS + "/suspend", "{\"reason\":\"x\"}", USERS_SUSPEND),
        new Call("POST", "/api/users/" + NOBODYS + "/resume", "{\"reason\":\"x\"}", USERS_SUSPEND),
        new Call("POST", "/api/users/" + NOBODYS + "/invite", null, USERS_INVITE),
        new Call("GET", "/api/operator/tenants", null, TENANTS_OPERATE));

    private static final Map<String, Permission> SECTIONS = Map.of("exams", EXAMS_VIEW, "prescriptions", PRESCRIPTIONS_VIEW, "orders", ORDERS_VIEW, "invoices", INVOICES_VIEW,
        "messages", MESSAGES_VIEW, "timeline", JOURNEY_VIEW);

    private record Call(String method, String path, String body, Permission needs) {
        Answer by(Rest somebody) {
            Rest asking = somebody.with("Idempotency-Key", UUID.randomUUID().toString()).with("If-Match", "\"1\"");
            return body == null ? asking.request(method, path, null) : asking.json(method, path, body);
        }

        @Override
        public String toString() {
            return method + " " + path.replace(NOBODYS.toString(), "{id}");
        }
    }

    static Stream<Arguments> everyRoleAndCall() {
        return Arrays.stream(DefaultRole.values()).flatMap(role -> CALLS.stream().map(call -> Arguments.of(role, call)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyRoleAndCall")
    void a_call_is_let_through_exactly_when_the_role_has_its_right(DefaultRole role, Call call) {
        Answer answer = call.by(Practice.northgate().as(role));
        if (rights(role).contains(call.needs())) {
            assertThat(answer.status()).as(answer.toString()).isNotIn(401, 403).isLessThan(500);
        } else {
            answer.expect(403);
            assertThat(answer.text("/permission")).isEqualTo(call.needs().id());
            assertThat(answer.text("/detail")).contains(call.needs().title());
        }
    }

    static Stream<DefaultRole> everyRoleThatSeesPatients() {
        return Arrays.stream(DefaultRole.values()).filter(role -> rights(role).contains(PATIENTS_VIEW));
    }

    @ParameterizedTest
    @MethodSource("everyRoleThatSeesPatients")
    void a_patients_summary_names_what_it_hides_and_shows_the_rest(DefaultRole role) {
        Rest reader = Practice.northgate().as(role);
        String patient = reader.get("/api/patients?limit=1").expect(200).text("/items/0/id");
        Answer summary = reader.get("/api/patients/" + patient + "/summary").expect(200);
        List<String> hidden = summary.texts("/hidden", "");
        SECTIONS.forEach((section, right) -> {
            boolean may = rights(role).contains(right);
            assertThat(hidden.contains(section)).as(section).isEqualTo(!may);
            assertThat(summary.at("/" + section).isMissingNode()).as(section).isEqualTo(!may);
        });
        assertThat(summary.at("/stats/totalSpent").isMissingNode()).isEqualTo(!rights(role).contains(INVOICES_VIEW));
    }

    @Test
    void nobody_who_is_not_signed_in_gets_past_the_door() {
        for (Call call : CALLS) {
            call.by(Practice.northgate().nobody()).expect(401);
        }
    }

    @Test
    void whoever_may_only_see_patients_cannot_change_them() {
        Practice practice = Practice.northgate();
        for (DefaultRole role : DefaultRole.values()) {
            if (rights(role).contains(PATIENTS_VIEW)) {
                Rest editor = practice.as(role);
                String patient = editor.get("/api/patients?limit=1").expect(200).text("/items/0/id");
                String etag = editor.get("/api/patients/" + patient).expect(200).etag();
                Answer answer = editor.with("If-Match", etag).put("/api/patients/" + patient, "{}");
                assertThat(answer.status()).as(role + " " + answer).isEqualTo(rights(role).contains(PATIENTS_EDIT) ? 400 : 403);
            }
        }
    }

    private static Set<Permission> rights(DefaultRole role) {
        Set<Permission> rights = EnumSet.copyOf(Permission.closure(role.permissions()));
        // Of the demonstration's people, these two roles are held by registered persons.
        if (role != DefaultRole.OPTOMETRIST && role != DefaultRole.DISPENSING_OPTICIAN) {
            rights.removeIf(Permission::registrantOnly);
        }
        return rights;
    }
}
