package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static app.fovea.access.entity.Permission.PATIENTS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.BearerToken;
import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Colleague;
import app.fovea.world.Mailbox;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A link in an e-mail opens one person's door, once, for a while; whatever else is tried hears the same words. */
class InvitationIT {
    private static final String GOOD = "tin lamp forty moss";
    private static final String NO_GOOD = "This link is no longer good";

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    /** @param email where it came */
    private record Invited(UUID id, String email, String link) {
    }

    @Test
    void somebody_new_chooses_their_password_by_the_link_and_is_in() {
        Invited nia = invited(northgate);
        Browser browser = browser();

        Answer page = browser.open("/welcome?link=" + nia.link()).expect(200);
        assertThat(page.body()).contains("Hello Nia New").contains(northgate.slug());
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
        Answer in = choose(browser, nia.link(), GOOD);

        assertThat(in.status()).isEqualTo(302);
        assertThat(browser.open("/").expect(200).body()).contains("Nia New").contains("your password is set").contains("Receptionist");
        northgate.signIn(nia.email(), GOOD).expect(200);
        assertThat(northgate.as(OWNER).get("/api/users/" + nia.id()).expect(200).at("/invited").asBoolean()).isFalse();
        assertThat(northgate.database().texts("select action from role_change_audit where user_id = ? order by seq", nia.id())).endsWith("user.password_chosen");
    }

    @Test
    void a_link_works_once() {
        Invited nia = invited(northgate);
        choose(opened(nia.link()), nia.link(), GOOD).expect(302);
        assertThat(browser().open("/welcome?link=" + nia.link()).body()).contains(NO_GOOD);
        northgate.signIn(nia.email(), GOOD).expect(200);
    }

    /** Both had the page open before the first one pressed. */
    @Test
    void of_two_who_press_with_one_link_the_second_is_refused() {
        Invited nia = invited(northgate);
        Browser one = opened(nia.link());
        Browser other = opened(nia.link());
        choose(one, nia.link(), GOOD).expect(302);
        Answer late = choose(other, nia.link(), "another five words entirely");
        assertThat(late.status()).isNotEqualTo(302);
        northgate.signIn(nia.email(), GOOD).expect(200);
        northgate.signIn(nia.email(), "another five words entirely").expect(401);
    }

    @Test
    void looking_at_a_link_uses_nothing_up() {
        Invited nia = invited(northgate);
        opened(nia.link());
        opened(nia.link());
        choose(opened(nia.link()), nia.link(), GOOD).expect(302);
    }

    @Test
    void sending_another_one_ends_the_one_before() {
        Invited nia = invited(northgate);
        northgate.as(OWNER).post("/api/users/" + nia.id() + "/invite").expect(200);
        String second = linkTo(nia.email(), 2);
        assertThat(browser().open("/welcome?link=" + nia.link()).body()).contains(NO_GOOD);
        choose(opened(second), second, GOOD).expect(302);
    }

    @Test
    void a_new_email_or_a_suspension_ends_it() {
        Invited nia = invited(northgate);
        Rest owner = northgate.as(OWNER);
        String moved = "moved." + UUID.randomUUID() + "@people.example";
        owner.with("If-Match", owner.get("/api/users/" + nia.id()).etag()).put("/api/users/" + nia.id(), "{\"name\":\"Nia New\",\"email\":\"" + moved + "\"}").expect(200);
        assertThat(browser().open("/welcome?link=" + nia.link()).body()).contains(NO_GOOD);

        owner.post("/api/users/" + nia.id() + "/invite").expect(200);
        String second = linkTo(moved, 1);
        opened(second);
        owner.post("/api/users/" + nia.id() + "/suspend", "{\"reason\":\"not yet\"}").expect(200);
        owner.post("/api/users/" + nia.id() + "/resume", "{\"reason\":\"now\"}").expect(200);
        assertThat(browser().open("/welcome?link=" + second).body()).contains(NO_GOOD);
    }

    /** ASVS 5.0, 7.4.3: whoever came in by the old password is out. */
    @Test
    void a_new_password_ends_the_sessions_and_tokens_that_the_old_one_opened() {
        Invited nia = invited(northgate);
        Browser before = opened(nia.link());
        choose(before, nia.link(), GOOD).expect(302);
        before.open("/").expect(200);
        String token = northgate.signIn(nia.email(), GOOD).expect(200).text("/accessToken");

        northgate.as(OWNER).post("/api/users/" + nia.id() + "/invite").expect(200);
        String second = linkTo(nia.email(), 2);
        Browser after = opened(second);
        choose(after, second, "six other words of wool").expect(302);

        assertThat(before.open("/").status()).isEqualTo(302);
        northgate.nobody().bearer(token).get("/api/me").expect(401);
        after.open("/").expect(200);
    }

