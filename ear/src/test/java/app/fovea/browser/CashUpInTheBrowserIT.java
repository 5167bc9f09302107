package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.RunningFovea.HARBOUR;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A day at a till: it is set up, somebody says that it is theirs, takes money, and counts it by note and coin in the evening. */
class CashUpInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    @Test
    void aTillIsAddedTakenAndCountedAndWhatIsMissingNeedsAReason() {
        Practice harbour = Practice.harbour();
        String name = "Till by the window " + UUID.randomUUID().toString().substring(0, 6);
        Person manager = people.in(HARBOUR, PRACTICE_MANAGER);
        manager.open("/settings/tills");
        manager.button("Add a till").click();
        manager.page().getByLabel("Name").fill(name);
        manager.page().getByLabel("Left in it over night").last().fill("50");
        manager.button("Save").click();
        assertThat(manager.page().getByText(name + ", ")).isVisible();

        String email = harbour.hire(DISPENSING_OPTICIAN, "D-12345");
        Person seller = people.visitor();
        seller.open("/sign-in");
        seller.typeCredentials(HARBOUR, email, harbour.password());
        seller.page().waitForURL(Person.url("/"));
        seller.link("Till").click();
        Page page = seller.page();
        page.getByLabel("You are at").selectOption(new SelectOption().setLabel(harbour.database().text("select name from branches where tenant_id = ?", harbour.id()) + ": " + name));
        seller.button("This is my till").click();
        assertThat(seller.heading(name)).isVisible();
        Rest till = harbour.as(email, harbour.password()).with("Idempotency-Key", UUID.randomUUID().toString());
        Visit visit = Visit.to(harbour).readyToPay();
        till.post("/api/dispenses/" + visit.dispenseId() + "/checkout", visit.checkoutBody("{\"method\":\"cash\",\"amount\":20}")).expect(201);
        page.reload();
        assertThat(seller.section("What should be there")).containsText("£70.00");

        seller.button("Count and close").click();
        page.getByText("Count by note and coin").click();
        page.getByLabel("£20.00").fill("3");
        page.getByLabel("£5.00").fill("1");
        assertThat(page.getByLabel("Cash in the drawer")).hasValue("65.00");
        seller.button("Close the till").click();
        assertThat(page.getByText("£5.00 too little by cash. Count again, or say why.")).isVisible();
        assertThat(page.getByLabel("£20.00")).hasValue("3");
        page.getByLabel("Why it is not what should be there").fill("Given to the window cleaner");
        seller.button("Close the till").click();

        page.waitForURL(Pattern.compile(".*/cash-ups/.+"));
        assertThat(seller.heading("Cash-up 1 of " + name)).isVisible();
        assertThat(seller.section("What was counted")).containsText("Given to the window cleaner");
        assertThat(seller.section("What was counted")).containsText(Pattern.compile("To the safe or the bank\\s*£15.00"));
        assertThat(seller.link("Print")).hasAttribute("href", Pattern.compile("/papers/cash-up/.+"));
        assertThat(seller.complaints()).as("what the browser complains about").isEmpty();
        assertThat(manager.complaints()).as("what the browser complains about").isEmpty();
        UUID id = UUID.fromString(harbour.database().text("select id from tills where name = ?", name));
        assertThat(harbour.as(OWNER).get("/api/tills/" + id + "/takings").expect(200).amount("/lines/0/expected")).isEqualByComparingTo("50");
    }

    /** What came in while somebody counted is shown before it is closed; what was counted stays. */
    @Test
    void whatIsPaidWhileSomebodyCountsIsShownAndWhatWasCountedStays() {
        Practice harbour = Practice.harbour();
        Rest owner = harbour.as(OWNER);
        String branch = owner.get("/api/tills").expect(200).text("/items/0/branchId");
        UUID till = owner.with("Idempotency-Key", UUID.randomUUID().toString())
            .post("/api/tills", "{\"branchId\":\"%s\",\"name\":\"Till of a busy evening %s\",\"usualFloat\":0}".formatted(branch, UUID.randomUUID().toString().substring(0, 6))).expect(201).id();
        Rest seller = harbour.as(harbour.hire(DISPENSING_OPTICIAN, "D-12345"), harbour.password());
        seller.put("/api/tills/mine", "{\"tillId\":\"%s\"}".formatted(till)).expect(200);
        Visit visit = Visit.to(harbour).readyToPay();
        Person manager = people.in(HARBOUR, PRACTICE_MANAGER);
        manager.open("/till/" + till);
        manager.button("Count and close").click();
        manager.page().getByLabel("Cash in the drawer").fill("20");

        seller.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + visit.dispenseId() + "/checkout", visit.checkoutBody("{\"method\":\"cash\",\"amount\":20}")).expect(201);
        manager.button("Close the till").click();

        assertThat(manager.page().getByText("Something was paid at this till while you counted")).isVisible();
        assertThat(manager.page().getByLabel("Cash in the drawer")).hasValue("20");
        manager.button("Close the till").click();
        manager.page().waitForURL(Pattern.compile(".*/cash-ups/.+"));
        assertThat(manager.page().getByText("As it should be")).isVisible();
    }
}
