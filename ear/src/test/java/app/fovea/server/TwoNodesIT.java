package app.fovea.server;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.RunningFovea;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A second server of this build on the same database: each remembers by itself, and neither is told what the other did. */
class TwoNodesIT {
    private static final String PATIENTS = "/api/patients?limit=1";
    private static DataDirectory data;
    private static LocalWildFly second;
    private static Practice northgate;
    private static Practice harbour;

    @BeforeAll
    static void theSecondNode() throws Exception {
        northgate = Practice.northgate();
        harbour = Practice.harbour();
        data = DataDirectory.at(Path.of(System.getProperty("fovea.scratch"), "second-node-" + ProcessHandle.current().pid()).toAbsolutePath());
        data.take();
        Ports ports = Ports.rememberedIn(data.portsFile());
        second = new LocalWildFly(data, Path.of(System.getProperty("fovea.home")), Path.of(System.getProperty("fovea.ear")), ports.port("http"), ports, "/sign-in");
        Runtime.getRuntime().addShutdownHook(new Thread(second::stop, "end-second-node"));
        second.start(RunningFovea.shared().server().environment(), List.of());
    }

    @AfterAll
    static void end() throws Exception {
        second.stop();
        PostgresBinaries.delete(data.serverBase());
        data.close();
    }

    @Test
    void a_token_that_is_ended_on_one_node_opens_nothing_on_the_other() {
        String token = northgate.signIn(northgate.hire(RECEPTIONIST, null), northgate.password()).expect(200).text("/accessToken");
        Rest here = northgate.nobody().bearer(token);
        Rest there = Rest.at(second.url()).bearer(token);
        here.get("/api/me").expect(200);
        there.get("/api/me").expect(200);

        here.post("/api/auth/revoke").expect(204);

        there.get("/api/me").expect(401);
    }

    @Test
    void what_is_changed_on_one_node_counts_on_the_other_from_the_next_request_of_programs_and_browsers() {
        Rest owner = northgate.as(OWNER);
        String email = northgate.hire(RECEPTIONIST, null);
        String token = northgate.signIn(email, northgate.password()).expect(200).text("/accessToken");
        Rest program = Rest.at(second.url()).bearer(token);
        Browser browser = Browser.at(Rest.at(second.url()));
        browser.signIn(northgate.slug(), email, northgate.password()).expect(302);
        String person = program.get("/api/me").expect(200).text("/userId");
        String name = "Second node " + UUID.randomUUID();
        Answer role = owner.post("/api/roles", role(name, "\"patients:view\"")).expect(201);

        owner.post("/api/roles/users/" + person + "/assign", "{\"roleIds\":[\"%s\"],\"setPrimaryRoleId\":\"%1$s\"}".formatted(role.text("/id"))).expect(200);
        assertThat(program.get("/api/me").expect(200).texts("/permissions", "")).containsExactly("patients:view");
        browser.open("/patients").expect(200);

        owner.with("If-Match", role.header("ETag").orElseThrow()).put("/api/roles/" + role.text("/id"), role(name, "\"catalogue:view\"")).expect(200);
        program.get(PATIENTS).expect(403);
        browser.open("/patients").expect(403);
        northgate.nobody().bearer(token).get(PATIENTS).expect(403);
        harbour.as(RECEPTIONIST).get(PATIENTS).expect(200);

        northgate.database().executeAudited(northgate.id(), "update users set active = false where email = ?", email);
        program.get("/api/me").expect(401);
        browser.open("/patients").expect(302);
    }

    private static String role(String name, String permissionIds) {
        return "{\"name\":\"%s\",\"description\":\"\",\"permissionIds\":[%s]}".formatted(name, permissionIds);
    }
}
