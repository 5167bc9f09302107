package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An optometrist writes prescriptions with the keyboard, as they are called out, and signs what is unusual only knowingly. */
class ExamInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    @Test
    void a_prescription_written_in_one_line_fills_the_grid_and_is_signed_with_what_is_unusual_ticked() {
        UUID patient = Visit.to(Practice.northgate()).bornOn("1958-08-09").registered().patientId();
        Person optometrist = people.in(NORTHGATE, OPTOMETRIST);
        Page page = optometrist.page();
        optometrist.open("/patients/" + patient);
        optometrist.button("Start exam").click();

        write(page, "R -2.00/-1.25 L -1.75");
        assertThat(page.getByText("Right eye: The cylinder needs an axis, 1 to 180.")).isVisible();
        assertThat(page.getByLabel("Right sphere")).hasValue("");

        write(page, "R +200 -125 10 Add 2 Int 1.25 2.5@37  L BAL  BVD 12");
        assertThat(page.getByLabel("Right sphere")).hasValue("+2.00");
        assertThat(page.getByLabel("Right sphere")).isFocused();
        assertThat(page.getByLabel("Right cylinder")).hasValue("-1.25");
        assertThat(page.getByLabel("Right intermediate add")).hasValue("+1.25");
        assertThat(page.getByLabel("Right base angle, degrees")).hasValue("37");
        assertThat(page.getByLabel("balance lens, left eye")).isChecked();

        page.getByLabel("Right sphere").fill("2.00");
        page.getByLabel("Left visual acuity").fill("quite good");
        optometrist.choose("The spectacles are for", "Distance");
        optometrist.choose("Lens design", "Varifocal");
        optometrist.choose("What the exam led to", "New prescription");
        page.getByLabel("See the patient again in").selectOption("24");
        optometrist.button("Review and finalise").click();
        assertThat(page.getByText("Write the sign: +2.00 or -2.00.")).isVisible();
        page.getByLabel("Right sphere").fill("+2.00");
        optometrist.button("Review and finalise").click();
        assertThat(page.getByText("Write the acuity as")).isVisible();
        page.getByLabel("Left visual acuity").fill("hm");
        optometrist.button("Review and finalise").click();

        assertThat(optometrist.heading("Check it, then sign")).isFocused();
        Locator unusual = optometrist.question("Unusual: tick each that is meant");
        assertThat(unusual).containsText("neither the reason nor the findings say for which symptoms");
        optometrist.button("Finalise exam").click();
        assertThat(page.getByText("Tick each of these that is meant")).isVisible();
        assertThat(unusual.locator("input").first()).isFocused();
        for (Locator warning : unusual.locator("label").all()) {
            warning.click();
        }
        optometrist.button("Finalise exam").click();
        assertThat(page.getByText("The exam is final.")).isVisible();
        assertThat(page.getByText("Balance", new Page.GetByTextOptions().setExact(true))).isVisible();
        assertThat(page.getByText("2.50Δ at 37°")).isVisible();
        assertThat(optometrist.complaints()).isEmpty();
    }

    private static void write(Page page, String line) {
        page.getByLabel("Write the prescription in one line").fill(line);
        page.keyboard().press("Enter");
    }
}
