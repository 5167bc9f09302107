package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Permission;
import app.fovea.world.Answer;
import app.fovea.world.BoardStream;
import app.fovea.world.OverdueSale;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each right of the catalogue with a call that needs it: a registrant whose role holds everything but this right is refused, and the
 * refusal names it; one whose role holds everything is let through.
 */
class EveryRightOpensItsDoorIT {
    private static final Practice PRACTICE = Practice.northgate();
    private static final UUID NOBODYS = UUID.fromString("00000000-0000-7000-8000-000000000000");
    private static final String UNUSUAL = Visit.EXAM.replace("\"sphere\":-1.75", "\"sphere\":-4.75");

    /** What has screens and no calls; that a boundary asks for it, the compiled house is looked through for. */
    private static final Set<String> ON_SCREENS_ALONE = Set.of("users:explain", "roles:preview");

    /** How it shows that the right is missing: 403 naming it, 422 by a rule of supply, or nothing where the answer would have it. */
    private enum Refused {
        BY_NAME, BY_RULE, BY_SILENCE
    }

    /**
     * @param clue  the rule, or the pointer to what stays silent; null with {@link Refused#BY_NAME}
     * @param means what is answered to who may: 2xx, or, where success would change what other tests stand on, the refusal that comes after the right
     * @param ask   makes what it needs, and asks
     */
    private record Door(Permission right, Refused refused, String clue, int means, Function<Rest, Answer> ask) {
        @Override
        public String toString() {
            return right.id();
        }
    }

