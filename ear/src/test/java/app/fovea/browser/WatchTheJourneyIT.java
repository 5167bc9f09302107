package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Database;
import app.fovea.world.GivenUp;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
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
        await("it is done in the end").atMost(SOON).untilAsserted(() -> {
            owner.page().reload();
            assertThat(owner.page().getByText("Done in the end")).isVisible();
        });
        Database database = northgate.database();
        Assertions.assertThat(database.count("select count(*) from audit_entries where event_id = ?", event)).as("what it asks for is done once").isEqualTo(1);
        Assertions.assertThat(database.count("select count(*) from dead_letters where event_id = ? and state <> 'solved'", event)).as("nothing is left of it").isZero();
        owner.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Listeners")).click();
        assertThat(owner.section("What each is doing").getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Creating the order"))).isVisible();
    }
}
