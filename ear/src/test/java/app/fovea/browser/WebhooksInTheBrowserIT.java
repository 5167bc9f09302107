package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Practice;
import app.fovea.world.Receiver;
import app.fovea.world.Receiver.Received;
import app.fovea.world.Rest;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody connects another program, sees its secret once and what was sent to it, and changes the secret. */
class WebhooksInTheBrowserIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    final People people = new People();

    private final Rest rest = Practice.northgate().as(OWNER);

    @Test
    void a_program_is_connected_tested_and_given_a_new_secret() {
        String name = "Bookkeeping " + UUID.randomUUID();
        try (Receiver receiver = Receiver.open()) {
            Person owner = people.in(NORTHGATE, OWNER);
            owner.open("/settings/webhooks?new=true");
            owner.page().getByLabel("Address").fill("http://10.0.0.1/hook");
            owner.choose("Which events", "Invoice paid");
            owner.button("Add the webhook").click();
            assertThat(owner.page().getByText("is an address inside a network")).isVisible();
            owner.page().getByLabel("Address").fill(receiver.url());
            owner.page().getByLabel("What it is for").fill(name);
            owner.button("Add the webhook").click();
            assertThat(owner.heading("Keep its secret now")).isVisible();
            String secret = owner.page().locator("#webhook-secret").textContent();
            owner.link("I have kept it").click();

            assertThat(owner.heading(name)).isVisible();
            assertThat(owner.page().getByText("whsec_")).hasCount(0);
            owner.button("Send a test message").click();
            await().atMost(PATIENCE).until(() -> !receiver.received().isEmpty());
            assertThat(receiver.received().get(0).signedWith(secret)).isTrue();
            awaitDelivered(name);
            owner.button("Refresh").click();
            assertThat(owner.section("What was sent").getByText("Delivered", new Locator.GetByTextOptions().setExact(true)).last()).isVisible();
            owner.link("Tries of Test message").click();
            assertThat(owner.section("Test message: each try").getByText("Taken with 200")).isVisible();

            owner.button("Make a new secret").click();
            assertThat(owner.page().locator("#webhook-secret")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
            String newer = owner.page().locator("#webhook-secret").textContent();
            owner.button("Send a test message").click();
            await().atMost(PATIENCE).until(() -> receiver.received().size() == 2);
            Received second = receiver.received().get(1);
            assertThat(List.of(secret, newer)).allMatch(second::signedWith);

            owner.open("/settings/webhooks");
            assertThat(owner.link(name)).containsText("Nothing was sent yet.");
            owner.link(name).click();
            owner.link("Edit").click();
            owner.page().getByText("Delete this webhook").click();
            owner.button("Delete for good").click();
            assertThat(owner.page().getByText("The webhook is deleted.")).isVisible();
            assertThat(owner.complaints()).isEmpty();
        }
    }

    @Test
    void whoever_may_not_see_webhooks_is_not_led_there() {
        Person manager = people.in(NORTHGATE, PRACTICE_MANAGER);
        manager.open("/settings");
        assertThat(manager.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Webhooks"))).hasCount(0);
        manager.open("/settings/webhooks");
        assertThat(manager.page().getByText("See webhooks")).isVisible();
    }

    private void awaitDelivered(String name) {
        List<String> names = rest.get("/api/webhooks").expect(200).texts("/items", "/description");
        String id = rest.get("/api/webhooks").expect(200).text("/items/" + names.indexOf(name) + "/id");
        await().atMost(PATIENCE).until(() -> rest.get("/api/webhooks/" + id + "/deliveries").expect(200).text("/items/0/state").equals("delivered"));
    }
}