    private static final List<Door> DOORS = List.of(
        named(Permission.PATIENTS_VIEW, 200, by -> by.get("/api/patients?limit=1")),
        silent(Permission.PATIENTS_CONTACT, "/email", by -> by.get("/api/patients/" + visit().registered().patientId())),
        silent(Permission.PATIENTS_NHS_NUMBER, "/nhsNumber", by -> by.get("/api/patients/" + withNhsNumber())),
        named(Permission.PATIENTS_CREATE, 201, by -> by.post("/api/patients", person("1990-01-01", "07700 900123", false))),
        named(Permission.PATIENTS_EDIT, 200, by -> change(by, person("1980-05-12", "07700 900999", false))),
        named(Permission.PATIENTS_IDENTIFY, 200, by -> change(by, person("1980-05-13", null, false))),
        named(Permission.PATIENTS_SIGHT_IMPAIRED, 200, by -> change(by, person("1980-05-12", null, true))),
        named(Permission.PATIENTS_MERGE, 200, by -> by.get("/api/patients/" + visit().registered().patientId() + "/merges")),
        named(Permission.PATIENTS_EXPORT, 200, by -> by.get("/api/patients/" + visit().registered().patientId() + "/export")),
        named(Permission.PATIENTS_ERASE, 200, by -> by.get("/api/patients/" + visit().registered().patientId() + "/erasure")),
        named(Permission.PATIENTS_RESTRICT, 200, by -> by.put("/api/patients/" + visit().registered().patientId() + "/restriction", "{\"reason\":\"A colleague\"}")),
        named(Permission.PATIENTS_BREAK_GLASS, 200, by -> by.post("/api/record-openings", "{\"patientId\":\"" + restricted() + "\",\"reason\":\"She is in pain\"}")),
        named(Permission.PATIENTS_RESTRICTED, 200, by -> by.get("/api/patients/" + restricted())),

        silent(Permission.PATIENTS_HEALTH, "/alerts/1", by -> by.get("/api/patients/" + visit().registered().patientId() + "/summary")),
        named(Permission.PATIENTS_ALERTS, 200, by -> by.with("If-Match", "\"0\"").put("/api/patients/" + visit().registered().patientId() + "/alerts/communication", "{\"state\":\"none_known\"}")),
        named(Permission.RECALLS_MANAGE, 200, by -> by.with("If-Match", "\"0\"").put("/api/patients/" + visit().registered().patientId() + "/recall", "{\"dueOn\":\"" + LocalDate.now().plusYears(2) + "\"}")),

        silent(Permission.PRESCRIPTIONS_VIEW, "/prescriptions", by -> by.get("/api/patients/" + visit().examined().patientId() + "/summary")),
        named(Permission.EXAMS_VIEW, 200, by -> by.get("/api/exams/" + visit().examined().examId())),
        silent(Permission.EXAMS_FINDINGS, "/findings", by -> by.get("/api/exams/" + visit().finding(Visit.EXAM.replaceFirst("\\{", "{\"findings\":\"Clear media\",")).examined().examId())),
        named(Permission.EXAMS_WRITE, 201, by -> by.post("/api/patients/" + visit().registered().patientId() + "/exams", "{}")),
        named(Permission.EXAMS_TAKE_OVER, 200, by -> {
            String exam = "/api/exams/" + visit().examWritten().examId();
            return by.with("If-Match", by.get(exam).expect(200).etag()).put(exam, Visit.EXAM);
        }),
        named(Permission.EXAMS_DISCARD, 204, by -> {
            Answer mine = ownExam(by, Visit.EXAM);
            return by.with("If-Match", mine.etag()).request("DELETE", "/api/exams/" + mine.id(), null);
        }),
        named(Permission.EXAMS_FINALIZE, 200, by -> by.post("/api/exams/" + ownExam(by, Visit.EXAM).id() + "/finalize")),
        named(Permission.EXAMS_FINALIZE_COLLEAGUES, 200, by -> by.post("/api/exams/" + visit().examWritten().examId() + "/finalize")),
        named(Permission.EXAMS_AMEND, 201, by -> by.post("/api/exams/" + visit().examined().examId() + "/amendments", "{\"reason\":\"The axis was read wrongly\"}")),
        named(Permission.EXAMS_CONFIRM, 200, by -> by.post("/api/exams/" + ownExam(by, UNUSUAL).id() + "/finalize")),

        named(Permission.CATALOGUE_VIEW, 200, by -> by.get("/api/catalogue/frames?limit=1")),
        named(Permission.CATALOGUE_UNSUITABLE, 200, by -> by.get("/api/catalogue/lenses?all=true&examId=" + visit().examined().examId())),

        named(Permission.POS_ACCESS, 201, EveryRightOpensItsDoorIT::ownSale),
        named(Permission.POS_TAKE_OVER, 200, by -> by.put("/api/dispenses/" + visit().saleBegun().dispenseId() + "/lenses", "{\"pairs\":[{}]}")),
        named(Permission.POS_OWN_FRAME, 201, by -> pay(by, ownSaleIntoOwnFrame(by))),
        named(Permission.POS_CONFIRM, 201, by -> pay(by, visit().readyToPay().dispenseId().toString())),
        named(Permission.POS_DISCOUNT, 200, by -> by.put("/api/dispenses/" + visit().readyToPay().dispenseId() + "/discount", "{\"percent\":10,\"reason\":\"Waited long\"}")),
        named(Permission.POS_DISCOUNT_LARGE, 200, by -> by.put("/api/dispenses/" + visit().readyToPay().dispenseId() + "/discount", "{\"percent\":11,\"reason\":\"Waited long\"}")),
        named(Permission.POS_DISCARD, 204, by -> by.request("DELETE", "/api/dispenses/" + ownSale(by).expect(201).id(), null)),

        ruled(Permission.DISPENSES_SUPERVISE, "restricted_supply", by -> pay(by, visit().bornOn("2018-03-01").readyToPay().dispenseId().toString())),
        ruled(Permission.DISPENSES_EXPIRED, "rx_expired", by -> pay(by, OverdueSale.at(PRACTICE).id().toString())),

        named(Permission.INVOICES_VIEW, 200, by -> by.get("/api/invoices/" + visit().paidInFull().invoiceId())),
        named(Permission.PAYMENTS_REFUND, 201, by -> once(by).post("/api/invoices/" + visit().paidInFull().invoiceId() + "/refunds", refund("card"))),
        named(Permission.PAYMENTS_REFUND_CASH, 201, by -> once(by).post("/api/invoices/" + visit().paidInFull().invoiceId() + "/refunds", refund("cash"))),
        named(Permission.PAYMENTS_REFUND_OWN, 201, by -> {
            UUID invoice = halfPaid();
            once(by).post("/api/invoices/" + invoice + "/payments", Visit.card(BigDecimal.ONE)).expect(201);
            return once(by).post("/api/invoices/" + invoice + "/refunds", refund("card"));
        }),
        named(Permission.INVOICES_WRITE_OFF, 201, by -> once(by).post("/api/invoices/" + halfPaid() + "/write-offs", "{\"amount\":1,\"reason\":\"Not worth a letter\"}")),

        named(Permission.PAYMENTS_TAKE, 201, by -> once(by).post("/api/invoices/" + halfPaid() + "/payments", Visit.card(BigDecimal.ONE))),
        named(Permission.PAYMENTS_VOUCHER, 201, by -> once(by).post("/api/invoices/" + halfPaid() + "/payments", Visit.voucher(BigDecimal.ONE))),
        named(Permission.PAYMENTS_TRANSFER, 201, by -> once(by).post("/api/invoices/" + halfPaid() + "/payments", Visit.payment("transfer", BigDecimal.ONE))),
        named(Permission.PAYMENTS_LEAVE_OPEN, 201, by -> checkout(by, visit().readyToPay().dispenseId().toString(), "")),

        named(Permission.TILL_VIEW, 200, by -> by.get("/api/tills")),
        named(Permission.TILL_CLOSE, 400, by -> once(by).post("/api/tills/" + by.get("/api/tills").expect(200).text("/items/0/id") + "/cash-ups", "{}")),
        named(Permission.TILL_MANAGE, 400, by -> once(by).post("/api/tills", "{}")),

        named(Permission.VAT_VIEW, 200, by -> by.get("/api/vat-methods")),
        named(Permission.VAT_DECIDE, 400, by -> by.post("/api/vat-methods", "{}")),

        named(Permission.ORDERS_VIEW, 200, by -> by.get("/api/orders?limit=1")),
        named(Permission.ORDERS_HOLD, 200, by -> move(by, order(), "on_hold")),
        named(Permission.ORDERS_CHANGE, 200, by -> by.post("/api/orders/" + order() + "/changes", "{\"version\":1,\"rush\":true}")),
        named(Permission.ORDERS_CANCEL, 200, by -> move(by, order(), "cancelled")),
        named(Permission.ORDERS_CANCEL_MADE, 200, by -> move(by, order("in_production"), "cancelled")),
        named(Permission.ORDERS_CANCEL_SALE, 201, by -> once(by).post("/api/dispenses/" + visit().paidInFull().dispenseId() + "/cancel", "{\"method\":\"card\",\"reason\":\"Thought better of it\"}")),
        // What is with the lab is released no more: whoever may release hears that.
        named(Permission.ORDERS_RELEASE, 409, by -> once(by).request("POST", "/api/dispenses/" + visit().ordered().dispenseId() + "/release", null)),
        new Door(Permission.ORDERS_RELEASE_UNPAID, Refused.BY_RULE, "balance_outstanding", 200, by -> move(by, shippedHalfPaid(), "dispensed")),
        named(Permission.ORDERS_RETURN, 200, by -> because(by, order("in_production", "quality_check", "ready", "shipped", "dispensed"), "returned", "quality")),
        named(Permission.ORDERS_REMAKE, 200, by -> because(by, order("in_production", "quality_check"), "remade", "scratch")),
        named(Permission.ORDERS_HAND_OVER, 200, by -> move(by, order("in_production", "quality_check", "ready", "shipped"), "dispensed")),

        named(Permission.LAB_VIEW, 200, by -> by.get("/api/lab/board")),
        named(Permission.LAB_START, 200, by -> move(by, order(), "in_production")),
        named(Permission.LAB_MOVE, 200, by -> move(by, order("in_production"), "quality_check")),
        named(Permission.LAB_FIGURES, 200, by -> by.get("/api/lab/figures")),
        named(Permission.LAB_SHIP, 200, by -> move(by, order("in_production", "quality_check", "ready"), "shipped")),
        named(Permission.LAB_CHECK, 400, by -> by.post("/api/orders/" + order() + "/tolerance-check", "{\"pd\":-1}")),
        named(Permission.LAB_REWORK, 200, by -> move(by, order("in_production", "quality_check"), "glazing")),
        named(Permission.LAB_INSPECT, 200, by -> move(by, order("in_production", "quality_check"), "ready")),
        new Door(Permission.LAB_OVERRIDE, Refused.BY_RULE, "inspection_failed", 200, by -> {
            UUID order = order("in_production", "quality_check");
            once(PRACTICE.as(LAB_MANAGER)).post("/api/orders/" + order + "/inspections", "{\"right\":{\"sphere\":9.75}}").expect(201);
            return move(by, order, "ready");
        }),

        silent(Permission.MESSAGES_VIEW, "/messages", by -> by.get("/api/patients/" + written() + "/summary")),
        silent(Permission.MESSAGES_READ, "/messages/items/0/body", by -> by.get("/api/patients/" + written() + "/summary")),

        named(Permission.MESSAGES_SEND, 404, by -> by.post("/api/patients/" + NOBODYS + "/messages/" + NOBODYS + "/send")),

        named(Permission.JOURNEY_VIEW, 200, by -> by.get("/api/journey/events?limit=1")),
        named(Permission.JOURNEY_DEAD_LETTERS, 200, by -> by.get("/api/journey/dead-letters")),
        named(Permission.JOURNEY_REPLAY, 404, by -> by.post("/api/journey/dead-letters/" + NOBODYS + "/replay")),
        named(Permission.JOURNEY_DISCARD, 404, by -> by.post("/api/journey/dead-letters/" + NOBODYS + "/discard", "{\"reason\":\"Settled by hand.\"}")),

        named(Permission.SETTINGS_PRACTICE, 200, by -> by.get("/api/settings/practice")),
        named(Permission.SETTINGS_PRIVACY, 200, by -> by.get("/api/settings/privacy")),
        named(Permission.SETTINGS_QUALITY, 200, by -> by.get("/api/settings/quality")),
        named(Permission.SETTINGS_LAB, 200, by -> by.get("/api/settings/lab-columns")),
        named(Permission.SETTINGS_ORDERS, 200, by -> by.get("/api/settings/orders")),
        named(Permission.SETTINGS_MESSAGES, 200, by -> by.get("/api/settings/messages")),

        named(Permission.WEBHOOKS_VIEW, 200, by -> by.get("/api/webhooks")),
        named(Permission.WEBHOOKS_MANAGE, 404, by -> by.post("/api/webhooks/" + NOBODYS + "/rotate")),

        named(Permission.USERS_VIEW, 200, by -> by.get("/api/users")),
        named(Permission.USERS_CREATE, 201, by -> once(by).post("/api/users", colleague(""))),
        named(Permission.USERS_REGISTER, 201, by -> once(by).post("/api/users", colleague(",\"gocNumber\":\"D-%05d\"".formatted(Math.abs(UUID.randomUUID().hashCode()) % 100_000)))),
        named(Permission.USERS_EDIT, 200, by -> {
            String person = "/api/users/" + hired();
            return by.with("If-Match", by.get(person).expect(200).etag()).put(person, colleague(""));
        }),
        named(Permission.USERS_INVITE, 200, by -> by.post("/api/users/" + hired() + "/invite", "{}")),
        named(Permission.USERS_SUSPEND, 200, by -> by.post("/api/users/" + hired() + "/suspend", "{\"reason\":\"Left the practice\"}")),
        named(Permission.ROLES_VIEW, 200, by -> by.get("/api/roles")),
        named(Permission.ROLES_CREATE, 201, by -> by.post("/api/roles", role())),
        named(Permission.ROLES_EDIT, 200, by -> {
            Answer made = PRACTICE.as(OWNER).post("/api/roles", role()).expect(201);
            return by.with("If-Match", made.etag()).put("/api/roles/" + made.id(), role());
        }),
        named(Permission.ROLES_DELETE, 204, by -> by.request("DELETE", "/api/roles/" + PRACTICE.as(OWNER).post("/api/roles", role()).expect(201).id(), null)),
        named(Permission.ROLES_ASSIGN, 200, by -> {
            UUID made = PRACTICE.as(OWNER).post("/api/roles", role()).expect(201).id();
            return by.post("/api/roles/users/" + hired() + "/assign", "{\"roleIds\":[\"%s\"],\"setPrimaryRoleId\":\"%s\"}".formatted(made, made));
        }),
        named(Permission.PAIRS_DECIDE, 400, by -> by.put("/api/roles/pairs/" + by.get("/api/roles/pairs").expect(200).text("/0/id"), "{}")),
        named(Permission.AUDIT_VIEW, 200, by -> by.get("/api/roles/audit?limit=1")),
        named(Permission.AUDIT_EXPORT, 200, by -> by.get("/api/roles/audit/export?format=csv&action=audit.sealed")),
        named(Permission.AUDIT_VERIFY, 200, by -> by.get("/api/roles/audit/verify")),
        named(Permission.PRIVACY_REVIEW, 200, by -> by.get("/api/record-openings?limit=1")),
        named(Permission.ACCESS_LOG_VIEW, 200, by -> by.get("/api/access-log?limit=1")));

