package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lab board under several hands. */
class LabBoardIT {
    @RegisterExtension
    final People people = new People();

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
        assertThat(board.card("Waiting", job)).containsText("Awaiting lens,");
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
        assertThat(theirs.card(job)).containsText("Awaiting lens,");
        String other = newJob();
        assertThat(theirs.card("Waiting", other)).isVisible();
        assertThat(mine.card(other)).hasCount(0);

        mine.choose("Awaiting frame");
        assertThat(mine.refusal()).containsText("Somebody else moved this job in the meantime.");
        assertThat(mine.card("Waiting", job)).containsText("Awaiting lens,");
        assertThat(mine.card("Waiting", other)).isVisible();
        mine.move(job, "Glazing");
        assertThat(mine.card("In production", job)).isVisible();
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

    /** @return its number */
    private String newJob() {
        Visit visit = Visit.to(northgate).ordered();
        return northgate.as(LAB_MANAGER).get("/api/orders/" + visit.orders().get(0)).expect(200).text("/number");
    }
}
