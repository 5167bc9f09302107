package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("What is made again, comes back or is changed, on the page of the order")
class MadeAgainInTheBrowserIT {
    @RegisterExtension
    final People people = new People();
    private final Practice northgate = Practice.northgate();

    @Test
    void what_fails_its_check_is_made_again_and_both_orders_lead_to_each_other() {
        UUID original = Place.inQualityCheck(northgate);
        Person technician = people.in(NORTHGATE, LAB_TECHNICIAN);
        technician.open("/orders/" + original);
        assertThat(technician.section("Make it again")).hasCount(0);

        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        manager.open("/orders/" + original);
        String number = manager.page().locator("h1").innerText();
        Locator again = manager.section("Make it again");
        again.getByText("Make it again").first().click();
        manager.button("Make it again").click();
        assertThat(again.getByText("Why is needed.")).isVisible();
        again.getByLabel("Why").selectOption("pd");
        manager.button("Make it again").click();
        assertThat(manager.page().getByText("Made with the same measurements it would be wrong again.")).isVisible();
        again.getByText("Measured again").click();
        again.getByLabel("Right PD").fill("30.5");
        again.locator("#remakeCost").fill("12.40");
        manager.button("Make it again").click();

        manager.page().waitForURL(Pattern.compile(".*/orders/(?!" + original + ").+"));
        assertThat(manager.page().getByText(number + " is made again as ")).isVisible();
        assertThat(manager.section("What was sold")).containsText("Made again instead of " + number + ": pd taken wrongly. The patient pays nothing; the practice bears £12.40.");
        manager.link(number).click();
        manager.page().waitForURL("**/orders/" + original);
        assertThat(manager.section("What was sold")).containsText("It is made again as ORD-");
        assertThat(manager.section("How it came here")).containsText("Made again: pd taken wrongly");
        assertThat(manager.section("Move it on")).hasCount(0);
        assertThat(manager.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void what_comes_back_says_why_and_what_to_do_then() {
        UUID order = Place.inQualityCheck(northgate);
        Stream.of("ready", "shipped", "dispensed").forEach(stage -> move(order, stage));
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/orders/" + order);
        Locator back = dispenser.section("They come back");
        back.getByText("They come back").first().click();
        back.getByLabel("Why they come back").selectOption("non_tolerance");
        back.getByLabel("In the patient’s words").fill("Swims at the edges");
        dispenser.button("Take them back").click();

        assertThat(dispenser.page().getByText("The patient brought it back.")).isVisible();
        assertThat(dispenser.section("How it came here")).containsText("Returned: does not tolerate them");
        assertThat(dispenser.section("How it came here")).containsText("Swims at the edges");
        assertThat(dispenser.section("Make it again")).hasCount(1);
        dispenser.link("give money or credit back on the invoice").click();
        dispenser.page().waitForURL("**/invoices/*");
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void an_order_that_waits_is_changed() {
        UUID order = Visit.to(northgate).ordered().orders().get(0);
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        manager.open("/orders/" + order);
        Locator change = manager.section("Change it");
        change.getByText("Change it").first().click();
        change.getByLabel("Before the others").check();
        change.getByLabel("For the lab to know").fill("Polish the edges");
        manager.button("Change").click();

        assertThat(manager.section("What was sold")).containsText("Polish the edges");
        assertThat(manager.section("How it came here")).containsText("Goes before the others.");
        move(order, "in_production");
        manager.open("/orders/" + order);
        assertThat(manager.section("Change it")).hasCount(0);
        assertThat(manager.complaints()).as("what the browser complains about").isEmpty();
    }

    private void move(UUID order, String stage) {
        Rest manager = northgate.as(LAB_MANAGER);
        manager.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(stage, manager.get("/api/orders/" + order).expect(200).number("/version"))).expect(200);
    }
}
