package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the spectacles sit on this face: the step of the till, and what the lab sees of it. */
class MeasuringInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    private final Customer customer = Customer.adultsWhoseOrderIs(Practice.northgate().as(OWNER), "completed", "shipped").get(0);

    @Test
    void measurementsOfTheLastPairAreThereAndWaitForATick() {
        UUID sale = customer.saleWithLenses(Practice.northgate().as(DISPENSING_OPTICIAN));
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + sale);
        Page page = dispenser.page();
        assertThat(page.getByText(Pattern.compile("from \\d\\d/\\d\\d/20\\d\\d"))).isVisible();
        assertThat(page.getByLabel("Right PD, millimetres")).hasValue(Pattern.compile("\\d\\d\\.\\d"));
        page.getByLabel("Right height, millimetres").fill("20");
        page.getByLabel("Left height, millimetres").fill("20");
        page.getByLabel("Back vertex distance").fill("12");
        page.getByLabel("Pantoscopic tilt").fill("9");
        page.getByLabel("Wrap angle").fill("5");

        dispenser.button("Next: pay").click();
        assertThat(page.getByText(Pattern.compile("Check them on the patient and confirm them, or measure again")).first()).isVisible();
        assertThat(page.getByLabel("Right height, millimetres")).hasValue("20");
        assertThat(dispenser.section("Centration").getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName(Pattern.compile("^Up, down .*mm")))).isVisible();

        page.getByLabel("I have checked these measurements on the patient").check();
        dispenser.button("Next: pay").click();
        assertThat(dispenser.heading("Check it, then take the money")).isVisible();
    }

    @Test
    void theDrawingMovesWhileOneTypesAndTheRulesSpeakAsOneLeavesAField() {
        UUID sale = customer.saleWithLenses(Practice.northgate().as(DISPENSING_OPTICIAN));
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + sale);
        Page page = dispenser.page();
        Locator height = page.getByLabel("Right height, millimetres");
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("^The frame to scale")))).isVisible();
        double middle = Double.parseDouble(page.locator("[data-fitting]").getAttribute("data-middle"));

        page.getByLabel("Right PD, millimetres").fill("30");
        assertThat(page.locator("[data-eye=right] .pupil")).hasAttribute("transform", Pattern.compile("translate\\(-30 .*"));
        assertThat(page.locator("[data-said='right across']")).hasText(Pattern.compile(BigDecimal.valueOf(middle - 30).stripTrailingZeros().toPlainString() + " mm in"));

        height.fill("41");
        height.press("Tab");
        assertThat(page.getByText("Right eye: the height goes from 8 to 40 mm.")).isVisible();
        assertThat(page.getByLabel("Left height, millimetres")).isFocused();
        height.fill("20");
        height.press("Tab");
        assertThat(page.getByText("Right eye: the height goes from 8 to 40 mm.")).isHidden();
        dispenser.open("/pos/" + sale);
        assertThat(page.getByLabel("Right PD, millimetres")).hasValue(Pattern.compile("30(\\.0)?"));
        assertThat(page.getByLabel("Right height, millimetres")).hasValue(Pattern.compile("20(\\.0)?"));
    }

    @Test
    void whatIsTypedIsKeptBeforeOneLeavesTheField() {
        UUID sale = customer.saleWithLenses(Practice.northgate().as(DISPENSING_OPTICIAN));
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + sale);
        Locator height = dispenser.page().getByLabel("Left height, millimetres");

        height.clear(); // Another test may have sold to this customer: what was measured then is taken over.
        height.pressSequentially("21.5");

        Awaitility.await("the laptop may be closed now").atMost(Duration.ofSeconds(30))
            .until(() -> Practice.northgate().database().count("select count(*) from dispense_pairs where dispense_id = ? and left_height = 21.5", sale) == 1);
        assertThat(height).isFocused();
        assertThat(height).hasValue("21.5");
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void theLabSeesHowThePairIsCentred() {
        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        manager.open("/orders/" + customer.order());

        assertThat(manager.page().getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("^Across .*mm (in|out)")))).isVisible();
        assertThat(manager.page().getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("^Blank \\d+")))).isVisible();
    }
}
