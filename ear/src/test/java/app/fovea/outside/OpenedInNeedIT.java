package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.Answer;
import app.fovea.world.Browser;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A restricted record: who is named sees it, who is not opens it in need, with a reason and for half an hour, and somebody else looks into that. */
class OpenedInNeedIT {
    private static final Practice NORTHGATE = Practice.northgate();

    private final Visit visit = Visit.to(NORTHGATE).examined();
    private final String record = "/api/patients/" + visit.patientId();

    @Test
    void whoever_is_named_by_person_or_by_role_sees_it_and_nobody_else() {
        restrict("[\"" + me(OPTOMETRIST) + "\"]", "[\"" + NORTHGATE.role(RECEPTIONIST) + "\"]");

        NORTHGATE.as(OPTOMETRIST).get(record).expect(200);
        NORTHGATE.as(RECEPTIONIST).get(record + "/summary").expect(200);
        NORTHGATE.as(OWNER).get(record).expect(200);
        NORTHGATE.as(DISPENSING_OPTICIAN).get(record).expect(403);
        NORTHGATE.as(PRACTICE_MANAGER).get(record).expect(403);
        assertThat(NORTHGATE.as(PRACTICE_MANAGER).get(record + "/restriction").expect(200).text("/reason")).as("whoever restricts records reads why, and nothing of it").isEqualTo("A colleague");
        assertThat(Practice.harbour().as(OWNER).get(record + "/restriction").status()).isEqualTo(404);

        Answer standing = NORTHGATE.as(PRACTICE_MANAGER).get(record + "/restriction").expect(200);
        NORTHGATE.as(PRACTICE_MANAGER).with("If-Match", "\"" + UUID.randomUUID() + "\"").post(record + "/restriction/lift", "{\"reason\":\"r\"}").expect(412);
        NORTHGATE.as(PRACTICE_MANAGER).with("If-Match", standing.etag()).post(record + "/restriction/lift", "{\"reason\":\"She left\"}").expect(204);
        NORTHGATE.as(DISPENSING_OPTICIAN).get(record).expect(200);
    }

    @Test
    void in_need_it_opens_to_who_says_why_and_to_nobody_else_and_ends_by_itself() {
        restrict("[]", "[]");
        Rest optician = NORTHGATE.as(DISPENSING_OPTICIAN);
        optician.get(record + "/summary").expect(403);
        optician.post("/api/record-openings", "{\"patientId\":\"" + visit.patientId() + "\",\"reason\":\" \"}").expect(400);
        NORTHGATE.as(RECEPTIONIST).post("/api/record-openings", open("Curious")).expect(403);

        Answer opened = optician.post("/api/record-openings", open("Broken lens, she cannot drive home")).expect(200);

        Duration length = Duration.between(Instant.parse(opened.text("/openedAt")), Instant.parse(opened.text("/endsAt")));
        assertThat(length).isEqualTo(Duration.ofMinutes(30));
        assertThat(optician.post("/api/record-openings", open("Again")).expect(200).id()).as("it is one opening").isEqualTo(opened.id());
        optician.get(record + "/summary").expect(200);
        optician.get("/api/exams/" + visit.examId()).expect(200);
        NORTHGATE.as(OPTOMETRIST).get(record).expect(403);

        optician.request("DELETE", "/api/record-openings/patients/" + visit.patientId(), null).expect(204);
        optician.get(record).expect(403);
        NORTHGATE.database().execute("insert into record_openings (tenant_id, id, restriction_id, patient_id, opened_by, opened_by_name, reason, opened_at, ends_at)"
            + " select tenant_id, gen_random_uuid(), id, patient_id, ?, 'Somebody', 'Half an hour ago', now() - interval '31 minutes', now() - interval '1 minute' from record_restrictions where patient_id = ?",
            me(DISPENSING_OPTICIAN), visit.patientId());
        optician.get(record).expect(403);
    }

    @Test
    void somebody_else_looks_into_it_and_says_so_once() {
        restrict("[]", "[]");
        UUID opening = NORTHGATE.as(PRACTICE_MANAGER).post("/api/record-openings", open("He fainted here")).expect(200).id();
        Rest manager = NORTHGATE.as(PRACTICE_MANAGER);
        Rest owner = NORTHGATE.as(OWNER);

        assertThat(owner.get("/api/record-openings?state=open&limit=100").expect(200).texts("/items", "/reason")).contains("He fainted here");
        assertThat(manager.post("/api/record-openings/" + opening + "/review", "{}").expect(422).text("/rule")).isEqualTo("own_opening");
        assertThat(owner.post("/api/record-openings/" + opening + "/review", "{\"remark\":\"Rightly so\"}").expect(200).text("/remark")).isEqualTo("Rightly so");
        assertThat(owner.post("/api/record-openings/" + opening + "/review", "{\"remark\":\"Another word\"}").expect(200).text("/remark")).isEqualTo("Rightly so");
        Practice.harbour().as(OWNER).post("/api/record-openings/" + opening + "/review", "{}").expect(404);
        assertThat(owner.get("/api/access-log?limit=100&patientId=" + visit.patientId()).expect(200).texts("/items", "/way")).contains("POST /api/record-openings");
    }

    @Test
    void on_the_screen_it_is_said_opened_and_counted_down() {
        restrict("[]", "[]");
        Browser optician = Browser.at(NORTHGATE.nobody());
        optician.signIn(NORTHGATE.slug(), NORTHGATE.user(DISPENSING_OPTICIAN).email(), NORTHGATE.password()).expect(302);
        assertThat(optician.open("/patients/" + visit.patientId()).expect(403).body()).contains("This record is restricted", "/open-record?patient=" + visit.patientId());
        String page = "/open-record?patient=" + visit.patientId();
        assertThat(optician.open(page).expect(200).body()).contains("Why it must be seen now");
        assertThat(optician.send(page, "open-record", "open", "reason", "Broken lens").status()).isEqualTo(302);

        assertThat(optician.open("/patients/" + visit.patientId()).expect(200).body()).contains("data-left=", "is open to you until", "Close now");
    }

    private void restrict(String users, String roles) {
        NORTHGATE.as(PRACTICE_MANAGER).put(record + "/restriction", "{\"reason\":\"A colleague\",\"userIds\":" + users + ",\"roleIds\":" + roles + "}").expect(200);
    }

    private String open(String reason) {
        return "{\"patientId\":\"" + visit.patientId() + "\",\"reason\":\"" + reason + "\"}";
    }

    private static UUID me(DefaultRole role) {
        return UUID.fromString(NORTHGATE.as(role).get("/api/me").expect(200).text("/userId"));
    }
}
