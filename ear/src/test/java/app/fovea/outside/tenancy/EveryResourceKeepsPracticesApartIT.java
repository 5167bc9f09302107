package app.fovea.outside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.BearerToken;
import app.fovea.lab.entity.BoardColumns;
import app.fovea.outside.tenancy.Attack.Gap;
import app.fovea.world.Answer;
import app.fovea.world.BoardStream;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.RunningFovea;
import app.fovea.world.Sql;
import app.fovea.world.WholePractice;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of the shipped API, asked by the owner of one practice for what belongs to another: the answer is the one for an id that
 * exists nowhere, and nothing changes. A call, or a field that names something, which this walk does not know makes it fail.
 */
class EveryResourceKeepsPracticesApartIT {
    static final List<Attack> ATTACKS = List.of(
        Attack.on("GET patients", "patients?after=<after:patient>"),
        Attack.on("GET patients/{id}", "patients/<id:patient>"),
        Attack.on("PUT patients/{id}", "patients/<id:patient>").body("{\"givenName\":\"Mine\",\"familyName\":\"Now\",\"birthDate\":\"1970-01-01\"}"),
        Attack.on("GET patients/{id}/summary", "patients/<id:patient>/summary"),
        Attack.on("GET patients/{id}/history", "patients/<id:patient>/history"),
        Attack.on("GET patients/{id}/export", "patients/<id:patient>/export"),
        Attack.on("GET patients/{id}/export/fhir", "patients/<id:patient>/export/fhir"),
        Attack.on("GET patients/{id}/export/pdf", "patients/<id:patient>/export/pdf"),
        Attack.on("GET patients/{id}/merges", "patients/<id:patient>/merges"),
        Attack.on("GET patients/{id}/merges/alike", "patients/<id:patient>/merges/alike"),
        Attack.on("GET patients/{id}/merges/preview", "patients/<id:patient>/merges/preview?patientId=<patientId:restricted patient>"),
        Attack.on("POST patients/{id}/merges", "patients/<id:patient>/merges").body("{\"patientId\":\"<patientId:restricted patient>\",\"version\":1,\"reason\":\"mine\"}"),
        Attack.on("POST patients/{id}/merges/{mergeId}/undo", "patients/<id:patient>/merges/<mergeId:patient merge>/undo").body("{\"reason\":\"mine\"}"),
        Attack.on("GET patients/{id}/erasure", "patients/<id:patient>/erasure"),
        Attack.on("POST patients/{id}/erasure", "patients/<id:patient>/erasure").body("{\"reason\":\"Asked for it\"}"),
        Attack.on("GET patients/{id}/alerts", "patients/<id:patient>/alerts"),
        Attack.on("GET patients/{id}/alerts/{topic}", "patients/<id:patient>/alerts/allergies"),
        Attack.on("PUT patients/{id}/alerts/{topic}", "patients/<id:patient>/alerts/allergies").header("If-Match", "\"1\"").body("{\"state\":\"none_known\"}"),
        Attack.on("GET patients/{id}/messages", "patients/<id:patient>/messages"),
        Attack.on("POST patients/{id}/messages/{messageId}/send", "patients/<id:patient>/messages/<messageId:notification>/send"),
        Attack.on("GET patients/{id}/recall", "patients/<id:patient>/recall"),
        Attack.on("PUT patients/{id}/recall", "patients/<id:patient>/recall").header("If-Match", "\"1\"").body("{\"dueOn\":\"" + LocalDate.now().plusYears(2) + "\"}"),
        Attack.on("DELETE patients/{id}/recall", "patients/<id:patient>/recall").header("If-Match", "\"1\""),
        Attack.on("GET recalls", "recalls?due=" + LocalDate.now().plusYears(5) + "&after=<after~recall>"),
        Attack.on("GET messages/to-ring", "messages/to-ring?after=<after~notification>"),
        Attack.on("POST messages/{id}/rung", "messages/<id:notification>/rung"),
        Attack.on("GET settings/messages/templates/{kind}/{channel}/{language}", "settings/messages/templates/shipped_to_branch/email/<language~language>"),
        Attack.on("PUT settings/messages/templates/{kind}/{channel}/{language}", "settings/messages/templates/shipped_to_branch/email/<language~language>").body("{\"subject\":\"Mine\",\"text\":\"Mine\"}"),
        Attack.on("DELETE settings/messages/templates/{kind}/{channel}/{language}", "settings/messages/templates/shipped_to_branch/email/<language~language>"),
        Attack.on("POST patients/{id}/exams", "patients/<id:patient>/exams").body("{}"),
        Attack.on("GET exams/{id}", "exams/<id:exam>"),
        Attack.on("GET exams/{id}", "exams/<id:draft exam>"),
        Attack.on("PUT exams/{id}", "exams/<id:draft exam>").body("{\"findings\":\"mine now\"}"),
        Attack.on("DELETE exams/{id}", "exams/<id:draft exam>").header("If-Match", "\"1\""),
        Attack.on("POST exams/{id}/amendments", "exams/<id:exam>/amendments").body("{\"reason\":\"Mine\"}"),
        Attack.on("POST exams/{id}/finalize", "exams/<id:draft exam>/finalize"),
        Attack.on("GET catalogue/frames", "catalogue/frames?after=<after~frame>"),
        Attack.on("GET catalogue/lenses", "catalogue/lenses?examId=<examId:exam>&frameId=<frameId:frame>&all=true"),
        Attack.on("GET catalogue/treatments", "catalogue/treatments?lensId=<lensId:lens>"),
        Attack.on("POST dispenses", "dispenses").body("{\"patientId\":\"<patientId:patient>\",\"examId\":\"<examId:exam>\"}"),
        Attack.on("GET dispenses", "dispenses?state=draft&after=<after~draft sale>"),
        Attack.on("GET dispenses/{id}", "dispenses/<id:draft sale>"),
        Attack.on("POST dispenses/{id}/take-over", "dispenses/<id:draft sale>/take-over"),
        Attack.on("PUT dispenses/{id}/lenses", "dispenses/<id:draft sale>/lenses").header("If-Match", "*").body("{\"pairs\":[{\"frameId\":\"<pairs.frameId:frame>\",\"lensId\":\"<pairs.lensId:lens>\"}]}"),
        Attack.on("PUT dispenses/{id}/treatments", "dispenses/<id:draft sale>/treatments").header("If-Match", "*").body("{\"pairs\":[{\"treatmentIds\":[\"<pairs.treatmentIds:treatment>\"]}]}"),
        Attack.on("PUT dispenses/{id}/measurements", "dispenses/<id:draft sale>/measurements").header("If-Match", "*").body("{\"pairs\":[{\"right\":{\"pd\":30},\"left\":{\"pd\":30}}]}"),
        Attack.on("PUT dispenses/{id}/discount", "dispenses/<id:draft sale>/discount").header("If-Match", "*").body("{\"percent\":5,\"reason\":\"Waited long\"}"),
        Attack.on("DELETE dispenses/{id}/discount", "dispenses/<id:draft sale>/discount").header("If-Match", "*"),
        Attack.on("PUT dispenses/{id}/supervision", "dispenses/<id:draft sale>/supervision").header("If-Match", "*"),
        Attack.on("GET dispenses/{id}/suggestions", "dispenses/<id:draft sale>/suggestions"),
        Attack.on("POST dispenses/{id}/checkout", "dispenses/<id:draft sale>/checkout").header("Idempotency-Key", "till <Idempotency-Key~till>").body("{\"payments\":[{\"method\":\"card\",\"amount\":1}]}"),
        Attack.on("POST dispenses/{id}/cancel", "dispenses/<id:sale>/cancel").header("Idempotency-Key", "cancel <Idempotency-Key~till>").body("{\"method\":\"card\",\"reason\":\"mine\"}"),
        Attack.on("POST dispenses/{id}/release", "dispenses/<id:sale>/release").header("Idempotency-Key", "release <Idempotency-Key~till>"),
        Attack.on("GET orders/waiting", "orders/waiting?after=<after~invoice>"),
        Attack.on("DELETE dispenses/{id}", "dispenses/<id:draft sale>").header("If-Match", "*"),
        Attack.on("GET invoices/{id}", "invoices/<id:invoice>"),
        Attack.on("POST invoices/{id}/payments", "invoices/<id:invoice>/payments").header("Idempotency-Key", "till <Idempotency-Key~till>").body("{\"method\":\"card\",\"amount\":10}"),
        Attack.on("POST invoices/{id}/refunds", "invoices/<id:invoice>/refunds").header("Idempotency-Key", "till <Idempotency-Key~till>").body("{\"method\":\"card\",\"amount\":10,\"reason\":\"mine\"}"),
        Attack.on("POST invoices/{id}/write-offs", "invoices/<id:invoice>/write-offs").header("Idempotency-Key", "till <Idempotency-Key~till>").body("{\"amount\":10,\"reason\":\"mine\"}"),
        Attack.on("POST invoices/{id}/receipt-emails", "invoices/<id:invoice>/receipt-emails").header("Idempotency-Key", "receipt <Idempotency-Key~till>").body("{\"email\":\"mine@practice.example\"}"),
        Attack.on("POST tills", "tills").header("Idempotency-Key", "till <Idempotency-Key~till>").body("{\"branchId\":\"<branchId:branch>\",\"name\":\"Mine\",\"usualFloat\":0}"),
        Attack.on("PUT tills/mine", "tills/mine").body("{\"tillId\":\"<tillId:cash till>\"}"),
        Attack.on("GET tills/{id}", "tills/<id:cash till>"),
        Attack.on("PUT tills/{id}", "tills/<id:cash till>").header("If-Match", "\"1\"").body("{\"name\":\"Mine now\",\"usualFloat\":0,\"retired\":false}"),
        Attack.on("GET tills/{id}/takings", "tills/<id:cash till>/takings"),
        Attack.on("POST tills/{id}/cash-ups", "tills/<id:cash till>/cash-ups").header("Idempotency-Key", "till <Idempotency-Key~till>").body("{\"seen\":\"1-0\",\"counted\":[{\"method\":\"cash\",\"amount\":0}],\"left\":0}"),
        Attack.on("GET tills/{id}/cash-ups", "tills/<id:cash till>/cash-ups?after=<after~cash-up>"),
        Attack.on("GET cash-ups/{id}", "cash-ups/<id:cash-up>"),
        Attack.on("GET orders", "orders?patientId=<patientId:patient>"),
        Attack.on("GET orders", "orders?after=<after~order>"),
        Attack.on("GET orders/{id}", "orders/<id:order>"),
        Attack.on("GET papers/receipts/{invoiceId}", "papers/receipts/<invoiceId:invoice>"),
        Attack.on("GET papers/cash-ups/{cashUpId}", "papers/cash-ups/<cashUpId:cash-up>"),
        Attack.on("GET papers/job-tickets/{orderId}", "papers/job-tickets/<orderId:order>"),
        Attack.on("GET papers/labels/{orderId}", "papers/labels/<orderId:order>"),
        Attack.on("GET papers/trays/{dispenseId}", "papers/trays/<dispenseId:sale>"),
        Attack.on("POST orders/{id}/transitions", "orders/<id:order>/transitions").header("Idempotency-Key", "move <Idempotency-Key~till>").body("{\"to\":\"awaiting_frame\",\"version\":1}"),
        Attack.on("PUT orders/{id}/tray", "orders/<id:order>/tray").body("{\"tray\":\"17\",\"version\":1}"),
        Attack.on("POST orders/{id}/changes", "orders/<id:order>/changes").body("{\"version\":1,\"rush\":true}"),
        Attack.on("POST orders/{id}/tolerance-check", "orders/<id:order>/tolerance-check").body("{}"),
        Attack.on("POST orders/{id}/inspections", "orders/<id:order>/inspections").header("Idempotency-Key", "check <Idempotency-Key~till>").body("{}"),
        Attack.on("GET orders/{id}/inspections", "orders/<id:order>/inspections"),
        Attack.on("GET orders/{id}/vca", "orders/<id:order>/vca"),
        Attack.on("POST orders/{id}/vca", "orders/<id:order>/vca").header("Idempotency-Key", "trace <Idempotency-Key~till>").body("{\"file\":\"DBL=18.00\"}"),
        Attack.on("GET orders/{id}/vca/files", "orders/<id:order>/vca/files"),
        Attack.on("GET orders/{id}/vca/files/{fileId}", "orders/<id:order>/vca/files/<fileId:machine file>"),
        Attack.on("GET journey/events", "journey/events?patientId=<patientId:patient>&correlationId=<correlationId:journey>"),
        Attack.on("GET journey/events", "journey/events?after=<after~event>"),
        Attack.on("GET journey/schemas/{type}/{version}", "journey/schemas/<type~event>/<version~event>"),
        Attack.on("GET journey/timeline", "journey/timeline?patientId=<patientId:patient>"),
        Attack.on("GET journey/timeline", "journey/timeline?correlationId=<correlationId:journey>"),
        Attack.on("GET journey/dead-letters/{id}", "journey/dead-letters/<id:dead letter>"),
        Attack.on("GET journey/dead-letters", "journey/dead-letters?after=<after:dead letter>"),
        Attack.on("GET journey/replays/{id}", "journey/replays/<id:replay>"),
        Attack.on("DELETE journey/replays/{id}", "journey/replays/<id:replay>"),
        Attack.on("POST journey/dead-letters/{id}/replay", "journey/dead-letters/<id:dead letter>/replay"),
        Attack.on("POST journey/dead-letters/{id}/discard", "journey/dead-letters/<id:dead letter>/discard").body("{\"reason\":\"mine\"}"),
        Attack.on("GET webhooks/{id}", "webhooks/<id:webhook>"),
        Attack.on("PUT webhooks/{id}", "webhooks/<id:webhook>").header("If-Match", "\"1\"").body("{\"url\":\"https://127.0.0.1/mine\",\"eventTypes\":[\"order.shipped\"]}"),
        Attack.on("POST webhooks/{id}/rotate", "webhooks/<id:webhook>/rotate"),
        Attack.on("POST webhooks/{id}/end-old-secrets", "webhooks/<id:webhook>/end-old-secrets"),
        Attack.on("POST webhooks/{id}/enable", "webhooks/<id:webhook>/enable"),
        Attack.on("POST webhooks/{id}/disable", "webhooks/<id:webhook>/disable"),
        Attack.on("POST webhooks/{id}/test", "webhooks/<id:webhook>/test").header("Idempotency-Key", "test <Idempotency-Key~till>"),
        Attack.on("GET webhooks/{id}/deliveries", "webhooks/<id:webhook>/deliveries?after=<after~webhook delivery>"),
        Attack.on("POST webhooks/{id}/replay", "webhooks/<id:webhook>/replay").header("Idempotency-Key", "missed <Idempotency-Key~till>").body("{\"from\":\"2020-01-01T00:00:00Z\"}"),
        Attack.on("GET webhook-deliveries/{id}", "webhook-deliveries/<id:webhook delivery>"),
        Attack.on("POST webhook-deliveries/{id}/replay", "webhook-deliveries/<id:webhook delivery>/replay").header("Idempotency-Key", "again <Idempotency-Key~till>"),
        // Last of them: my own is gone afterwards.
        Attack.on("DELETE webhooks/{id}", "webhooks/<id:webhook>").header("If-Match", "*"),
        Attack.on("GET settings/practice/branches/{id}", "settings/practice/branches/<id:branch>"),
        Attack.on("PUT settings/practice/branches/{id}", "settings/practice/branches/<id:branch>").header("If-Match", "\"1\"").body("{\"name\":\"Mine now\"}"),
        Attack.on("GET settings/calendar/{branchId}", "settings/calendar/<branchId:branch>"),
        Attack.on("PUT settings/calendar/{branchId}", "settings/calendar/<branchId:branch>").header("If-Match", "\"1\"").body("{\"openDays\":[\"monday\"]}"),
        Attack.on("PUT settings/privacy", "settings/privacy").header("If-Match", "\"1\"").body("{\"leadId\":\"<leadId:colleague>\",\"looksKeptYears\":8}"),
        Attack.on("GET roles/{id}", "roles/<id:role>"),
        Attack.on("GET roles", "roles?after=<after:role>"),
        Attack.on("POST roles", "roles").header("Idempotency-Key", "editor <Idempotency-Key~till>").body("{}"),
        Attack.on("PUT roles/{id}", "roles/<id:role>").header("If-Match", "\"1\"").body("{\"name\":\"Mine now\",\"permissionIds\":[]}"),
        Attack.on("DELETE roles/{id}", "roles/<id:role>?replacementId=<replacementId:role>").header("If-Match", "*"),
        Attack.on("POST roles/{id}/difference", "roles/<id:role>/difference").body("{\"name\":\"Mine now\",\"permissionIds\":[]}"),
        Attack.on("POST roles/users/{userId}/assign", "roles/users/<userId:colleague>/assign").body("{\"roleIds\":[\"<roleIds:role>\"],\"setPrimaryRoleId\":\"<setPrimaryRoleId:role>\",\"endsOn\":{\"<endsOn:role>\":null}}"),
        Attack.on("POST roles/users/assign", "roles/users/assign").body("{\"userIds\":[\"<userIds:colleague>\"],\"give\":[\"<give:role>\"]}"),
        Attack.on("POST roles/users/assign", "roles/users/assign").body("{\"userIds\":[\"<userIds:colleague>\"],\"take\":[\"<take:role>\"]}"),
        Attack.on("GET roles/audit", "roles/audit?roleId=<roleId:role>&userId=<userId:colleague>"),
        Attack.on("GET roles/audit", "roles/audit?actorId=<actorId:colleague>"),
        Attack.on("GET roles/audit", "roles/audit?after=<after~role change>"),
        Attack.on("GET patients/{id}/restriction", "patients/<id:restricted patient>/restriction"),
        Attack.on("PUT patients/{id}/restriction", "patients/<id:patient>/restriction").body("{\"reason\":\"mine\",\"userIds\":[\"<userIds:colleague>\"],\"roleIds\":[\"<roleIds:role>\"]}"),
        Attack.on("POST patients/{id}/restriction/lift", "patients/<id:restricted patient>/restriction/lift").header("If-Match", "*").body("{\"reason\":\"mine\"}"),
        Attack.on("POST record-openings", "record-openings").body("{\"patientId\":\"<patientId:restricted patient>\",\"reason\":\"mine\"}"),
        Attack.on("DELETE record-openings/patients/{patientId}", "record-openings/patients/<patientId~restricted patient>"),
        Attack.on("POST record-openings/{id}/review", "record-openings/<id:opening>/review").body("{\"remark\":\"mine\"}"),
        Attack.on("GET record-openings", "record-openings?after=<after~opening>"),
        Attack.on("GET access-log", "access-log?patientId=<patientId:patient>"),
        Attack.on("GET access-log", "access-log?userId=<userId:colleague>"),
        Attack.on("GET access-log", "access-log?after=<after~look>"),
        Attack.on("GET users", "users?roleId=<roleId:role>&after=<after:colleague>"),
        Attack.on("GET users/{id}", "users/<id:colleague>"),
        Attack.on("POST users", "users").header("Idempotency-Key", "new <Idempotency-Key~person>")
            .body("{\"name\":\"Mine\",\"email\":\"mine@practice.example\",\"branchId\":\"<branchId:branch>\",\"roleIds\":[\"<roleIds:role>\"],\"setPrimaryRoleId\":\"<setPrimaryRoleId:role>\"}"),
        Attack.on("PUT users/{id}", "users/<id:colleague>").body("{\"name\":\"Mine\",\"email\":\"mine.too@practice.example\",\"branchId\":\"<branchId:branch>\"}"),
        Attack.on("POST users/{id}/suspend", "users/<id:colleague>/suspend").body("{\"reason\":\"mine\"}"),
        Attack.on("POST users/{id}/resume", "users/<id:colleague>/resume").body("{\"reason\":\"mine\"}"),
        Attack.on("POST users/{id}/invite", "users/<id:colleague>/invite"),
        Attack.on("GET operator/tenants", "operator/tenants?after=<after~tenant>"));

