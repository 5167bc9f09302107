package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static app.fovea.world.RunningFovea.HARBOUR;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lab board under several hands. */
class LabBoardIT {
    @RegisterExtension
    final People people = new People();

    private static final int MOVES = 200;
    private static final int MOST_ITEMS = 12;
    private static final int MANY = 2_000;
    private static final int MOST_ELEMENTS_OF_A_CARD = 20;

    /** The first answer to the board gets copies of its first job, so that there are so many. */
    private static final String MANY_JOBS = """
        document.addEventListener('DOMContentLoaded', () => {
          const jobs = document.getElementById('jobs');
          const board = JSON.parse(jobs.textContent);
          const there = board.columns.reduce((all, column) => all + column.cards.length, 0);
          for (let at = there; at < %d; at++) {
            const column = board.columns[at %% board.columns.length];
            column.cards.push({...board.columns[0].cards[0], id: crypto.randomUUID(), number: 'COPY-' + at, column: column.key, category: column.category, stage: column.stage});
          }
          jobs.textContent = JSON.stringify(board);
          window.fetch = new Proxy(window.fetch, {apply: (target, self, given) => String(given[0]).endsWith('/lab/jobs') ? Promise.resolve(new Response(jobs.textContent)) : Reflect.apply(target, self, given)});
        });""".formatted(MANY);

    private final Practice northgate = Practice.northgate();

    @Test
    void theKeyboardAloneMovesAJob() {
        String job = newJob();
        Person technician = people.in(NORTHGATE, LAB_TECHNICIAN);
        Board board = Board.openedBy(technician);
        board.mover(job).focus();
        technician.page().keyboard().press("Enter");
        assertThat(technician.item("Awaiting frame")).isFocused();
        technician.page().keyboard().press("ArrowDown");
        assertThat(technician.item("Awaiting lens")).isFocused();
        technician.page().keyboard().press("Enter");
        assertThat(board.card("Awaiting lens", job)).containsText("Here just now");
        assertThat(board.said()).containsText(job + ": Awaiting lens.");
        assertThat(board.mover(job)).isFocused();

        technician.page().keyboard().press("Enter");
        technician.page().keyboard().press("Escape");
        assertThat(technician.item("Waiting")).isHidden();
        assertThat(board.mover(job)).isFocused();
        assertThat(technician.complaints()).isEmpty();
    }

    @Test
    void puttingAJobOnHoldAsksWhy() {
        String job = newJob();
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        Board board = Board.openedBy(manager);
        board.move(job, "On hold");
        Locator hold = board.dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Put on hold"));
        hold.click();
        assertThat(board.dialog()).containsText("Say why");
        assertThat(board.dialog().getByLabel("Reason")).isFocused();
        board.dialog().getByLabel("Reason").fill("The frame is missing a screw");
        hold.click();
        assertThat(board.card("On hold", job)).isVisible();

        manager.open(board.card(job).getByRole(AriaRole.LINK).getAttribute("href"));
        assertThat(manager.section("How it came here")).containsText("The frame is missing a screw");
    }

    @Test
    void whoLeavesTheDialogLeavesTheJobWhereItIs() {
        String job = newJob();
        Board board = Board.openedBy(people.in(NORTHGATE, LAB_MANAGER));
        board.move(job, "Cancelled");
        board.dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Leave it where it is")).click();
        assertThat(board.dialog()).isHidden();
        assertThat(board.card("Waiting", job)).isVisible();
        assertThat(board.mover(job)).isFocused();
    }

