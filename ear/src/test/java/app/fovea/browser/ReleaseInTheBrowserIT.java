package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static app.fovea.world.RunningFovea.HARBOUR;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Harbour decides when its sales go to the lab, lets one begin, and undoes one. */
@DisplayName("When a sale goes to the lab, on screen")
class ReleaseInTheBrowserIT {
    @RegisterExtension
    final People people = new People();
    private final Practice harbour = Practice.harbour();

    @AfterEach
    void decideAsItWas() {
        Rest manager = harbour.as(PRACTICE_MANAGER);
        manager.with("If-Match", manager.get("/api/settings/orders").expect(200).etag()).put("/api/settings/orders", "{\"policy\":\"deposit\",\"depositPercent\":25}").expect(200);
    }

    @Test
    void a_manager_decides_a_dispenser_releases_and_what_a_new_decision_begins_is_said_first() {
        Person manager = people.in(HARBOUR, PRACTICE_MANAGER);
        manager.open("/");
        manager.link("Settings").click();
        manager.page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Settings")).getByRole(AriaRole.LINK).getByText("Orders").click();
        manager.page().waitForURL(Pattern.compile(".*/settings/orders"));
        manager.choose("A sale goes to the lab", "when somebody releases it, whatever is paid");
        manager.button("Save").click();
        assertThat(manager.page().getByText("Saved. It counts from now on.")).isVisible();
        Visit released = Visit.to(harbour).paidInFull().awaitLabHasHeard();
        Visit waits = Visit.to(harbour).paidInFull().awaitLabHasHeard();

        Person receptionist = people.in(HARBOUR, RECEPTIONIST);
        receptionist.open("/invoices/" + released.invoiceId());
        assertThat(receptionist.section("The lab has not begun")).containsText("Waits until somebody releases it to the lab.");
        assertThat(receptionist.button("Release to the lab")).hasCount(0);

        Person dispenser = people.in(HARBOUR, DISPENSING_OPTICIAN);
        dispenser.open("/");
        assertThat(dispenser.heading("Waiting for the lab").boundingBox().y).as("what somebody has to act on stands above what can wait").isLessThan(dispenser.heading("Ready to sell").boundingBox().y);
        dispenser.open("/waiting");
        Locator row = dispenser.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(released.receipt().text("/invoiceNumber")));
        assertThat(row).containsText("waits for release");
        row.getByRole(AriaRole.LINK).click();
        dispenser.page().waitForURL(Pattern.compile(".*/invoices/.+"));
        dispenser.button("Release to the lab").click();
        assertThat(dispenser.page().getByText("is released. The lab has it in a moment.")).isVisible();
        assertThat(dispenser.section("The lab has not begun")).hasCount(0);
        released.awaitOrders(1);

        manager.open("/settings/orders");
        manager.choose("A sale goes to the lab", "when all of it is paid");
        manager.button("Save").click();
        assertThat(manager.page().getByText(Pattern.compile("waits? now goe?s? to the lab at once, because enough is there"))).isVisible();
        assertThat(waits.orders()).as("said, and not done yet").isEmpty();
        manager.button("Save and let").click();
        assertThat(manager.page().getByText("Saved. It counts from now on.")).isVisible();
        waits.awaitOrders(1);
        assertThat(manager.complaints()).as("what the browser complains about").isEmpty();
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void a_sale_is_undone_on_its_invoice_while_it_is_not_made_and_not_any_more_once_it_is() {
        Visit visit = Visit.to(harbour).ordered();
        Person dispenser = people.in(HARBOUR, DISPENSING_OPTICIAN);
        dispenser.open("/invoices/" + visit.invoiceId());
        dispenser.button("Cancel this sale").click();
        assertThat(dispenser.page().getByLabel("Reason")).isFocused();
        Locator undo = dispenser.section("Cancel the sale");
        assertThat(undo).containsText("stops and is not made.");
        assertThat(undo).containsText("goes back to the patient.");
        dispenser.page().getByLabel("Reason").fill("Thought better of it");
        dispenser.button("Cancel the sale").click();
        assertThat(dispenser.page().getByText("The sale is cancelled. Nothing is made, and nothing is owed.")).isVisible();
        assertThat(dispenser.section("The sale is cancelled")).containsText("Thought better of it");
        assertThat(dispenser.page().getByText("Cancelled", new Page.GetByTextOptions().setExact(true))).isVisible();
        assertThat(dispenser.button("Give money back")).hasCount(0);

        Visit made = Visit.to(harbour).ordered();
        harbour.as(LAB_MANAGER).post("/api/orders/" + made.orders().get(0) + "/transitions", "{\"to\":\"in_production\",\"version\":1}").expect(200);
        dispenser.open("/invoices/" + made.invoiceId());
        assertThat(dispenser.section("Cancel the sale")).containsText("is being made");
        assertThat(dispenser.button("Cancel this sale")).hasCount(0);
        Person receptionist = people.in(HARBOUR, RECEPTIONIST);
        receptionist.open("/invoices/" + made.invoiceId());
        assertThat(receptionist.section("Cancel the sale")).hasCount(0);
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void what_comes_back_as_credit_pays_for_the_next_sale() {
        Visit visit = Visit.to(harbour).paidInFull();
        String frame = visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200).amount("/lines/0/amount").setScale(2).toPlainString();
        Person dispenser = people.in(HARBOUR, DISPENSING_OPTICIAN);
        dispenser.open("/invoices/" + visit.invoiceId());
        dispenser.button("Give money back").click();
        dispenser.page().getByLabel("Method").selectOption("CREDIT");
        dispenser.question("What comes back").locator("label").first().click();
        assertThat(dispenser.page().getByLabel("Amount")).hasValue(frame);
        dispenser.page().getByLabel("Reason").fill("Wants another frame");
        dispenser.button("Refund").click();
        assertThat(dispenser.section("Credit")).containsText("£" + frame + " of what came back is left for another sale.");
        dispenser.button("Begin the new sale").click();
        dispenser.page().waitForURL(Pattern.compile(".*/pos/.+"));

        Visit next = visit.again().readyToPay();
        dispenser.open("/pos/" + next.dispenseId());
        dispenser.button("Use the credit").click();
        assertThat(dispenser.page().getByLabel("Method").first()).hasValue("CREDIT");
        assertThat(dispenser.section("Payment").getByLabel("Amount").first()).hasValue(frame);
        Sale.at(dispenser).paid();
        assertThat(visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200).amount("/credit")).isZero();
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void a_share_that_is_none_is_refused_beside_its_field() {
        Person manager = people.in(HARBOUR, PRACTICE_MANAGER);
        manager.open("/settings/orders");
        manager.page().getByLabel("Deposit", new Page.GetByLabelOptions().setExact(true)).fill("12.5");
        manager.button("Save").click();

        assertThat(manager.page().getByText("Give the deposit in whole percent, 1 to 99.").first()).isVisible();
        assertThat(harbour.as(PRACTICE_MANAGER).get("/api/settings/orders").expect(200).number("/depositPercent")).isEqualTo(25);
    }

    @Test
    void who_holds_none_of_the_settings_rights_sees_no_settings() {
        Person technician = people.in(HARBOUR, LAB_TECHNICIAN);
        technician.open("/");
        assertThat(technician.link("Lab board")).isVisible();
        assertThat(technician.link("Settings")).hasCount(0);
        technician.open("/settings");
        assertThat(technician.page().getByText("Decide when orders begin").first()).isVisible();
    }
}
