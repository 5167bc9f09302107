package app.fovea.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A sale at the desk, step by step, as somebody makes it. */
final class Sale {
    private final Person seller;
    private final Page page;

    private Sale(Person seller) {
        this.seller = seller;
        this.page = seller.page();
    }

    /** A sale that is on the screen already. */
    static Sale at(Person seller) {
        return new Sale(seller);
    }

    /** From the patient's page, on the strength of the last exam. */
    static Sale begunBy(Person seller) {
        seller.button("Start sale").click();
        seller.page().waitForURL(Pattern.compile(".*/pos/.+"));
        return new Sale(seller);
    }

    Sale patientAndExamChecked() {
        seller.button("Next: frame and lenses").click();
        return this;
    }

    /** The first frame of the shelf, and the first lens that is made for the patient: it passes every stage of the lab. */
    Sale frameAndLensesChosen() {
        seller.section("Frame").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Choose")).first().click();
        assertThat(seller.button("Change the frame")).isVisible();
        Locator lens = seller.section("Lenses").getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("made to order")).first();
        lens.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Choose "))).click();
        assertThat(seller.section("Lenses").getByText("Chosen", new Locator.GetByTextOptions().setExact(true))).isVisible();
        seller.button("Next: treatments").click();
        return this;
    }

    Sale whatTheEyesNeedTaken() {
        Locator needed = page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Needed")).first();
        needed.getByRole(AriaRole.BUTTON).click();
        assertThat(needed.getByRole(AriaRole.BUTTON)).hasText("Taken");
        seller.button("Next: measurements").click();
        return this;
    }

    Sale measured() {
        page.getByLabel("Right PD, millimetres").fill("31.5");
        page.getByLabel("Left PD, millimetres").fill("32");
        page.getByLabel("Right height, millimetres").fill("20");
        page.getByLabel("Left height, millimetres").fill("20");
        page.getByLabel("Back vertex distance").fill("12");
        page.getByLabel("Pantoscopic tilt").fill("9");
        page.getByLabel("Wrap angle").fill("5");
        seller.button("Next: pay").click();
        assertThat(seller.heading("Check it, then take the money")).isVisible();
        return this;
    }

    /** By card, all of it. @return the invoice's number */
    String paid() {
        for (Locator warning : seller.question("Read and stand by these").locator("label").all()) {
            warning.click();
        }
        page.evaluate("""
            () => new MutationObserver(() => {
              if (!window.invoiceShown && /INV-\\d+/.test(document.querySelector('main').textContent)) window.invoiceShown = Date.now();
            }).observe(document.querySelector('main'), {childList: true, subtree: true})""");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Pay \\W*\\d"))).click();
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("INV-\\d+"))).textContent();
    }

    /** @return milliseconds since 1970 */
    long invoiceShown() {
        return ((Number) page.evaluate("() => window.invoiceShown")).longValue();
    }

    /** As soon as it exists. */
    String orderNumber() {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("ORD-\\d+"))).first().textContent();
    }
}