    @Test
    void nothingMovesUnderAnOpenMenuAndALateMoveIsRefusedInWords() {
        String job = newJob();
        Board mine = Board.openedBy(people.in(NORTHGATE, LAB_MANAGER));
        Board theirs = Board.openedBy(people.in(NORTHGATE, LAB_TECHNICIAN));
        mine.openMenu(job);
        theirs.move(job, "Awaiting lens");
        assertThat(theirs.card("Awaiting lens", job)).isVisible();
        String other = newJob();
        assertThat(theirs.card("Waiting", other)).isVisible();
        assertThat(mine.card(other)).hasCount(0);

        mine.choose("Awaiting frame");
        assertThat(mine.refusal()).containsText("Somebody else moved this job in the meantime.");
        assertThat(mine.card("Awaiting lens", job)).isVisible();
        assertThat(mine.card("Waiting", other)).isVisible();
        mine.move(job, "Glazing");
        assertThat(mine.card("Glazing", job)).isVisible();
        assertThat(mine.refusal()).isHidden();
    }

    @Test
    void aLostConnectionIsToldAndWhatWasMissedIsCaughtUp() {
        AtomicBoolean down = new AtomicBoolean();
        AtomicReference<WebSocketRoute> line = new AtomicReference<>();
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        manager.page().routeWebSocket(url -> url.contains("/omnifaces.push/"), route -> {
            if (down.get()) {
                route.close(new WebSocketRoute.CloseOptions().setCode(1011));
            } else {
                route.connectToServer();
                line.set(route);
            }
        });
        Board board = Board.openedBy(manager).watched();
        assertThat(board.live()).isVisible();

        down.set(true);
        line.get().close(new WebSocketRoute.CloseOptions().setCode(1011));
        assertThat(board.paused()).isVisible();
        assertThat(board.live()).isHidden();
        String missed = newJob();
        assertThat(board.card(missed)).hasCount(0);

        down.set(false);
        assertThat(board.card("Waiting", missed)).isVisible();
        assertThat(board.paused()).isHidden();
        assertThat(board.live()).isVisible();
        assertThat(board.neverReloaded()).isTrue();
    }

    /** Nobody touches the browser: the next thing that happens in the practice takes the board away. */
    @Test
    void anOpenBoardGoesWhenItsPersonIsSuspended() {
        String email = northgate.hire(LAB_TECHNICIAN, null);
        Person technician = people.visitor();
        technician.open("/sign-in");
        technician.typeCredentials(NORTHGATE, email, northgate.password());
        technician.page().waitForURL(Person.url("/"));
        Board board = Board.openedBy(technician);
        assertThat(board.live()).isVisible();
        northgate.database().executeAudited(northgate.id(), "update users set active = false where email = ?", email);

        String job = newJob();

        technician.page().waitForURL("**/sign-in**");
        assertThat(technician.page().getByText(job)).hasCount(0);
    }

    @Test
    void theMouseTakesAJobToAnotherColumnAndAnIllegalOneGoesBackAndSaysWhy() {
        String job = newJob();
        Person technician = people.in(NORTHGATE, LAB_TECHNICIAN);
        Board board = Board.openedBy(technician, "?q=" + job);
        board.drag(job, "Awaiting lens");
        assertThat(board.card("Awaiting lens", job)).isVisible();
        assertThat(board.said()).containsText(job + ": Awaiting lens.");

        board.drag(job, "Coating");
        assertThat(board.refusal()).containsText("cannot go to");
        assertThat(board.card("Awaiting lens", job)).isVisible();
        assertThat(board.card("Coating", job)).hasCount(0);
        assertThat(board.column("Coating")).containsText("Nothing in Coating");
        assertThat(technician.complaints()).isEmpty();
    }

    @Test
    void nothingMovesWhileACardIsHeldAndWhatWasMissedComesAfterIt() {
        String job = newJob();
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        Board mine = Board.openedBy(manager);
        Board theirs = Board.openedBy(people.in(NORTHGATE, LAB_TECHNICIAN));
        assertThat(mine.live()).isVisible();
        mine.take(job);
        mine.column("Awaiting frame").getByRole(AriaRole.HEADING).first().hover();
        assertThat(manager.page().locator(".taken")).containsText(job);
        assertThat(manager.page().locator(".legal[data-column=awaiting_lens]")).hasCount(1);
        assertThat(manager.page().locator(".legal[data-column=shipped]")).hasCount(0);
        String other = newJob();
        assertThat(theirs.card("Waiting", other)).isVisible();
        assertThat(mine.card(other)).hasCount(0);

        manager.page().mouse().up();

        assertThat(mine.card("Awaiting frame", job)).isVisible();
        assertThat(mine.card("Waiting", other)).isVisible();
    }

