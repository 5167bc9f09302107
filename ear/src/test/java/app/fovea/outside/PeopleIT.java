package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static app.fovea.access.entity.Permission.EXAMS_VIEW;
import static app.fovea.access.entity.Permission.PATIENTS_VIEW;
import static app.fovea.access.entity.Permission.PAYMENTS_REFUND;
import static app.fovea.access.entity.Permission.ROLES_ASSIGN;
import static app.fovea.access.entity.Permission.USERS_CREATE;
import static app.fovea.access.entity.Permission.USERS_EDIT;
import static app.fovea.access.entity.Permission.USERS_INVITE;
import static app.fovea.access.entity.Permission.USERS_REGISTER;
import static app.fovea.access.entity.Permission.USERS_SUSPEND;
import static app.fovea.access.entity.Permission.USERS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Colleague;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who works here: found, added, changed, shut out and let in; and nobody gets at more rights by any of it. */
class PeopleIT {
    private static final String WHY = "{\"reason\":\"said so\"}";

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    // -------------------------------------------------------------------------------------------------------------- reading

    @Test
    void people_are_found_by_name_email_number_state_and_role_a_page_at_a_time() {
        Rest owner = northgate.as(OWNER);
        Colleague one = Colleague.of(northgate, PATIENTS_VIEW);
        Colleague other = Colleague.of(northgate, PATIENTS_VIEW);
        String both = "?q=Colleague&limit=100";

        assertThat(owner.get("/api/users?q=" + one.name().replace(" ", "%20").toUpperCase()).expect(200).texts("/items", "/id")).containsExactly(one.id().toString());
        assertThat(owner.get("/api/users?q=" + other.email()).expect(200).texts("/items", "/id")).containsExactly(other.id().toString());
        assertThat(owner.get("/api/users?roleId=" + one.roleId()).expect(200).texts("/items", "/id")).containsExactly(one.id().toString());
        owner.post("/api/users/" + one.id() + "/suspend", WHY).expect(200);
        assertThat(owner.get("/api/users" + both + "&state=suspended").expect(200).texts("/items", "/id")).contains(one.id().toString()).doesNotContain(other.id().toString());
        assertThat(owner.get("/api/users" + both + "&state=active").expect(200).texts("/items", "/id")).contains(other.id().toString()).doesNotContain(one.id().toString());
        assertThat(owner.get("/api/users?q=%25").expect(200).at("/items").size()).as("a percent sign is no wildcard").isZero();
        assertThat(owner.get("/api/users?state=gone").expect(400).text("/errors/0/code")).isEqualTo("state_unknown");
        assertThat(owner.get("/api/users?roleId=" + UUID.randomUUID()).expect(400).text("/errors/0/code")).isEqualTo("role_unknown");
        assertThat(harbour.as(OWNER).get("/api/users?q=" + one.email()).expect(200).at("/items").size()).isZero();
    }

