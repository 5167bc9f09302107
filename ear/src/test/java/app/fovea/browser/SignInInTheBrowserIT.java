package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.server.Demo;
import app.fovea.world.RunningFovea;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way in and the way out, for people. */
class SignInInTheBrowserIT {
    private static final String WRONG = "Practice, e-mail or password is wrong.";

    @RegisterExtension
    final People people = new People();

    private final Demo.User receptionist = RunningFovea.shared().user(NORTHGATE, RECEPTIONIST);

    @Test
    void aWrongPasswordIsToldWithoutSayingWhatWasWrong() {
        Person person = people.visitor();
        person.open("/sign-in");
        person.typeCredentials(NORTHGATE, receptionist.email(), "not-the-password");
        assertThat(person.page().getByText(WRONG)).isVisible();
        assertThat(person.page().getByLabel("Practice")).hasValue(NORTHGATE);
        assertThat(person.page().getByLabel("Password", new Page.GetByLabelOptions().setExact(true))).hasValue("");

        person.typeCredentials("no-such-practice", receptionist.email(), receptionist.password());
        assertThat(person.page().getByText(WRONG)).isVisible();
    }

    @Test
    void theSixthWrongPasswordHasToWait() {
        Person person = people.visitor();
        // Nobody's address: whoever works here can still sign in.
        String email = "guesser." + UUID.randomUUID() + "@northgate.example";
        for (int wrong = 1; wrong <= 5; wrong++) {
            person.open("/sign-in");
            person.typeCredentials(NORTHGATE, email, "guess-" + wrong);
            assertThat(person.page().getByText(WRONG)).isVisible();
        }
        person.open("/sign-in");
        person.typeCredentials(NORTHGATE, email, "guess-6");
        assertThat(person.page().getByText(Pattern.compile("Too many wrong passwords\\. Try again in \\d+ seconds\\."))).isVisible();
    }

    @Test
    void theSessionGetsANewNameAtSignInAndNoScriptCanReadIt() {
        Person person = people.visitor();
        person.open("/sign-in");
        String before = session(person).value;
        person.signIn(NORTHGATE, receptionist);
        Cookie after = session(person);
        assertThat(after.value).isNotEqualTo(before);
        assertThat(after.httpOnly).isTrue();
        assertThat(after.sameSite).isEqualTo(SameSiteAttribute.LAX);
        assertThat((String) person.page().evaluate("document.cookie")).doesNotContain("FOVEA");
    }

    @Test
    void signingOutLeavesNothingBehind() {
        Person person = people.visitor().signIn(NORTHGATE, receptionist);
        person.open("/patients");
        Cookie session = session(person);
        signOut(person);
        person.page().goBack();
        assertThat(person.heading("Sign in")).isVisible();
        assertThat(person.page().getByRole(AriaRole.NAVIGATION)).hasCount(0);

        person.context().addCookies(List.of(new Cookie(session.name, session.value).setUrl(Person.url("/"))));
        person.open("/patients");
        assertThat(person.heading("Sign in")).isVisible();
    }

    @Test
    void whoWantedToGoSomewhereGetsThereAfterSigningIn() {
        Person person = people.visitor();
        person.open("/lab");
        assertThat(person.path()).isEqualTo("/sign-in");
        Demo.User technician = RunningFovea.shared().user(NORTHGATE, LAB_TECHNICIAN);
        person.typeCredentials(NORTHGATE, technician.email(), technician.password());
        person.page().waitForURL(Person.url("/lab"));
        assertThat(person.heading("Lab board")).isVisible();
    }

    @Test
    void alsoWhatTheAddressAskedForIsThereAfterSigningIn() {
        Person person = people.visitor();
        person.open("/patients?q=O%27Neill+%26+son");
        assertThat(person.path()).isEqualTo("/sign-in");
        person.typeCredentials(NORTHGATE, receptionist.email(), receptionist.password());
        person.page().waitForURL(Person.url("/patients?q=O%27Neill+%26+son"));
        assertThat(person.page().getByLabel("Find a patient").last()).hasValue("O'Neill & son");
    }

    @Test
    void aLinkFromElsewhereNeverLeadsElsewhereAfterSigningIn() {
        Person person = people.visitor();
        person.open("/sign-in?to=//evil.example/sign-in");
        person.typeCredentials(NORTHGATE, receptionist.email(), receptionist.password());
        person.page().waitForURL(Person.url("/"));
    }

    @Test
    void aPageThatWasOpenTooLongSaysSo() {
        Person person = people.visitor().signIn(NORTHGATE, receptionist);
        person.open("/patients/new");
        // A new session: the server knows nothing of the form any more.
        person.context().clearCookies(new ClearCookiesOptions().setName("FOVEA"));
        Person again = people.visitor().signIn(NORTHGATE, receptionist);
        person.context().addCookies(List.of(new Cookie("FOVEA", session(again).value).setUrl(Person.url("/"))));

        Page page = person.page();
        page.getByLabel("Given name").fill("Nobody");
        page.getByLabel("Family name").fill("Kept");
        page.getByLabel("Date of birth").fill("1990-01-01");
        person.button("Add patient").click();
        assertThat(person.heading("This page has been open too long")).isVisible();
        person.link("Load the page again").click();
        assertThat(page.getByLabel("Family name")).hasValue("");
    }

    @Test
    void whoWasSignedOutElsewhereIsAskedToSignInAgain() {
        Person person = people.visitor().signIn(NORTHGATE, receptionist);
        person.open("/patients");
        person.context().clearCookies(new ClearCookiesOptions().setName("FOVEA"));
        person.page().getByLabel("Find a patient").last().fill("smith");
        assertThat(person.page().getByText("You were signed out. Sign in to go on.")).isVisible();
        person.typeCredentials(NORTHGATE, receptionist.email(), receptionist.password());
        person.page().waitForURL(Pattern.compile(".*/patients(\\?.*)?$"));
    }

    private void signOut(Person person) {
        person.page().getByRole(AriaRole.BANNER).getByText(receptionist.name()).first().click();
        person.button("Sign out").click();
        assertThat(person.heading("Sign in")).isVisible();
    }

    private static Cookie session(Person person) {
        return person.context().cookies().stream().filter(cookie -> cookie.name.equals("FOVEA")).findFirst().orElseThrow();
    }
}