    static Stream<Door> everyDoor() {
        return DOORS.stream();
    }

    @ParameterizedTest
    @MethodSource("everyDoor")
    void who_holds_everything_but_this_right_is_refused_for_it(Door door) {
        Answer answer = door.ask().apply(PRACTICE.holding(allBut(door.right())));
        switch (door.refused()) {
            case BY_NAME -> {
                answer.expect(403);
                assertThat(answer.text("/permission")).isEqualTo(door.right().id());
                assertThat(answer.text("/detail")).contains(door.right().title());
            }
            case BY_RULE -> assertThat(answer.expect(422).text("/rule")).isEqualTo(door.clue());
            case BY_SILENCE -> assertThat(answer.expect(200).at(door.clue()).isMissingNode() || answer.at(door.clue()).isNull()).as(answer.body()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("everyDoor")
    void who_holds_everything_is_let_through(Door door) {
        Answer answer = door.ask().apply(PRACTICE.holding(Permission.grantable())).expect(door.means());
        if (door.refused() == Refused.BY_SILENCE) {
            assertThat(answer.at(door.clue()).isMissingNode() || answer.at(door.clue()).isNull()).as(answer.body()).isFalse();
        }
    }

    @Test
    void a_wallboard_is_fed_by_a_right_of_its_own() {
        PRACTICE.holding(allBut(Permission.LAB_STREAM)).get("/api/lab/board/stream").expect(403);
        BoardStream.open(PRACTICE.holding(EnumSet.of(Permission.LAB_STREAM))).close();
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void every_right_that_a_practice_can_give_has_a_door_here(Permission right) {
        boolean tried = DOORS.stream().anyMatch(door -> door.right() == right) || right == Permission.LAB_STREAM;
        assertThat(tried || right == Permission.TENANTS_OPERATE || ON_SCREENS_ALONE.contains(right.id())).as(right.id()).isTrue();
    }

    @Test
    void a_trainee_with_two_rights_builds_a_sale_up_to_the_till_and_no_further() {
        Visit visit = visit().examined();
        Rest trainee = PRACTICE.holding(EnumSet.of(Permission.POS_ACCESS, Permission.PATIENTS_VIEW));
        UUID sale = trainee.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), visit.examId())).expect(201).id();
        String frame = trainee.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        String lens = trainee.get("/api/catalogue/lenses?examId=" + visit.examId() + "&frameId=" + frame).expect(200).text("/items/0/id");
        trainee.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\"}]}".formatted(frame, lens)).expect(200);
        trainee.put("/api/dispenses/" + sale + "/treatments", "{\"pairs\":[{\"treatmentIds\":[]}]}").expect(200);
        trainee.get("/api/dispenses/" + sale + "/suggestions").expect(200);
        assertThat(trainee.put("/api/dispenses/" + sale + "/measurements", MEASURED).expect(200).texts("/problems", "/severity")).doesNotContain("block");

        assertThat(once(trainee).post("/api/dispenses/" + sale + "/checkout", "{}").expect(403).text("/permission")).isEqualTo("payments:take");
    }