    @Test
    void whoHoldsACardThatSomebodyElseMovesMeanwhileIsToldWhenTheyLetItGo() {
        Visit visit = Visit.to(northgate).ordered();
        String job = numberOf(visit);
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        Board mine = Board.openedBy(manager);
        assertThat(mine.live()).isVisible();
        mine.take(job);
        mine.column("Awaiting lens").getByRole(AriaRole.HEADING).first().hover();
        assertThat(manager.page().locator(".taken")).containsText(job);
        move(visit, "awaiting_frame");

        manager.page().mouse().up();

        assertThat(mine.refusal()).containsText("Somebody else moved this job in the meantime.");
        assertThat(mine.card("Awaiting frame", job)).isVisible();
        assertThat(mine.card("Awaiting lens", job)).hasCount(0);
    }

    @Test
    void aTrayIsWrittenInTheQuickLookOrScannedAfterTheJobAndEveryOpenBoardShowsItWithinASecond() {
        Visit visit = Visit.to(northgate).ordered();
        String job = numberOf(visit);
        String tray = "T" + job.substring(job.length() - 4);
        Person technician = people.in(NORTHGATE, LAB_TECHNICIAN);
        Board mine = Board.openedBy(technician);
        Board theirs = Board.openedBy(people.in(NORTHGATE, LAB_MANAGER), "?tray=" + tray);
        Person walker = people.in(HARBOUR, LAB_MANAGER);
        AtomicInteger told = new AtomicInteger();
        walker.page().onWebSocket(socket -> socket.onFrameReceived(frame -> told.incrementAndGet()));
        assertThat(Board.openedBy(walker).live()).isVisible();
        assertThat(mine.live()).isVisible();
        assertThat(theirs.live()).isVisible();
        assertThat(theirs.cards()).hasCount(0);

        technician.link(job).focus();
        technician.page().keyboard().press(" ");
        mine.dialog().getByLabel("Tray").fill(tray);
        technician.page().keyboard().press("Enter");
        assertThat(mine.dialog()).containsText("It lies in tray " + tray + ".");
        assertThat(theirs.card(job)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(1_000));
        assertThat(mine.dialog().getByLabel("Tray")).hasValue(tray);
        technician.page().keyboard().press("Escape");
        assertThat(mine.card(job)).containsText("tray " + tray);
        assertThat(technician.link(job)).isFocused();

        mine.scan(job);
        mine.scan("TRAY:" + tray + "b");
        assertThat(mine.scanned()).containsText(job + ": It lies in tray " + tray + "b. Scan the station.");
        assertThat(mine.scanner()).isFocused();
        assertThat(theirs.card(job)).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(1_000));
        mine.scan("STAGE:awaiting_lens");
        assertThat(mine.card("Awaiting lens", job)).containsText("tray " + tray + "b");
        mine.scanner().press("Escape");
        mine.scan("TRAY:9");
        assertThat(mine.scanned()).containsText("Scan the job first, then its tray.");
        mine.scan(job);
        mine.scan("TRAY:a tray whose name is much too long");
        assertThat(mine.scanned()).containsText("at most 20 characters");
        assertThat(technician.complaints()).isEmpty();
        assertThat(told.get()).as("what the other practice's board was woken for").isZero();