    @Test
    void pages_follow_each_other_in_the_order_of_names_and_leave_nobody_out() {
        Colleague.of(northgate, PATIENTS_VIEW);
        Colleague.of(northgate, PATIENTS_VIEW);
        Rest owner = northgate.as(OWNER);
        List<String> names = new java.util.ArrayList<>();
        String after = "";
        do {
            Answer page = owner.get("/api/users?limit=2" + after).expect(200);
            names.addAll(page.texts("/items", "/name"));
            after = page.at("/next").isMissingNode() || page.at("/next").isNull() ? null : "&after=" + page.text("/next");
        } while (after != null);
        assertThat(names).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER).hasSize((int) northgate.database().count("select count(*) from users where tenant_id = ?", northgate.id()));
    }

    @Test
    void a_role_that_has_ended_is_shown_and_finds_nobody() {
        Colleague trainee = Colleague.until(northgate, LocalDate.now().minusDays(2), PATIENTS_VIEW);
        Answer seen = trainee.seen();
        assertThat(seen.text("/roles/0/endsOn")).isEqualTo(LocalDate.now().minusDays(2).toString());
        assertThat(northgate.as(OWNER).get("/api/users?roleId=" + trainee.roleId()).expect(200).at("/items").size()).isZero();
    }

    // --------------------------------------------------------------------------------------------------------------- adding

    @Test
    void somebody_new_is_added_with_their_roles_and_waits_for_their_password() {
        Colleague manager = Colleague.like(northgate, PRACTICE_MANAGER);
        String email = email();
        UUID role = roleOf(northgate, RECEPTIONIST.title());
        UUID second = Colleague.of(northgate, PATIENTS_VIEW).roleId();

        Answer added = manager.rest().post("/api/users", """
            {"name":"  Nia New ","email":"%s","roleIds":["%s","%s"],"setPrimaryRoleId":"%s"}""".formatted(email.toUpperCase(), role, second, second)).expect(201);

        assertThat(added.header("Location").orElseThrow()).endsWith("/api/users/" + added.id());
        assertThat(added.text("/name")).isEqualTo("Nia New");
        assertThat(added.text("/email")).isEqualTo(email);
        assertThat(added.at("/invited").asBoolean()).isTrue();
        assertThat(added.uuid("/roles/0/id")).isEqualTo(second);
        assertThat(added.at("/roles/0/primary").asBoolean()).isTrue();
        assertThat(northgate.signIn(email, "").status()).isEqualTo(401);
        assertThat(trailOf(northgate, added.id())).containsExactly("user.created", "grant.given", "grant.given", "user.invited");
        assertThat(harbour.as(OWNER).get("/api/users/" + added.id()).status()).isEqualTo(404);
    }

    @Test
    void the_same_key_adds_somebody_once() {
        Rest owner = northgate.as(OWNER).with("Idempotency-Key", UUID.randomUUID().toString());
        String body = person(email());
        Answer first = owner.post("/api/users", body).expect(201);
        Answer again = owner.post("/api/users", body).expect(201);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        owner.post("/api/users", person(email())).expect(409);
        assertThat(trailOf(northgate, first.id())).containsExactly("user.created", "user.invited");
    }

    @Test
    void an_email_may_be_used_in_two_practices_and_once_in_each() {
        String email = email();
        northgate.as(OWNER).post("/api/users", person(email)).expect(201);
        harbour.as(OWNER).post("/api/users", person(email)).expect(201);
        Answer refused = northgate.as(OWNER).post("/api/users", person(email.toUpperCase())).expect(400);
        assertThat(refused.text("/errors/0/code")).isEqualTo("email_taken");
        assertThat(refused.text("/errors/0/field")).isEqualTo("email");
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        Answer refused = northgate.as(OWNER).post("/api/users", """
            {"name":" ","email":"nobody","gocNumber":"31204","branchId":"%s"}""".formatted(UUID.randomUUID())).expect(400);
        assertThat(refused.texts("/errors", "/code")).containsExactlyInAnyOrder("name_missing", "email_unreadable", "goc_number_unreadable", "branch_unknown");
        assertThat(northgate.as(OWNER).post("/api/users", "{\"name\":\"A\",\"email\":\"a@b.example\",\"registeredUntil\":\"2030-01-01\"}").expect(400).texts("/errors", "/code"))
            .containsExactly("goc_number_missing");
    }

    @Test
    void a_branch_of_another_practice_is_no_branch() {
        String branch = harbour.database().text("select id from branches where tenant_id = ? limit 1", harbour.id());
        String body = "{\"name\":\"A\",\"email\":\"%s\",\"branchId\":\"%s\"}".formatted(email(), branch);
        assertThat(northgate.as(OWNER).post("/api/users", body).expect(400).text("/errors/0/code")).isEqualTo("branch_unknown");
        harbour.as(OWNER).post("/api/users", body).expect(201);
    }

    @Test
    void nobody_adds_somebody_who_may_do_more_than_they() {
        Colleague manager = Colleague.like(northgate, PRACTICE_MANAGER);
        Colleague clerk = Colleague.of(northgate, USERS_CREATE);
        long before = people(northgate);
        for (String role : List.of(OWNER.title(), OPTOMETRIST.title())) {
            manager.rest().post("/api/users", "{\"name\":\"Me Again\",\"email\":\"%s\",\"roleIds\":[\"%s\"]}".formatted(email(), roleOf(northgate, role))).expect(403);
        }
        assertThat(clerk.rest().post("/api/users", "{\"name\":\"Me Again\",\"email\":\"%s\",\"roleIds\":[\"%s\"]}".formatted(email(), clerk.roleId())).expect(403).text("/permission"))
            .isEqualTo(ROLES_ASSIGN.id());
        assertThat(people(northgate)).as("nothing is half-written").isEqualTo(before);
        clerk.rest().post("/api/users", person(email())).expect(201);
    }

    @Test
    void a_registration_is_entered_by_those_who_may() {
        Colleague clerk = Colleague.of(northgate, USERS_CREATE, USERS_EDIT);
        String registered = "{\"name\":\"R\",\"email\":\"%s\",\"gocNumber\":\"%s\"}";
        assertThat(clerk.rest().post("/api/users", registered.formatted(email(), goc())).expect(403).text("/permission")).isEqualTo(USERS_REGISTER.id());
        Colleague registrar = Colleague.of(northgate, USERS_CREATE, USERS_EDIT, USERS_REGISTER);
        String number = goc();
        UUID added = registrar.rest().post("/api/users", registered.formatted(email(), number)).expect(201).id();
        assertThat(registrar.rest().post("/api/users", registered.formatted(email(), number)).expect(400).text("/errors/0/code")).isEqualTo("goc_number_taken");

        String etag = clerk.rest().get("/api/users/" + added).etag();
        Answer denied = clerk.rest().with("If-Match", etag).put("/api/users/" + added, "{\"name\":\"R\",\"email\":\"%s\"}".formatted(email())).expect(403);
        assertThat(denied.text("/permission")).as("taking a number away changes it too").isEqualTo(USERS_REGISTER.id());
    }

    // ------------------------------------------------------------------------------------------------------------- changing

    @Test
    void what_somebody_else_changed_is_not_overwritten() {
        Colleague somebody = Colleague.of(northgate, PATIENTS_VIEW);
        Rest owner = northgate.as(OWNER);
        String seen = somebody.seen().etag();
        String body = person(somebody.email());
        owner.put("/api/users/" + somebody.id(), body).expect(428);
        Answer changed = owner.with("If-Match", seen).put("/api/users/" + somebody.id(), body).expect(200);
        assertThat(changed.etag()).isNotEqualTo(seen);
        owner.with("If-Match", seen).put("/api/users/" + somebody.id(), body).expect(412);
        assertThat(somebody.trail()).containsExactly("user.changed");
    }

    @Test
    void nobody_touches_whoever_may_do_more() {
        Colleague helper = Colleague.of(northgate, USERS_EDIT, USERS_INVITE, USERS_SUSPEND, USERS_REGISTER);
        Colleague stronger = Colleague.of(northgate, PAYMENTS_REFUND);
        Colleague owner = Colleague.owner(northgate);
        for (Colleague target : List.of(stronger, owner)) {
            Rest rest = helper.rest().with("If-Match", target.seen().etag());
            rest.put("/api/users/" + target.id(), person(email())).expect(403);
            rest.post("/api/users/" + target.id() + "/invite").expect(403);
            rest.post("/api/users/" + target.id() + "/suspend", WHY).expect(403);
            rest.post("/api/users/" + target.id() + "/resume", WHY).expect(403);
            assertThat(target.seen().text("/email")).isEqualTo(target.email());
            assertThat(target.seen().at("/active").asBoolean()).isTrue();
            assertThat(northgate.database().count("select count(*) from invitations where user_id = ?", target.id())).isZero();
        }
        helper.rest().post("/api/users/" + Colleague.of(northgate, USERS_VIEW).id() + "/invite").expect(200);
    }

    /** The right that a person has through a role that has ended is no right: neither for who acts nor against whom. */
    @Test
    void a_role_that_has_ended_gives_no_strength() {
        LocalDate yesterday = LocalDate.now().minusDays(2);
        Colleague former = Colleague.until(northgate, yesterday, USERS_SUSPEND).alsoHolding(PATIENTS_VIEW);
        Colleague weak = Colleague.of(northgate, PATIENTS_VIEW);
        former.rest().post("/api/users/" + weak.id() + "/suspend", WHY).expect(403);

        Colleague helper = Colleague.of(northgate, USERS_SUSPEND, PATIENTS_VIEW);
        Colleague once = Colleague.until(northgate, yesterday, PAYMENTS_REFUND, EXAMS_VIEW);
        helper.rest().post("/api/users/" + once.id() + "/suspend", WHY).expect(200);
    }

    @Test
    void nobody_registers_themselves() {
        Colleague registrar = Colleague.of(northgate, USERS_EDIT, USERS_REGISTER);
        String body = "{\"name\":\"Me\",\"email\":\"%s\",\"gocNumber\":\"%s\"}".formatted(registrar.email(), goc());
        assertThat(registrar.rest().with("If-Match", registrar.seen().etag()).put("/api/users/" + registrar.id(), body).expect(422).text("/rule")).isEqualTo("own_registration");

        Colleague somebody = Colleague.of(northgate, USERS_VIEW);
        registrar.rest().with("If-Match", somebody.seen().etag()).put("/api/users/" + somebody.id(), "{\"name\":\"S\",\"email\":\"%s\",\"gocNumber\":\"%s\",\"registeredUntil\":\"2031-12-31\"}"
            .formatted(somebody.email(), goc())).expect(200);
    }

    // ---------------------------------------------------------------------------------------------------- suspending, resuming

    @Test
    void whoever_is_suspended_is_out_at_once_and_comes_back_with_what_they_held() {
        Colleague somebody = Colleague.of(northgate, PATIENTS_VIEW);
        Rest rest = somebody.rest();
        rest.get("/api/patients?limit=1").expect(200);
        Rest owner = northgate.as(OWNER);

        assertThat(owner.post("/api/users/" + somebody.id() + "/suspend", WHY).expect(200).at("/active").asBoolean()).isFalse();
        rest.get("/api/patients?limit=1").expect(401);
        northgate.signIn(somebody.email(), northgate.password()).expect(401);
        owner.post("/api/users/" + somebody.id() + "/suspend", WHY).expect(200);
        assertThat(owner.post("/api/users/" + somebody.id() + "/invite").expect(422).text("/rule")).isEqualTo("person_suspended");

        owner.post("/api/users/" + somebody.id() + "/resume", WHY).expect(200);
        rest.get("/api/patients?limit=1").expect(401); // The old token was taken away for good.
        String token = northgate.signIn(somebody.email(), northgate.password()).expect(200).text("/accessToken");
        northgate.nobody().bearer(token).get("/api/patients?limit=1").expect(200);
        assertThat(somebody.trail()).containsExactly("user.suspended", "user.resumed");
    }

    @Test
    void a_reason_is_asked_for_and_kept() {
        Colleague somebody = Colleague.of(northgate, PATIENTS_VIEW);
        Rest owner = northgate.as(OWNER);
        assertThat(owner.post("/api/users/" + somebody.id() + "/suspend", "{}").expect(400).text("/errors/0/code")).isEqualTo("reason_missing");
        owner.post("/api/users/" + somebody.id() + "/suspend", "{\"reason\":\" left us \"}").expect(200);
        assertThat(northgate.database().text("select reason from role_change_audit where user_id = ? and action = 'user.suspended'", somebody.id())).isEqualTo("left us");
    }

    @Test
    void nobody_suspends_themselves_nor_the_last_owner() {
        Colleague owner = Colleague.owner(northgate);
        assertThat(owner.rest().post("/api/users/" + owner.id() + "/suspend", WHY).expect(422).text("/rule")).isEqualTo("suspends_yourself");
        // An owner for a while does not keep the practice going: harbour's other owner leaves next week.
        Colleague leaving = Colleague.owner(harbour);
        String last = harbour.database().text("select id from users where tenant_id = ? and email = ?", harbour.id(), harbour.user(OWNER).email());
        harbour.database().executeAudited(harbour.id(), "update user_dynamic_roles set ends_on = current_date + 7 where tenant_id = ? and user_id = ?", harbour.id(), leaving.id());
        assertThat(leaving.rest().post("/api/users/" + last + "/suspend", WHY).expect(422).text("/rule")).isEqualTo("last_owner");
        assertThat(harbour.as(OWNER).post("/api/users/" + leaving.id() + "/suspend", WHY).expect(200).at("/active").asBoolean()).isFalse();
        northgate.as(OWNER).get("/api/users/" + leaving.id()).expect(404);
    }

    /** Each would rely on the other to stay. */
    @Test
    void of_two_owners_who_suspend_each_other_at_once_one_remains() {
        for (int round = 0; round < 5; round++) {
            List<Colleague> owners = List.of(Colleague.owner(harbour), Colleague.owner(harbour));
            owners.forEach(Colleague::rest);
            List<Answer> answers = AtOnce.call(2, who -> owners.get(who).rest().post("/api/users/" + owners.get(1 - who).id() + "/suspend", WHY));
            assertThat(answers).extracting(Answer::status).as("the second finds itself shut out").containsExactlyInAnyOrder(200, 401);
            owners.forEach(Colleague::leaves);
        }
    }

    // --------------------------------------------------------------------------------------------------------------- helpers

    private static String email() {
        return "new." + UUID.randomUUID() + "@people.example";
    }

    private static String goc() {
        return "D-" + (10_000 + java.util.concurrent.ThreadLocalRandom.current().nextInt(89_999));
    }

    private static String person(String email) {
        return "{\"name\":\"Somebody New\",\"email\":\"" + email + "\"}";
    }

    private static UUID roleOf(Practice practice, String name) {
        return UUID.fromString(practice.database().text("select id from dynamic_roles where tenant_id = ? and name = ?", practice.id(), name));
    }

    private static List<String> trailOf(Practice practice, UUID user) {
        return practice.database().texts("select action from role_change_audit where tenant_id = ? and user_id = ? order by id", practice.id(), user);
    }

    private static long people(Practice practice) {
        return practice.database().count("select count(*) from users where tenant_id = ?", practice.id());
    }
}