    @Test
    void a_number_that_somebody_may_not_see_is_kept_when_they_change_what_they_may() {
        UUID patient = withNhsNumber();
        Rest editor = PRACTICE.holding(EnumSet.of(Permission.PATIENTS_EDIT));
        Answer seen = editor.get("/api/patients/" + patient).expect(200);
        editor.with("If-Match", seen.etag()).put("/api/patients/" + patient, person("1980-05-12", "07700 900456", false)).expect(200);

        assertThat(PRACTICE.holding(EnumSet.of(Permission.PATIENTS_NHS_NUMBER)).get("/api/patients/" + patient).expect(200).text("/nhsNumber")).hasSize(10);
    }

    @Test
    void what_is_written_off_is_owed_no_more_and_only_once_for_a_key() {
        UUID invoice = halfPaid();
        Rest owner = PRACTICE.holding(Permission.grantable());
        BigDecimal open = owner.get("/api/invoices/" + invoice).expect(200).amount("/outstanding");
        String tooMuch = "{\"amount\":%s,\"reason\":\"Moved abroad\"}".formatted(open.add(BigDecimal.ONE));
        assertThat(once(owner).post("/api/invoices/" + invoice + "/write-offs", tooMuch).expect(422).text("/rule")).isEqualTo("write_off_exceeds_outstanding");
        once(owner).post("/api/invoices/" + invoice + "/write-offs", "{\"amount\":1}").expect(400);

        Rest till = once(owner);
        String all = "{\"amount\":%s,\"reason\":\"Moved abroad\"}".formatted(open);
        Answer first = till.post("/api/invoices/" + invoice + "/write-offs", all).expect(201);
        Answer again = till.post("/api/invoices/" + invoice + "/write-offs", all).expect(201);

        assertThat(first.amount("/outstanding")).isZero();
        assertThat(first.text("/state")).isEqualTo("written_off");
        assertThat(first.text("/writeOffs/0/reason")).isEqualTo("Moved abroad");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(PRACTICE.database().count("select count(*) from write_offs where invoice_id = ?", invoice)).isEqualTo(1);
        assertThat(PRACTICE.database().count("select count(*) from audit_entries where action = 'invoice.written_off' and target_id = ?", invoice)).isEqualTo(1);
        once(owner).post("/api/invoices/" + invoice + "/payments", Visit.card(BigDecimal.ONE)).expect(422);
    }

