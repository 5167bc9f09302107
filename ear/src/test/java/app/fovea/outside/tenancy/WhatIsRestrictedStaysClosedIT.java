package app.fovea.outside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Permission;
import app.fovea.outside.tenancy.Attack.Gap;
import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Database;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.RunningFovea;
import app.fovea.world.WholePractice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every call of the API and every page, by somebody who may do everything but see restricted records, with what belongs to a restricted patient: refused, and nothing told. The calls are those with
 * which {@link EveryResourceKeepsPracticesApartIT} knows the whole API, the pages and what they read from their address are those of the source: a new door without the gate fails here.
 */
class WhatIsRestrictedStaysClosedIT {
    /** What belongs to the patient, as whole-practice.sql calls it. */
    private static final Set<String> THEIRS = Set.of("patient", "draft exam", "exam", "draft sale", "sale", "cancelled sale", "invoice", "order", "notification", "journey");

    /** The lab goes on making what it began, by the card on its board; whoever restricts records may say so of any; and that somebody looked is told without of whom. */
    private static final Set<String> GOES_ON = Set.of("POST orders/{id}/transitions", "PUT orders/{id}/tray", "PUT patients/{id}/restriction", "GET access-log");

    /** By which one would know who it is, or what was found. */
    private static final List<String> SECRETS = List.of("Secret Patient", "Patient, Secret", "class=\"family\">Patient", "P-000041", "secret.patient@example.com", "07700 900123", "9434765919", "secret findings",
        "They are on their way", "A secret hour");

    /** What names something of a patient in the query of a page, and which of theirs it is tried with. */
    private static final Map<String, String> NAMED = Map.of("patient", "patient", "with", "patient", "of", "journey", "job", "order");

    /** What a page reads from its query and what names nothing of a patient. */
    private static final Set<String> NAMES_NOTHING = Set.of("q", "tab", "givenName", "familyName", "birthDate", "email", "phone", "nhsNumber", "state", "kind", "type", "listener", "letter", "action", "from", "to", "userId",
        "roleId", "role", "right", "link", "expired", "edit", "new", "due", "reminded", "delivery", "channel", "language", "branch", "version", "reason", "carrier", "tracking", "method", "station", "tray", "again");

    private static final Path WEB = Path.of("../web/src/main");

    private static WholePractice practice;
    private static Rest outsider;
    private static Rest owner;
    private static Browser outsidersPage;
    private static Browser ownersPage;

    @BeforeAll
    static void restrict() throws Exception {
        practice = WholePractice.open(RunningFovea.shared().server().provisioner(), "walk-restricted");
        Database database = new Database(RunningFovea.shared().server());
        UUID role = UUID.randomUUID();
        UUID user = UUID.randomUUID();
        database.executeAudited(practice.tenantId(), "insert into dynamic_roles (tenant_id, id, name) values (?, ?, 'Everything but what is restricted')", practice.tenantId(), role);
        database.executeAudited(practice.tenantId(), "insert into dynamic_role_permissions (tenant_id, role_id, permission) select ?, ?, right_id from unnest(string_to_array(?, ' ')) as right_id",
            practice.tenantId(), role, Permission.grantable().stream().filter(right -> right != Permission.PATIENTS_RESTRICTED).map(Permission::id).collect(Collectors.joining(" ")));
        database.executeAudited(practice.tenantId(), "insert into users (tenant_id, id, email, name, password_hash, goc_number) select tenant_id, ?, 'outsider@practice.example', 'Otto Outsider', password_hash, '01-77777' from users"
            + " where tenant_id = ? and email = ?", user, practice.tenantId(), WholePractice.OWNER);
        database.executeAudited(practice.tenantId(), "insert into user_dynamic_roles (tenant_id, user_id, role_id, is_primary) values (?, ?, ?, true)", practice.tenantId(), user, role);
        outsider = signedIn("outsider@practice.example");
        owner = signedIn(WholePractice.OWNER);
        outsidersPage = browser("outsider@practice.example");
        ownersPage = browser(WholePractice.OWNER);
        owner.put("/api/patients/" + practice.id("patient") + "/restriction", "{\"reason\":\"A neighbour\"}").expect(200);
    }

