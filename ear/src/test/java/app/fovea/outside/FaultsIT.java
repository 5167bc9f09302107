package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.server.FoveaServer;
import app.fovea.world.Aftermath;
import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Database;
import app.fovea.world.Practice;
import app.fovea.world.Rush;
import app.fovea.world.Rush.Try;
import app.fovea.world.Rest;
import app.fovea.world.RunningFovea;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server and the database die in the middle of the work, on a Fovea of its own; nobody helps but by starting them again. */
class FaultsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int SALES = 500;
    private static final int KILLS = 20;
    private static FoveaServer server;
    private static List<Practice> practices;
    private static Database database;

    @BeforeAll
    static void aServerThatMayDie() {
        server = RunningFovea.ownOne("faults");
        server.start();
        practices = List.of(Practice.of(server, RunningFovea.NORTHGATE), Practice.of(server, RunningFovea.HARBOUR));
        database = new Database(server);
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void a_server_killed_twenty_times_during_five_hundred_checkouts_loses_nothing_and_doubles_nothing() {
        long seed = Long.getLong("fovea.faults.seed", System.nanoTime());
        System.out.println("The server is killed at moments drawn from -Dfovea.faults.seed=" + seed);
        List<Integer> moments = new Random(seed).ints(1, SALES).distinct().limit(KILLS).sorted().boxed().toList();

        Rush rush = Rush.of(SALES, practices).begin(8, server.url());
        for (int moment : moments) {
            await("in the middle of it").atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> rush.paid() >= moment);
            server.killServer();
            server.startServer();
        }
        rush.end();

        assertThat(rush.tries().stream().filter(each -> each.answer() == null).count()).as("checkouts that died unanswered").isPositive();
        // WildFly listens before the application is there, and until then answers 404 by itself.
        assertThat(rush.tries()).filteredOn(each -> each.answer() != null).extracting(each -> each.answer().status()).as("no trouble of ours").isSubsetOf(201, 404);
        new Aftermath(database).of(rush.sales());
    }

    @Test
    void while_the_database_is_away_everybody_is_told_to_ask_again_and_afterwards_everything_goes_on_by_itself() {
        Browser browser = Browser.at(practices.get(0).nobody());
        browser.signIn(RunningFovea.NORTHGATE, practices.get(0).user(RECEPTIONIST).email(), practices.get(0).password()).expect(302);
        Rush rush = Rush.of(60, practices).begin(6, server.url());
        await("in the middle of it").atMost(PATIENCE).until(() -> rush.paid() >= 15);

        server.killDatabase();
        await("the tills have met it").atMost(PATIENCE).until(() -> rush.tries().stream().filter(each -> !each.paid()).count() >= 30);
        Answer page = browser.open("/patients");
        server.startDatabase();
        rush.end();

        assertThat(rush.tries()).filteredOn(each -> !each.paid()).extracting(Try::answer).allSatisfy(FaultsIT::asksForPatience);
        assertThat(page.expect(503).body()).contains("The database cannot be reached just now").contains("load this page again");
        // A connection from before may meet one more of them.
        await("the page comes back").atMost(PATIENCE).until(() -> browser.open("/patients"), again -> again.status() != 503).expect(200);
        new Aftermath(database).of(rush.sales());
    }

    @Test
    void a_database_that_is_restarted_in_good_order_costs_nobody_more_than_asking_again() {
        Rush rush = Rush.of(60, practices).begin(6, server.url());
        await("in the middle of it").atMost(PATIENCE).until(() -> rush.paid() >= 15);

        server.restartDatabase();
        rush.end();

        assertThat(rush.tries()).filteredOn(each -> !each.paid()).extracting(Try::answer).as("who met it").isNotEmpty().allSatisfy(FaultsIT::asksForPatience);
        new Aftermath(database).of(rush.sales());
    }

    /**
     * Nobody has been asked to come again for longer than the pool takes to look through its idle connections, every ten seconds: one that an earlier test broke would meet
     * those who only prepare their sales here.
     */
    @BeforeEach
    void nothingIsBroken() {
        Rest somebody = practices.get(0).as(RECEPTIONIST);
        await("nobody is asked to come again").during(Duration.ofSeconds(11)).atMost(PATIENCE).until(() -> somebody.get("/api/patients?limit=1").status() == 200);
    }

    private static void asksForPatience(Answer answer) {
        answer.expect(503);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(answer.header("Retry-After").orElseThrow())).isBetween(1, 60);
        assertThat(answer.text("/detail")).contains("again");
    }
}