    private static final String MEASURED = "{\"pairs\":[{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":12}]}";

    private static Set<Permission> allBut(Permission right) {
        return Permission.grantable().stream().filter(each -> !Permission.closure(List.of(each)).contains(right)).collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    private static Door named(Permission right, int means, Function<Rest, Answer> ask) {
        return new Door(right, Refused.BY_NAME, null, means, ask);
    }

    private static Door ruled(Permission right, String rule, Function<Rest, Answer> ask) {
        return new Door(right, Refused.BY_RULE, rule, 201, ask);
    }

    private static Door silent(Permission right, String pointer, Function<Rest, Answer> ask) {
        return new Door(right, Refused.BY_SILENCE, pointer, 200, ask);
    }

    private static Visit visit() {
        return Visit.to(PRACTICE);
    }

    private static Rest once(Rest by) {
        return by.with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** With an NHS number that nobody else in the practice has. */
    private static UUID restricted() {
        UUID patient = visit().registered().patientId();
        PRACTICE.as(OWNER).put("/api/patients/" + patient + "/restriction", "{\"reason\":\"A colleague\"}").expect(200);
        return patient;
    }

    private static UUID withNhsNumber() {
        for (int n = (int) (Math.abs(UUID.randomUUID().getMostSignificantBits()) % 90_000_000); ; n++) {
            String nine = "4%08d".formatted(n);
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (nine.charAt(i) - '0') * (10 - i);
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return PRACTICE.as(OPTOMETRIST).post("/api/patients", person("1980-05-12", null, false).replaceFirst("\\{", "{\"nhsNumber\":\"" + nine + check + "\",")).expect(201).id();
            }
        }
    }

    private static String hired() {
        return PRACTICE.database().text("select id from users where email = ?", PRACTICE.hire(RECEPTIONIST, null));
    }

    private static String colleague(String more) {
        return "{\"name\":\"Newly Made\",\"email\":\"%s@northgate.example\"%s}".formatted(UUID.randomUUID(), more);
    }

    private static String role() {
        return "{\"name\":\"Made for a test %s\",\"permissionIds\":[\"patients:view\"]}".formatted(UUID.randomUUID());
    }

    private static String person(String born, String phone, boolean sightImpaired) {
        return "{\"givenName\":\"Ada\",\"familyName\":\"Visitor\",\"birthDate\":\"%s\",\"phone\":%s,\"registeredSightImpaired\":%s}".formatted(born, phone == null ? null : "\"" + phone + "\"", sightImpaired);
    }

    private static Answer change(Rest by, String person) {
        String patient = "/api/patients/" + visit().registered().patientId();
        return by.with("If-Match", by.get(patient).expect(200).etag()).put(patient, person);
    }

    private static Answer ownExam(Rest by, String exam) {
        return by.post("/api/patients/" + visit().registered().patientId() + "/exams", exam).expect(201);
    }

    private static Answer ownSale(Rest by) {
        Visit visit = visit().examined();
        return by.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), visit.examId()));
    }

    private static String ownSaleIntoOwnFrame(Rest by) {
        Answer sale = ownSale(by).expect(201);
        String lens = by.get("/api/catalogue/lenses?examId=" + sale.text("/examId")).expect(200).text("/items/0/id");
        by.put("/api/dispenses/" + sale.id() + "/lenses", "{\"pairs\":[{\"ownFrame\":{\"a\":50,\"b\":34,\"dbl\":18,\"ed\":52,\"rim\":\"full\"},\"lensId\":\"%s\"}]}".formatted(lens)).expect(200);
        by.put("/api/dispenses/" + sale.id() + "/measurements", MEASURED).expect(200);
        return sale.id().toString();
    }

    /** Everything by card, standing by every warning; a reason where a registrant supplies past the date. */
    private static Answer pay(Rest by, String sale) {
        return checkout(by, sale, Visit.card(by.get("/api/dispenses/" + sale).expect(200).amount("/quote/total")));
    }

    private static Answer checkout(Rest by, String sale, String payment) {
        StringBuilder codes = new StringBuilder();
        for (JsonNode problem : by.get("/api/dispenses/" + sale).expect(200).at("/problems")) {
            codes.append(codes.isEmpty() ? "" : ",").append(problem.get("code"));
        }
        return once(by).post("/api/dispenses/" + sale + "/checkout", "{\"payments\":[%s],\"acknowledgedWarnings\":[%s],\"reason\":\"The new exam is next week\"}".formatted(payment, codes));
    }

    private static String refund(String method) {
        return "{\"method\":\"%s\",\"amount\":1,\"reason\":\"Did not settle with them\"}".formatted(method);
    }

    private static UUID halfPaid() {
        Visit visit = visit().readyToPay();
        return visit.paid(visit.percentOfTotal(50)).invoiceId();
    }

    /** An order, moved there by somebody who may. */
    private static UUID order(String... stages) {
        UUID order = visit().ordered().orders().get(0);
        Arrays.stream(stages).forEach(stage -> move(PRACTICE.as(LAB_MANAGER), order, stage).expect(200));
        return order;
    }

    private static Answer move(Rest by, UUID order, String to) {
        long version = by.get("/api/orders/" + order).expect(200).number("/version");
        return by.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d,\"reason\":\"The patient asked\"}".formatted(to, version));
    }

    private static Answer because(Rest by, UUID order, String to, String cause) {
        long version = by.get("/api/orders/" + order).expect(200).number("/version");
        return by.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d,\"cause\":\"%s\"}".formatted(to, version, cause));
    }

    /** Begun on a deposit, and the rest never came. */
    private static UUID shippedHalfPaid() {
        Visit visit = visit().readyToPay();
        UUID order = visit.paid(visit.percentOfTotal(50)).awaitOrders(1).get(0);
        Stream.of("in_production", "quality_check", "ready", "shipped").forEach(stage -> move(PRACTICE.as(LAB_MANAGER), order, stage).expect(200));
        return order;
    }

    /** Somebody of the demonstration to whom the practice wrote. */
    private static String written() {
        return PRACTICE.database().texts("select patient_id from notifications where tenant_id = ? and body is not null and recipient is not null limit 1", PRACTICE.id()).get(0);
    }
}
