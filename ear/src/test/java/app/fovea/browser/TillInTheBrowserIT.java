package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The last step of a sale: what is taken off, what comes in, and that it comes in once. */
class TillInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    @Test
    void aDiscountWithoutAReasonIsAskedForOneAndWithOneThePriceAndThePaymentFollow() {
        Visit visit = Visit.to(Practice.northgate()).readyToPay();
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + visit.dispenseId());
        Page page = dispenser.page();
        dispenser.button("Give a discount").click();
        page.getByLabel("Percent off").fill("10");
        dispenser.button("Give discount").click();
        assertThat(page.getByText("Say why the patient pays less")).isVisible();
        assertThat(page.getByLabel("Percent off")).hasValue(Pattern.compile("10(\\.0*)?"));

        page.getByLabel("Why the patient pays less").fill("Waited two weeks");
        dispenser.button("Give discount").click();

        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Price"))).containsText("Discount of 10 %");
        assertThat(dispenser.section("Discount")).containsText("Reason: Waited two weeks");
        Sale.at(dispenser).paid();
        dispenser.link("INV-").first().click();
        page.waitForURL(Pattern.compile(".*/invoices/.+"));
        assertThat(dispenser.section("What it is for")).containsText(Pattern.compile("Discount: Waited two weeks\\s*−£"));
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void cashStaysCashWhenADiscountIsGiven() {
        Visit visit = Visit.to(Practice.northgate()).readyToPay();
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + visit.dispenseId());
        Page page = dispenser.page();
        page.getByLabel("Method").selectOption("CASH");
        String given = visit.total().add(new BigDecimal("5.00")).toPlainString();
        page.getByLabel("Cash given").fill(given);
        dispenser.button("Give a discount").click();
        page.getByLabel("Percent off").fill("10");
        page.getByLabel("Why the patient pays less").fill("Waited two weeks");
        dispenser.button("Give discount").click();

        assertThat(dispenser.section("Discount")).containsText("Reason: Waited two weeks");
        assertThat(page.getByLabel("Method")).hasValue("CASH");
        assertThat(page.getByLabel("Cash given")).hasValue(given);
        assertThat(page.getByLabel("Amount", new Page.GetByLabelOptions().setExact(true))).not().hasValue(visit.total().toPlainString());
        assertThat(page.locator(".left-after")).hasText("£0.00");
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void whatIsStillOwedIsTakenFromThePatientsPageInTwoPresses() {
        Visit visit = Visit.to(Practice.northgate()).readyToPay();
        visit.paid(visit.percentOfTotal(50));
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/patients/" + visit.patientId());
        dispenser.link("Take balance £").click();
        dispenser.page().waitForURL(Pattern.compile(".*/invoices/.+"));
        dispenser.button("Take payment").click();

        assertThat(dispenser.page().getByText(Pattern.compile("is taken on INV-"))).isVisible();
        assertThat(dispenser.page().locator(".due-amount")).hasText("£0.00");
        dispenser.open("/patients/" + visit.patientId());
        assertThat(dispenser.link("Take balance £")).hasCount(0);
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void whoMayNotGiveDiscountsIsOfferedNone() {
        Visit visit = Visit.to(Practice.northgate()).readyToPay();
        Person assistant = people.in(NORTHGATE, OPTICAL_ASSISTANT);
        assistant.open("/pos/" + visit.dispenseId());
        assistant.button("Go on with it myself").click();

        assertThat(assistant.heading("Check it, then take the money")).isVisible();
        assertThat(assistant.button("Give a discount")).hasCount(0);
    }

    @Test
    void cashIsCountedAndADoubleClickAndBackTakeItOnce() {
        Practice northgate = Practice.northgate();
        Visit visit = Visit.to(northgate).readyToPay();
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/patients/" + visit.patientId());
        dispenser.open("/pos/" + visit.dispenseId());
        Page page = dispenser.page();
        page.getByLabel("Method").selectOption("CASH");
        page.getByLabel("Cash given").fill(visit.total().add(new BigDecimal("7.60")).toPlainString());
        assertThat(dispenser.section("Payment")).containsText("Change to give back: £7.60");
        for (Locator warning : dispenser.question("Read and stand by these").locator("label").all()) {
            warning.click();
        }

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Pay \\W*\\d"))).dblclick();

        assertThat(page.getByText("Give back £7.60 in change: 7 pounds and 60 pence.")).isVisible();
        assertThat(dispenser.link("INV-").first()).isVisible();
        page.goBack();
        page.goForward();
        assertThat(dispenser.link("INV-").first()).isVisible();
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Pay \\W*\\d")))).hasCount(0);
        assertThat(northgate.database().count("select count(*) from invoices i join payments p on (p.tenant_id, p.invoice_id) = (i.tenant_id, i.id) where i.dispense_id = ?", visit.dispenseId())).isEqualTo(1);
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void ofTwoTillsThatShowTheSameSaleTheSecondIsToldItIsSold() {
        Practice northgate = Practice.northgate();
        Visit visit = Visit.to(northgate).readyToPay();
        Person here = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        here.open("/pos/" + visit.dispenseId());
        visit.paidInFull();
        for (Locator warning : here.question("Read and stand by these").locator("label").all()) {
            warning.click();
        }

        here.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Pay \\W*\\d"))).click();

        assertThat(here.page().getByText(Pattern.compile("checked out already, as INV-\\d+"))).isVisible();
        assertThat(northgate.database().count("select count(*) from invoices where dispense_id = ?", visit.dispenseId())).isEqualTo(1);
    }
}
