package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.RunningFovea.HARBOUR;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A practice arranges its board on the page for it, and boards that are open show it by themselves. */
class LabColumnsInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    private final Practice northgate = Practice.northgate();

    @AfterEach
    void asItWas() {
        northgate.database().execute("delete from lab_columns where tenant_id = ?", northgate.id());
    }

    @Test
    void columnsAreAddedNamedLimitedOrderedAndRemovedWithTheKeyboardAndStayAsSaved() {
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        manager.open("/settings/lab");
        Page page = manager.page();
        assertThat(names(page)).hasCount(11);
        page.getByLabel("Add a column for").selectOption("surfacing");
        press(manager, "Add a column");
        assertThat(names(page)).hasCount(12);
        name(manager, 5).fill("Second generator");
        limit(manager, 5).fill("3");
        name(manager, 1).fill("In the queue");
        press(manager, "Save");
        assertThat(page.locator("#messages")).containsText("Saved.");
        assertThat(names(page)).hasCount(12);
        assertThat(name(manager, 1)).hasValue("In the queue");

        press(manager, "Move Second generator up");
        assertThat(name(manager, 4)).hasValue("Second generator");
        assertThat(limit(manager, 4)).hasValue("3");
        assertThat(names(page)).hasCount(12);
        press(manager, "Save");
        assertThat(page.locator("#messages")).containsText("Saved.");
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();

        Board board = Board.openedBy(manager);
        assertThat(board.columns()).containsText(new String[] {"In the queue", "Awaiting frame", "Awaiting lens", "Second generator", "Surfacing"});
        assertThat(board.column("Second generator")).containsText("/ 3");

        manager.open("/settings/lab");
        press(manager, "Remove Second generator");
        assertThat(names(page)).hasCount(11);
        name(manager, 2).fill("In the queue");
        press(manager, "Save");
        assertThat(page.getByText("Another column is called “In the queue”.")).isVisible();
        assertThat(name(manager, 2)).isFocused();
        name(manager, 2).fill("No frame yet");
        press(manager, "Save");
        assertThat(page.locator("#messages")).containsText("Saved.");
        assertThat(names(page)).hasCount(11);
        assertThat(manager.complaints()).isEmpty();
        assertThat(northgate.as(LAB_MANAGER).get("/api/settings/lab-columns").expect(200).texts("/columns", "/name")).startsWith("In the queue", "No frame yet", "Awaiting lens", "Surfacing");
    }

    @Test
    void openBoardsAndTheWallShowOtherColumnsByThemselvesAndNobodyLosesTheirPlace() {
        String job = northgate.as(LAB_MANAGER).get("/api/orders/" + Visit.to(northgate).ordered().orders().get(0)).expect(200).text("/number");
        Person technician = people.in(NORTHGATE, LAB_TECHNICIAN);
        Board board = Board.openedBy(technician).watched();
        Person walker = people.in(NORTHGATE, LAB_TECHNICIAN);
        walker.open("/lab/wall");
        Board theirs = Board.openedBy(people.in(HARBOUR, LAB_TECHNICIAN));
        assertThat(board.live()).isVisible();
        assertThat(walker.page().getByText("Live", new Page.GetByTextOptions().setExact(true))).isVisible();
        technician.link(job).focus();

        arrange("Front of the queue");

        assertThat(board.columns().first()).containsText("Front of the queue");
        assertThat(board.card("Front of the queue", job)).isVisible();
        assertThat(technician.link(job)).isFocused();
        assertThat(walker.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Front of the queue"))).isVisible();
        assertThat(board.neverReloaded()).isTrue();
        assertThat(theirs.columns().first()).not().containsText("Front of the queue");

        // Held, nothing moves; let go, it is there.
        board.take(job);
        board.column("Awaiting lens").getByRole(AriaRole.HEADING).first().hover();
        assertThat(technician.page().locator(".taken")).containsText(job);
        arrange("Back of the queue");
        assertThat(walker.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Back of the queue"))).isVisible();
        assertThat(board.columns().first()).containsText("Front of the queue");
        technician.page().mouse().up();
        assertThat(board.card("Awaiting lens", job)).isVisible();
        assertThat(board.columns().first()).containsText("Back of the queue");
        assertThat(technician.complaints()).isEmpty();
    }

    @Test
    void onlyWhoMayArrangeTheLabSeesThePageForIt() {
        assertThat(people.in(NORTHGATE, LAB_TECHNICIAN).open("/settings/lab").status()).isEqualTo(403);
        assertThat(people.in(NORTHGATE, PRACTICE_MANAGER).open("/settings/lab").status()).isEqualTo(200);
    }

    /** As a colleague does it at the settings. */
    private void arrange(String first) {
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        manager.open("/settings/lab");
        name(manager, 1).fill(first);
        press(manager, "Save");
        assertThat(manager.page().locator("#messages")).containsText("Saved.");
    }

    /** @param column from 1, from left to right on the board */
    private static Locator name(Person manager, int column) {
        return manager.page().getByLabel("Name of column " + column, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator limit(Person manager, int column) {
        return manager.page().getByLabel("Most jobs in column " + column, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator names(Page page) {
        return page.getByLabel("Name of column");
    }

    private static void press(Person person, String button) {
        person.button(button).focus();
        person.page().keyboard().press("Enter");
    }
}