    private static final String COLUMNS = "{\"columns\":[" + BoardColumns.openStages().map(stage -> "{\"key\":\"%s\",\"name\":\"Mine %s\",\"stage\":\"%s\"}".formatted(stage.id(), stage.title(), stage.id()))
        .collect(Collectors.joining(",")) + "]}";

    /** Nobody can name anything in these; what they tell is looked through all the same. */
    static final List<Attack> LISTS = List.of(
        Attack.on("POST patients", "patients").body("{\"givenName\":\"Mine\",\"familyName\":\"Alone\",\"birthDate\":\"1970-01-01\"}"),
        Attack.on("POST patients/duplicates", "patients/duplicates").body("{\"givenName\":\"Secret\",\"familyName\":\"Patient\",\"birthDate\":\"1961-04-12\",\"email\":\"secret.patient@example.com\",\"phone\":\"07700 900123\",\"nhsNumber\":\"9434765919\"}"),
        Attack.on("POST vat-methods", "vat-methods").body("{\"validFrom\":\"" + LocalDate.now().plusMonths(3) + "\",\"method\":\"separate_charges\"}"),
        Attack.on("GET vat-methods", "vat-methods"),
        Attack.on("GET tills", "tills"),
        Attack.on("GET tills/mine", "tills/mine"),
        Attack.on("GET search", "search?q=Secret"),
        Attack.on("GET search", "search?q=9434765919"),
        Attack.on("GET search", "search?q=000041"),
        Attack.on("GET me", "me"),
        Attack.on("GET permissions", "permissions"),
        Attack.on("POST roles", "roles").body("{\"name\":\"Mine alone\",\"permissionIds\":[\"patients:view\"]}"),
        Attack.on("GET roles/templates", "roles/templates"),
        Attack.on("POST roles/difference", "roles/difference").body("{\"name\":\"Mine too\",\"permissionIds\":[\"patients:view\"]}"),
        Attack.on("GET roles/pairs", "roles/pairs"),
        Attack.on("PUT roles/pairs/{pair}", "roles/pairs/take_and_refund").body("{\"refused\":false}"),
        Attack.on("GET roles/audit/export", "roles/audit/export?format=json"),
        Attack.on("GET roles/audit/verify", "roles/audit/verify"),
        Attack.on("GET settings/practice", "settings/practice"),
        Attack.on("PUT settings/practice", "settings/practice").header("If-Match", "\"1\"").body("{\"email\":\"mine@practice.example\"}"),
        Attack.on("GET settings/calendar", "settings/calendar"),
        Attack.on("GET settings/privacy", "settings/privacy"),
        Attack.on("GET settings/quality", "settings/quality"),
        Attack.on("PUT settings/quality", "settings/quality").header("If-Match", "\"1\"").body("{\"onlyMeasured\":true}"),
        Attack.on("GET settings/orders", "settings/orders"),
        Attack.on("GET settings/lab-columns", "settings/lab-columns"),
        Attack.on("PUT settings/lab-columns", "settings/lab-columns").ifStillAsRead().body(COLUMNS),
        Attack.on("PUT settings/orders", "settings/orders").header("If-Match", "\"deposit-50\"").body("{\"policy\":\"deposit\",\"depositPercent\":50}"),
        Attack.on("GET webhooks", "webhooks"),
        Attack.on("POST webhooks", "webhooks").body("{\"url\":\"http://127.0.0.1:9/mine\",\"eventTypes\":[\"order.shipped\"]}"),
        Attack.on("GET settings/messages", "settings/messages"),
        Attack.on("PUT settings/messages", "settings/messages").body("{\"quietFrom\":\"20:00\",\"quietTo\":\"08:00\",\"language\":\"en\",\"kinds\":[\"shipped_to_branch\"]}"),
        Attack.on("GET settings/messages/templates", "settings/messages/templates"),
        Attack.on("GET settings/messages/templates/{kind}/{channel}/{language}", "settings/messages/templates/shipped_to_branch/email/en"),
        Attack.on("PUT settings/messages/templates/{kind}/{channel}/{language}", "settings/messages/templates/shipped_to_branch/email/en").body("{\"subject\":\"Mine\",\"text\":\"Mine alone\"}"),
        Attack.on("DELETE settings/messages/templates/{kind}/{channel}/{language}", "settings/messages/templates/order_created/sms/en").header("If-Match", "\"0\""),
        Attack.on("GET lab/board", "lab/board"),
        Attack.on("GET lab/board/cards", "lab/board/cards?ids=00000000-0000-7000-8000-000000000000"),
        Attack.on("GET lab/figures", "lab/figures?branchId=<branchId:branch>"),
        Attack.on("GET lab/tolerance-profiles", "lab/tolerance-profiles"),
        Attack.on("GET journey/schemas", "journey/schemas"),
        Attack.on("GET journey/schemas/{type}/{version}", "journey/schemas/order.created/1"),
        Attack.on("GET journey/dead-letters", "journey/dead-letters"),
        Attack.on("GET journey/listeners", "journey/listeners"),
        Attack.on("GET journey/replays", "journey/replays"),
        Attack.on("POST journey/dead-letters/replay", "journey/dead-letters/replay").body("{}"),
        Attack.on("POST journey/replays", "journey/replays").body("{\"listener\":\"OrderCreation\",\"mode\":\"unhandled\",\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-01-02T00:00:00Z\"}"),
        Attack.on("POST auth/token", "auth/token").body("{\"tenant\":\"walk-mine\",\"email\":\"" + WholePractice.OWNER + "\",\"password\":\"" + WholePractice.PASSWORD + "\"}"),
        Attack.on("POST auth/revoke", "auth/revoke"));

