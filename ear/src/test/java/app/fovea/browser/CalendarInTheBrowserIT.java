package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CalendarInTheBrowserIT {
    @RegisterExtension
    private final People people = new People();

    @Test
    void a_manager_adds_a_closing_day_with_the_keyboard_and_takes_it_away_again() {
        Person manager = people.in(NORTHGATE, PRACTICE_MANAGER);
        manager.open("/settings/calendar");
        int before = manager.page().getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).count();

        manager.button("Add a closing day").press("Enter");
        assertThat(manager.page().getByLabel("Day", new Page.GetByLabelOptions().setExact(true))).hasCount(before + 1);
        assertThat(manager.page().getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).last()).isFocused();
        manager.page().getByLabel("Day", new Page.GetByLabelOptions().setExact(true)).last().fill("2099-12-24");
        manager.page().getByLabel("Why").last().fill("Christmas Eve");
        manager.button("Save").press("Enter");
        assertThat(manager.page().getByText("Saved. The next promise is made by it.")).isVisible();
        assertThat(manager.page().getByLabel("Why").last()).hasValue("Christmas Eve");

        manager.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove closing day " + (before + 1))).click();
        assertThat(manager.page().getByLabel("Why")).hasCount(before);
        manager.button("Save").click();
        assertThat(manager.page().getByText("Saved. The next promise is made by it.")).isVisible();
        assertThat(manager.complaints()).isEmpty();
    }

    @Test
    void what_is_said_at_the_desk_is_what_the_order_keeps() {
        Visit visit = Visit.to(Practice.northgate()).readyToPay();
        Person optician = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        optician.open("/pos/" + visit.dispenseId());
        String said = optician.page().locator("dt:text-is('Ready') + dd b").textContent();

        UUID order = visit.paidInFull().awaitOrders(1).get(0);

        optician.open("/pos/" + visit.dispenseId());
        assertThat(optician.page().getByText("Ready on " + said)).isVisible();
        assertThat(said).contains(Integer.toString(LocalDate.parse(visit.seller().get("/api/orders/" + order).expect(200).text("/promisedOn")).getDayOfMonth()));
        assertThat(optician.complaints()).isEmpty();
    }
}
