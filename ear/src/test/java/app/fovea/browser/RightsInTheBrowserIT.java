package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the finer rights show and hide, as people meet it. */
class RightsInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    private Person person;

    @AfterEach
    void the_browser_has_nothing_to_complain_about() {
        Assertions.assertThat(person.complaints()).isEmpty();
    }

    @Test
    void an_owner_writes_off_what_will_not_be_paid_and_says_why() {
        Visit visit = Visit.to(Practice.northgate()).readyToPay();
        at(OWNER, "/invoices/" + visit.paid(visit.percentOfTotal(50)).invoiceId());
        person.button("Write off").click();
        person.page().getByLabel("Reason").fill("Moved abroad");
        person.page().locator("#write-off").click();

        assertThat(person.section("What was written off")).containsText("Moved abroad");
        assertThat(person.page().locator(".due-amount")).containsText("0.00");
        assertThat(person.page().getByText("Written off", new Page.GetByTextOptions().setExact(true))).isVisible();
        assertThat(person.button("Take payment")).hasCount(0);
        assertThat(person.button("Write off")).hasCount(0);
    }

    /** A class of another page once took the figures out of their columns. */
    @Test
    void the_figures_of_an_invoice_stand_beside_what_they_are_for() {
        at(OWNER, "/invoices/" + Visit.to(Practice.northgate()).paidInFull().invoiceId());
        Assertions.assertThat(person.page().locator("td.right").evaluateAll("cells => [...new Set(cells.map(cell => getComputedStyle(cell).display))].join()")).isEqualTo("table-cell");
    }

    @Test
    void who_may_take_payments_and_not_write_off_is_not_offered_it() {
        Visit visit = Visit.to(Practice.northgate()).readyToPay();
        at(DISPENSING_OPTICIAN, "/invoices/" + visit.paid(visit.percentOfTotal(50)).invoiceId());
        assertThat(person.button("Take payment")).isVisible();
        assertThat(person.button("Write off")).hasCount(0);
    }

    @Test
    void what_goes_and_what_is_kept_until_when_is_said_before_anything_is_erased() {
        Visit visit = Visit.to(Practice.northgate()).examined();
        at(PRACTICE_MANAGER, "/patients/" + visit.patientId() + "/rights");
        assertThat(person.section("Erase what need not be kept")).containsText("Is kept until");
        Assertions.assertThat(person.page().locator(".grid > div").evaluateAll("columns => columns.map(column => Math.round(column.getBoundingClientRect().width)).every(width => width > 200)")).as("what goes and what is kept stand side by side").isEqualTo(true);
        person.page().getByLabel("Who asked, and how you know that it is they").fill("He stood at the desk and showed his passport");
        person.button("Erase and restrict").click();

        assertThat(person.page().locator("#messages")).containsText("The rest of the record is restricted");
        assertThat(person.section("Erase what need not be kept")).containsText("Erased before");
    }

    @Test
    void an_assistant_changes_a_telephone_number_and_not_who_the_patient_is() {
        Visit visit = Visit.to(Practice.northgate()).registered();
        at(OPTICAL_ASSISTANT, "/patients/" + visit.patientId() + "/edit");
        assertThat(person.page().getByLabel("Family name")).hasCount(0);
        assertThat(person.page().getByLabel("Registered sight impaired")).hasCount(0);
        assertThat(person.page().getByText("Ask somebody who may change who a patient is.")).isVisible();
        person.page().getByLabel("Phone").fill("07700 900321");
        person.button("Save changes").click();

        assertThat(person.link("07700 900321")).isVisible();
        assertThat(person.heading("Visitor")).containsText("Ada");
    }

    @Test
    void an_assistant_reads_what_an_exam_led_to_and_not_what_was_found() {
        Visit visit = Visit.to(Practice.northgate()).finding(Visit.EXAM.replaceFirst("\\{", "{\"findings\":\"Clear media\",")).examined();
        at(OPTICAL_ASSISTANT, "/exams/" + visit.examId());
        assertThat(person.page().getByText("New prescription").first()).isVisible();
        assertThat(person.page().getByText("Clear media")).hasCount(0);

        at(OPTOMETRIST, "/exams/" + visit.examId());
        assertThat(person.page().getByText("Clear media")).isVisible();
    }

    @Test
    void drafts_of_exams_and_sales_are_discarded_after_a_second_thought() {
        Visit visit = Visit.to(Practice.northgate()).examWritten();
        at(OPTOMETRIST, "/exams/" + visit.examId());
        discard("Discard this exam", "Discard exam");
        assertThat(person.button("Start exam")).isVisible();

        Visit sale = Visit.to(Practice.northgate()).readyToPay();
        at(DISPENSING_OPTICIAN, "/pos/" + sale.dispenseId());
        discard("Discard this sale", "Discard sale");
        assertThat(person.button("Start sale")).isVisible();
        Assertions.assertThat(Practice.northgate().database().count("select count(*) from dispenses where id = ?", sale.dispenseId())).isZero();
    }

    private void discard(String question, String button) {
        Locator more = person.page().locator("summary").filter(new Locator.FilterOptions().setHasText(question));
        more.click();
        person.button(button).click();
        person.page().waitForURL(Pattern.compile(".*/patients/[0-9a-f-]{36}"));
    }

    private void at(DefaultRole role, String path) {
        person = people.in(NORTHGATE, role);
        person.open(path);
    }
}
