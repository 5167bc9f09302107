package app.fovea.browser;

import static app.fovea.world.RunningFovea.NORTHGATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.DefaultRole;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every page: people can see, read and reach all of it, and the browser has nothing to complain about. */
class NoPageBreaksTheRulesIT {
    private static final List<Integer> NARROW = List.of(390, 320);
    private static final Set<String> GRAVE = Set.of("serious", "critical");
    private static final List<String> GUARDED = List.of("/patients", "/pos", "/till", "/lab", "/journey", "/people");

    /** Every element with its classes, and what colours it. */
    private static final String MADE_OF = """
        () => [document.documentElement.dataset.look, document.querySelector('meta[name=color-scheme]').content, ...[...document.querySelectorAll('body, body *')].map(e => e.tagName + ' ' + e.getAttribute('class')),
          ...[...document.styleSheets].map(sheet => sheet.href)].join('\\n')""";

    @RegisterExtension
    final People people = new People();

    static Stream<Place> places() {
        return Place.all().stream();
    }

    @ParameterizedTest
    @MethodSource("places")
    void everyPlaceInLightAndDarkAndOnNarrowScreens(Place place) {
        Person person = place.entered(people, People.Screen.LIGHT);
        accessible(person, "in light");
        wellBuilt(person.page());
        repaintDark(person.page());
        accessible(person, "in dark");
        assertThat(person.complaints()).as("what the browser complains about").isEmpty();
        for (int width : NARROW) {
            fits(person.page(), width);
        }
    }

    /** What {@link #repaintDark} relies on. */
    @ParameterizedTest
    @ValueSource(strings = {"sign-in", "not-found", "patient-new", "exam-final", "pos-lenses"})
    void aDarkScreenIsALightOneInOtherColours(String name) {
        Place place = Place.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        Page light = place.entered(people, People.Screen.LIGHT).page();
        Person person = place.entered(people, People.Screen.DARK);
        assertThat(person.page().locator("html").getAttribute("data-look")).isEqualTo("dark");
        accessible(person, "in dark");
        assertThat(person.complaints()).as("what the browser complains about").isEmpty();

        repaintDark(light);

        assertThat(light.evaluate(MADE_OF)).isEqualTo(person.page().evaluate(MADE_OF));
    }

    @ParameterizedTest
    @EnumSource(DefaultRole.class)
    void whatSomebodySeesInTheNavigationOpensAndWhatTheyDoNotSeeIsRefused(DefaultRole role) {
        Person person = people.in(NORTHGATE, role);
        person.open("/");
        Set<String> shown = new TreeSet<>();
        for (Locator link : person.page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main")).getByRole(AriaRole.LINK).all()) {
            shown.add(link.getAttribute("href"));
        }
        assertThat(shown).contains("/");
        for (String path : shown) {
            String first = firstPageOf(person, path);
            assertThat(first).as(role + " at " + path).startsWith(path);
            assertThat(status(person, first)).as(role + " at " + first).isEqualTo(200);
        }
        for (String path : GUARDED) {
            if (!shown.contains(path)) {
                assertThat(status(person, path)).as(role + " at " + path).isEqualTo(403);
            }
        }
    }

    /** A check that finds nothing in a broken page would find nothing anywhere. */
    @Test
    void theChecksFindWhatIsWrong() {
        Person person = people.visitor();
        person.open("/sign-in");
        person.page().evaluate("""
            () => {
              document.querySelector('main > div').insertAdjacentHTML('beforeend', '<img src="/no.png"><p style="color: #ccc; background: #fff">faint</p><h1>Another</h1><hr style="width: 3000px">');
              const script = document.createElement('script');
              script.textContent = 'window.smuggled = true';
              document.body.append(script);
            }""");
        assertThatThrownBy(() -> accessible(person, "spoiled")).hasMessageContaining("image-alt").hasMessageContaining("color-contrast");
        assertThatThrownBy(() -> wellBuilt(person.page())).hasMessageContaining("headings of the first level");
        assertThatThrownBy(() -> fits(person.page(), 390)).hasMessageContaining("what sticks out at 390 pixels");
        assertThat(person.complaints()).anySatisfy(complaint -> assertThat(complaint).contains("CSP script-src"));
    }