    @Test
    void whoever_is_suspended_and_let_in_again_signs_in_again_even_if_they_asked_for_nothing_in_between() {
        Invited nia = invited(northgate);
        Browser browser = opened(nia.link());
        choose(browser, nia.link(), GOOD).expect(302);
        browser.open("/").expect(200);
        String token = northgate.signIn(nia.email(), GOOD).expect(200).text("/accessToken");

        Rest owner = northgate.as(OWNER);
        owner.post("/api/users/" + nia.id() + "/suspend", "{\"reason\":\"lost laptop\"}").expect(200);
        owner.post("/api/users/" + nia.id() + "/resume", "{\"reason\":\"found\"}").expect(200);

        assertThat(browser.open("/").status()).isEqualTo(302);
        northgate.nobody().bearer(token).get("/api/me").expect(401);
        northgate.signIn(nia.email(), GOOD).expect(200);
    }

    @Test
    void it_ends_after_a_week() {
        Invited nia = invited(northgate);
        northgate.database().execute("update invitations set expires_at = now() - interval '1 second' where user_id = ?", nia.id());
        assertThat(browser().open("/welcome?link=" + nia.link()).body()).contains(NO_GOOD);
    }

    @Test
    void whatever_is_wrong_with_a_link_it_is_told_in_the_same_words() {
        Invited nia = invited(northgate);
        BearerToken good = BearerToken.parse(nia.link()).orElseThrow();
        byte[] other = BearerToken.newSecret();
        String expected = main(browser().open("/welcome").body());
        for (String link : List.of("x", "fov_abc", new BearerToken(good.tenantId(), good.tokenId(), other).text(), new BearerToken(good.tenantId(), UUID.randomUUID(), good.secret()).text(),
                new BearerToken(harbour.id(), good.tokenId(), good.secret()).text(), new BearerToken(UUID.randomUUID(), good.tokenId(), good.secret()).text())) {
            assertThat(main(browser().open("/welcome?link=" + link).expect(200).body())).as(link).isEqualTo(expected);
        }
        choose(opened(nia.link()), nia.link(), GOOD).expect(302);
    }

    @Test
    void a_link_is_no_token_of_the_api_and_a_token_is_no_link() {
        Invited nia = invited(northgate);
        northgate.nobody().bearer(nia.link()).get("/api/me").expect(401);
        String token = northgate.signIn(northgate.user(OWNER).email(), northgate.password()).expect(200).text("/accessToken");
        assertThat(browser().open("/welcome?link=" + token).body()).contains(NO_GOOD);
    }

    @Test
    void a_password_that_is_tried_first_is_refused_and_the_link_stays_good() {
        Invited nia = invited(northgate);
        Browser browser = opened(nia.link());
        for (String weak : List.of("short", "Password1!", northgate.slug() + "2026")) {
            assertThat(choose(browser, nia.link(), weak).expect(200).body()).containsAnyOf("Use at least 8", "tried first");
        }
        choose(browser, nia.link(), GOOD).expect(302);
    }

    @Test
    void a_new_password_ends_the_old_ones_tokens_and_until_then_it_works() {
        Colleague somebody = Colleague.of(northgate, PATIENTS_VIEW);
        northgate.as(OWNER).post("/api/users/" + somebody.id() + "/invite").expect(200);
        String link = linkTo(somebody.email(), 1);
        somebody.rest().get("/api/me").expect(200);
        choose(opened(link), link, GOOD).expect(302);
        somebody.rest().get("/api/me").expect(401);
        northgate.signIn(somebody.email(), northgate.password()).expect(401);
        northgate.signIn(somebody.email(), GOOD).expect(200);
    }

    @Test
    void the_secret_stands_in_the_email_alone() {
        Invited nia = invited(northgate);
        String secret = nia.link();
        assertThat(northgate.database().texts("select payload::text from journey_events where aggregate_id = ?", nia.id())).hasSize(1).noneMatch(payload -> payload.contains(secret));
        assertThat(northgate.database().text("select secret_hash from invitations where user_id = ?", nia.id())).hasSize(64);
        assertThat(new Mailbox(nia.email()).mails()).hasSize(1);
    }

    // --------------------------------------------------------------------------------------------------------------- helpers

    private static Invited invited(Practice practice) {
        String email = "nia." + UUID.randomUUID() + "@people.example";
        String role = practice.database().text("select id from dynamic_roles where tenant_id = ? and name = ?", practice.id(), RECEPTIONIST.title());
        UUID id = practice.as(OWNER).post("/api/users", "{\"name\":\"Nia New\",\"email\":\"%s\",\"roleIds\":[\"%s\"]}".formatted(email, role)).expect(201).id();
        return new Invited(id, email, linkTo(email, 1));
    }

    private static String linkTo(String email, int count) {
        return new Mailbox(email).invitation(count);
    }

    private Browser browser() {
        return Browser.at(northgate.nobody());
    }

    private Browser opened(String link) {
        Browser browser = browser();
        assertThat(browser.open("/welcome?link=" + link).expect(200).body()).contains("Choose your password");
        return browser;
    }

    private static Answer choose(Browser browser, String link, String password) {
        return browser.send("/welcome?link=" + link, "welcome", "choose", "password", password);
    }

    private static String main(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }
}
