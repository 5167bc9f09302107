package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.world.RunningFovea.HARBOUR;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PracticeInTheBrowserIT {
    @RegisterExtension
    private final People people = new People();

    @Test
    void a_manager_corrects_a_slip_in_the_vat_number_and_sees_how_it_stands_on_paper() {
        Person manager = people.in(HARBOUR, PRACTICE_MANAGER);
        manager.open("/settings/practice");
        String was = manager.page().getByLabel("VAT number").inputValue();
        String slip = was.substring(0, was.length() - 2) + was.charAt(was.length() - 1) + was.charAt(was.length() - 2) + "1";

        manager.page().getByLabel("VAT number").fill(slip);
        manager.button("Save").click();
        assertThat(manager.page().getByText("is no VAT number. One looks like GB123456782")).isVisible();

        manager.page().getByLabel("VAT number").fill(was.replaceFirst("GB(\\d{3})", "GB $1 "));
        manager.button("Save").click();
        assertThat(manager.page().getByText("Saved. The next paper says it.")).isVisible();
        assertThat(manager.section("As it stands on paper")).containsText("VAT number " + was + ".");

        manager.link("Saltmere").click();
        assertThat(manager.page().getByLabel("NHS site code (ODS)")).hasValue("TPHBR");
        assertThat(manager.section("As it stands on paper")).containsText("NHS site TPHBR.");
        assertThat(manager.complaints()).isEmpty();
    }
}
