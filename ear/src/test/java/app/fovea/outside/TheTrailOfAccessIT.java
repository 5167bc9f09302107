package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.audit.entity.TrailFormat;
import app.fovea.audit.entity.TrailVerification;
import app.fovea.audit.entity.TrailVerification.Result;
import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The trail of access as an auditor meets it over REST: read, filtered, taken out of the house, checked there and here. */
class TheTrailOfAccessIT {
    private static final UUID NOBODYS = UUID.fromString("00000000-0000-0000-0000-00000000dead");
    private static final ExecutorService FLOOD = Executors.newFixedThreadPool(40);
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @AfterAll
    static void ebb() {
        FLOOD.shutdown();
    }

    // ---------------------------------------------------------------------------------------------------- denied attempts

    @Test
    void a_denied_attempt_at_a_dangerous_right_is_told_with_who_and_from_where() {
        String email = northgate.hire(RECEPTIONIST, null);
        northgate.as(email, northgate.password()).post("/api/invoices/" + NOBODYS + "/refunds", "{\"method\":\"cash\",\"amount\":1,\"reason\":\"x\"}").expect(403);

        Answer entry = onlyEntryBy(email);
        assertThat(entry.text("/items/0/action")).isEqualTo("right.denied");
        assertThat(entry.text("/items/0/after/permission")).isEqualTo("payments:refund");
        assertThat(entry.text("/items/0/after/refusal")).contains("Refund payments");
        assertThat(entry.text("/items/0/origin/way")).isEqualTo("POST /api/invoices/" + NOBODYS + "/refunds");
        assertThat(entry.text("/items/0/origin/address")).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(harbour.as(OWNER).get("/api/roles/audit?actorId=" + idOf(email)).expect(200).at("/items")).as("in the other practice").isEmpty();
    }

    @Test
    void an_attempt_through_a_page_is_told_as_well() {
        String email = northgate.hire(RECEPTIONIST, null);
        Browser browser = Browser.at(northgate.nobody());
        browser.signIn(northgate.slug(), email, northgate.password());
        browser.open("/roles/pairs").expect(403);

        Answer entry = onlyEntryBy(email);
        assertThat(entry.text("/items/0/action")).isEqualTo("right.denied");
        assertThat(entry.text("/items/0/after/permission")).isEqualTo("pairs:decide");
        assertThat(entry.text("/items/0/origin/way")).isEqualTo("GET /roles/pairs");
    }