    /** A stream does not end; it has tests of its own below. */
    private static final Set<String> STREAMS = Set.of("GET lab/board/stream");

    private static WholePractice mine;
    private static WholePractice theirs;
    private static WholePractice another;
    private static Connection superuser;
    private static Rest me;
    private static Rest them;
    private static Set<String> theirIds;

    @BeforeAll
    static void open() throws SQLException {
        mine = WholePractice.open(RunningFovea.shared().server().provisioner(), "walk-mine");
        theirs = WholePractice.open(RunningFovea.shared().server().provisioner(), "walk-theirs");
        another = WholePractice.open(RunningFovea.shared().server().provisioner(), "walk-another");
        superuser = RunningFovea.shared().superuser();
        me = ownerOf(mine);
        them = ownerOf(theirs);
        theirIds = idsOf(theirs);
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.close();
    }

    static List<ResourceMethod> resources() {
        return ResourceMethod.all();
    }

    static List<Attack> attacks() {
        return ATTACKS;
    }

    static List<Attack> lists() {
        return LISTS;
    }

    @ParameterizedTest
    @MethodSource("resources")
    void the_walk_knows_the_call_and_everything_that_can_be_named_in_it(ResourceMethod resource) {
        Set<String> attacked = attacksOn(resource).flatMap(attack -> attack.gaps().stream()).map(Gap::input).collect(Collectors.toCollection(TreeSet::new));

        assertThat(STREAMS.contains(resource.name()) || attacksOn(resource).findAny().isPresent()).as("there is an attack on " + resource).isTrue();
        if (!STREAMS.contains(resource.name())) {
            assertThat(attacked).isEqualTo(resource.ids());
        }
    }

