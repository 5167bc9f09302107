package app.fovea.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;

/** The role editor in somebody's window. */
final class RoleDesk {
    private final Page page;

    private RoleDesk(Page page) {
        this.page = page;
    }

    static RoleDesk openedBy(Person person) {
        person.open("/roles");
        return new RoleDesk(person.page());
    }

    static RoleDesk openedBy(Person person, UUID role) {
        person.open("/roles?role=" + role);
        return new RoleDesk(person.page());
    }

    static RoleDesk forANewRole(Person person) {
        person.open("/roles?role=new");
        return new RoleDesk(person.page());
    }

    Locator name() {
        return page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
    }

    Locator right(String name) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The box of a whole group. */
    Locator group(String name) {
        return right("All of " + name);
    }

    Locator search() {
        return page.getByLabel("Search the rights");
    }

    void show(String which) {
        page.getByLabel(which, new Page.GetByLabelOptions().setExact(true)).check();
    }

    Locator searchRoles() {
        return page.getByLabel("Find a role", new Page.GetByLabelOptions().setExact(true));
    }

    /** A right as it stands on the page of a role that cannot be changed. */
    Locator row(String right) {
        return page.locator("#rights li").filter(new Locator.FilterOptions().setHas(page.getByText(right, new Page.GetByTextOptions().setExact(true))));
    }

    /** The roles of the list. */
    Locator listed() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("All roles")).getByRole(AriaRole.LISTITEM);
    }

    /** The bar at the foot while something is not saved. */
    Locator unsaved() {
        return page.locator("#unsaved");
    }

    Locator said() {
        return page.locator("#unsaved-said");
    }

    void review() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Review and save")).click();
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator reason() {
        return dialog().getByLabel("Reason");
    }

    void inDialog(String button) {
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Goes on with Tab, as somebody without a mouse does, until this has the focus. */
    void tabTo(Locator wanted) {
        for (int presses = 0; presses < 150; presses++) {
            if ((Boolean) wanted.evaluate("each => each === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab never reaches " + wanted);
    }

    /** Ticks a right with the keyboard alone: searches it, goes down to it, presses Space. */
    void tickByKeyboard(String right) {
        search().focus();
        page.keyboard().type(right);
        page.keyboard().press("ArrowDown"); // The first that was found: the box of a group of which only some were found is away.
        assertThat(right(right)).isFocused();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Escape");
    }
}
