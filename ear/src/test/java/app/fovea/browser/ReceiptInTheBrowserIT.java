package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Mailbox;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReceiptInTheBrowserIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    @RegisterExtension
    private final People people = new People();

    @Test
    void it_is_sent_to_the_address_that_is_shown_after_the_sale_and_to_another_one_from_the_invoice() {
        Visit visit = Visit.to(Practice.northgate()).paidInFull();
        String other = "other-" + UUID.randomUUID() + "@mail.example";
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);

        dispenser.open("/pos/" + visit.dispenseId());
        assertThat(dispenser.page().getByLabel("E-mail the receipt to")).hasValue(visit.email());
        dispenser.button("E-mail the receipt").dblclick();
        assertThat(dispenser.page().getByText("The receipt is on its way to " + visit.email())).isVisible();

        dispenser.open("/invoices/" + visit.invoiceId());
        dispenser.page().getByLabel("E-mail the receipt to").fill("nobody");
        dispenser.button("E-mail the receipt").click();
        assertThat(dispenser.page().getByText("This is no e-mail address. Write it like hello@example.com.")).isVisible();
        dispenser.page().getByLabel("E-mail the receipt to").fill(other);
        dispenser.button("E-mail the receipt").click();
        assertThat(dispenser.page().getByText("The receipt is on its way to " + other)).isVisible();

        await().atMost(SOON).untilAsserted(() -> assertThat(new Mailbox(other).mails()).hasSize(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(new Mailbox(visit.email()).mails()).as("once for a double click").hasSize(1));
        assertThat(dispenser.complaints()).isEmpty();
    }
}
