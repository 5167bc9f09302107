package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The frame of a sale, looked up or scanned, and the lenses for it, one beside another. */
class FramesInTheBrowserIT {
    private static final Practice PRACTICE = Practice.northgate();

    @RegisterExtension
    final People people = new People();

    private final Answer shelf = PRACTICE.as(DISPENSING_OPTICIAN).get("/api/catalogue/frames?limit=3").expect(200);
    private final UUID sale = Visit.to(PRACTICE).saleBegun().dispenseId();

    @Test
    void aScannerTakesAFrameInTheSearchAndWhereverElseTheFocusIs() {
        Person dispenser = atTheShelf();
        Page page = dispenser.page();

        scan(page, shelf.text("/items/1/barcode").substring(1));
        assertThat(dispenser.section("Frame")).containsText(shelf.text("/items/1/brand") + " " + shelf.text("/items/1/model") + ", " + shelf.text("/items/1/colour"));
        assertThat(dispenser.heading("Lenses")).isFocused();

        dispenser.button("Change the frame").click();
        page.getByLabel("Search frames").pressSequentially(shelf.text("/items/2/code").toLowerCase());
        page.keyboard().press("Enter");
        assertThat(dispenser.section("Frame")).containsText(shelf.text("/items/2/brand") + " " + shelf.text("/items/2/model") + ", " + shelf.text("/items/2/colour"));
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void whatIsOnNoFrameSaysSoAndTheNextScanOverwritesIt() {
        Person dispenser = atTheShelf();
        Page page = dispenser.page();
        page.getByLabel("Search frames").pressSequentially("5012345678900");
        page.keyboard().press("Enter");
        assertThat(page.getByText("No frame found for “5012345678900”")).isVisible();
        assertThat(page.getByLabel("Search frames")).isFocused();

        page.keyboard().type(shelf.text("/items/0/barcode"));
        page.keyboard().press("Enter");
        assertThat(dispenser.section("Frame")).containsText(shelf.text("/items/0/brand") + " " + shelf.text("/items/0/model") + ", " + shelf.text("/items/0/colour"));
        assertThat(PRACTICE.database().count("select count(*) from dispense_pairs where dispense_id = ? and frame_id = ?", sale, shelf.uuid("/items/0/id"))).isEqualTo(1);
    }

    @Test
    void threeLensesStandSideBySideAndAFourthWaits() {
        Person dispenser = atTheShelf();
        Page page = dispenser.page();
        page.getByLabel("Search frames").fill(shelf.text("/items/0/code"));
        page.keyboard().press("Enter");
        assertThat(dispenser.button("Change the frame")).isVisible();
        Locator compare = dispenser.section("Lenses").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Compare ")));
        for (int lens = 0; lens < 3; lens++) {
            compare.nth(lens).click();
            assertThat(page.getByRole(AriaRole.COLUMNHEADER)).hasCount(lens + 1);
            assertThat(compare.nth(lens)).isFocused();
        }
        Locator table = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Side by side"));
        assertThat(table.getByRole(AriaRole.IMG)).hasCount(6);
        assertThat(table.getByRole(AriaRole.ROW, new Locator.GetByRoleOptions().setName(Pattern.compile("^Difference")))).containsText("than the first");

        compare.nth(3).click();
        assertThat(page.getByText("Three lenses stand side by side already.")).isVisible();
        assertThat(page.getByRole(AriaRole.COLUMNHEADER)).hasCount(3);

        String second = page.getByRole(AriaRole.COLUMNHEADER).nth(1).textContent();
        table.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Choose " + second + " of those side by side")).click();
        assertThat(page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Price"))).containsText(second);
        assertThat(dispenser.complaints()).as("what the browser complains about").isEmpty();
    }

    /** A scanner is a keyboard that types fast and presses Enter at the end: faster than this machine may let a browser be driven. */
    private static void scan(Page page, String read) {
        page.evaluate("keys => keys.forEach(key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true})))",
            Stream.concat(read.chars().mapToObj(Character::toString), Stream.of("Enter")).toList());
    }

    private Person atTheShelf() {
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + sale);
        dispenser.button("Next: frame and lenses").click();
        assertThat(dispenser.heading("Lenses")).isVisible();
        return dispenser;
    }
}
