package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole sale, from the patient to the invoice: in few steps, by the keyboard alone, on a phone. */
class WholeSaleIT {
    /** Low powers, single vision for the distance, nothing in particular. */
    private static final String PLAIN = """
        {"outcome":"NEW_RX","recallMonths":24,
         "recommendation":{"uses":["distance"],"designs":["single_vision"],"impactResistant":false,"clinicallyIndicated":[]},
         "prescription":{"right":{"sphere":-1.25,"va":"6/5"},"left":{"sphere":-1.00,"va":"6/5"}}}""";
    private static final int MOST_INTERACTIONS = 12;
    private static final int MOST_TABS = 200;

    @RegisterExtension
    final People people = new People();

    private Person seller;

    /** A press of a button, a tick or a field that is filled is one; looking is none. */
    @Test
    void aStockSingleVisionPairIsSoldInAtMostTwelveInteractionsAfterThePatientIsFound() {
        opened(PLAIN, People.Screen.LIGHT);
        int interactions = 0;

        seller.button("Start sale").click();
        interactions++;
        seller.button("Next: frame and lenses").click();
        interactions++;
        frame().click();
        interactions++;
        assertThat(seller.button("Change the frame")).isVisible();
        stockLens().click();
        interactions++;
        assertThat(seller.section("Lenses").getByText("Chosen", new Locator.GetByTextOptions().setExact(true))).isVisible();
        seller.button("Next: treatments").click();
        interactions++;
        seller.button("Next: measurements").click();
        interactions++;
        field("Right PD, millimetres").fill("31.5");
        interactions++;
        field("Left PD, millimetres").fill("32");
        interactions++;
        seller.button("Next: pay").click();
        interactions++;
        assertThat(seller.heading("Check it, then take the money")).isVisible();
        for (Locator warning : seller.question("Read and stand by these").locator("label").all()) {
            warning.click();
            interactions++;
        }
        seller.button("Pay £").click();
        interactions++;

        assertThat(seller.link("INV-").first()).isVisible();
        assertThat(interactions).isLessThanOrEqualTo(MOST_INTERACTIONS);
        assertThat(seller.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void theKeyboardAloneSellsAPair() {
        opened(PLAIN, People.Screen.LIGHT);
        press(seller.button("Start sale"));
        press(seller.button("Next: frame and lenses"));
        press(frame());
        assertThat(seller.button("Change the frame")).isVisible();
        press(stockLens());
        assertThat(seller.section("Lenses").getByText("Chosen", new Locator.GetByTextOptions().setExact(true))).isVisible();
        press(seller.button("Next: treatments"));
        press(seller.button("Next: measurements"));
        type(field("Right PD, millimetres"), "31.5");
        type(field("Left PD, millimetres"), "32");
        press(seller.button("Next: pay"));
        assertThat(seller.heading("Check it, then take the money")).isVisible();
        for (Locator warning : seller.question("Read and stand by these").getByRole(AriaRole.CHECKBOX).all()) {
            reach(warning);
            seller.page().keyboard().press("Space");
            assertThat(warning).isChecked();
        }
        press(seller.button("Pay £"));

        assertThat(seller.link("INV-").first()).isVisible();
        assertThat(seller.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void aPairIsSoldOnAPhoneAndNoStepSticksOut() {
        opened(Visit.EXAM, People.Screen.NARROW);
        Sale sale = Sale.begunBy(seller);
        fits("patient and exam");
        sale.patientAndExamChecked();
        assertThat(seller.heading("Lenses")).isVisible();
        fits("frame and lenses");
        sale.frameAndLensesChosen();
        assertThat(seller.heading("Treatments")).isVisible();
        fits("treatments");
        sale.whatTheEyesNeedTaken();
        assertThat(seller.heading("Measurements")).isVisible();
        fits("measurements");
        sale.measured();
        fits("pay");
        assertThat(sale.paid()).startsWith("INV-");
        fits("sold");
        assertThat(seller.complaints()).as("what the browser complains about").isEmpty();
    }

    private void opened(String exam, People.Screen screen) {
        Visit visit = Visit.to(Practice.northgate()).finding(exam).examined();
        seller = people.in(NORTHGATE, DISPENSING_OPTICIAN, screen);
        seller.open("/patients/" + visit.patientId());
    }

    private Locator frame() {
        return seller.section("Frame").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Choose "))).first();
    }

    private Locator stockLens() {
        return seller.section("Lenses").getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(", stock,")).first().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Choose ")));
    }

    private Locator field(String label) {
        return seller.page().getByLabel(label);
    }

    private void press(Locator button) {
        reach(button);
        seller.page().keyboard().press("Enter");
    }

    private void type(Locator field, String value) {
        reach(field);
        seller.page().keyboard().type(value);
    }

    /** Goes there as people without a mouse do. */
    private void reach(Locator target) {
        assertThat(target).isVisible();
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if (Boolean.TRUE.equals(target.evaluate("element => element === document.activeElement"))) {
                return;
            }
            seller.page().keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not come to " + target);
    }

    private void fits(String step) {
        Page page = seller.page();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).as("how wide “" + step + "” is").isLessThanOrEqualTo(People.Screen.NARROW.width());
    }
}