    @Test
    void the_walk_knows_no_call_that_is_gone() {
        Set<String> there = resources().stream().map(ResourceMethod::name).collect(Collectors.toSet());

        assertThat(there).hasSizeGreaterThan(35).containsAll(STREAMS).containsAll(ATTACKS.stream().map(Attack::resource).toList()).containsAll(LISTS.stream().map(Attack::resource).toList());
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void theirs_is_answered_as_if_it_were_nowhere_and_stays_as_it_is(Attack attack) throws SQLException {
        Map<String, String> before = everything();

        for (Function<Gap, Boolean> replaced : gapsToTry(attack)) {
            Asked forTheirs = ask(attack, replaced, gap -> idOf(theirs, gap));
            Asked forNobodys = ask(attack, replaced, gap -> UUID.randomUUID().toString());
            assertThat(forTheirs.answer().status()).isEqualTo(forNobodys.answer().status());
            if (attack.gaps().stream().anyMatch(Gap::alone)) {
                assertThat(forTheirs.told()).isEqualTo(forNobodys.told());
                assertThat(forTheirs.answer().headers().map().keySet()).isEqualTo(forNobodys.answer().headers().map().keySet());
            }
            assertThat(forTheirs.leaked()).isEmpty();
        }
        assertThat(everything()).isEqualTo(before);
    }

    /** Otherwise the walk would prove nothing: what is refused above might be refused for another reason. */
    @ParameterizedTest
    @MethodSource("attacks")
    void my_own_is_answered_otherwise(Attack attack) {
        Rest owner = ownerOf(another);
        Map<String, String> forNobodys = new TreeMap<>();
        attack.gaps().stream().filter(Gap::alone).forEach(gap ->
            forNobodys.put(gap.input(), told(attack.by(owner, each -> each.equals(gap) ? UUID.randomUUID().toString() : idOf(another, each)), List.of())));

        String forMine = told(attack.by(owner, gap -> idOf(another, gap)), List.of());

        assertThat(forNobodys).doesNotContainValue(forMine);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void what_everybody_may_ask_tells_nothing_of_theirs(Attack attack) throws SQLException {
        Map<String, String> before = of(theirs);

        Answer answer = attack.by(ownerOf(mine), gap -> "");

        assertThat(answer.status()).as(answer.toString()).isBetween(200, 299);
        assertThat(theirIds).noneMatch(answer.body()::contains);
        assertThat(of(theirs)).isEqualTo(before);
    }

    @Test
    void a_token_that_names_another_practice_opens_nothing() {
        BearerToken good = BearerToken.parse(tokenOf(mine)).orElseThrow();

        Rest.at(RunningFovea.shared().url()).bearer(good.text()).get("/api/me").expect(200);
        Rest.at(RunningFovea.shared().url()).bearer(new BearerToken(theirs.tenantId(), good.tokenId(), good.secret()).text()).get("/api/me").expect(401);
        Rest.at(RunningFovea.shared().url()).bearer(new BearerToken(theirs.tenantId(), theirs.id("token"), good.secret()).text()).get("/api/me").expect(401);
    }

    @Test
    void nothing_that_a_caller_sends_beside_the_token_chooses_the_practice() {
        Answer plain = me.get("/api/patients");

        for (String header : List.of("X-Tenant", "X-Tenant-Id", "Tenant", "X-Forwarded-Host", "X-Fovea-Tenant", "Cookie")) {
            assertThat(me.with(header, theirs.tenantId().toString()).get("/api/patients").body()).as(header).isEqualTo(plain.body());
            assertThat(me.with(header, theirs.slug()).get("/api/patients").body()).as(header).isEqualTo(plain.body());
        }
        for (String parameter : List.of("tenant", "tenantId", "tenant_id", "eclipselink.tenant-id", "fovea.tenant")) {
            assertThat(me.get("/api/patients?" + parameter + "=" + theirs.tenantId()).body()).as(parameter).isEqualTo(plain.body());
        }
        me.post("/api/patients", "{\"givenName\":\"A\",\"familyName\":\"B\",\"birthDate\":\"1970-01-01\",\"tenantId\":\"" + theirs.tenantId() + "\"}").expect(400);
    }

    @Test
    void a_wallboard_hears_of_my_orders_and_of_no_others() {
        try (BoardStream myBoard = BoardStream.open(me); BoardStream resumed = BoardStream.open(me, theirs.id("event")); BoardStream theirBoard = BoardStream.open(them)) {
            move(them, theirs.id("order"));
            move(me, mine.id("order"));

            theirBoard.await(theirs.id("order"), 1);
            for (BoardStream board : List.of(myBoard, resumed)) {
                board.await(mine.id("order"), 1);
                assertThat(board.all()).extracting(BoardStream.Event::orderId).containsOnly(mine.id("order"));
            }
            assertThat(theirBoard.all()).extracting(BoardStream.Event::orderId).containsOnly(theirs.id("order"));
        }
    }

    private static void move(Rest by, UUID order) {
        long version = by.get("/api/orders/" + order).expect(200).number("/version");
        by.post("/api/orders/" + order + "/transitions", "{\"to\":\"on_hold\",\"version\":" + version + ",\"reason\":\"to be heard\"}").expect(200);
    }

    private static Stream<Attack> attacksOn(ResourceMethod resource) {
        return Stream.concat(ATTACKS.stream(), LISTS.stream()).filter(attack -> attack.resource().equals(resource.name()));
    }

    /** Each id alone replaced, so that the others lead somewhere; and all of them together. */
    private static List<Function<Gap, Boolean>> gapsToTry(Attack attack) {
        List<Function<Gap, Boolean>> tries = new ArrayList<>();
        attack.gaps().stream().filter(Gap::alone).forEach(one -> tries.add(one::equals));
        tries.add(gap -> true);
        return tries;
    }

    /** @param given what was sent that is not mine */
    private record Asked(Answer answer, Set<String> given) {
        String told() {
            return EveryResourceKeepsPracticesApartIT.told(answer, given);
        }

        /** Ids of theirs in the answer which the question did not have. */
        List<String> leaked() {
            return theirIds.stream().filter(id -> answer.body().contains(id) && !given.contains(id)).toList();
        }
    }

    private static Asked ask(Attack attack, Function<Gap, Boolean> replaced, Function<Gap, String> foreign) {
        Set<String> given = new TreeSet<>();
        Answer answer = attack.by(me, gap -> {
            if (!replaced.apply(gap)) {
                return idOf(mine, gap);
            }
            String id = foreign.apply(gap);
            given.add(id);
            return id;
        });
        return new Asked(answer, given);
    }

    /** The status and the body, without what differs from one answer to the next. */
    private static String told(Answer answer, Iterable<String> sent) {
        String body = answer.body();
        if (answer.contentType().equals("application/problem+json")) {
            ObjectNode problem = (ObjectNode) answer.json();
            problem.remove(List.of("errorId", "instance"));
            body = problem.toString();
        }
        for (String id : sent) {
            body = body.replace(id, "(an id)");
        }
        return answer.status() + " " + answer.contentType() + " " + body;
    }

    private static String idOf(WholePractice practice, Gap gap) {
        return gap.row().equals("tenant") ? practice.slug() : practice.id(gap.row()).toString();
    }

    private static Rest ownerOf(WholePractice practice) {
        return Rest.at(RunningFovea.shared().url()).bearer(tokenOf(practice));
    }

    private static String tokenOf(WholePractice practice) {
        return Practice.signIn(Rest.at(RunningFovea.shared().url()), practice.slug(), WholePractice.OWNER, WholePractice.PASSWORD).expect(200).text("/accessToken");
    }

    private static Map<String, String> everything() throws SQLException {
        Map<String, String> all = new TreeMap<>();
        of(mine).forEach((table, checksum) -> all.put("mine " + table, checksum));
        all.remove("mine record_views"); // What of mine I looked at is written down.
        of(theirs).forEach((table, checksum) -> all.put("theirs " + table, checksum));
        return all;
    }

    /** Without the seals, which a timer puts on whenever it comes by. */
    private static Map<String, String> of(WholePractice practice) throws SQLException {
        Map<String, String> checksums = new TreeMap<>();
        for (TenantTable table : TenantTable.in(superuser).stream().filter(each -> !Set.of("audit_unsealed", "audit_seals", "audit_chain").contains(each.name())).toList()) {
            checksums.put(table.name(), table.checksum(superuser, practice.tenantId()));
        }
        return checksums;
    }

    private static Set<String> idsOf(WholePractice practice) throws SQLException {
        Set<String> ids = new TreeSet<>(Set.of(practice.tenantId().toString()));
        for (TenantTable table : TenantTable.in(superuser)) {
            ids.addAll(Sql.texts(superuser, "select value from " + table + " t, jsonb_each_text(to_jsonb(t)) where tenant_id = ? and value ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'", practice.tenantId()));
        }
        return ids;
    }
}
