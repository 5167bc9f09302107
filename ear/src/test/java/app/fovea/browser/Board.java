package app.fovea.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Map;

/** The lab board in somebody's window. */
final class Board {
    private static final int A_LITTLE = 8;

    private final Page page;

    private Board(Page page) {
        this.page = page;
    }

    static Board openedBy(Person person) {
        return openedBy(person, "");
    }

    /** @param filter what follows the path: {@code ?due=late} */
    static Board openedBy(Person person, String filter) {
        person.open("/lab" + filter);
        return new Board(person.page());
    }

    /** Of whoever has it open already. */
    static Board of(Person person) {
        return new Board(person.page());
    }

    /** Notes from now on when each card shows up first. The notes are lost when the page is loaded anew, which is how one tells. */
    Board watched() {
        page.evaluate("""
            () => {
              window.firstSeen = {};
              const look = () => document.querySelectorAll('[data-job]').forEach(card => window.firstSeen[card.dataset.number] ??= Date.now());
              look();
              new MutationObserver(look).observe(document.querySelector('main'), {childList: true, subtree: true});
            }""");
        return this;
    }

    boolean neverReloaded() {
        return (Boolean) page.evaluate("() => window.firstSeen !== undefined");
    }

    /** @return milliseconds since 1970 */
    long firstSeen(String number) {
        return ((Number) ((Map<?, ?>) page.evaluate("() => window.firstSeen")).get(number)).longValue();
    }

    /** Notes from now on when this job stands in another column than before; {@link #movedAt} reads it. */
    void noteMovesOf(String number) {
        page.evaluate("""
            number => {
              const where = () => document.querySelector(`[data-number="${number}"]`)?.closest('[data-column]').dataset.column;
              let there = where();
              window.moves = [];
              new MutationObserver(() => {
                if (where() !== there && where() !== undefined) {
                  there = where();
                  window.moves.push(Date.now());
                }
              }).observe(document.querySelector('main'), {childList: true, subtree: true});
            }""", number);
    }

    /** When the job's first, second, … noted move showed, in milliseconds since 1970; waits for it. */
    long movedAt(int move) {
        return ((Number) page.waitForFunction("move => window.moves[move - 1]", move).jsonValue()).longValue();
    }

    Locator cards() {
        return page.locator(".job");
    }

    /** From left to right. */
    Locator columns() {
        return page.locator("[data-column] > h2");
    }

    Locator column(String title) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    Locator card(String number) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(number));
    }

    Locator card(String column, String number) {
        return column(column).getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(number));
    }

    /** Opens the card's menu and chooses. */
    void move(String number, String stage) {
        openMenu(number);
        choose(stage);
    }

    /** From the menu that is open. */
    void choose(String stage) {
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(stage)).click();
    }

    void openMenu(String number) {
        mover(number).click();
    }

    /** What a keyboard or a finger moves the card with. */
    Locator mover(String number) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Move " + number));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Takes the card with the mouse and holds it. It is moved a little at once: of a press alone a browser makes a drag only with the next move, and of whatever was scrolled under the press by then. */
    void take(String number) {
        Locator line = card(number).locator(".job-line");
        line.hover();
        BoundingBox box = line.boundingBox();
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2 + A_LITTLE, box.y + box.height / 2 + A_LITTLE, new Mouse.MoveOptions().setSteps(2));
        assertThat(page.locator(".taken")).containsText(number);
    }

    /** Picks the card up with the mouse and lets it go over the column. */
    void drag(String number, String column) {
        card(number).locator(".job-line").dragTo(column(column).getByRole(AriaRole.HEADING).first());
    }

    /** Types into the box for scanners, which end with Enter. */
    void scan(String code) {
        scanner().fill(code);
        scanner().press("Enter");
    }

    Locator scanner() {
        return page.getByLabel("Scan", new Page.GetByLabelOptions().setExact(true));
    }

    /** What became of what was scanned. */
    Locator scanned() {
        return page.locator("#scan-said");
    }

    /** One of the filters, by its words. */
    Locator filter(String name) {
        return page.getByRole(AriaRole.SEARCH, new Page.GetByRoleOptions().setName("Filter the board")).getByLabel(name, new Locator.GetByLabelOptions().setExact(true));
    }

    /** How many jobs are shown, and of how many. */
    Locator shown() {
        return page.locator("#shown");
    }

    /** What a screen reader reads out after a change. */
    Locator said() {
        return page.locator("#said");
    }

    /** Why a move was not made. */
    Locator refusal() {
        return page.locator("#refused");
    }

    Locator live() {
        return page.getByText("Live", new Page.GetByTextOptions().setExact(true));
    }

    Locator paused() {
        return page.getByText("Live updates paused, retrying…");
    }
}
