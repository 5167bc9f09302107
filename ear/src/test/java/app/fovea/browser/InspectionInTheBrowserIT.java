package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Finished spectacles held against their order, on the page of the order. */
class InspectionInTheBrowserIT {
    private static final String PANEL = "Check against the order";

    @RegisterExtension
    final People people = new People();

    @Test
    void an_inspector_types_what_was_measured_and_reads_the_verdict() {
        UUID order = Place.inQualityCheck(Practice.northgate());
        Person inspector = at(order, LAB_MANAGER);
        Locator panel = inspector.section(PANEL);

        assertThat(panel).containsText("−2.00");
        Place.measured(inspector, "-2.00", "-1.25", "12");
        inspector.page().keyboard().press("Enter");

        assertThat(panel.locator("#inspect-verdict")).hasText("Within tolerance");
        assertThat(panel.locator("#inspect-verdict")).isFocused();
        assertThat(panel.locator(".findings li")).not().hasCount(0);
        for (Locator row : panel.locator(".findings li").all()) {
            assertThat(row).containsText("Within tolerance");
            assertThat(row.locator("i.pi-check-circle")).hasCount(1);
        }

        Place.measured(inspector, "-2.00", "−1,42", "12");
        inspector.button("Check").click();
        assertThat(panel.locator("#inspect-verdict")).hasText("Out of tolerance");
        assertThat(panel.getByText("Cylinder: ordered -1.25, measured -1.42, 0.17 off, 0.13 allowed.")).isVisible();
        assertThat(panel).not().containsText("To be confirmed");

        panel.getByLabel("Judged by").selectOption("bs-en-iso-21987-2017");
        inspector.button("Check").click();
        assertThat(panel.locator(".verdict")).containsText("To be confirmed");
        assertThat(panel.getByText("Cylinder: ordered -1.25, measured -1.42, 0.17 off, 0.12 allowed (to be confirmed).")).isVisible();

        panel.getByLabel("Right sphere").fill("2.00");
        inspector.button("Check").click();
        assertThat(panel.getByText("Write the sign: +2.00 or -2.00.")).isVisible();
        assertThat(panel.locator("#inspect-verdict")).hasCount(0);
        assertThat(panel.locator(".findings li")).hasCount(0);
        panel.getByLabel("Right sphere").fill("-2.00");

        panel.getByLabel("Right axis").fill("200");
        inspector.button("Check").click();
        assertThat(panel.getByText("Right eye: the axis goes from 0 to 180 in whole degrees.")).isVisible();
        assertThat(panel.locator("#inspect-verdict")).hasCount(0);
        assertThat(inspector.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void what_the_focimeter_says_fills_the_form_is_written_down_and_lets_them_pass_or_not() {
        UUID order = Place.inQualityCheck(Practice.northgate());
        Person inspector = at(order, LAB_MANAGER);
        Locator panel = inspector.section(PANEL);
        panel.getByLabel("Right PD").fill("31.5");
        panel.getByLabel("Left PD").fill("32");
        panel.getByText("Paste what the focimeter says").click();
        panel.getByLabel("Reading").fill("R -2.00 -1.42 x 12 H 20\nhello");
        inspector.button("Fill the form with it").click();
        assertThat(panel.getByText("This line is not understood: “hello”.")).isVisible();
        panel.getByLabel("Reading").fill("R -2.00 -1.42 x 12 H 20\nL -1.75 H 20");
        inspector.button("Fill the form with it").click();
        assertThat(panel.getByLabel("Right cylinder")).hasValue("-1.42");
        assertThat(panel.getByLabel("Left PD")).hasValue("32");
        inspector.button("Write it down").click();

        Locator kept = inspector.section("Inspections");
        assertThat(kept).containsText("Inspection 1");
        assertThat(kept).containsText("Out of tolerance");
        inspector.button("Let them pass all the same").click();
        assertThat(inspector.page().getByLabel("Why they pass all the same")).isFocused();
        inspector.button("Let them pass").last().click();
        assertThat(inspector.page().getByText("Why they pass all the same is needed.")).isVisible();
        inspector.page().getByLabel("Why they pass all the same").fill("She wore such before");
        inspector.button("Let them pass").last().click();
        assertThat(inspector.page().getByText("is now at “Ready”.")).isVisible();
        assertThat(inspector.section("Inspections")).containsText("She wore such before");
        assertThat(inspector.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void add_and_prism_are_asked_for_where_they_were_ordered() {
        UUID order = Place.inQualityCheck(Practice.northgate(), Visit.to(Practice.northgate()).finding("""
            {"outcome":"NEW_RX","recallMonths":24,"findings":"Decompensating","recommendation":{"uses":["distance","near"],"designs":["progressive"]},
             "prescription":{"right":{"sphere":-2.00,"cylinder":-1.25,"axis":10,"add":2.00,"prism":[{"amount":1.00,"base":"in"}]},"left":{"sphere":-1.75,"add":2.00}}}""").ordered().orders().get(0));
        Person inspector = at(order, LAB_MANAGER);
        Locator panel = inspector.section(PANEL);
        Place.measured(inspector, "-2.00", "-1.25", "10");
        inspector.button("Check").click();
        assertThat(panel.locator("#inspect-verdict")).hasText("Not measured");

        panel.getByLabel("Right add").fill("2");
        panel.getByLabel("Left add").fill("+2,12");
        panel.getByLabel("Right horizontal prism, measured").fill("1.25");
        inspector.button("Check").click();
        assertThat(panel.getByText("the prism needs the direction of its base")).isVisible();
        assertThat(panel.getByLabel("Right horizontal prism, base")).isFocused();
        panel.getByLabel("Right horizontal prism, base").selectOption("in");
        inspector.button("Check").click();
        assertThat(panel.locator("#inspect-verdict")).hasText("Within tolerance");
        assertThat(panel.getByText("Horizontal prism, in positive: ordered 1.00Δ, measured 1.25Δ, 0.25Δ off, 0.33Δ allowed.")).isVisible();
        assertThat(panel.getByText("Add: ordered 2.00, measured 2.12, 0.12 off, 0.12 allowed.")).isVisible();
        assertThat(panel.getByLabel("Judged by").locator("option")).hasCount(1);
        assertThat(inspector.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void what_a_tracer_sent_is_kept_beside_the_job_file() {
        UUID order = Place.ordered(Practice.northgate());
        Person technician = at(order, LAB_TECHNICIAN);
        Locator machines = technician.section("For the lab’s machines");
        assertThat(machines).containsText("No machine sent anything");
        machines.getByText("Paste what a machine sent").click();
        machines.getByLabel("The file").fill("hello");
        technician.button("Keep it").click();
        assertThat(machines.getByText("Line 1 is no record")).isVisible();
        machines.getByLabel("The file").fill("TRCFMT=1;4;E;R;F\nR=2600;1800;2600;1800");
        technician.button("Keep it").click();
        assertThat(technician.section("For the lab’s machines")).containsText("52 × 36 mm");
        assertThat(machines.getByText("Job file")).hasAttribute("href", Pattern.compile(".*/papers/vca/" + order));
        assertThat(technician.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void before_the_quality_check_there_is_nothing_to_type_and_others_see_no_panel() {
        UUID order = Place.ordered(Practice.northgate());

        Locator panel = at(order, LAB_MANAGER).section(PANEL);
        assertThat(panel).containsText("−2.00");
        assertThat(panel.getByLabel("Right sphere")).hasCount(0);
        assertThat(panel.locator("#inspect-now")).hasCount(0);

        Person technician = at(Place.inQualityCheck(Practice.northgate()), LAB_TECHNICIAN);
        assertThat(technician.section(PANEL)).hasCount(0);
        technician.page().getByLabel("To", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).selectOption("on_hold");
        technician.button("Move").click();
        assertThat(technician.page().getByText("Say why, so that whoever looks next knows.")).isVisible();
    }

    private Person at(UUID order, DefaultRole role) {
        Person person = people.in(NORTHGATE, role);
        assertThat(person.open("/orders/" + order).status()).isEqualTo(200);
        return person;
    }
}
