package app.fovea.outside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import app.fovea.world.Answer;
import app.fovea.world.Database;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.RunningFovea;
import app.fovea.world.WholePractice;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An attacker in each default role, with an accomplice who holds nothing, tries every call of the API that changes roles or people, at everything there is. Whatever
 * is answered, in the end nobody has gained or lost a right that the attacker did not have in the beginning.
 */
class NobodyRaisesThemselvesIT {
    private static final Set<Permission> CHANGES_ACCESS = EnumSet.of(Permission.ROLES_CREATE, Permission.ROLES_EDIT, Permission.ROLES_DELETE, Permission.ROLES_ASSIGN, Permission.PAIRS_DECIDE,
        Permission.USERS_CREATE, Permission.USERS_EDIT, Permission.USERS_REGISTER, Permission.USERS_INVITE, Permission.USERS_SUSPEND);

    /** @param resource as {@link ResourceMethod} names it @param body null for none */
    private record Attempt(String resource, String path, String body) {
        Answer by(Rest attacker) {
            Rest prepared = attacker.with("Idempotency-Key", UUID.randomUUID().toString());
            String[] call = resource.split(" ");
            if (call[0].equals("PUT") && path.matches(".*/[0-9a-f-]{36}$")) {
                prepared = attacker.get(path).header("ETag").map(tag -> attacker.with("If-Match", tag)).orElse(prepared.with("If-Match", "\"1\""));
            }
            return body == null ? prepared.request(call[0], path, null) : prepared.json(call[0], path, body);
        }
    }

    /** A world of one's own for each attacker. */
    private final String slug = "raise-" + UUID.randomUUID().toString().substring(0, 8);
    private final Database database = new Database(RunningFovea.shared().server());
    private UUID tenant;
    private UUID attacker;
    private UUID accomplice;
    private UUID owner;
    private UUID stronger;

    @AfterEach
    void theOtherPracticeIsAsItWas() {
        assertThat(database.count("select count(*) from users where tenant_id = (select id from tenants where slug = 'northgate') and name like 'Raised%'")).isZero();
    }

    @ParameterizedTest
    @EnumSource(DefaultRole.class)
    void whoever_holds_only(DefaultRole role) throws SQLException {
        begin(role);
        Rest by = Rest.at(RunningFovea.shared().url()).bearer(Practice.signIn(Rest.at(RunningFovea.shared().url()), slug, "attacker@practice.example", WholePractice.PASSWORD).expect(200).text("/accessToken"));
        Map<UUID, Set<Permission>> before = everybodysRights();
        Set<Permission> own = before.get(attacker);
        Map<UUID, String> peopleBefore = people();

        List<Answer> answers = attempts(own).stream().map(attempt -> attempt.by(by)).toList();

        assertThat(answers).as("nothing breaks").noneMatch(answer -> answer.status() >= 500);
        if (own.stream().noneMatch(CHANGES_ACCESS::contains)) {
            assertThat(answers).as("all of it is forbidden").allMatch(answer -> answer.status() == 403);
        } else {
            assertThat(answers).as("some of it is permitted, or this would prove little").anyMatch(answer -> answer.status() < 300);
        }
        everybodysRights().forEach((person, rights) -> {
            Set<Permission> had = before.getOrDefault(person, Set.of());
            assertThat(own).as("gained by " + person).containsAll(minus(rights, had));
            assertThat(rights).as("what the attacker does not hold is kept by " + person).containsAll(minus(had, own));
        });
        before.forEach((person, had) -> {
            if (!own.containsAll(had)) {
                assertThat(people().get(person)).as("who is stronger stays who they are").isEqualTo(peopleBefore.get(person));
            }
        });
        assertThat(database.text("select coalesce(goc_number, 'none') from users where tenant_id = ? and id = ?", tenant, attacker)).isEqualTo("none");
        assertThat(database.count("select count(*) from user_dynamic_roles g join dynamic_roles r on r.tenant_id = g.tenant_id and r.id = g.role_id and r.system"
            + " where g.tenant_id = ? and g.ends_on is null", tenant)).as("owners are still there").isGreaterThanOrEqualTo(1);
    }

    @Test
    void every_call_that_changes_roles_or_people_is_among_the_attempts() throws SQLException {
        begin(DefaultRole.PRACTICE_MANAGER);
        Set<String> changing = ResourceMethod.all().stream().map(ResourceMethod::name)
            .filter(name -> name.matches("(POST|PUT|PATCH|DELETE) (roles|users)(/.*)?")).collect(Collectors.toCollection(TreeSet::new));

        Set<String> attempted = attempts(Set.of()).stream().map(Attempt::resource).collect(Collectors.toCollection(TreeSet::new));
        assertThat(attempted).isEqualTo(changing);
        assertThat(changing).hasSizeGreaterThan(10);
    }

