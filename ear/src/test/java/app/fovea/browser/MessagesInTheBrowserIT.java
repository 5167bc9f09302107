package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static app.fovea.world.RunningFovea.HARBOUR;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Mailbox;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A manager says in the practice's own words what patients are told; reception sees what became of it and sends it again. */
class MessagesInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    @Test
    void a_template_is_written_looked_at_and_given_up_again_and_the_other_practice_keeps_its_words() {
        Person manager = people.in(HARBOUR, PRACTICE_MANAGER);
        manager.open("/settings/messages?kind=order_created&channel=sms&language=pl");
        Locator text = manager.page().getByLabel("Text", new Page.GetByLabelOptions().setExact(true));
        assertThat(manager.section("Order begun, text message, Polish (polski)")).containsText("The house’s words");
        assertThat(manager.section("Order begun, text message, Polish (polski)")).containsText("Patients are not told this at present");

        text.fill("{practice}: {price}");
        manager.button("Preview").click();
        assertThat(manager.page().getByText("Nothing is known as {price}.").first()).isVisible();
        assertThat(text).hasValue("{practice}: {price}");
        text.fill("{practice}: praca nad okularami {orderNumber} ruszyła");
        manager.button("Preview").click();
        assertThat(manager.section("What a patient gets")).containsText("praca nad okularami ORD-000123 ruszyła");
        assertThat(manager.section("What a patient gets")).containsText("1 text message");
        manager.button("Save these words").click();
        assertThat(manager.section("Order begun, text message, Polish (polski)")).containsText("Your own words");

        Person other = people.in(NORTHGATE, PRACTICE_MANAGER);
        other.open("/settings/messages?kind=order_created&channel=sms&language=pl");
        assertThat(other.section("Order begun, text message, Polish (polski)")).containsText("The house’s words");

        manager.button("Back to the house’s words").click();
        assertThat(manager.section("Order begun, text message, Polish (polski)")).containsText("The house’s words");
        assertThat(text).hasValue(Pattern.compile("nasza pracownia"));
        assertThat(manager.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void the_settings_keep_what_was_decided() {
        Person manager = people.in(HARBOUR, PRACTICE_MANAGER);
        manager.open("/settings/messages");
        manager.page().getByLabel("Order begun").check();
        manager.page().getByLabel("Until").fill("");
        manager.button("Save settings").click();
        assertThat(manager.page().getByText("Until is needed.").first()).isVisible();
        manager.page().getByLabel("Until").fill("00:00");
        manager.button("Save settings").click();
        assertThat(manager.page().getByText("Saved. It counts from the next message on")).isVisible();
        assertThat(manager.page().getByLabel("Order begun")).isChecked();
        manager.page().getByLabel("Order begun").uncheck();
        manager.button("Save settings").click();
        assertThat(manager.page().getByLabel("Order begun")).not().isChecked();
        assertThat(manager.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void reception_sees_why_a_patient_was_not_written_to_and_sends_it_again_once_there_is_consent() {
        Practice northgate = Practice.northgate();
        Visit visit = Visit.to(northgate).registered();
        Person optometrist = people.in(NORTHGATE, OPTOMETRIST);
        optometrist.open("/patients/" + visit.patientId() + "/edit");
        optometrist.page().getByLabel("May be e-mailed").uncheck();
        optometrist.page().getByLabel("Language").selectOption("Welsh (Cymraeg)");
        optometrist.button("Save changes").click();
        optometrist.page().waitForURL(Person.url("/patients/" + visit.patientId()));
        ship(northgate, visit.ordered().orders().get(0));
        await("the message is skipped").atMost(Duration.ofSeconds(30))
            .until(() -> northgate.as(RECEPTIONIST).get("/api/patients/" + visit.patientId() + "/messages").expect(200).texts("/items", "/state").equals(List.of("skipped")));

        Person reception = people.in(NORTHGATE, RECEPTIONIST);
        reception.open("/patients/" + visit.patientId());
        assertThat(reception.section("Messages")).containsText("no consent to e-mail, no consent to text messages: ring instead");

        optometrist.open("/patients/" + visit.patientId() + "/edit");
        optometrist.page().getByLabel("May be e-mailed").check();
        optometrist.button("Save changes").click();
        optometrist.page().waitForURL(Person.url("/patients/" + visit.patientId()));
        reception.button("Send again").click();
        assertThat(reception.page().getByText("On the way to the branch: ").first()).isVisible();
        await("the e-mail").atMost(Duration.ofSeconds(30)).until(() -> new Mailbox(visit.email()).mails().size() == 1);
        assertThat(new Mailbox(visit.email()).mails().get(0).subject()).startsWith("Mae eich sbectol ar ei ffordd");
        reception.open("/patients/" + visit.patientId());
        assertThat(reception.section("Messages")).containsText("to " + visit.email());
        assertThat(reception.button("Send again")).hasCount(0);
        assertThat(reception.complaints()).as("what the browser complains about").isEmpty();
    }

    private static void ship(Practice practice, UUID order) {
        Rest lab = practice.as(LAB_MANAGER);
        for (String category : List.of("in_production", "quality_check", "shipped")) {
            long version = lab.get("/api/orders/" + order).expect(200).number("/version");
            lab.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(category, version)).expect(200);
        }
    }
}
