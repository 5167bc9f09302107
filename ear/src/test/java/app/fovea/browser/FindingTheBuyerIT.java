package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.world.RunningFovea.HARBOUR;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The till begins with who buys: found by the keyboard alone, in spite of a slip, and shown with all that a sale would stand on. */
class FindingTheBuyerIT {
    @RegisterExtension
    final People people = new People();

    private final String own = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private final String name = "Quillfeather" + own;
    private final String misspelt = "Quilllfaether" + own;

    @Test
    void somebodyIsFoundInSpiteOfASlipAndASaleBegunWithTheKeyboardAlone() {
        Visit visit = Visit.to(Practice.northgate()).paidInFull();
        renamed(visit);
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos");
        Page page = dispenser.page();
        assertThat(page.getByLabel("Who is buying?")).isFocused();
        page.keyboard().type(misspelt);
        assertThat(page.locator("[data-for=" + misspelt + "]")).isVisible(); // Arrows lead along what answers the last letter; what answered an earlier one looks the same.
        assertThat(page.getByText("Nobody is spelled like that. Did you mean")).isVisible();
        Locator found = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ada " + name));
        assertThat(found).isVisible();
        page.keyboard().press("ArrowDown");
        assertThat(found).isFocused();
        page.keyboard().press("ArrowUp");
        assertThat(page.getByLabel("Who is buying?")).isFocused();
        page.keyboard().press("Enter");

        Locator latest = dispenser.section("Latest exam");
        assertThat(latest).containsText("−2.00");
        assertThat(latest).containsText("Examined");
        assertThat(latest).containsText("Today.");
        assertThat(latest).containsText(Pattern.compile("until \\d+ \\w+ \\d{4}, another (2 years|1 year and 11 months)"));
        assertThat(latest).containsText(Pattern.compile("Last bought\\s*Today: .+ with .+"));
        assertThat(latest).containsText("Right: no change. Left: no change.");

        dispenser.button("Start sale").press("Enter");
        page.waitForURL(Pattern.compile(".*/pos/.+"));
        assertThat(dispenser.heading("Patient and exam")).isVisible();
        assertThat(page.getByText("Right: no change. Left: no change.")).isVisible();

        Person stranger = people.in(HARBOUR, DISPENSING_OPTICIAN);
        stranger.open("/pos?q=" + name);
        assertThat(stranger.page().getByText("No patient found")).isVisible();
        assertThat(stranger.open("/pos?patient=" + visit.patientId()).status()).isEqualTo(404);
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void whatAQuickHandPressesCountsOnceItsLastLetterIsAnswered() {
        Visit visit = Visit.to(Practice.northgate()).examined();
        renamed(visit);
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos");
        dispenser.page().keyboard().type(name);
        dispenser.page().keyboard().press("Enter");
        dispenser.page().waitForURL(Person.url("/pos?patient=" + visit.patientId()));
        assertThat(dispenser.button("Start sale")).isVisible();
    }

    @Test
    void beforeASaleOneIsToldWhomOnlyARegistrantMaySupplyAndWhoHasNoPrescription() {
        Visit child = Visit.to(Practice.harbour()).bornOn("2018-03-01").examined();
        Person assistant = people.in(HARBOUR, OPTICAL_ASSISTANT);
        assistant.open("/pos?patient=" + child.patientId());
        assertThat(assistant.section("Latest exam")).containsText("The patient is under 16");
        assertThat(assistant.section("Latest exam")).containsText("Nothing here yet");

        assistant.open("/pos?patient=" + Visit.to(Practice.harbour()).registered().patientId());
        assertThat(assistant.page().getByText("No prescription yet for Ada")).isVisible();
        assertThat(assistant.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void aSaleThatIsBegunWaitsToBeGoneOnWithAndItsExamForNobodyElse() {
        Visit waiting = Visit.to(Practice.northgate()).examined();
        Visit begun = Visit.to(Practice.northgate()).saleBegun();
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos");
        assertThat(dispenser.section("Ready to sell").locator("a[href$='/patients/" + waiting.patientId() + "']")).isVisible();
        assertThat(dispenser.section("Ready to sell").locator("a[href$='/patients/" + begun.patientId() + "']")).hasCount(0);
        assertThat(dispenser.section("Go on with").locator("a[href$='/pos/" + begun.dispenseId() + "']")).isVisible();
        dispenser.open("/pos?patient=" + begun.patientId());
        // No second sale of an exam that one is open of.
        assertThat(dispenser.section("Go on with")).isVisible();
        assertThat(dispenser.button("Start")).hasCount(0);
        dispenser.section("Go on with").getByRole(AriaRole.LINK).click();
        dispenser.page().waitForURL(Person.url("/pos/" + begun.dispenseId()));
        dispenser.open("/patients/" + begun.patientId());
        assertThat(dispenser.link("Go on with the sale of")).hasAttribute("href", Pattern.compile("/pos/" + begun.dispenseId()));
        assertThat(dispenser.button("Start sale")).hasCount(0);

        Person stranger = people.in(HARBOUR, DISPENSING_OPTICIAN);
        stranger.open("/pos");
        assertThat(stranger.page().locator("main a[href$='/patients/" + waiting.patientId() + "'], main a[href$='/pos/" + begun.dispenseId() + "']")).hasCount(0);
    }

    private void renamed(Visit visit) {
        String path = "/api/patients/" + visit.patientId();
        String seen = Practice.northgate().as(OPTOMETRIST).get(path).expect(200).etag();
        Practice.northgate().as(OPTOMETRIST).with("If-Match", seen).put(path, "{\"givenName\":\"Ada\",\"familyName\":\"%s\",\"birthDate\":\"1980-05-12\"}".formatted(name)).expect(200);
    }
}