    /** Where an entry of the navigation leads that stands for several pages; to itself where it is one. */
    private static String firstPageOf(Person person, String path) {
        APIResponse response = person.context().request().get(Person.url(path), RequestOptions.create().setMaxRedirects(0));
        try {
            return response.status() == 302 ? URI.create(response.headers().get("location")).getPath() : path;
        } finally {
            response.dispose();
        }
    }

    private static int status(Person person, String path) {
        APIResponse response = person.context().request().get(Person.url(path), RequestOptions.create().setMaxRedirects(0));
        try {
            return response.status();
        } finally {
            response.dispose();
        }
    }

    /** As the server does it for who prefers dark screens; a place that is entered once more for it costs as much again. */
    private static void repaintDark(Page page) {
        assertThat(page.evaluate("""
            async () => {
              document.documentElement.dataset.look = 'dark';
              document.querySelector('meta[name=color-scheme]').content = 'dark';
              const themes = [...document.querySelectorAll('link[rel=stylesheet][href*="-indigo-light"]')];
              await Promise.all(themes.map(theme => new Promise((done, failed) => {
                theme.onload = done;
                theme.onerror = failed;
                theme.href = theme.href.replace('-indigo-light', '-indigo-dark');
              })));
              return themes.length;
            }""")).as("themes").isEqualTo(1);
    }

    /** All in the page at once: without frames from elsewhere the other way of asking, in a page beside it, finds the same in twice the time. */
    private static void accessible(Person person, String how) {
        AxeRunOptions violationsOnly = new AxeRunOptions();
        violationsOnly.setResultTypes(List.of("violations"));
        List<Rule> grave = new AxeBuilder(person.page()).options(violationsOnly).setLegacyMode(true).analyze().getViolations().stream().filter(rule -> GRAVE.contains(rule.getImpact())).toList();
        assertThat(grave).as(() -> how + "\n" + grave.stream().map(NoPageBreaksTheRulesIT::told).collect(Collectors.joining("\n"))).isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + rule.getNodes().stream()
            .map(node -> "\n  " + node.getHtml() + "\n    " + node.getFailureSummary().replace("\n", "\n    ")).collect(Collectors.joining());
    }

    private static void wellBuilt(Page page) {
        assertThat(page.title()).endsWith("Fovea").doesNotStartWith(" ").doesNotStartWith("·");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en-GB");
        assertThat(page.locator("h1").count()).as("headings of the first level").isEqualTo(1);
        assertThat(page.locator("h1").innerText()).isNotBlank();
        assertThat(page.getByRole(AriaRole.MAIN).count()).as("main").isEqualTo(1);
        if (page.getByRole(AriaRole.NAVIGATION).count() > 0) {
            Locator first = page.locator("a[href], button, input, summary").first();
            assertThat(first.innerText()).as("what the first press of Tab reaches").isEqualTo("Skip to the content");
            assertThat(page.locator(first.getAttribute("href")).count()).as("where it leads").isEqualTo(1);
        }
    }

    /** Nothing sticks out: who needs large letters scrolls down, never sideways (WCAG 1.4.10). */
    private static void fits(Page page, int width) {
        page.setViewportSize(width, 800);
        Object sticksOut = page.evaluate("""
            () => {
              const root = document.documentElement;
              if (root.scrollWidth <= root.clientWidth) return '';
              return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
                .slice(0, 8).map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right)).join(', ') || 'something';
            }""");
        assertThat(sticksOut).as("what sticks out at " + width + " pixels").isEqualTo("");
    }
}
