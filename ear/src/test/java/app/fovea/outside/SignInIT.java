package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way in, for people by a form and for programs by a token, and the ways that are closed. */
class SignInIT {
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();
    private final Browser browser = Browser.at(northgate.nobody());

    // ------------------------------------------------------------------------------------------------- people: the form

    @Test
    void whoIsNotSignedInIsSentToTheSignInPageAndBackAfterwards() {
        Answer asked = browser.open("/patients").expect(302);
        assertThat(path(asked)).isEqualTo("/sign-in?to=%2Fpatients");
        assertThat(path(browser.open("/").expect(302))).isEqualTo("/sign-in");

        browser.open("/sign-in?to=%2Fpatients").expect(200);
        Answer entered = browser.send("/sign-in", "sign-in", "enter", "practice", "northgate", "email", northgate.user(RECEPTIONIST).email(), "password", northgate.password(), "to", "/patients");

        assertThat(path(entered.expect(302))).isEqualTo("/patients");
        assertThat(browser.open("/patients").expect(200).body()).contains("Maureen Ogden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/patients/../../evil"})
    void nobodyIsSentToAnotherSiteAfterAGoodPassword(String to) {
        browser.open("/sign-in");

        Answer entered = browser.send("/sign-in", "sign-in", "enter", "practice", "northgate", "email", northgate.user(RECEPTIONIST).email(), "password", northgate.password(), "to", to);

        assertThat(path(entered.expect(302))).isEqualTo("/");
    }

    @Test
    void theSessionGetsANewIdAndTheOneFromBeforeIsNobody() {
        browser.open("/sign-in");
        String planted = browser.cookie(Browser.SESSION);

        browser.fillIn("northgate", northgate.user(OPTOMETRIST).email(), northgate.password()).expect(302);

        assertThat(browser.cookie(Browser.SESSION)).isNotEqualTo(planted);
        Browser whoPlantedIt = Browser.at(northgate.nobody());
        whoPlantedIt.setCookie(Browser.SESSION, planted);
        assertThat(path(whoPlantedIt.open("/patients").expect(302))).startsWith("/sign-in");
        browser.open("/patients").expect(200);
    }

    @Test
    void aSessionIdThatSomebodyMadeUpIsNotTakenOver() {
        browser.setCookie(Browser.SESSION, "made-up-by-somebody");

        browser.signIn("northgate", northgate.user(OPTOMETRIST).email(), northgate.password()).expect(302);

        assertThat(browser.cookie(Browser.SESSION)).isNotEqualTo("made-up-by-somebody");
    }

    @Test
    void theSessionsCookieIsHiddenFromScriptsAndOtherSites() {
        Answer entered = browser.signIn("northgate", northgate.user(OPTOMETRIST).email(), northgate.password()).expect(302);

        String cookie = sessionCookie(entered);
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("path=/").doesNotContain("Domain").doesNotContain("Secure");
    }

