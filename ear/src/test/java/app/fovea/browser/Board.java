package app.fovea.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;

/** The lab board in somebody's window. */
final class Board {
    private final Page page;

    private Board(Page page) {
        this.page = page;
    }

    static Board openedBy(Person person) {
        person.open("/lab");
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

    Locator column(String title) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title));
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
