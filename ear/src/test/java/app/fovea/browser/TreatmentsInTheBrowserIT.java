package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Choosing treatments at the till. */
class TreatmentsInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    @Test
    void nothingIsTakenInAdvanceWhatDoesNotGoTogetherIsNotOfferedAndNoneIsOnePress() {
        Visit visit = Visit.to(Practice.northgate()).saleBegun();
        chooseLensThatTakesColour(visit);
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        Page page = dispenser.page();
        dispenser.open("/pos/" + visit.dispenseId());
        assertThat(dispenser.heading("Measurements")).isVisible();
        dispenser.button("Back").click();
        assertThat(dispenser.heading("Treatments")).isVisible();
        assertThat(page.getByText("Taken", new Page.GetByTextOptions().setExact(true))).hasCount(0);
        assertThat(page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Needed")).first()).containsText("Your optometrist recommends it for your eyes.");

        Locator polarised = treatment(page, "Polarised grey");
        assertThat(polarised.getByRole(AriaRole.BUTTON)).isVisible();
        treatment(page, "Photochromic grey").getByRole(AriaRole.BUTTON).click();
        assertThat(polarised).containsText("A lens is either photochromic or polarised.");
        assertThat(polarised.getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(treatment(page, "Photochromic brown").getByRole(AriaRole.BUTTON)).hasCount(0);

        dispenser.button("Go on with none").click();
        assertThat(dispenser.heading("Measurements")).isVisible();
        assertThat(visit.seller().get("/api/dispenses/" + visit.dispenseId()).expect(200).at("/pairs/0/treatmentIds")).isEmpty();
    }

    private static Locator treatment(Page page, String name) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))));
    }

    private static void chooseLensThatTakesColour(Visit visit) {
        Rest seller = visit.seller();
        String frame = seller.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        Answer lenses = seller.get("/api/catalogue/lenses?examId=" + visit.examId() + "&frameId=" + frame).expect(200);
        String lens = lenses.texts("/items", "/id").stream()
            .filter(each -> seller.get("/api/catalogue/treatments?lensId=" + each).expect(200).texts("/items", "/kind").contains("polarised")).findFirst().orElseThrow();
        seller.put("/api/dispenses/" + visit.dispenseId() + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\"}]}".formatted(frame, lens)).expect(200);
    }
}
