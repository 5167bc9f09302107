package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.server.Demo;
import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Practice;
import app.fovea.world.RunningFovea;
import app.fovea.world.Visit;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sale that is not paid yet: it waits where it was left, for whoever left it and for whoever takes it over. */
class OpenSalesInTheBrowserIT {
    private static final Practice PRACTICE = Practice.northgate();

    @RegisterExtension
    final People people = new People();

    private final Demo.User optician = RunningFovea.shared().user(NORTHGATE, DISPENSING_OPTICIAN);
    private final Demo.User manager = RunningFovea.shared().user(NORTHGATE, PRACTICE_MANAGER);

    @Test
    void anotherTillGoesOnAtTheStepThatWasLeft() {
        UUID sale = Visit.to(PRACTICE).readyToPay().dispenseId();
        Person atTheDesk = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        atTheDesk.open("/pos/" + sale);
        assertThat(atTheDesk.heading("Check it, then take the money")).isVisible();
        atTheDesk.button("Back").click();
        assertThat(atTheDesk.heading("Measurements")).isVisible();
        atTheDesk.button("Back").click();
        assertThat(atTheDesk.heading("Treatments")).isVisible();

        Person atTheTill = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        atTheTill.open("/pos");
        Locator waiting = listed(atTheTill, sale);
        assertThat(waiting).containsText("Ada Visitor");
        assertThat(waiting).containsText("Step 3 of 5: treatments");
        assertThat(waiting).containsText("Yours");
        waiting.click();
        assertThat(atTheTill.heading("Treatments")).isVisible();
        assertThat(atTheTill.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void aSaleIsBegunOnceHoweverOftenItsButtonIsPressed() {
        Visit visit = Visit.to(PRACTICE).examined();
        Person seller = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        seller.open("/patients/" + visit.patientId());
        seller.button("Start sale from exam of").dblclick();
        seller.page().waitForURL(Pattern.compile(".*/pos/.+"));
        assertThat(seller.heading("Patient and exam")).isVisible();
        String sale = seller.page().url();

        APIResponse again = begin(seller, visit.patientId(), visit.examId());
        assertThat(again.url()).isEqualTo(sale);
        assertThat(PRACTICE.database().count("select count(*) from dispenses where tenant_id = ? and exam_id = ?", PRACTICE.id(), visit.examId())).isOne();
        assertThat(seller.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void whatCannotBeSoldFromIsSaidOnThePatientsPageAndNobodyBeginsASaleByAnAddressOrFromAnotherSite() {
        Visit visit = Visit.to(PRACTICE).examined();
        UUID elsewhere = Visit.to(Practice.harbour()).examined().patientId();
        Person seller = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        String query = "/begin-sale?patient=" + visit.patientId() + "&exam=";

        APIResponse refused = begin(seller, visit.patientId(), UUID.randomUUID());
        assertThat(refused.url()).endsWith("/patients/" + visit.patientId());
        assertThat(refused.text()).contains("No such exam.");
        assertThat(begin(seller, elsewhere, visit.examId()).status()).isEqualTo(404);
        assertThat(seller.page().request().get(Person.url(query + visit.examId())).url()).endsWith("/pos");
        assertThat(seller.page().request().post(Person.url(query + visit.examId()), RequestOptions.create().setHeader("Origin", "https://elsewhere.example")).status()).isEqualTo(403);

        Person technician = people.in(NORTHGATE, LAB_TECHNICIAN);
        assertThat(begin(technician, visit.patientId(), visit.examId()).status()).isEqualTo(403);
        seller.open("/patients/" + visit.patientId());
        assertThat(seller.button("Start sale from exam of")).isVisible();
    }

    /** Two of one desk, each in a session of their own. */
    @Test
    void whoPressesAtTheSameMomentHasOneSale() {
        Visit visit = Visit.to(PRACTICE).examined();
        List<Browser> desks = Stream.generate(() -> Browser.at(PRACTICE.nobody())).limit(4).toList();
        desks.forEach(desk -> desk.signIn(NORTHGATE, PRACTICE.user(DISPENSING_OPTICIAN).email(), PRACTICE.password()).expect(302));

        List<CompletableFuture<Answer>> pressed = desks.stream().map(desk -> CompletableFuture.supplyAsync(() -> desk.withCookies().post("/begin-sale?patient=" + visit.patientId() + "&exam=" + visit.examId()))).toList();
        pressed.forEach(CompletableFuture::join);

        assertThat(PRACTICE.database().count("select count(*) from dispenses where tenant_id = ? and exam_id = ?", PRACTICE.id(), visit.examId())).isOne();
    }

    private static APIResponse begin(Person person, UUID patient, UUID exam) {
        return person.page().request().post(Person.url("/begin-sale?patient=" + patient + "&exam=" + exam));
    }

    @Test
    void whoseSessionEndedSignsInAndStandsAtTheSameStepOfTheSameSale() {
        UUID sale = Visit.to(PRACTICE).saleBegun().dispenseId();
        Person person = people.visitor().signIn(NORTHGATE, optician);
        person.open("/pos/" + sale);
        person.button("Next: frame and lenses").click();
        assertThat(person.heading("Lenses")).isVisible();
        person.context().clearCookies(new ClearCookiesOptions().setName("FOVEA"));

        person.button("Back").click();
        assertThat(person.page().getByText("You were signed out. Sign in to go on.")).isVisible();
        person.typeCredentials(NORTHGATE, optician.email(), optician.password());

        person.page().waitForURL(Person.url("/pos/" + sale));
        assertThat(person.heading("Lenses")).isVisible();
    }

    @Test
    void theSecondInASaleIsToldWhoHasItAndTheFirstThatItWasTakenOver() {
        UUID sale = Visit.to(PRACTICE).saleBegun().dispenseId();
        Person first = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        first.open("/pos/" + sale);
        first.button("Next: frame and lenses").click();
        assertThat(first.heading("Lenses")).isVisible();
        Person second = people.in(NORTHGATE, PRACTICE_MANAGER);
        second.open("/pos/" + sale);
        assertThat(second.heading(optician.name() + " has this sale")).isVisible();
        assertThat(second.page().getByText("at step 2 of 5: frame and lenses")).isVisible();
        assertThat(second.button("Next")).hasCount(0);

        first.section("Frame").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Choose")).first().click();
        assertThat(first.button("Change the frame")).isVisible();
        assertThat(second.page().locator("dl.facts")).not().containsText("Frame" + "Not chosen");
        first.button("Change the frame").click();
        first.page().getByLabel("Search frames").fill("half typed");

        second.button("Go on with it myself").click();
        assertThat(second.button("Next: treatments")).isVisible();
        Locator told = first.page().getByText("has taken this sale over");
        assertThat(told).containsText(manager.name());
        assertThat(first.page().getByLabel("Search frames")).hasValue("half typed");

        first.section("Lenses").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Choose")).first().click();
        assertThat(first.link("Load it again").or(first.page().getByText("Somebody else")).first()).isVisible();
        first.link("See it as it is now").click();
        assertThat(first.heading(manager.name() + " has this sale")).isVisible();
        assertThat(PRACTICE.database().count("select count(*) from dispense_pairs where dispense_id = ? and lens_id is not null", sale)).as("nothing was overwritten").isZero();
        assertThat(first.complaints()).as("what the browser complains about").isEmpty();
        assertThat(second.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void nobodyPaysWhatAColleagueHasTakenOverMeanwhile() {
        UUID sale = Visit.to(PRACTICE).readyToPay().dispenseId();
        Person first = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        first.open("/pos/" + sale);
        for (Locator warning : first.question("Read and stand by these").locator("label").all()) {
            warning.click();
        }
        PRACTICE.as(PRACTICE_MANAGER).post("/api/dispenses/" + sale + "/take-over").expect(200);

        first.button("Pay £").click();

        assertThat(first.page().getByText("may have changed it. Look at it as it is now, then go on.")).isVisible();
        assertThat(PRACTICE.database().count("select count(*) from invoices where dispense_id = ?", sale)).isZero();
    }

    @Test
    void whoHasASaleOpenIsToldThatAColleagueSoldIt() {
        Visit visit = Visit.to(PRACTICE).readyToPay();
        Person first = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        first.open("/pos/" + visit.dispenseId());
        assertThat(first.heading("Check it, then take the money")).isVisible();

        PRACTICE.as(PRACTICE_MANAGER).with("Idempotency-Key", UUID.randomUUID().toString())
            .post("/api/dispenses/" + visit.dispenseId() + "/checkout", visit.checkoutBody(Visit.card(visit.total()))).expect(201);

        Locator told = first.page().getByText("has sold this sale");
        assertThat(told).containsText(manager.name());
        assertThat(first.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void theListOfAnotherTillGainsASaleThatIsBegunAndLosesOneThatIsSold() {
        Person elsewhere = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        elsewhere.open("/pos");
        assertThat(elsewhere.heading("Ready to sell")).isVisible();

        Visit visit = Visit.to(PRACTICE).readyToPay();
        assertThat(listed(elsewhere, visit.dispenseId())).isVisible();
        visit.paidInFull();
        assertThat(listed(elsewhere, visit.dispenseId())).hasCount(0);
        assertThat(elsewhere.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void anOpenSaleIsDiscardedFromTheListAfterASecondThought() {
        UUID sale = Visit.to(PRACTICE).saleBegun().dispenseId();
        Person person = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        person.open("/pos");
        Locator row = person.page().locator("li").filter(new Locator.FilterOptions().setHas(listed(person, sale)));
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Discard the sale to Ada Visitor")).click();
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep it")).click();
        assertThat(row.getByRole(AriaRole.BUTTON)).hasCount(1);
        row.getByRole(AriaRole.BUTTON).click();
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Discard sale")).click();

        assertThat(person.page().getByText("The sale to Ada Visitor is discarded.")).isVisible();
        assertThat(listed(person, sale)).hasCount(0);
        assertThat(PRACTICE.database().count("select count(*) from dispenses where id = ?", sale)).isZero();
    }

    private static Locator listed(Person person, UUID sale) {
        return person.page().locator("a[href$='/pos/" + sale + "']");
    }
}
