package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two records that look alike are put side by side, made one, and taken apart again. */
class MergingInTheBrowserIT {
    @RegisterExtension
    final People people = new People();

    private final String family = "Zw" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "ling";

    @Test
    void twoRecordsBecomeOneAndTwoAgain() {
        Answer first = registered("01632 960021");
        Answer second = registered("01632 960022");
        Person owner = people.in(NORTHGATE, OWNER);
        Page page = owner.page();
        owner.open("/patients/" + first.id());
        owner.link("Same person as…").click();
        owner.link("Compare with Zoe " + family + ", " + second.text("/number")).click();
        assertThat(page.getByText(first.text("/number") + " stays, " + second.text("/number") + " leads there")).isVisible();
        owner.choose("Phone", "01632 960022 (" + second.text("/number") + ")");
        page.getByLabel("Reason").fill("Asked at the desk");
        owner.button("Make them one record").click();
        page.waitForURL(Person.url("/patients/" + first.id()));
        assertThat(page.getByText(second.text("/number") + " is the same person's")).isVisible();
        assertThat(page.getByText("01632 960022")).isVisible();

        owner.open("/patients/" + second.id());
        assertThat(page.locator(".banner")).containsText(first.text("/number"));

        owner.open("/patients/" + first.id() + "/merge");
        page.getByLabel("Why they are two people").fill("Twins after all");
        owner.button("Take " + second.text("/number") + " apart again").click();
        assertThat(page.getByText("Twins after all")).isVisible();
        owner.open("/patients/" + second.id());
        assertThat(page.locator(".banner")).containsText(second.text("/number"));
        assertThat(owner.complaints()).as("what the browser complains about").isEmpty();
    }

    private Answer registered(String phone) {
        return Practice.northgate().as(OPTOMETRIST).post("/api/patients", "{\"givenName\":\"Zoe\",\"familyName\":\"%s\",\"birthDate\":\"1914-02-03\",\"phone\":\"%s\"}".formatted(family, phone)).expect(201);
    }
}