    @Test
    void whoever_is_refused_again_and_again_while_the_trail_is_held_stops_nobody_else() {
        Rest refused = northgate.as(northgate.hire(RECEPTIONIST, null), northgate.password());
        Rest neighbour = harbour.as(OWNER);
        neighbour.get("/api/patients?limit=1").expect(200);
        CompletableFuture<Integer> held = CompletableFuture.supplyAsync(() -> northgate.database().execute(
            "do $$ begin perform from audit_chain where tenant_id = '%s' for update; perform pg_sleep(12); end $$".formatted(northgate.id())));
        await("the trail is held").until(() -> northgate.database().count("select count(*) from pg_stat_activity where wait_event = 'PgSleep'") > 0);

        List<CompletableFuture<Answer>> answers = IntStream.range(0, 40).mapToObj(each -> CompletableFuture.supplyAsync(
            () -> refused.post("/api/invoices/" + NOBODYS + "/refunds", "{\"method\":\"cash\",\"amount\":1,\"reason\":\"x\"}"), FLOOD)).toList();
        await("some wait").until(() -> waiting() > 0);

        neighbour.get("/api/patients?limit=1").expect(200);
        assertThat(held).as("the trail, when the neighbour had the answer").isNotDone();
        assertThat(waiting()).as("connections that wait").isLessThanOrEqualTo(4);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join().status()).isEqualTo(403));
        held.join();
    }

    /** Every five seconds the sealer comes by, and waits as well. */
    private long waiting() {
        return northgate.database().count("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = 'fovea_app' and query not like '%audit_seals%'");
    }

    @Test
    void so_is_one_at_what_the_law_keeps_for_registrants() {
        String email = northgate.hire(LAB_TECHNICIAN, null);
        northgate.as(email, northgate.password()).with("If-Match", "\"1\"").post("/api/exams/" + NOBODYS + "/finalize", "{}").expect(403);

        assertThat(onlyEntryBy(email).text("/items/0/after/permission")).isEqualTo("exams:finalize");
    }

    @Test
    void whoever_deals_in_rights_that_they_do_not_hold_is_told_of_whatever_right_it_is() {
        String email = northgate.hire(PRACTICE_MANAGER, null);
        northgate.as(email, northgate.password()).with("Idempotency-Key", email).post("/api/roles", "{\"name\":\"Mine " + email + "\",\"permissionIds\":[\"lab:inspect\"]}").expect(403);

        Answer entry = onlyEntryBy(email);
        assertThat(entry.text("/items/0/after/useCase")).isEqualTo("Roles.create");
        assertThat(entry.text("/items/0/after/refusal")).contains("which you do not hold yourself");
        assertThat(northgate.database().count("select count(*) from dynamic_roles where name = ?", "Mine " + email)).isZero();
    }

    @Test
    void an_attempt_at_an_everyday_right_is_refused_and_forgotten() {
        String email = northgate.hire(LAB_TECHNICIAN, null);
        Rest technician = northgate.as(email, northgate.password());
        technician.get("/api/patients").expect(403);
        technician.post("/api/invoices/" + NOBODYS + "/refunds", "{\"method\":\"cash\",\"amount\":1,\"reason\":\"x\"}").expect(403);

        assertThat(onlyEntryBy(email).text("/items/0/after/permission")).isEqualTo("payments:refund");
    }

    /** The filter writes it when the answer may be on its way already. */
    private Answer onlyEntryBy(String email) {
        UUID user = idOf(email);
        await("the denied attempt").until(() -> northgate.database().count("select count(*) from role_change_audit where actor_id = ?", user) > 0);
        Answer entries = northgate.as(OWNER).get("/api/roles/audit?actorId=" + user).expect(200);
        assertThat(entries.at("/items")).hasSize(1);
        return entries;
    }

    // ------------------------------------------------------------------------------------------------------------- read

    @Test
    void it_is_filtered_by_action_words_and_days_and_paged() {
        String name = "Filtered " + UUID.randomUUID();
        for (int i = 0; i < 3; i++) {
            northgate.database().execute("insert into role_change_audit (tenant_id, id, actor_name, action) values (?, gen_random_uuid(), ?, ?)", northgate.id(), name, i == 1 ? "role.created" : "role.changed");
        }
        Rest owner = northgate.as(OWNER);
        String q = "/api/roles/audit?q=" + name.toUpperCase().replace(' ', '+');
        LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));

        assertThat(owner.get(q).expect(200).at("/items")).hasSize(3);
        assertThat(owner.get(q + "&action=role.created").expect(200).at("/items")).hasSize(1);
        assertThat(owner.get(q + "&from=" + today.minusDays(1) + "&to=" + today).expect(200).at("/items")).hasSize(3);
        assertThat(owner.get(q + "&to=" + today.minusDays(2)).expect(200).at("/items")).isEmpty();
        Answer page = owner.get(q + "&limit=2").expect(200);
        Answer rest = owner.get(q + "&limit=2&after=" + page.text("/next")).expect(200);
        assertThat(page.at("/items")).hasSize(2);
        assertThat(rest.at("/items")).hasSize(1);
        assertThat(rest.at("/next").isTextual()).isFalse();
        assertThat(page.number("/items/0/seq")).isGreaterThan(page.number("/items/1/seq"));
        assertThat(harbour.as(OWNER).get(q).expect(200).at("/items")).as("in the other practice").isEmpty();
        assertThat(owner.get("/api/roles/audit?q=100%25").expect(200).at("/items")).as("a per cent sign is one").isEmpty();
    }

    @Test
    void what_cannot_be_understood_is_refused_by_its_field() {
        Rest owner = northgate.as(OWNER);
        for (String query : List.of("action=unheard.of", "from=yesterday", "to=31%2F12%2F2026", "roleId=mine", "after=mine")) {
            assertThat(owner.get("/api/roles/audit?" + query).expect(400).text("/errors/0/field")).isEqualTo(query.replaceFirst("=.*", ""));
        }
        assertThat(owner.get("/api/roles/audit/export?format=pdf").expect(400).text("/errors/0/field")).isEqualTo("format");
        owner.get("/api/roles/audit?after=" + NOBODYS).expect(404);
    }

    // ------------------------------------------------------------------------------------------------ exported and checked

    @ParameterizedTest
    @EnumSource(TrailFormat.class)
    void an_export_proves_itself_and_any_byte_that_is_altered_is_found(TrailFormat format) throws IOException {
        northgate.database().execute("insert into role_change_audit (tenant_id, id, actor_name, action, after, reason) values (?, gen_random_uuid(), ?, 'role.changed', ?::jsonb, ?)", northgate.id(),
            "=HYPERLINK(\"x\"), 'said' Zoë", "{\"name\": \"a,b\\n\\\"c\\\"\", \"permissions\": [1.50, true, null]}", "'+44 20\r\n");
        Answer answer = northgate.as(OWNER).get("/api/roles/audit/export?format=" + format.extension()).expect(200);
        String head = northgate.as(OWNER).get("/api/roles/audit/verify").expect(200).text("/head/hash");

        assertThat(answer.header("Content-Disposition").orElseThrow()).contains("northgate-access-trail-").endsWith("." + format.extension() + "\"");
        assertThat(answer.contentType()).startsWith(format.mediaType());
        Result result = verify(format, answer.body(), false);
        assertThat(result.verdict().broken()).isNull();
        assertThat(result.verdict().entries()).isEqualTo(result.verdict().head().seq()).isGreaterThan(20);
        assertThat(answer.body()).contains("audit.exported").contains(format == TrailFormat.CSV ? ",\"'=HYPERLINK" : "\"=HYPERLINK");
        assertThat(head).hasSize(64);

        int field = answer.body().indexOf("role.created");
        for (String forged : List.of(
                answer.body().substring(0, field) + "role.deleted" + answer.body().substring(field + "role.deleted".length()),
                answer.body().replaceFirst("provisioning", "provisionink"),
                answer.body().replaceFirst("(?s)\r?\n[^\n]*HYPERLINK.*?\n(?=[^\n]*audit.exported)", "\n"))) {
            assertThat(forged).isNotEqualTo(answer.body());
            assertThat(brokenness(format, forged)).as("found").isNotNull();
        }
    }

    private static String brokenness(TrailFormat format, String file) {
        try {
            return verify(format, file, false).verdict().broken();
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    @Test
    void a_part_of_it_says_that_it_is_one() throws IOException {
        Answer part = northgate.as(OWNER).get("/api/roles/audit/export?format=json&action=role.created").expect(200);

        Result result = verify(TrailFormat.JSON, part.body(), false);
        assertThat(result.about().selection()).isTrue();
        assertThat(result.about().practice()).isEqualTo("northgate");
        assertThat(result.verdict().broken()).isNull();
        assertThat(result.verdict().entries()).isGreaterThanOrEqualTo(8).isLessThan(result.about().head().seq());
    }

    @Test
    void whoever_takes_it_out_of_the_house_is_in_it() {
        String email = northgate.hire(OWNER, null);
        northgate.as(email, northgate.password()).get("/api/roles/audit/export?format=csv&action=role.created&to=2020-01-31").expect(200);

        Answer entry = onlyEntryBy(email);
        assertThat(entry.text("/items/0/action")).isEqualTo("audit.exported");
        assertThat(entry.json().at("/items/0/after").toString()).contains("\"format\":\"csv\"").contains("\"to\":\"2020-01-31\"");
    }

    @Test
    void the_house_checks_itself() {
        Answer verified = northgate.as(OWNER).get("/api/roles/audit/verify").expect(200);

        assertThat(verified.at("/whole").asBoolean()).isTrue();
        assertThat(verified.number("/entries")).isEqualTo(verified.number("/head/seq"));
        assertThat(verified.at("/broken").isTextual()).isFalse();
        assertThat(harbour.as(OWNER).get("/api/roles/audit/verify").expect(200).text("/head/hash")).isNotEqualTo(verified.text("/head/hash"));
    }

    @Test
    void an_auditor_checks_a_running_database_and_a_file_without_the_server() throws Exception {
        await("everything has its seal").atMost(Duration.ofSeconds(30)).until(() -> northgate.database().count("select count(*) from audit_seals where tenant_id = ?", northgate.id()) > 0);
        Path export = Files.createTempFile(Path.of(System.getProperty("fovea.scratch")), "trail", ".csv");
        Files.writeString(export, northgate.as(OWNER).get("/api/roles/audit/export?format=csv").expect(200).body());
        String head = northgate.as(OWNER).get("/api/roles/audit/verify").expect(200).text("/head/hash");

        assertThat(verifyAudit(0, "--data", northgate.server().data().root().toString(), "--tenant", "northgate", "--head", head)).contains("Trail of access: ", ": OK", "under seal").doesNotContain("harbour");
        assertThat(verifyAudit(0, export.toString(), "--head", head)).contains(": OK");
        assertThat(verifyAudit(1, export.toString(), "--head", "0123")).contains("BROKEN", "written down");
        Files.writeString(export, Files.readString(export).replaceFirst("role.created", "role.changed"));
        assertThat(verifyAudit(1, export.toString())).contains("BROKEN", "Entry 1 of ", "was altered");
        assertThat(verifyAudit(2, "--data", export.resolveSibling("nowhere").toString())).contains("There is no database in");
    }

    private static String verifyAudit(int exit, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("basedir", "."), "..", "bin", "verify-audit").toAbsolutePath().normalize().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(told).isEqualTo(exit);
        return told;
    }

    private static Result verify(TrailFormat format, String file, boolean selection) throws IOException {
        return TrailVerification.verify(format, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), selection, null);
    }

    private UUID idOf(String email) {
        return UUID.fromString(northgate.database().text("select id from users where email = ?", email));
    }
}
