package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.world.RunningFovea.HARBOUR;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.server.CaughtMail;
import app.fovea.world.RunningFovea;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a finalised exam to a finished pair: three people of one practice at three browsers, and one of another practice. */
class JourneyInTheBrowserIT {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @RegisterExtension
    final People people = new People();

    private final String familyName = "Traveller-" + UUID.randomUUID().toString().substring(0, 8);
    private final String email = familyName.toLowerCase() + "@mail.example";

    @Test
    void aPatientIsExaminedBuysAndIsToldAndTheLabSeesTheJobAtOnce() {
        Person optometrist = people.in(NORTHGATE, OPTOMETRIST);
        String patient = register(optometrist);
        examine(optometrist);

        Person manager = people.in(NORTHGATE, LAB_MANAGER);
        Board board = Board.openedBy(manager).watched();

        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/patients");
        dispenser.page().getByLabel("Find a patient").last().fill(familyName);
        dispenser.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(familyName)).click();
        dispenser.page().waitForURL(Person.url(patient));
        Sale sale = Sale.begunBy(dispenser).patientAndExamChecked().frameAndLensesChosen().whatTheEyesNeedTaken().measured();
        String invoice = sale.paid();
        String order = sale.orderNumber();

        assertThat(board.card("Waiting", order)).isVisible();
        Duration late = Duration.ofMillis(board.firstSeen(order) - sale.invoiceShown());
        System.out.printf("The card was on the open board %d ms after the invoice's number was on the till.%n", late.toMillis());
        assertThat(late).as("from the invoice's number on the till to the card on the board").isLessThanOrEqualTo(AT_ONCE);

        for (String stage : List.of("Surfacing", "Coating", "Glazing", "Quality check", "Ready")) {
            board.move(order, stage);
            assertThat(board.card(stage, order)).isVisible();
            assertThat(board.mover(order)).isFocused();
        }
        board.move(order, "Shipped");
        board.dialog().getByLabel("Carrier").fill("Royal Mail");
        board.dialog().getByLabel("Tracking number").fill("RM 123 GB");
        board.dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ship")).click();
        assertThat(board.card("Shipped", order)).isVisible();
        assertThat(board.neverReloaded()).as("all that without loading the page again").isTrue();

        CaughtMail mail = await("the patient's e-mail").until(() -> RunningFovea.shared().mail().messagesTo(email), mails -> mails.size() == 1).get(0);
        assertThat(mail.text()).contains(order);

        dispenser.open(patient);
        assertThat(dispenser.section("Exams")).containsText("Final");
        assertThat(dispenser.section("Prescription")).containsText("−2.00");
        assertThat(dispenser.section("Orders")).containsText(order);
        assertThat(dispenser.section("Orders")).containsText("Shipped");
        assertThat(dispenser.section("Invoices")).containsText(invoice);
        String orderPage = dispenser.section("Orders").getByRole(AriaRole.LINK).getAttribute("href");
        String invoicePage = dispenser.section("Invoices").getByRole(AriaRole.LINK).getAttribute("href");
        String examPage = dispenser.section("Exams").getByRole(AriaRole.LINK).getAttribute("href");

        Person stranger = people.in(HARBOUR, OWNER);
        stranger.open("/patients");
        stranger.page().getByLabel("Find a patient").last().fill(familyName);
        assertThat(stranger.page().getByText("No patient found")).isVisible();
        for (String page : List.of(patient, patient + "/edit", orderPage, invoicePage, examPage)) {
            assertThat(stranger.open(page).status()).as(page + " in another practice").isEqualTo(404);
            assertThat(stranger.heading("There is nothing at this address")).isVisible();
        }

        for (Person person : List.of(optometrist, manager, dispenser, stranger)) {
            assertThat(person.complaints()).as("what the browser complains about").isEmpty();
        }
    }

    /** @return the path of the patient's page */
    private String register(Person optometrist) {
        optometrist.open("/patients");
        optometrist.link("Add patient").click();
        Page page = optometrist.page();
        page.getByLabel("Given name").fill("Wilhelmina"); // Nobody else who was born that day is called so: whoever is like somebody is asked about.
        page.getByLabel("Family name").fill(familyName);
        page.getByLabel("Date of birth").fill("1980-05-12");
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("E-mail")).fill(email); // Beside it stands whether they may be e-mailed.
        optometrist.button("Add patient").click();
        page.waitForURL(Pattern.compile(".*/patients/[0-9a-f-]{36}"));
        return optometrist.path();
    }

    private void examine(Person optometrist) {
        optometrist.button("Start exam").click();
        Page page = optometrist.page();
        page.getByLabel("Right sphere").fill("-2.00");
        page.getByLabel("Right cylinder").fill("-1.25");
        page.getByLabel("Right axis").fill("10");
        page.getByLabel("Right visual acuity").fill("6/6");
        page.getByLabel("Left sphere").fill("-1.75");
        page.getByLabel("Left visual acuity").fill("6/5");
        optometrist.choose("The spectacles are for", "Distance");
        optometrist.choose("Lens design", "Single vision");
        optometrist.choose("The eyes need", "Anti-reflective");
        optometrist.choose("What the exam led to", "New prescription");
        page.getByLabel("See the patient again in").selectOption("24");
        optometrist.button("Review and finalise").click();
        assertThat(optometrist.heading("Check it, then sign")).isFocused();
        optometrist.button("Finalise exam").click();
        assertThat(page.getByText("The exam is final.")).isVisible();
    }
}
