package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OWNER;
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

/** The search box in the header of every page, with the keyboard alone and with a scanner. */
class FindFromAnywhereIT {
    @RegisterExtension
    final People people = new People();

    private final String name = "Yz" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "berg";

    @Test
    void slashTypeArrowsAndEnterLeadToWhoIsMeantAndAnEmptyBoxBackToThem() {
        UUID ada = registered(Practice.northgate(), "Ada");
        UUID bea = registered(Practice.northgate(), "Bea");
        registered(Practice.harbour(), "Ada");
        Person owner = people.in(NORTHGATE, OWNER);
        owner.open("/settings");
        Page page = owner.page();
        page.keyboard().press("/");
        assertThat(box(page)).isFocused();
        page.keyboard().type(name);
        assertThat(options(page)).hasCount(2);
        assertThat(options(page).first()).hasAttribute("aria-selected", "true");
        assertThat(page.locator("#find-said")).hasText("2 found");
        page.keyboard().press("ArrowDown");
        assertThat(options(page).nth(1)).hasAttribute("aria-selected", "true");
        assertThat(box(page)).hasAttribute("aria-activedescendant", "find-1");
        page.keyboard().press("Escape");
        assertThat(options(page)).hasCount(0);
        assertThat(box(page)).hasValue(name);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(options(page).nth(1)).hasAttribute("aria-selected", "true");
        page.keyboard().press("Enter");
        page.waitForURL(Person.url("/patients/" + bea));

        owner.open("/patients/" + ada);
        owner.open("/till");
        page.keyboard().press("/");
        assertThat(options(page).nth(0)).containsText("Ada " + name);
        assertThat(options(page).nth(1)).containsText("Bea " + name);
        assertThat(options(page).first()).hasAttribute("aria-selected", "false");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        page.waitForURL(Person.url("/patients/" + ada));

        Person stranger = people.in(HARBOUR, OWNER);
        stranger.open("/");
        stranger.page().keyboard().press("/");
        stranger.page().keyboard().type("Bea " + name);
        assertThat(stranger.page().getByText("Nothing found for")).isVisible();
        assertThat(owner.complaints()).as("what the browser complains about").isEmpty();
        assertThat(stranger.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void enterPressedBeforeTheAnswerCountsOnceItIsThereAndASlashIsTypedWhereOneTypes() {
        UUID ada = registered(Practice.northgate(), "Ada");
        Person owner = people.in(NORTHGATE, OWNER);
        owner.open("/patients");
        Page page = owner.page();
        page.getByLabel("Find a patient").last().fill("a");
        page.keyboard().press("/");
        assertThat(page.getByLabel("Find a patient").last()).hasValue("a/");
        owner.open("/");
        page.keyboard().press("/");
        page.keyboard().type(name + " 12 May 1980");
        page.keyboard().press("Enter");
        page.waitForURL(Person.url("/patients/" + ada));
        assertThat(owner.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void aScannedJobTicketOpensItsOrderForATechnicianToo() {
        Visit visit = Visit.to(Practice.northgate()).ordered();
        UUID order = visit.orders().get(0);
        String number = Practice.northgate().as(OWNER).get("/api/orders/" + order).expect(200).text("/number");
        Person technician = people.in(NORTHGATE, LAB_TECHNICIAN);
        technician.open("/");
        Page page = technician.page();
        assertThat(box(page)).hasAccessibleName("Find an order");
        page.evaluate("""
            number => {
              for (const key of [...number, 'Enter']) {
                document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
              }
            }""", number);
        page.waitForURL(Person.url("/orders/" + order));
        page.keyboard().press("/");
        page.keyboard().type("Visitor");
        assertThat(page.getByText("Your role does not show: patients, invoices.")).isVisible();
        assertThat(options(page)).hasCount(0);
        assertThat(technician.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void theKeyCanBeTurnedOffAndOnAgain() {
        Person owner = people.in(NORTHGATE, OPTOMETRIST);
        owner.open("/");
        Page page = owner.page();
        press(page, "Turn the / key off");
        assertThat(page.locator(".foot")).not().containsText("Press /");
        page.keyboard().press("/");
        assertThat(box(page)).not().isFocused();
        press(page, "Turn the / key on");
        assertThat(page.locator(".foot")).containsText("Press /");
        page.keyboard().press("/");
        assertThat(box(page)).isFocused();
    }

    @Test
    void withoutAScriptTheBoxLeadsToAPageOfAllThatWasFound() {
        UUID ada = registered(Practice.northgate(), "Ada");
        Person owner = people.in(NORTHGATE, OWNER);
        owner.open("/find?q=" + name);
        assertThat(owner.heading("Found for “" + name + "”")).isVisible();
        assertThat(owner.section("Patients").getByRole(AriaRole.LINK)).hasAttribute("href", Pattern.compile("/patients/" + ada));
        assertThat(box(owner.page())).hasValue(name);
    }

    private static void press(Page page, String item) {
        page.locator("details.who summary").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(item)).click();
    }

    private static Locator box(Page page) {
        return page.locator("#find");
    }

    private static Locator options(Page page) {
        return page.locator("#find-panel").getByRole(AriaRole.OPTION);
    }

    private UUID registered(Practice practice, String givenName) {
        return practice.as(OPTOMETRIST).post("/api/patients", "{\"givenName\":\"%s\",\"familyName\":\"%s\",\"birthDate\":\"1980-05-12\"}".formatted(givenName, name)).expect(201).id();
    }
}