    /** Lists from their beginning. */
    static List<Attack> calls() {
        return Stream.concat(EveryResourceKeepsPracticesApartIT.ATTACKS.stream(), EveryResourceKeepsPracticesApartIT.LISTS.stream())
            .filter(call -> !call.resource().startsWith("POST auth/") && !call.resource().contains("operator/"))
            .map(call -> new Attack(call.resource(), call.path().replaceAll("after=<[^>]*>&?", "").replaceFirst("[?&]$", ""), call.headers(), call.body())).toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void a_call_with_what_is_theirs_is_refused_and_none_tells_of_them(Attack call) {
        boolean reads = call.resource().startsWith("GET ");
        boolean names = call.gaps().stream().anyMatch(gap -> gap.alone() && THEIRS.contains(gap.row())) && !GOES_ON.contains(call.resource());
        if (!reads && !names) {
            return; // What changes something of others tells nothing of them; the walls are tried with it elsewhere.
        }

        Answer answer = call.by(outsider, WhatIsRestrictedStaysClosedIT::id);

        if (names) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.text("/rule")).as(answer.toString()).isEqualTo("record_restricted");
        }
        assertThat(told(answer)).as(answer.toString()).isEmpty();
    }

    @Test
    void what_the_walk_looks_for_would_be_found() {
        List<String> found = calls().stream().filter(call -> call.resource().startsWith("GET ")).filter(call -> !told(call.by(owner, WhatIsRestrictedStaysClosedIT::id)).isEmpty()).map(Attack::resource).distinct().toList();
        assertThat(found).contains("GET patients", "GET patients/{id}", "GET patients/{id}/summary", "GET patients/{id}/messages", "GET exams/{id}", "GET dispenses");
    }

    @Test
    void the_lab_goes_on_by_its_board_and_is_told_nothing_more() {
        assertThat(outsider.get("/api/lab/board").expect(200).body()).contains("ORD-000041", "SP").doesNotContain("Secret Patient");
        long version = owner.get("/api/orders/" + practice.id("order")).expect(200).number("/version");

        Answer moved = outsider.post("/api/orders/" + practice.id("order") + "/transitions", "{\"to\":\"on_hold\",\"reason\":\"A lens is missing\",\"version\":" + version + "}").expect(200);

        assertThat(moved.at("/snapshot").isMissingNode()).isTrue();
        assertThat(moved.text("/number")).isEqualTo("ORD-000041");
    }

    @Test
    void no_page_tells_of_them() {
        Map<String, List<String>> leaks = new TreeMap<>();
        for (String address : addresses()) {
            Answer answer = outsidersPage.open(address);
            List<String> told = told(answer);
            if (!told.isEmpty() || answer.contentType().startsWith("application/pdf")) {
                leaks.put(address, told);
            }
        }

        assertThat(leaks).isEmpty();
        assertThat(outsidersPage.open("/patients/" + id("patient")).expect(403).body()).contains("This record is restricted");
    }

    @Test
    void what_the_walk_through_the_pages_looks_for_would_be_found() {
        assertThat(addresses()).contains("/patients/" + id("patient"), "/patients/" + id("patient") + "/edit", "/patients/" + id("patient") + "/rights", "/exams/" + id("exam"), "/pos/" + id("draft sale"), "/invoices/" + id("invoice"),
            "/orders/" + id("order"), "/papers/receipt/" + id("invoice"), "/papers/job-ticket/" + id("order"));
        for (String address : List.of("/patients/" + id("patient"), "/exams/" + id("exam"), "/pos/" + id("draft sale"), "/invoices/" + id("invoice"), "/orders/" + id("order"), "/journey/chain?of=" + id("journey"), "/find?q=Secret")) {
            assertThat(told(ownersPage.open(address))).as(address).isNotEmpty();
        }
    }

    /** A page that reads something new from its query says here what it names, or that it names nothing of a patient. */
    @Test
    void of_everything_that_a_page_reads_from_its_query_it_is_known_what_it_names() {
        Set<String> read = sources("java", ".java").flatMap(source -> Pattern.compile("@Param(?:\\(name = \"(\\w+)\"\\))?\\s+private \\w+ (\\w+);").matcher(source).results())
            .map(found -> found.group(1) == null ? found.group(2) : found.group(1)).collect(Collectors.toSet());

        assertThat(read).isNotEmpty().allMatch(name -> NAMED.containsKey(name) || NAMES_NOTHING.contains(name));
    }

    /** Each page of the source with all of theirs in its query, and each that takes an id in its path with each of theirs there. */
    private static List<String> addresses() {
        String query = "?" + NAMED.entrySet().stream().map(each -> each.getKey() + "=" + id(each.getValue())).sorted().collect(Collectors.joining("&")) + "&q=Secret&givenName=Secret&familyName=Patient&birthDate=1961-04-12";
        Path pages = WEB.resolve("webapp/WEB-INF/faces-views");
        List<String> addresses = new ArrayList<>();
        files(pages, ".xhtml").forEach(page -> addresses.add("/" + pages.relativize(page).toString().replace(".xhtml", "").replaceFirst("^index$", "") + query));
        List<String> papers = Pattern.compile("case \"([a-z-]+)\" -> papers").matcher(text(WEB.resolve("java/app/fovea/paper/view/PaperBacking.java"))).results().map(found -> "/papers/" + found.group(1) + "/").toList();
        Matcher takesIds = Pattern.compile("/WEB-INF/faces-views(/[a-z/-]+)/\\*").matcher(text(WEB.resolve("webapp/WEB-INF/web.xml")));
        while (takesIds.find()) {
            String page = takesIds.group(1);
            List<String> before = page.equals("/papers") ? papers : List.of(page.replaceFirst("^/patient/.*", "/patients").replaceFirst("^/person/.*", "/people") + "/");
            String behind = page.matches("/(patient|person)/.*") ? page.replaceFirst("^/(patient|person)", "").replaceFirst("^/view$", "") : "";
            before.forEach(beginning -> THEIRS.stream().sorted().forEach(row -> addresses.add(beginning + id(row) + behind)));
        }
        return addresses.stream().distinct().toList();
    }

    private static Stream<String> sources(String folder, String ending) {
        return files(WEB.resolve(folder), ending).map(WhatIsRestrictedStaysClosedIT::text);
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void who_finds_them_finds_a_restricted_record() {
        Answer found = outsider.get("/api/patients?q=Secret+Patient").expect(200);

        assertThat(found.text("/items/0/id")).isEqualTo(id("patient"));
        assertThat(found.at("/items/0/restricted").asBoolean()).isTrue();
        assertThat(found.at("/items/0/familyName").isMissingNode()).isTrue();
        assertThat(outsidersPage.open("/patients?q=Secret+Patient").expect(200).body()).contains("Restricted record");
    }

    private static List<String> told(Answer answer) {
        return SECRETS.stream().filter(answer.body()::contains).toList();
    }

    private static String id(Gap gap) {
        return gap.row().equals("tenant") ? practice.slug() : id(gap.row());
    }

    private static String id(String row) {
        return practice.id(row).toString();
    }

    private static Rest signedIn(String email) {
        Rest nobody = Rest.at(RunningFovea.shared().url());
        return nobody.bearer(Practice.signIn(nobody, practice.slug(), email, WholePractice.PASSWORD).expect(200).text("/accessToken"));
    }

    private static Browser browser(String email) {
        Browser browser = Browser.at(Rest.at(RunningFovea.shared().url()));
        browser.signIn(practice.slug(), email, WholePractice.PASSWORD).expect(302);
        return browser;
    }
}
