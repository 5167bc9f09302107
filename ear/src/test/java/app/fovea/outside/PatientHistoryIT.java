package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.Permission;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A changed detail keeps what stood there before: who, when, from what to what, and why. */
class PatientHistoryIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static final Rest OPTOMETRIST_THERE = NORTHGATE.as(OPTOMETRIST);

    @Test
    void each_change_keeps_what_was_before_with_who_and_why() {
        UUID patient = registered("1980-05-12");

        change(patient, "?reason=Moved+house", "1980-05-12", ",\"address\":\"2 New Street\"").expect(200);
        change(patient, "", "1980-05-13", ",\"address\":\"2 New Street\"").expect(200);

        Answer history = OPTOMETRIST_THERE.get("/api/patients/" + patient + "/history").expect(200);
        assertThat(history.texts("/items/0/changes", "/field")).containsExactly("birthDate");
        assertThat(history.text("/items/0/changes/0/before")).isEqualTo("1980-05-12");
        assertThat(history.text("/items/0/changes/0/after")).isEqualTo("1980-05-13");
        assertThat(history.at("/items/0/reason").isMissingNode()).isTrue();
        assertThat(history.texts("/items/1/changes", "/field")).containsExactly("address");
        assertThat(history.text("/items/1/reason")).isEqualTo("Moved house");
        assertThat(history.text("/items/1/by")).isEqualTo(NORTHGATE.user(OPTOMETRIST).name());
        assertThat(history.at("/items").size()).isEqualTo(2);
    }

    @Test
    void what_changes_nothing_leaves_no_trace() {
        UUID patient = registered("1980-05-12");

        change(patient, "?reason=Looked", "1980-05-12", "").expect(200);

        assertThat(OPTOMETRIST_THERE.get("/api/patients/" + patient + "/history").expect(200).at("/items").isEmpty()).isTrue();
    }

    @Test
    void a_birth_date_that_lifts_the_rule_for_children_needs_a_reason_and_says_so_afterwards() {
        UUID child = registered(LocalDate.now().minusYears(10).toString());

        Answer refused = change(child, "", "1980-05-12", "").expect(400);
        change(child, "?reason=Read+from+the+passport", "1980-05-12", "").expect(200);

        assertThat(refused.text("/errors/0/field")).isEqualTo("reason");
        assertThat(refused.text("/errors/0/message")).contains("under 16");
        assertThat(OPTOMETRIST_THERE.get("/api/patients/" + child + "/history").expect(200).text("/items/0/lifted")).isEqualTo("under 16");
    }

    @Test
    void a_birth_date_of_a_child_that_stays_a_child_needs_none() {
        change(registered(LocalDate.now().minusYears(10).toString()), "", LocalDate.now().minusYears(9).toString(), "").expect(200);
    }

    @Test
    void whoever_may_not_see_a_detail_sees_that_it_was_changed_and_not_to_what() {
        UUID patient = registered("1980-05-12");
        change(patient, "", "1980-05-12", ",\"phone\":\"07700 900777\"").expect(200);
        Rest looker = NORTHGATE.holding(EnumSet.of(Permission.PATIENTS_VIEW));

        Answer history = looker.get("/api/patients/" + patient + "/history").expect(200);

        assertThat(history.at("/items/0/changes/0/hidden").asBoolean()).isTrue();
        assertThat(history.body()).contains("\"phone\"").doesNotContain("900777");
    }

    @Test
    void nobody_rewrites_it() {
        UUID patient = registered("1980-05-12");
        change(patient, "", "1980-05-13", "").expect(200);

        assertThatThrownBy(() -> NORTHGATE.database().tryToExecute("update patient_versions set reason = 'Another' where tenant_id = ? and patient_id = ?", NORTHGATE.id(), patient)).isInstanceOf(SQLException.class).hasMessageContaining("final");
        assertThatThrownBy(() -> NORTHGATE.database().tryToExecute("delete from patient_versions where tenant_id = ? and patient_id = ?", NORTHGATE.id(), patient)).isInstanceOf(SQLException.class).hasMessageContaining("final");
    }

    @Test
    void another_practice_finds_no_history() {
        HARBOUR.as(OWNER).get("/api/patients/" + registered("1980-05-12") + "/history").expect(404);
    }

    private static UUID registered(String born) {
        return OPTOMETRIST_THERE.post("/api/patients", "{\"givenName\":\"Hal\",\"familyName\":\"History\",\"birthDate\":\"" + born + "\"}").expect(201).id();
    }

    private static Answer change(UUID patient, String query, String born, String more) {
        return OPTOMETRIST_THERE.with("If-Match", OPTOMETRIST_THERE.get("/api/patients/" + patient).expect(200).etag())
            .put("/api/patients/" + patient + query, "{\"givenName\":\"Hal\",\"familyName\":\"History\",\"birthDate\":\"" + born + "\"" + more + "}");
    }
}
