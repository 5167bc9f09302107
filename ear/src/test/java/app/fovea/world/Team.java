package app.fovea.world;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;

import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** Roles that a test designs for itself, and people to hold them whom no other test knows. */
public final class Team {
    private final Practice practice;

    private Team(Practice practice) {
        this.practice = practice;
    }

    public static Team of(Practice practice) {
        return new Team(practice);
    }

    /** A name that no other test uses. */
    public static String name(String title) {
        return title + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A new role, made by the owner. */
    public UUID role(String name, String... permissionIds) {
        return practice.as(OWNER).post("/api/roles", body(name, permissionIds)).expect(201).id();
    }

    /** What the owner makes of it meanwhile. */
    public void change(UUID role, String name, String... permissionIds) {
        String version = practice.as(OWNER).get("/api/roles/" + role).expect(200).etag();
        practice.as(OWNER).with("If-Match", version).put("/api/roles/" + role, body(name, permissionIds)).expect(200);
    }

    /** Somebody new who holds this role and no other. @return the e-mail to sign in with */
    public String hired(UUID role) {
        String email = practice.hire(RECEPTIONIST, null);
        give(email, role);
        return email;
    }

    public String hired(UUID role, String name) {
        String email = hired(role);
        practice.database().executeAudited(practice.id(), "update users set name = ? where email = ?", name, email);
        return email;
    }

    /** Takes what they held before. */
    public void give(String email, UUID role) {
        practice.as(OWNER).post("/api/roles/users/" + person(email) + "/assign", "{\"roleIds\":[\"%s\"],\"setPrimaryRoleId\":\"%s\",\"reason\":\"for a test\"}".formatted(role, role)).expect(200);
    }

    /** Many roles that nobody holds, without asking the program. */
    public void manyRoles(int count, String name) {
        practice.database().executeAudited(practice.id(), """
            insert into dynamic_roles (tenant_id, id, name, description, system)
            select ?, gen_random_uuid(), ? || ' ' || lpad(n::text, 4, '0'), 'One of many', false from generate_series(1, ?) n""", practice.id(), name, count);
    }

    public void withoutThem(String name) {
        practice.database().executeAudited(practice.id(), "delete from dynamic_roles where tenant_id = ? and name like ? || ' %'", practice.id(), name);
    }

    private UUID person(String email) {
        return UUID.fromString(practice.database().text("select id from users where email = ?", email));
    }

    private static String body(String name, String... permissionIds) {
        String ids = Arrays.stream(permissionIds).map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return "{\"name\":\"%s\",\"description\":\"Made by a test.\",\"permissionIds\":[%s],\"reason\":\"for a test\"}".formatted(name, ids);
    }
}
