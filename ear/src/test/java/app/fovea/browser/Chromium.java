package app.fovea.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser that this machine has, one for all tests of a JVM. Playwright's own download is never fetched. */
final class Chromium {
    private static final double PATIENCE_MILLIS = 20_000;

    private static Browser browser;

    private Chromium() {
    }

    static synchronized Browser shared() {
        if (browser == null) {
            Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(List.of(
                "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
                // Three people look at three windows at once; none of them is in the background.
                "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close, "end-chromium"));
        }
        return browser;
    }

    private static Path executable() {
        String chosen = System.getenv("FOVEA_CHROMIUM");
        return Stream.of(chosen == null ? "" : chosen, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .filter(path -> !path.isEmpty()).map(Path::of).filter(Files::isExecutable).findFirst()
            .orElseThrow(() -> new IllegalStateException("No Chromium here: install it, or point FOVEA_CHROMIUM at one."));
    }
}
