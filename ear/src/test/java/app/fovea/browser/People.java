package app.fovea.browser;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.RunningFovea;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The people of one test, each with their own browser window. When the test fails, {@code target/browser/<test>} has each one's last
 * screen and a trace of what they did ({@code npx playwright show-trace}).
 */
final class People implements AfterEachCallback {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private static final Map<String, List<Cookie>> SIGNED_IN = new HashMap<>();

    private final List<Person> present = new ArrayList<>();

    /** Light or dark screens, and how much fits on them. */
    record Screen(boolean dark, int width, int height) {
        static final Screen LIGHT = new Screen(false, WIDTH, HEIGHT);
        static final Screen DARK = new Screen(true, WIDTH, HEIGHT);
        /** A phone. */
        static final Screen NARROW = new Screen(false, 390, 844);

        @Override
        public String toString() {
            return this == NARROW ? "narrow" : dark ? "dark" : "light";
        }
    }

    /** Somebody who has not signed in. */
    Person visitor() {
        return visitor(Screen.LIGHT);
    }

    Person visitor(Screen screen) {
        BrowserContext context = Chromium.shared().newContext(new Browser.NewContextOptions()
            .setViewportSize(screen.width(), screen.height()).setReducedMotion(ReducedMotion.REDUCE).setLocale("en-GB").setTimezoneId("Europe/London"));
        context.tracing().start(new Tracing.StartOptions().setSnapshots(true));
        if (screen.dark()) {
            context.addCookies(List.of(new Cookie("fovea-look", "dark").setUrl(RunningFovea.shared().url().toString())));
        }
        Person person = new Person(context);
        present.add(person);
        return person;
    }

    /** The first of the practice's people in that role, signed in. */
    Person in(String practice, DefaultRole role) {
        return in(practice, role, Screen.LIGHT);
    }

    /** They sign in once for all tests: who signs in and out as part of a test is a {@link #visitor}. */
    Person in(String practice, DefaultRole role, Screen screen) {
        Person person = visitor(screen);
        String who = practice + " " + role + (screen.dark() ? " dark" : "");
        List<Cookie> kept = SIGNED_IN.get(who);
        if (kept == null) {
            person.signIn(practice, RunningFovea.shared().user(practice, role));
            SIGNED_IN.put(who, person.context().cookies().stream().map(cookie -> new Cookie(cookie.name, cookie.value).setUrl(Person.url("/"))).toList());
        } else {
            person.context().addCookies(kept);
        }
        return person;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        boolean failed = test.getExecutionException().isPresent();
        Path directory = Path.of(System.getProperty("basedir", "."), "target", "browser",
            test.getRequiredTestClass().getSimpleName() + "." + test.getRequiredTestMethod().getName() + "-" + Integer.toHexString(test.getUniqueId().hashCode()));
        for (int at = 0; at < present.size(); at++) {
            Person person = present.get(at);
            if (failed) {
                keep(person, directory, at + 1);
            }
            person.context().close();
        }
        present.clear();
    }

    private static void keep(Person person, Path directory, int number) {
        try {
            person.context().tracing().stop(new Tracing.StopOptions().setPath(directory.resolve("person-" + number + ".zip")));
            person.page().screenshot(new Page.ScreenshotOptions().setPath(directory.resolve("person-" + number + ".png")).setFullPage(true));
        } catch (PlaywrightException e) {
            // The test's own failure is the one to tell.
            System.err.println("The trace of person " + number + " could not be kept: " + e.getMessage());
        }
    }
}
