package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Database;
import app.fovea.world.GivenUp;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody follows a patient's journey, finds what a listener gave up, and sends it again. */
class WatchTheJourneyIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    @RegisterExtension
    final People people = new People();

    private final Practice northgate = Practice.northgate();

    @Test
    void aJourneyIsFollowedAndADeadLetterInItIsReplayed() {
        Visit visit = Visit.to(northgate).ordered();
        UUID event = GivenUp.event(northgate, visit.patientId(), "order.created");
        await("it was audited").atMost(SOON).until(() -> northgate.database().count("select count(*) from event_inbox where listener = 'JourneyAudit' and event_id = ?", event) == 1);
        GivenUp.by(northgate, "JourneyAudit", event);
        Person owner = people.in(NORTHGATE, OWNER);

        owner.open("/patients/" + visit.patientId());
        owner.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What led to what")).click();

        Locator created = owner.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Order created"));
        assertThat(created).containsText(Pattern.compile("ORD-\\d+"));
        assertThat(created).containsText(Pattern.compile("\\+\\d"));
        Locator letter = owner.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("out of paper"));
        letter.getByRole(AriaRole.LINK).click();

        assertThat(owner.section("What it says")).containsText("order.created");
        assertThat(owner.section("Where it failed")).containsText("Printer.java:42");
        owner.button("Replay").click();
        assertThat(owner.page().getByText("on its way again").first()).isVisible();
        assertThat(owner.page().getByText("It is done. Nothing is left to do here.")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(SOON.toMillis()));
        Database database = northgate.database();
        assertThat(database.count("select count(*) from audit_entries where event_id = ?", event)).as("what it asks for is done once").isEqualTo(1);
        assertThat(database.count("select count(*) from dead_letters where event_id = ? and state <> 'solved'", event)).as("nothing is left of it").isZero();
        owner.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Listeners")).click();
        assertThat(owner.section("What each is doing").getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Creating the order"))).isVisible();
    }

    @Test
    void aJourneySaysWhoseItIsAndWhatComesNext() {
        Visit visit = Visit.to(northgate).examined();
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/journey?type=exam.finalized");
        dispenser.link("Follow: Exam finalised, Ada Visitor").first().click();
        assertThat(dispenser.heading("One journey of Ada Visitor")).isVisible();
        dispenser.open("/journey/chain?patient=" + visit.patientId());
        assertThat(dispenser.section("Where it stands").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Ada Visitor"))).hasAttribute("href", "/patients/" + visit.patientId());
        dispenser.button("Start sale").click();
        dispenser.page().waitForURL(Pattern.compile(".*/pos/.+"));

        visit.readyToPay().paid(visit.percentOfTotal(10)).awaitLabHasHeard();
        dispenser.open("/journey/chain?patient=" + visit.patientId());
        assertThat(dispenser.button("Start sale")).hasCount(0);
        assertThat(dispenser.section("Where it stands")).containsText(visit.receipt().text("/invoiceNumber") + " is not with the lab yet.");
        assertThat(dispenser.section("Where it stands")).containsText(Pattern.compile("Waits for £[\\d.]+ more"));
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void whatWasGivenUpIsSeenOnTheFirstPageAndOnTheJourneyAlsoByWhoMayNotReplayIt() {
        Visit visit = Visit.to(northgate).ordered();
        UUID event = GivenUp.event(northgate, visit.patientId(), "invoice.paid");
        await("the order was made").atMost(SOON).until(() -> northgate.database().count("select count(*) from event_inbox where listener = 'OrderCreation' and event_id = ?", event) == 1);
        UUID letter = GivenUp.by(northgate, "OrderCreation", event);
        String invoice = visit.receipt().text("/invoiceNumber");

        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/journey/chain?patient=" + visit.patientId());
        assertThat(dispenser.section("Where it stands")).containsText("Creating the order: given up after the last try");
        assertThat(dispenser.section("Where it stands")).containsText("Tell whoever looks after dead letters");

        Person manager = people.in(NORTHGATE, PRACTICE_MANAGER, People.Screen.NARROW);
        manager.open("/");
        assertThat(manager.link("Settings")).isInViewport();
        assertThat(manager.link("Team")).isInViewport();
        manager.section("Could not be done").getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(invoice)).click();
        manager.page().waitForURL(Person.url("/journey/dead-letters?letter=" + letter));
        assertThat(manager.heading("Creating the order: " + invoice + ", Ada Visitor")).isVisible();
        assertThat(manager.page().getByText("The lab has no order, and nobody makes these spectacles yet.")).isVisible();

        manager.open("/journey/listeners");
        Locator rows = manager.section("What each is doing").locator("tbody tr");
        assertThat(rows.first()).containsText("Needs you");
        assertThat(rows.last()).containsText("Up to date");
        assertThat(rows.last().locator("td.nought").first()).isHidden();
        assertThat(manager.page().getByText(Pattern.compile("\\d of \\d+ listeners needs? you\\."))).isVisible();

        Person owner = people.in(NORTHGATE, OWNER);
        owner.open("/journey/dead-letters?letter=" + letter);
        owner.button("Give up").click();
        owner.button("Give up for good").click();
        assertThat(owner.page().getByText("Reason is needed.").first()).isVisible();
        owner.page().getByLabel("Reason").fill("The order is there already");
        owner.button("Give up for good").click();
        assertThat(owner.page().getByText("Given up by a person").first()).isVisible();
        assertThat(owner.button("Replay")).hasCount(0);
        assertThat(owner.complaints()).as("what the browser complains about").isEmpty();
        assertThat(manager.complaints()).as("what the browser complains about").isEmpty();
    }
}