        technician.open("/orders/" + visit.orders().get(0));
        technician.page().getByLabel("It lies in").fill("");
        technician.button("Lay it there").click();
        assertThat(technician.page().locator("#messages")).containsText("It lies in no tray.");
        assertThat(technician.page().getByLabel("It lies in")).hasValue("");
        assertThat(northgate.as(LAB_TECHNICIAN).get("/api/lab/board?q=" + job).expect(200).body().toString()).doesNotContain(tray);
    }

    @Test
    void aJobThatSomebodyElseTookGoesWhereTheyPutItAndTheOtherIsTold() {
        Visit visit = Visit.to(northgate).ordered();
        String job = numberOf(visit);
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        manager.page().routeWebSocket(url -> url.contains("/omnifaces.push/"), socket -> { }); // Their board is told of nothing,
        manager.page().route("**/lab/jobs**", route -> { }); // and learns nothing by asking.
        Board board = Board.openedBy(manager, "?q=" + job);
        assertThat(board.card("Waiting", job)).isVisible();
        move(visit, "awaiting_frame");

        board.drag(job, "Awaiting lens");

        assertThat(board.refusal()).containsText("Somebody else moved this job in the meantime.");
        assertThat(board.card("Awaiting frame", job)).isVisible();
        assertThat(board.card("Awaiting lens", job)).hasCount(0);
    }

    @Test
    void theKeyboardAloneTakesAJobFromWaitingToShipped() {
        String job = newJob();
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        Board board = Board.openedBy(manager, "?q=" + job);
        for (String stage : List.of("Awaiting lens", "Glazing", "Quality check", "Ready", "Shipped")) {
            board.mover(job).focus();
            manager.page().keyboard().press("Enter");
            Locator item = manager.item(stage);
            assertThat(manager.page().getByRole(AriaRole.MENUITEM).first()).isFocused();
            for (int pressed = 0; pressed < MOST_ITEMS && !(Boolean) item.evaluate("item => item === document.activeElement"); pressed++) {
                manager.page().keyboard().press("ArrowDown");
            }
            assertThat(item).isFocused();
            manager.page().keyboard().press("Enter");
            if (stage.equals("Shipped")) {
                assertThat(board.dialog().getByLabel("Carrier")).isFocused();
                manager.page().keyboard().type("By hand");
                manager.page().keyboard().press("Enter");
            }
            assertThat(board.card(stage, job)).isVisible();
            assertThat(board.said()).containsText(job + ": " + stage + ".");
        }
        assertThat(board.card("Shipped", job)).containsText("Promised");
        assertThat(manager.complaints()).isEmpty();
    }

    @Test
    void spaceLooksIntoAJobAndTheArrowsLeadFromJobToJob() {
        String first = newJob();
        String second = newJob();
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        Board board = Board.openedBy(manager);
        manager.link(first).focus();
        manager.page().keyboard().press(" ");
        assertThat(board.dialog()).containsText("How it came here");
        assertThat(board.dialog().getByRole(AriaRole.LINK)).hasAttribute("href", Pattern.compile(".*/orders/.+"));
        manager.page().keyboard().press("Escape");
        assertThat(board.dialog()).isHidden();
        assertThat(manager.link(first)).isFocused();

        List<String> numbers = board.column("Waiting").locator(".job-link").allTextContents();
        int at = numbers.indexOf(first);
        assertThat(numbers).contains(second);
        manager.page().keyboard().press(at + 1 < numbers.size() ? "ArrowDown" : "ArrowUp");
        assertThat(manager.link(numbers.get(at + 1 < numbers.size() ? at + 1 : at - 1))).isFocused();
        assertThat(manager.complaints()).isEmpty();
    }

    @Test
    void aScannedJobGoesToTheStationThatIsScannedAfterItOrBefore() {
        String job = newJob();
        String other = newJob();
        Board board = Board.openedBy(people.in(NORTHGATE, LAB_MANAGER), "?q=" + job);
        board.scan(job);
        assertThat(board.scanned()).containsText(job + ", now in Waiting. Scan the station.");
        board.scan("STAGE:awaiting_lens");
        assertThat(board.scanned()).containsText(job + ": Awaiting lens.");
        assertThat(board.card("Awaiting lens", job)).isVisible();
        assertThat(board.scanner()).isFocused();

        board.scan("Glazing");
        assertThat(board.scanned()).containsText("Every job that you scan now goes to Glazing.");
        board.scan(job);
        assertThat(board.scanned()).containsText(job + ": Glazing.");
        board.scan(other); // No filter hides a job from a scanner.
        assertThat(board.scanned()).containsText(other + ": Glazing.");
        board.scanner().press("Escape");

        board.scan(job);
        board.scan("shipped");
        assertThat(board.scanned()).containsText(job + " was not moved. A job that is");
        assertThat(board.card("Glazing", job)).isVisible();
        board.scan("ORD-0");
        assertThat(board.scanned()).containsText("is no job on this board and no station");
    }

    @Test
    void filtersAndLanesStandInTheAddress() {
        String job = newJob();
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        Board board = Board.openedBy(manager);
        int all = board.cards().count();
        board.filter("Number or words").fill(job);
        assertThat(board.cards()).hasCount(1);
        assertThat(board.shown()).containsText("1 of ");
        assertThat(manager.page()).hasURL(Pattern.compile(".*[?&]q=" + job + "$"));
        assertThat(board.column("Waiting")).containsText("1 of ");

        board.filter("Stage").selectOption("Coating");
        assertThat(board.cards()).hasCount(0);
        assertThat(manager.page().getByText("No job on the board matches the filters")).isVisible();
        manager.page().goBack();
        assertThat(board.cards()).hasCount(1);
        assertThat(board.filter("Stage")).hasValue("");

        String address = manager.page().url();
        Person colleague = people.in(NORTHGATE, LAB_TECHNICIAN);
        colleague.page().navigate(address);
        Board theirs = Board.of(colleague);
        assertThat(theirs.cards()).hasCount(1);
        assertThat(theirs.filter("Number or words")).hasValue(job);

        manager.button("Clear filters").first().click();
        assertThat(board.cards()).hasCount(all);
        board.filter("Lanes").selectOption("By supplier");
        assertThat(manager.page()).hasURL(Pattern.compile(".*[?&]lanes=supplier$"));
        assertThat(board.column("Waiting").locator(".lane h3").first()).isVisible();
        assertThat(board.cards()).hasCount(all);
        assertThat(manager.complaints()).isEmpty();
    }

    /** Two of this practice look, and one of another: each move shows on both of the one's screens within a second, and never on the other's. */
    @Test
    void everyMoveShowsWithinASecondOnEveryBoardOfThePracticeAndOnNoOther() {
        Visit visit = Visit.to(northgate).ordered();
        String job = numberOf(visit);
        Board first = Board.openedBy(people.in(NORTHGATE, LAB_MANAGER));
        Board second = Board.openedBy(people.in(NORTHGATE, LAB_TECHNICIAN), "?q=" + job);
        Person stranger = people.in(HARBOUR, LAB_MANAGER);
        AtomicInteger told = new AtomicInteger();
        stranger.page().onWebSocket(socket -> socket.onFrameReceived(frame -> told.incrementAndGet()));
        Board theirs = Board.openedBy(stranger);
        for (Board each : List.of(first, second, theirs)) {
            assertThat(each.live()).isVisible();
        }
        first.noteMovesOf(job);
        second.noteMovesOf(job);

        List<Long> late = new ArrayList<>();
        for (int move = 0; move < MOVES; move++) {
            String stage = move % 2 == 0 ? "awaiting_lens" : "pending";
            move(visit, stage);
            long moved = System.currentTimeMillis();
            for (Board each : List.of(first, second)) {
                late.add(each.movedAt(move + 1) - moved);
            }
        }

        assertThat(late).as("milliseconds from the answer to the move until it was seen").hasSize(2 * MOVES).allMatch(millis -> millis < 1_000);
        assertThat(theirs.card(job)).hasCount(0);
        assertThat(told.get()).as("what the other practice's board was woken for").isZero();
    }

    @Test
    void whatAnOpenBoardAsksForIsForItsOwnPracticeAndForWhoMaySeeIt() throws IOException {
        String job = Visit.to(northgate).ordered().orders().get(0).toString();
        assertThat(jobs(people.in(NORTHGATE, LAB_TECHNICIAN)).findValuesAsText("id")).contains(job);
        assertThat(jobs(people.in(HARBOUR, LAB_TECHNICIAN)).findValuesAsText("id")).doesNotContain(job).isNotEmpty();
        assertThat(asked(people.in(NORTHGATE, RECEPTIONIST)).status()).isEqualTo(403);
        assertThat(asked(people.visitor()).status()).isEqualTo(302);
    }

    @Test
    void theWallboardShowsInitialsAndCountsAndHearsOfChanges() {
        Person technician = people.in(NORTHGATE, LAB_TECHNICIAN);
        technician.open("/lab/wall");
        assertThat(technician.page().getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();
        int open = Integer.parseInt(technician.page().locator("#sum-open").textContent());
        Visit visit = Visit.to(northgate).ordered();
        assertThat(technician.page().locator("#sum-open")).hasText(String.valueOf(open + 1));
        assertThat(technician.page().locator("body")).not().containsText("Visitor"); // The patient's name.
        assertThat(technician.page().getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(technician.page().getByRole(AriaRole.DIALOG)).hasCount(0);

        UUID branch = northgate.as(LAB_MANAGER).get("/api/lab/board").expect(200).uuid("/columns/0/cards/0/branchId");
        technician.open("/lab/wall?branch=" + branch);
        assertThat(technician.heading(", ")).isVisible();
        assertThat(visit.orders()).hasSize(1);
        assertThat(technician.complaints()).isEmpty();
    }

    /** What is out of sight is neither laid out nor painted, and a change of one job touches the cards of no other. */
    @Test
    void twoThousandJobsAreTwoThousandSmallCardsAndOneChangeTouchesOne() {
        Visit visit = Visit.to(northgate).ordered();
        String job = numberOf(visit);
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        manager.page().addInitScript(MANY_JOBS);
        Board board = Board.openedBy(manager);
        assertThat(board.cards()).hasCount(MANY);
        Map<?, ?> facts = (Map<?, ?>) manager.page().evaluate("""
            () => {
              const cards = [...document.querySelectorAll('.job')];
              cards.forEach(card => { card.drawnBefore = true; });
              return {
                elements: document.querySelectorAll('#columns *').length,
                skipped: cards.filter(card => !card.querySelector('.job-line').checkVisibility({contentVisibilityAuto: true})).length,
              };
            }""");
        assertThat(((Number) facts.get("elements")).intValue()).isLessThan(MANY * MOST_ELEMENTS_OF_A_CARD);
        assertThat(((Number) facts.get("skipped")).intValue()).as("cards out of sight, which cost nothing").isGreaterThan(MANY * 9 / 10);

        move(visit, "awaiting_lens");
        assertThat(board.card("Awaiting lens", job)).isVisible();
        assertThat(manager.page().evaluate("() => [...document.querySelectorAll('.job')].filter(card => !card.drawnBefore).length")).isEqualTo(1);
        assertThat(manager.complaints()).isEmpty();
    }

    private static JsonNode jobs(Person person) throws IOException {
        return new ObjectMapper().readTree(asked(person).text());
    }

    private static APIResponse asked(Person person) {
        return person.context().request().get(Person.url("/lab/jobs"), RequestOptions.create().setMaxRedirects(0));
    }

    /** @return its number */
    private String newJob() {
        return numberOf(Visit.to(northgate).ordered());
    }

    private String numberOf(Visit visit) {
        return northgate.as(LAB_MANAGER).get("/api/orders/" + visit.orders().get(0)).expect(200).text("/number");
    }

    private void move(Visit visit, String stage) {
        Rest manager = northgate.as(LAB_MANAGER);
        UUID order = visit.orders().get(0);
        long version = manager.get("/api/orders/" + order).expect(200).number("/version");
        manager.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(stage, version)).expect(200);
    }
}