    @Test
    void aHeaderThatAnybodyCanSendMakesNobodySecureWithoutAProxy() {
        Answer page = northgate.nobody().with("X-Forwarded-Proto", "https").get("/sign-in").expect(200);

        assertThat(sessionCookie(page)).doesNotContain("Secure");
        assertThat(page.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void aWrongPasswordStaysOnThePageAndSaysNotWhatWasWrong() {
        List<String> pages = Stream.of(
                browser.signIn("northgate", "nobody." + UUID.randomUUID() + "@northgate.example", northgate.password()),
                browser.signIn("nowhere-" + UUID.randomUUID().toString().substring(0, 8), northgate.user(OPTOMETRIST).email(), northgate.password()),
                browser.signIn("northgate", northgate.hire(RECEPTIONIST, null), "wrong"))
            .map(answer -> answer.expect(200).body()).toList();

        assertThat(pages).allSatisfy(page -> assertThat(page).contains("Practice, e-mail or password is wrong."));
        assertThat(path(browser.open("/patients").expect(302))).startsWith("/sign-in");
    }

    @Test
    void whoLeavesIsGoneWithTheirSession() {
        browser.signIn("northgate", northgate.user(OPTOMETRIST).email(), northgate.password()).expect(302);
        browser.open("/patients").expect(200);
        String session = browser.cookie(Browser.SESSION);

        browser.send("/patients", "person", "person:sign-out").expect(302);

        browser.setCookie(Browser.SESSION, session);
        assertThat(path(browser.open("/patients").expect(302))).startsWith("/sign-in");
    }

    // --------------------------------------------------------------------------------------------- forms of other sites

    @ParameterizedTest
    @ValueSource(strings = {"1234567890:1234567890", "", "stolen from another session"})
    void aFormWithoutItsViewStateChangesNothing(String forged) {
        browser.signIn("northgate", northgate.user(RECEPTIONIST).email(), northgate.password()).expect(302);
        browser.open("/patient/new").expect(200);
        browser.forge(forged.startsWith("stolen") ? viewStateOfAnotherSession() : forged.isEmpty() ? null : forged);
        String name = "Forged" + UUID.randomUUID().toString().replace("-", "");

        Answer refused = browser.send("/patient/new", "patient", "register", "givenName", name, "familyName", name, "birthDate", "1990-01-01");

        assertThat(refused.status()).isIn(200, 302, 400, 403, 500);
        assertThat(northgate.database().count("select count(*) from patients where given_name = ?", name)).isZero();
    }

    @Test
    void theSameFormWithItsViewStateRegisters() {
        browser.signIn("northgate", northgate.user(RECEPTIONIST).email(), northgate.password()).expect(302);
        browser.open("/patient/new").expect(200);
        String name = "Honest" + UUID.randomUUID().toString().replace("-", "");

        browser.send("/patient/new", "patient", "register", "givenName", name, "familyName", name, "birthDate", "1990-01-01").expect(302);

        assertThat(northgate.database().count("select count(*) from patients where given_name = ? and tenant_id = ?", name, northgate.id())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1.evil.example", "not an origin at all"})
    void anotherSiteCannotSendOurForms(String origin) {
        browser.open("/sign-in").expect(200);
        Rest victim = browser.withCookies().with("Origin", origin);

        victim.form("/sign-in", "sign-in=sign-in&enter=&practice=northgate&email=" + northgate.user(OPTOMETRIST).email() + "&password=" + northgate.password()
            + "&jakarta.faces.ViewState=1:2").expect(403);
        northgate.nobody().with("Origin", origin).form("/patient/new", "patient=patient").expect(403);
    }

    @Test
    void aPageOfOursMaySendItsOwnForm() {
        String host = northgate.server().url().getAuthority();
        Browser own = Browser.at(northgate.nobody().with("Origin", "http://" + host));

        own.signIn("northgate", northgate.user(OPTOMETRIST).email(), northgate.password()).expect(302);
    }

    // ------------------------------------------------------------------------------------------------- programs: tokens

    @Test
    void aTokenOpensTheApiUntilItIsRevoked() {
        String token = northgate.signIn(northgate.user(OPTOMETRIST).email(), northgate.password()).expect(200).text("/accessToken");
        Rest program = northgate.nobody().bearer(token);
        assertThat(program.get("/api/me").expect(200).text("/tenant")).isEqualTo("northgate");

        program.post("/api/auth/revoke").expect(204);

        program.get("/api/me").expect(401);
        program.post("/api/auth/revoke").expect(401);
    }

    @Test
    void aTokenEndsWithItsTime() {
        String email = northgate.hire(RECEPTIONIST, null);
        Answer issued = northgate.signIn(email, northgate.password()).expect(200);
        assertThat(issued.text("/tokenType")).isEqualTo("Bearer");
        assertThat(issued.number("/expiresIn")).isEqualTo(Duration.ofHours(12).toSeconds());
        Rest program = northgate.nobody().bearer(issued.text("/accessToken"));
        program.get("/api/me").expect(200);

        northgate.database().execute("update access_tokens set expires_at = now() - interval '1 second' where user_id = (select id from users where email = ?)", email);

        program.get("/api/me").expect(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "fov_", "fov_AAAA", "fov_!!!!", "eyJhbGciOiJub25lIn0.e30.", "fov_AaIEaVd7eoG5NS_FwBefLwGiBGuCz3DpiDSC8h_xByaxihhMjANiAHocOHunakHVg1KoBAlmmUK4KLSYws3FZg"})
    void garbageIsNoToken(String garbage) {
        Answer refused = northgate.nobody().bearer(garbage).get("/api/me").expect(401);

        assertThat(refused.contentType()).isEqualTo("application/problem+json");
        assertThat(refused.header("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void aTokenWithOneBitOfItsSecretTurnedIsNoToken() {
        String token = northgate.signIn(northgate.user(OPTOMETRIST).email(), northgate.password()).expect(200).text("/accessToken");
        String turned = token.substring(0, 70) + (token.charAt(70) == 'A' ? 'B' : 'A') + token.substring(71);

        northgate.nobody().bearer(turned).get("/api/me").expect(401);
    }

    @Test
    void aSessionDoesNotOpenTheApiAndATokenOpensNoPage() {
        browser.signIn("northgate", northgate.user(OPTOMETRIST).email(), northgate.password()).expect(302);
        browser.open("/patients").expect(200);

        browser.withCookies().get("/api/me").expect(401);
        assertThat(path(northgate.as(OPTOMETRIST).get("/patients").expect(302))).startsWith("/sign-in");
    }

    @Test
    void wrongPracticeWrongEmailAndWrongPasswordAreOneAnswer() {
        String email = northgate.hire(RECEPTIONIST, null);
        Rest nobody = northgate.nobody();
        List<Answer> refusals = List.of(
            Practice.signIn(nobody, "nowhere", email, northgate.password()),
            Practice.signIn(nobody, "harbour", email, northgate.password()),
            Practice.signIn(nobody, "northgate", "nobody." + UUID.randomUUID() + "@northgate.example", northgate.password()),
            Practice.signIn(nobody, "northgate", email, "wrong"),
            Practice.signIn(nobody, "northgate", email, ""),
            Practice.signIn(nobody, "'; drop table users; --", email, northgate.password()));

        assertThat(refusals).allSatisfy(refused -> {
            refused.expect(401);
            assertThat(withoutErrorId(refused)).isEqualTo(withoutErrorId(refusals.get(0)));
            assertThat(named(refused)).isEqualTo(named(refusals.get(0)));
        });
    }

    @Test
    void aSignInThatFailsTakesAsLongWhateverWasWrong() {
        Rest nobody = northgate.nobody();
        String email = northgate.hire(RECEPTIONIST, null);
        Duration wrongPassword = fastest(() -> Practice.signIn(nobody, "northgate", email, "wrong"));
        Duration wrongEmail = fastest(() -> Practice.signIn(nobody, "northgate", UUID.randomUUID() + "@northgate.example", "wrong"));
        Duration wrongPractice = fastest(() -> Practice.signIn(nobody, "nowhere", UUID.randomUUID() + "@northgate.example", "wrong"));

        // Hashing takes a hundred milliseconds or so; a way around it would take five.
        assertThat(wrongEmail).isGreaterThan(wrongPassword.dividedBy(3)).isLessThan(wrongPassword.multipliedBy(3));
        assertThat(wrongPractice).isGreaterThan(wrongPassword.dividedBy(3)).isLessThan(wrongPassword.multipliedBy(3));
    }

    // --------------------------------------------------------------------------------------------------------- guessing

    @Test
    void theSixthTryHasToWaitEvenWithTheGoodPasswordAndNobodyElseDoes() {
        String guessed = northgate.hire(RECEPTIONIST, null);
        String neighbour = northgate.hire(RECEPTIONIST, null);
        IntStream.range(0, 5).forEach(i -> northgate.signIn(guessed, "wrong" + i).expect(401));

        Answer sixth = northgate.signIn(guessed, "wrong again").expect(429);
        Answer good = northgate.signIn(guessed, northgate.password()).expect(429);

        assertThat(sixth.contentType()).isEqualTo("application/problem+json");
        assertThat(Integer.parseInt(good.header("Retry-After").orElseThrow())).isBetween(1, 30);
        northgate.signIn(neighbour, northgate.password()).expect(200);
        harbour.signIn(harbour.hire(RECEPTIONIST, null), harbour.password()).expect(200);
        assertThat(browser.signIn("northgate", guessed, northgate.password()).expect(429).body()).as("the form is no way around").contains("Too many");
        assertThat(browser.signIn(" NORTHGATE ", guessed.toUpperCase(), northgate.password()).expect(429).body()).contains("Too many");
    }

    @Test
    void afterTheWaitAGoodPasswordIsGoodAndTheCountBeginsAnew() {
        String guessed = northgate.hire(RECEPTIONIST, null);
        IntStream.range(0, 5).forEach(i -> northgate.signIn(guessed, "wrong" + i).expect(401));
        northgate.signIn(guessed, northgate.password()).expect(429);

        northgate.database().execute("update sign_in_throttle set blocked_until = now() - interval '1 second' where blocked_until is not null");
        northgate.signIn(guessed, northgate.password()).expect(200);

        IntStream.range(0, 4).forEach(i -> northgate.signIn(guessed, "wrong" + i).expect(401));
        northgate.signIn(guessed, northgate.password()).expect(200);
    }

    @Test
    void whoDoesNotExistIsSlowedDownTheSameWay() {
        String nobody = "nobody." + UUID.randomUUID() + "@northgate.example";
        IntStream.range(0, 5).forEach(i -> northgate.signIn(nobody, "wrong" + i).expect(401));

        northgate.signIn(nobody, "wrong").expect(429);
    }

    @Test
    void guessingFromManyMachinesAtOnceIsGuessing() {
        String guessed = northgate.hire(RECEPTIONIST, null);

        List<Answer> answers = AtOnce.call(12, i -> northgate.signIn(guessed, "wrong" + i));

        // Those that were under way when the fifth failed were let in to the check; whoever comes now is not.
        assertThat(answers).allMatch(answer -> answer.status() == 401 || answer.status() == 429);
        northgate.signIn(guessed, northgate.password()).expect(429);
    }

    // ------------------------------------------------------------------------------------------- what counts at once

    @Test
    void whoIsDisabledIsStoppedAtTheNextRequest() {
        String email = northgate.hire(OPTOMETRIST, "01-99999");
        Rest program = northgate.as(email, northgate.password());
        program.get("/api/me").expect(200);
        browser.signIn("northgate", email, northgate.password()).expect(302);
        browser.open("/patients").expect(200);

        northgate.database().executeAudited(northgate.id(), "update users set active = false where email = ?", email);

        program.get("/api/me").expect(401);
        assertThat(path(browser.open("/patients").expect(302))).startsWith("/sign-in");
        northgate.signIn(email, northgate.password()).expect(401);
    }

    @Test
    void whoLosesARoleLosesItsRightsAtTheNextRequest() {
        String email = northgate.hire(DISPENSING_OPTICIAN, "D-99999");
        Rest program = northgate.as(email, northgate.password());
        program.get("/api/patients?limit=1").expect(200);

        northgate.database().executeAudited(northgate.id(), "delete from user_dynamic_roles where user_id = (select id from users where email = ?)", email);

        assertThat(program.get("/api/patients?limit=1").expect(403).text("/permission")).isEqualTo("patients:view");
        assertThat(program.get("/api/me").expect(200).at("/permissions")).isEmpty();
    }

    @Test
    void aSuspendedPracticeIsClosedToItsPeopleAndToNobodyElse() {
        String email = harbour.hire(RECEPTIONIST, null);
        Rest program = harbour.as(email, harbour.password());
        program.get("/api/me").expect(200);
        harbour.database().execute("update tenants set state = 'suspended' where id = ?", harbour.id());
        try {
            program.get("/api/me").expect(401);
            harbour.signIn(email, harbour.password()).expect(401);
            northgate.as(OPTOMETRIST).get("/api/me").expect(200);
        } finally {
            harbour.database().execute("update tenants set state = 'active' where id = ?", harbour.id());
        }
        program.get("/api/me").expect(200);
    }

    @Test
    void withoutALiveRegistrationTheRightsThatNeedItAreGone() {
        String registered = northgate.hire(OPTOMETRIST, "01-88888");
        String unregistered = northgate.hire(OPTOMETRIST, null);

        assertThat(permissions(registered)).contains("exams:finalize", "dispenses:supervise");
        assertThat(permissions(unregistered)).contains("exams:write", "pos:access").doesNotContain("exams:finalize", "dispenses:supervise");

        northgate.database().executeAudited(northgate.id(), "update users set goc_number = null where email = ?", registered);
        assertThat(permissions(registered)).doesNotContain("exams:finalize", "dispenses:supervise");
    }

    // ----------------------------------------------------------------------------------------------------- what is kept

    @Test
    void passwordsAreKeptAsArgon2idWithMemoryToSpare() {
        // Of people who chose one; other tests fill whole practices with rows in which no field means anything.
        List<String> hashes = northgate.database().texts("select password_hash from users where password_hash is not null and (email like '%@northgate.example' or email like '%@harbour.example')");

        assertThat(hashes).hasSizeGreaterThan(20).allSatisfy(hash -> {
            assertThat(hash).matches("\\$argon2id\\$v=19\\$m=\\d+,t=\\d+,p=1\\$[^$]{22}\\$[^$]{43}");
            assertThat(Integer.parseInt(hash.replaceFirst(".*m=(\\d+).*", "$1"))).isGreaterThanOrEqualTo(46 * 1024);
        });
    }

    @Test
    void aTokenIsKeptAsAHashAlone() {
        String token = northgate.signIn(northgate.user(OPTOMETRIST).email(), northgate.password()).expect(200).text("/accessToken");

        String kept = northgate.database().text("select secret_hash from access_tokens order by created_at desc limit 1");

        assertThat(kept).matches("[0-9a-f]{64}");
        assertThat(token).doesNotContain(kept);
    }

    // ---------------------------------------------------------------------------------------------------------- headers

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/", "/patients", "/no-such-page", "/api/me", "/api/no-such-thing", "/api/patients"})
    void everyAnswerTellsTheBrowserToBeCareful(String path) {
        browser.signIn("northgate", northgate.user(OPTOMETRIST).email(), northgate.password()).expect(302);
        for (Answer answer : List.of(northgate.nobody().get(path), browser.withCookies().get(path), northgate.as(OPTOMETRIST).get(path))) {
            assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.header("X-Frame-Options")).contains("DENY");
            assertThat(answer.header("Referrer-Policy")).contains("same-origin");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("X-Powered-By")).isEmpty();
            if (answer.status() != 302) {
                assertThat(answer.header("Content-Security-Policy")).as(answer.question() + " " + answer.status()).hasValueSatisfying(policy -> assertThat(policy)
                    .contains("frame-ancestors 'none'").contains("default-src '").doesNotContain("unsafe-eval").doesNotContainPattern("script-src[^;]*unsafe-inline"));
            }
        }
    }

    @Test
    void everyPageHasANonceOfItsOwn() {
        assertThat(nonce(northgate.nobody().get("/sign-in"))).isNotEqualTo(nonce(northgate.nobody().get("/sign-in")));
    }

    // ---------------------------------------------------------------------------------------------------------- helpers

    private List<String> permissions(String email) {
        return northgate.as(email, northgate.password()).get("/api/me").expect(200).texts("/permissions", "");
    }

    private String viewStateOfAnotherSession() {
        Browser another = Browser.at(northgate.nobody());
        another.signIn("northgate", northgate.user(OPTOMETRIST).email(), northgate.password()).expect(302);
        return another.open("/patient/new").expect(200).body().replaceFirst("(?s).*name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\".*", "$1");
    }

    private static String sessionCookie(Answer answer) {
        return answer.headers().allValues("Set-Cookie").stream().filter(each -> each.startsWith(Browser.SESSION + "=")).findFirst().orElseThrow();
    }

    private static String path(Answer redirect) {
        return redirect.header("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
    }

    private static String nonce(Answer page) {
        return page.header("Content-Security-Policy").orElseThrow().replaceFirst(".*'nonce-([^']+)'.*", "$1");
    }

    private static ObjectNode withoutErrorId(Answer problem) {
        return ((ObjectNode) problem.json()).without("errorId");
    }

    /** The names of the headers; what the values are is told by the clock. */
    private static Map<String, Optional<String>> named(Answer answer) {
        Map<String, Optional<String>> headers = new TreeMap<>();
        answer.headers().map().keySet().forEach(name -> headers.put(name, name.equalsIgnoreCase("date") ? Optional.empty() : answer.header(name)));
        return headers;
    }

    private static Duration fastest(Supplier<Answer> signIn) {
        return IntStream.range(0, 4).mapToObj(i -> {
            long begun = System.nanoTime();
            signIn.get().expect(401);
            return Duration.ofNanos(System.nanoTime() - begun);
        }).min(Duration::compareTo).orElseThrow();
    }
}
