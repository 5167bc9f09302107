package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a list has more than fits on a page of it, pressing “Show more” shows more. */
class ListsGoOnIT {
    @RegisterExtension
    final People people = new People();

    @ParameterizedTest
    @CsvSource({"/patients, main .list > li", "/journey, main tbody > tr", "/audit, main .audit-trail > li"})
    void showMoreShowsMore(String path, String entries) {
        Person owner = people.in(NORTHGATE, OWNER);
        owner.open(path);
        int before = owner.page().locator(entries).count();
        owner.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show more")).click();
        assertThat(owner.page().locator(entries).nth(before)).isVisible();
    }
}
