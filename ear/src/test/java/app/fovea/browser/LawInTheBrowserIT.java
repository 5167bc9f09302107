package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static app.fovea.world.RunningFovea.HARBOUR;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.OverdueSale;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the law asks, where people meet it: at the till and on the invoice. */
@DisplayName("C9 on screen")
class LawInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    @Test
    void aVoucherIsShownAndTakenAndTheInvoiceAndItsRefundSayWhatIsTaxed() {
        Visit visit = Visit.to(Practice.northgate()).readyToPay();
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + visit.dispenseId());

        Locator voucher = dispenser.section("NHS voucher");
        assertThat(voucher).containsText("NHS voucher band A, £42.40 (England, from 1 Apr 2024), to be confirmed");
        assertThat(voucher).containsText("Only for a patient with one of these: under 16");
        voucher.getByRole(AriaRole.BUTTON).click();
        assertThat(amount(dispenser, 0)).hasValue("42.40");
        assertThat(dispenser.page().getByLabel("Method").nth(0)).hasValue("VOUCHER");
        assertThat(amount(dispenser, 1)).hasValue(visit.total().subtract(new BigDecimal("42.40")).toPlainString());
        voucher.getByLabel("What entitles the patient").selectOption("hc2");
        Sale.at(dispenser).paid();

        dispenser.link("INV-").first().click();
        dispenser.page().waitForURL(Pattern.compile(".*/invoices/.+"));
        for (String row : new String[] {"Net", "VAT", "Exempt from VAT", "Total, VAT included"}) {
            assertThat(dispenser.page().getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName(row).setExact(true))).isVisible();
        }
        Answer sold = visit.seller().get("/api/invoices/" + dispenser.page().url().replaceAll(".*/", "")).expect(200);
        String frame = sold.amount("/lines/0/amount").setScale(2).toPlainString();
        dispenser.button("Give money back").click();
        assertThat(dispenser.page().getByLabel("Amount")).hasValue(sold.amount("/paid").setScale(2).toPlainString());
        dispenser.question("What comes back").locator("label").first().click();
        assertThat(dispenser.page().getByLabel("Amount")).hasValue(frame);
        dispenser.page().getByLabel("Reason").fill("Scratched");
        dispenser.button("Refund").click();
        assertThat(dispenser.section("What it is for").locator("tbody tr").first()).containsText("all given back");
        assertThat(dispenser.section("What was paid")).containsText(sold.text("/lines/0/description") + "; Scratched");
        dispenser.button("Give money back").click();
        dispenser.page().getByLabel("Amount").fill("10.00");
        dispenser.page().getByLabel("Reason").fill("Goodwill");
        dispenser.button("Refund").click();
        assertThat(dispenser.section("What was paid")).containsText(Pattern.compile("−£10\\.00\\s*net £\\d\\.\\d\\d, VAT £\\d\\.\\d\\d, exempt £\\d\\.\\d\\d"));
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void whatADepositLeftIsPaidOnTheInvoiceAndSomeOfItGivenBack() {
        Visit visit = Visit.to(Practice.northgate()).readyToPay().paid(new BigDecimal("10.00"));
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/invoices/" + visit.invoiceId());

        dispenser.button("Give money back").click();
        assertThat(dispenser.page().getByLabel("Amount")).isFocused();
        dispenser.button("Leave it").click();
        assertThat(dispenser.button("Give money back")).isFocused();
        dispenser.page().getByLabel("Amount").fill("20.00");
        dispenser.button("Take payment").click();
        assertThat(dispenser.page().getByText("£20.00 is taken on INV-")).isVisible();
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void aRegistrantWritesDownWhyBeforeSellingFromAPrescriptionPastItsDate() {
        OverdueSale sale = OverdueSale.at(Practice.harbour());
        Person assistant = people.in(HARBOUR, OPTICAL_ASSISTANT);
        assistant.open("/pos/" + sale.id());
        assertThat(assistant.page().getByText("The patient needs a new eye exam, or a registrant to decide.").first()).isVisible();
        assertThat(assistant.button("Pay ")).hasCount(0);

        Person dispenser = people.in(HARBOUR, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + sale.id());
        assertThat(dispenser.page().getByText("You may still supply from it if that serves the patient: write down why.").first()).isVisible();
        for (Locator warning : dispenser.question("Read and stand by these").locator("label").all()) {
            warning.click();
        }
        dispenser.button("Pay £").click();
        assertThat(dispenser.page().getByText("The prescription is past its date.")).isVisible();
        dispenser.page().getByLabel("Why it serves the patient").fill("Broke them, flies tomorrow");
        dispenser.button("Pay £").click();
        assertThat(dispenser.link("INV-").first()).isVisible();
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void aRegistrantConfirmsAtAnAssistantsTillWithTheirOwnSignIn() {
        Visit child = Visit.to(Practice.harbour()).bornOn("2018-03-01").readyToPay();
        Person assistant = people.in(HARBOUR, OPTICAL_ASSISTANT);
        assistant.open("/pos/" + child.dispenseId());
        assistant.button("Go on with it myself").click();
        Locator registrant = assistant.question("A registrant supervises");
        assertThat(registrant).isVisible();
        assertThat(assistant.button("Pay ")).hasCount(0);

        registrant.getByLabel("Registrant’s e-mail").fill(Practice.harbour().user(OPTICAL_ASSISTANT).email());
        registrant.getByLabel("Registrant’s password").fill(Practice.harbour().password());
        assistant.button("Confirm as registrant").click();
        assertThat(assistant.page().getByText("Supervise restricted supply").first()).isVisible();
        assertThat(assistant.button("Pay ")).hasCount(0);

        registrant.getByLabel("Registrant’s e-mail").fill(Practice.harbour().user(DISPENSING_OPTICIAN).email());
        registrant.getByLabel("Registrant’s password").fill(Practice.harbour().password());
        registrant.getByLabel("Registrant’s password").press("Enter");
        assertThat(assistant.page().getByText(Pattern.compile(Practice.harbour().user(DISPENSING_OPTICIAN).name() + " \\(D-\\d+\\) supervises this sale"))).isVisible();
        for (Locator warning : assistant.question("Read and stand by these").locator("label").all()) {
            warning.click();
        }
        assistant.button("Pay £").click();
        assertThat(assistant.link("INV-").first()).isVisible();
        assertThat(assistant.complaints()).as("what the browser complains about").isEmpty();
    }

    private static Locator amount(Person person, int payment) {
        return person.section("Payment").getByLabel("Amount").nth(payment);
    }
}
