package app.fovea.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.fovea.server.Demo;
import app.fovea.world.RunningFovea;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at a browser of their own, and what that browser complains about. */
final class Person {
    private static final Pattern NO_COMPLAINT = Pattern.compile("Failed to load resource: the server responded with a status of 4\\d\\d.*");

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Person(BrowserContext context) {
        this.context = context;
        // A policy that is broken before a listener is there is told in the console too; this names the directive.
        context.addInitScript("addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber))");
        page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(error -> complaints.add("script error: " + error));
    }

    private void hear(ConsoleMessage message) {
        // A page that is refused on purpose is no mistake of the page.
        if (message.type().equals("error") && !NO_COMPLAINT.matcher(message.text()).matches()) {
            complaints.add("console: " + message.text());
        }
    }

    Person signIn(String practice, Demo.User user) {
        open("/sign-in");
        typeCredentials(practice, user.email(), user.password());
        page.waitForURL(url("/"));
        return this;
    }

    void typeCredentials(String practice, String email, String password) {
        page.getByLabel("Practice").fill(practice);
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button("Sign in").click();
    }

    /** Shows a page of Fovea. @param path from the root */
    Response open(String path) {
        return page.navigate(url(path));
    }

    static String url(String path) {
        return RunningFovea.shared().url() + path;
    }

    /** The path of the page that is shown. */
    String path() {
        return URI.create(page.url()).getPath();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    /** In the menu that is open. */
    Locator item(String name) {
        return page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name));
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** A part of the page that has a heading. */
    Locator section(String title) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(title));
    }

    /** Several boxes or radio buttons under one question. */
    Locator question(String title) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(title));
    }

    /** Ticks an answer the way people do, by its words. */
    void choose(String question, String answer) {
        question(question).getByText(answer, new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(question(question).getByLabel(answer, new Locator.GetByLabelOptions().setExact(true))).isChecked();
    }

    /** Script errors, errors in the console and broken policies since the last call. */
    List<String> complaints() {
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        return heard;
    }
}