    private List<Attempt> attempts(Set<Permission> own) {
        List<Permission> lacking = Permission.grantable().stream().filter(right -> !own.contains(right)).toList();
        List<String> roles = database.texts("select id::text from dynamic_roles where tenant_id = ? order by system desc, name", tenant);
        List<UUID> targets = List.of(attacker, accomplice, stronger, owner);
        List<Attempt> all = new ArrayList<>();
        lacking.forEach(right -> all.add(new Attempt("POST roles", "/api/roles", draft("Raised " + right.id(), List.of(right)))));
        all.add(new Attempt("POST roles/difference", "/api/roles/difference", draft("Raised", Permission.grantable())));
        all.add(new Attempt("POST roles", "/api/roles", draft("Raised all", Permission.grantable())));
        all.add(new Attempt("POST roles", "/api/roles", draft("Raised operator", List.of(Permission.TENANTS_OPERATE))));
        all.add(new Attempt("POST roles", "/api/roles", draft("Harmless", List.of(Permission.PATIENTS_VIEW))));
        for (String role : roles) {
            all.add(new Attempt("PUT roles/{id}", "/api/roles/" + role, draft("Raised " + role.substring(24), Permission.grantable())));
            all.add(new Attempt("PUT roles/{id}", "/api/roles/" + role, draft("Emptied " + role.substring(24), List.of())));
            lacking.stream().limit(3).forEach(right -> all.add(new Attempt("PUT roles/{id}", "/api/roles/" + role, draft("Raised " + right.id(), List.of(right)))));
            all.add(new Attempt("POST roles/{id}/difference", "/api/roles/" + role + "/difference", draft("Raised", Permission.grantable())));
            for (UUID target : targets) {
                all.add(new Attempt("POST roles/users/{userId}/assign", "/api/roles/users/" + target + "/assign", "{\"roleIds\":[\"" + role + "\"],\"setPrimaryRoleId\":\"" + role + "\"}"));
                all.add(new Attempt("POST roles/users/assign", "/api/roles/users/assign", "{\"userIds\":[\"" + target + "\"],\"give\":[\"" + role + "\"]}"));
                all.add(new Attempt("POST roles/users/assign", "/api/roles/users/assign", "{\"userIds\":[\"" + target + "\"],\"take\":[\"" + role + "\"]}"));
            }
            all.add(new Attempt("POST users", "/api/users", "{\"name\":\"Raised Person\",\"email\":\"raised-" + role + "@practice.example\",\"roleIds\":[\"" + role + "\"]}"));
            roles.stream().limit(2).forEach(replacement -> all.add(new Attempt("DELETE roles/{id}", "/api/roles/" + role + "?replacementId=" + replacement, null)));
        }
        for (UUID target : targets) {
            all.add(new Attempt("POST roles/users/{userId}/assign", "/api/roles/users/" + target + "/assign", "{\"roleIds\":[]}"));
            all.add(new Attempt("PUT users/{id}", "/api/users/" + target, "{\"name\":\"Raised Name\",\"email\":\"raised@practice.example\",\"gocNumber\":\"01-99999\"}"));
            all.add(new Attempt("PUT users/{id}", "/api/users/" + target, "{\"name\":\"Raised Name\",\"email\":\"raised@practice.example\"}"));
            for (String way : List.of("invite", "suspend", "resume")) {
                all.add(new Attempt("POST users/{id}/" + way, "/api/users/" + target + "/" + way, way.equals("invite") ? null : "{\"reason\":\"raised\"}"));
            }
        }
        all.add(new Attempt("PUT roles/pairs/{pair}", "/api/roles/pairs/take_and_refund", "{\"refused\":false}"));
        return all;
    }

    private static String draft(String name, Collection<Permission> rights) {
        return "{\"name\":\"" + name + "\",\"permissionIds\":[" + rights.stream().map(right -> "\"" + right.id() + "\"").collect(Collectors.joining(",")) + "]}";
    }

    private void begin(DefaultRole role) throws SQLException {
        tenant = WholePractice.open(RunningFovea.shared().server().provisioner(), slug).tenantId();
        owner = UUID.fromString(database.text("select id from users where tenant_id = ? and email = ?", tenant, WholePractice.OWNER));
        attacker = hire("attacker", role);
        accomplice = hire("accomplice", null);
        stronger = hire("stronger", DefaultRole.OWNER);
    }

    private UUID hire(String name, DefaultRole role) {
        UUID id = UUID.randomUUID();
        database.executeAudited(tenant, "insert into users (tenant_id, id, email, name, password_hash) select tenant_id, ?, ?, ?, password_hash from users where id = ?",
            id, name + "@practice.example", name, owner);
        if (role != null) {
            database.executeAudited(tenant, "insert into user_dynamic_roles (tenant_id, user_id, role_id, is_primary) select tenant_id, ?, id, true from dynamic_roles where tenant_id = ? and template = ?",
                id, tenant, role.name().toLowerCase());
        }
        return id;
    }

    /** By what is stored, whether or not somebody is registered. */
    private Map<UUID, Set<Permission>> everybodysRights() {
        Map<UUID, Set<Permission>> rights = new TreeMap<>();
        for (String row : database.texts("select u.id || ' ' || coalesce(string_agg(p.permission, ' '), '') from users u left join user_permissions p on p.tenant_id = u.tenant_id and p.user_id = u.id"
            + " where u.tenant_id = ? group by u.id", tenant)) {
            String[] words = row.strip().split(" ");
            Set<Permission> ticked = Stream.of(Arrays.copyOfRange(words, 1, words.length)).flatMap(id -> Permission.of(id).stream()).collect(Collectors.toSet());
            rights.put(UUID.fromString(words[0]), Permission.closure(ticked));
        }
        return rights;
    }

    private Map<UUID, String> people() {
        return database.texts("select concat_ws(' ', id, email, active, goc_number, password_hash) from users where tenant_id = ?", tenant).stream()
            .collect(Collectors.toMap(row -> UUID.fromString(row.substring(0, 36)), row -> row));
    }

    private static Set<Permission> minus(Set<Permission> some, Set<Permission> others) {
        return some.stream().filter(each -> !others.contains(each)).collect(Collectors.toSet());
    }
}
