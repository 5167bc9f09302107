package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Something, none known and not known are three things, in each of two practices. */
class AlertsIT {
    private static final String NICKEL = "{\"state\":\"present\",\"note\":\"Nickel\"}";
    private static final String NONE = "{\"state\":\"none_known\"}";

    private final Practice northgate = Practice.northgate();
    private final UUID patient = Visit.to(northgate).registered().patientId();
    private final Rest optometrist = northgate.as(OPTOMETRIST);

    @Test
    void nobody_asked_is_not_none() {
        Answer before = optometrist.get("/api/patients/" + patient + "/alerts").expect(200);
        assertThat(before.texts("/items", "/topic")).containsExactly("allergies", "ocular_history", "communication");
        assertThat(before.texts("/items", "/state")).containsOnly("unknown");
        assertThat(before.at("/items/0/askedAt").isMissingNode()).isTrue();

        told("allergies", 0, NONE).expect(200);

        Answer after = optometrist.get("/api/patients/" + patient + "/summary").expect(200);
        assertThat(after.texts("/alerts", "/state")).containsExactly("none_known", "unknown", "unknown");
        assertThat(after.text("/alerts/0/askedBy")).isEqualTo(northgate.user(OPTOMETRIST).name());
        assertThat(after.text("/alerts/0/askedAt")).isNotBlank();
    }

    @Test
    void what_was_said_before_stays_readable_and_of_two_who_write_at_once_the_second_is_told() {
        told("allergies", 0, NICKEL).expect(200);
        told("allergies", 0, NONE).expect(412);
        Answer now = told("allergies", 1, NONE).expect(200);
        assertThat(now.text("/state")).isEqualTo("none_known");
        assertThat(now.text("/earlier/0/note")).isEqualTo("Nickel");
        assertThat(optometrist.put("/api/patients/" + patient + "/alerts/allergies", NONE).status()).as("without saying what one saw").isEqualTo(428);
        assertThat(northgate.database().count("select count(*) from audit_entries where action = 'patient.alert_told' and target_id = ?", patient)).isEqualTo(2);
    }

    @Test
    void something_needs_to_be_said_and_none_has_nothing_to_say() {
        assertThat(told("allergies", 0, "{\"state\":\"present\"}").expect(400).texts("/errors", "/field")).containsExactly("note");
        assertThat(told("allergies", 0, "{\"state\":\"none_known\",\"note\":\"Nickel\"}").expect(400).texts("/errors", "/field")).containsExactly("note");
        assertThat(told("allergies", 0, "{\"state\":\"maybe\"}").expect(400).texts("/errors", "/field")).containsExactly("state");
        told("blood_type", 0, NONE).expect(404);
    }

    @Test
    void who_sees_no_health_is_told_so_and_still_asks_what_somebody_needs_to_be_understood() {
        told("allergies", 0, NICKEL).expect(200);
        Rest reception = northgate.as(RECEPTIONIST);
        Answer summary = reception.get("/api/patients/" + patient + "/summary").expect(200);
        assertThat(summary.texts("/alerts", "/topic")).containsExactly("communication");
        assertThat(summary.texts("/hidden", "")).contains("health");
        assertThat(summary.body()).doesNotContain("Nickel");
        assertThat(reception.get("/api/patients/" + patient + "/alerts/allergies").expect(403).text("/permission")).isEqualTo("patients:health");
        assertThat(reception.with("If-Match", "\"1\"").put("/api/patients/" + patient + "/alerts/allergies", NONE).expect(403).text("/permission")).isEqualTo("patients:health");
        reception.with("If-Match", "\"0\"").put("/api/patients/" + patient + "/alerts/communication", "{\"state\":\"present\",\"note\":\"Lip-reads\"}").expect(200);
    }

    @Test
    void another_practice_finds_no_such_patient() {
        Practice.harbour().as(OWNER).get("/api/patients/" + patient + "/alerts").expect(404);
        Practice.harbour().as(OWNER).with("If-Match", "\"0\"").put("/api/patients/" + patient + "/alerts/allergies", NONE).expect(404);
    }

    private Answer told(String topic, long seen, String body) {
        return optometrist.with("If-Match", "\"" + seen + "\"").put("/api/patients/" + patient + "/alerts/" + topic, body);
    }
}
