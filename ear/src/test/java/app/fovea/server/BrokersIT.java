package app.fovea.server;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Aftermath;
import app.fovea.world.Answer;
import app.fovea.world.BoardStream;
import app.fovea.world.Database;
import app.fovea.world.Practice;
import app.fovea.world.Rush;
import app.fovea.world.Rush.Try;
import app.fovea.world.RunningFovea;
import app.fovea.world.Visit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers of this build on one database, and between them no broker of their own but a live one outside with its backup: encrypted, and with a password. */
class BrokersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static BrokerProcess live;
    private static BrokerProcess backup;
    private static FoveaServer first;
    private static LocalWildFly second;
    private static DataDirectory secondData;
    private static Practice northgate;
    private static Practice harbour;
    private static Database database;

    @BeforeAll
    static void twoNodes() throws Exception {
        Path scratch = Path.of(System.getProperty("fovea.scratch"));
        Path home = Path.of(System.getProperty("fovea.home"));
        Path brokers = scratch.resolve("brokers-" + ProcessHandle.current().pid()).toAbsolutePath();
        List<BrokerProcess> pair = BrokerProcess.liveAndBackup(brokers, home);
        live = pair.get(0);
        backup = pair.get(1);
        Runtime.getRuntime().addShutdownHook(new Thread(BrokersIT::endBrokers, "end-brokers"));
        live.start();
        List<String> trusted = BrokerProcess.trusted(brokers);
        first = RunningFovea.ownOne("first-node", builder -> builder.jvmArguments(trusted.toArray(String[]::new))
            .setting("FOVEA_BROKER_URL", live.url() + "," + backup.url()).setting("FOVEA_BROKER_USER", BrokerProcess.USER).setting("FOVEA_BROKER_PASSWORD", BrokerProcess.PASSWORD));
        first.start();
        secondData = DataDirectory.at(scratch.resolve("other-node-" + ProcessHandle.current().pid()).toAbsolutePath());
        secondData.take();
        Ports ports = Ports.rememberedIn(secondData.portsFile());
        second = new LocalWildFly(secondData, home, Path.of(System.getProperty("fovea.ear")), ports.port("http"), ports, "/sign-in");
        Runtime.getRuntime().addShutdownHook(new Thread(second::stop, "end-other-node"));
        second.start(first.environment(), trusted);
        northgate = Practice.of(first, RunningFovea.NORTHGATE);
        harbour = Practice.of(first, RunningFovea.HARBOUR);
        database = new Database(first);
    }

    @AfterAll
    static void end() throws Exception {
        second.stop();
        first.close();
        endBrokers();
        PostgresBinaries.delete(secondData.serverBase());
        secondData.close();
    }

    private static void endBrokers() {
        live.kill();
        backup.kill();
    }

    @BeforeEach
    void theLiveBrokerIsThereAndItsBackupWaits() {
        endBrokers();
        live.start().awaitOpen();
        backup.start();
    }

    @Test
    void what_is_sold_at_one_node_is_seen_at_once_on_the_boards_of_both() {
        try (BoardStream here = BoardStream.open(northgate.as(LAB_TECHNICIAN)); BoardStream there = BoardStream.open(northgate.as(LAB_TECHNICIAN, second.url()));
             BoardStream neighbours = BoardStream.open(harbour.as(LAB_TECHNICIAN, second.url()))) {
            UUID order = Visit.to(northgate).ordered().orders().get(0);

            assertThat(here.await(order, 1)).hasSize(1);
            assertThat(there.await(order, 1)).hasSize(1);
            UUID theirs = Visit.to(harbour).ordered().orders().get(0);
            neighbours.await(theirs, 1);
            assertThat(neighbours.of(order)).isEmpty();
        }
    }

    @Test
    void when_the_live_broker_dies_its_backup_goes_on_and_nothing_is_lost_or_doubled() {
        Rush rush = Rush.of(80, List.of(northgate, harbour)).begin(4, first.url(), second.url());
        await("in the middle of it").atMost(PATIENCE).until(() -> rush.paid() >= 20);

        live.kill();
        backup.awaitOpen();
        rush.end();

        assertThat(rush.tries()).extracting(Try::answer).allSatisfy(answer -> answer.expect(201));
        new Aftermath(database).of(rush.sales());
    }

    @Test
    void while_no_broker_is_there_no_sale_fails_or_waits_for_it_and_all_orders_appear_afterwards() {
        // Two hundred and forty in a minute.
        Rush rush = Rush.of(220, List.of(northgate, harbour)).pausing(Duration.ofMillis(500)).begin(2, first.url(), second.url());
        await("warm").atMost(PATIENCE).until(() -> rush.paid() >= 40);

        endBrokers();
        long away = System.nanoTime();
        await("half a minute").atMost(PATIENCE).until(() -> System.nanoTime() - away > Duration.ofSeconds(30).toNanos());
        long back = System.nanoTime();
        live.start();
        List<Rush.Sale> paid = rush.close();

        assertThat(rush.tries()).extracting(Try::answer).allSatisfy(answer -> answer.expect(201));
        List<Try> before = rush.tries().stream().filter(each -> each.began() < away).toList();
        List<Try> meanwhile = rush.tries().stream().filter(each -> each.began() > away && each.began() < back).toList();
        System.out.printf("A checkout took %d ms at the median with a broker (%d sales) and %d ms without (%d sales), the slowest %d ms.%n", median(before), before.size(), median(meanwhile), meanwhile.size(),
            meanwhile.stream().mapToLong(each -> each.took().toMillis()).max().orElse(0));
        assertThat(meanwhile).as("sales without a broker").hasSizeGreaterThan(20);
        // Not how fast, but that nothing is waited for: a call to the broker takes ten seconds before it is given up.
        assertThat(median(meanwhile)).isLessThan(3 * median(before) + 500);
        new Aftermath(database).of(paid);
    }

    @Test
    void a_poisoned_message_is_shown_holds_up_nothing_else_and_is_done_once_after_the_repair() {
        Visit poisoned = Visit.to(northgate).readyToPay();
        database.execute("alter table orders add constraint broken_on_purpose check (patient_id <> '%s') not valid".formatted(poisoned.patientId()));
        poisoned.paidInFull();
        assertThat(Visit.to(harbour).ordered().orders()).hasSize(1);
        assertThat(Visit.to(northgate).ordered().orders()).hasSize(1);
        UUID event = UUID.fromString(database.text("select id from journey_events where aggregate_id = ?", poisoned.invoiceId()));

        Answer letters = await("the dead letter").atMost(PATIENCE).until(() -> northgate.as(LAB_MANAGER, second.url()).get("/api/journey/dead-letters").expect(200),
            found -> found.texts("/items", "/eventId").contains(event.toString()));
        assertThat(harbour.as(LAB_MANAGER).get("/api/journey/dead-letters").expect(200).texts("/items", "/eventId")).doesNotContain(event.toString());
        database.execute("alter table orders drop constraint broken_on_purpose");
        String letter = letters.text("/items/" + letters.texts("/items", "/eventId").indexOf(event.toString()) + "/id");
        northgate.as(LAB_MANAGER, second.url()).post("/api/journey/dead-letters/" + letter + "/replay").expect(202);

        assertThat(poisoned.awaitOrders(1)).hasSize(1);
        new Aftermath(database).awaitNothingLeftToDo();
        assertThat(poisoned.orders()).hasSize(1);
        assertThat(northgate.as(LAB_MANAGER).get("/api/journey/dead-letters").expect(200).texts("/items", "/eventId")).doesNotContain(event.toString());
    }

    private static long median(List<Try> tries) {
        return tries.stream().mapToLong(each -> each.took().toMillis()).sorted().skip(tries.size() / 2).findFirst().orElse(0);
    }
}
