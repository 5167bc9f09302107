package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input over REST: a problem that names the field, and not a row more than before, in either practice. */
class WhatIsWrongIsToldAndNothingIsWrittenIT {
    private static final Practice NORTHGATE = Practice.northgate();

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"givenName\":\"A\",\"familyName\":\"%s\",\"birthDate\":\"1980-01-01\",\"bogus\":1} | bogus",
        "{\"givenName\":5,\"familyName\":\"%s\",\"birthDate\":\"1980-01-01\"} | givenName",
        "{\"givenName\":\"A\",\"familyName\":\"%s\",\"birthDate\":\"yesterday\"} | birthDate",
        "{\"givenName\":\"A\",\"familyName\":\"%s\"} | birthDate",
        "{\"givenName\":\" \",\"familyName\":\"%s\",\"birthDate\":\"1980-01-01\"} | givenName",
        "{\"givenName\":\"A\",\"familyName\":\"%s\",\"birthDate\":\"2999-01-01\"} | birthDate",
        "{\"givenName\":\"A\",\"familyName\":\"%s\",\"birthDate\":\"1980-01-01\",\"email\":\"nobody\"} | email",
        "{\"givenName\":\"A\",\"familyName\":\"%s\",\"birthDate\":\"1980-01-01\",\"nhsNumber\":\"1234567890\"} | nhsNumber"})
    void a_patient_that_makes_no_sense_is_refused_with_its_field(String json, String field) {
        String name = "Halfwritten" + UUID.randomUUID();
        Answer answer = NORTHGATE.as(OWNER).post("/api/patients", json.formatted(name)).expect(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.texts("/errors", "/field")).contains(field);
        assertThat(answer.text("/errorId")).isNotBlank();
        assertThat(patients(name)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[1 | 400", "\"text\" | 400", "{\"givenName\":\"\\u0000\",\"familyName\":\"X\",\"birthDate\":\"1980-01-01\"} | 400"})
    void what_cannot_be_read_or_kept_is_no_error_of_ours(String json, int status) {
        assertThat(NORTHGATE.as(OWNER).post("/api/patients", json).expect(status).number("/status")).isEqualTo(status);
    }

    @Test
    void a_prescription_with_an_absurd_power_names_the_eye_and_leaves_no_exam_behind() {
        String patient = NORTHGATE.as(OWNER).get("/api/patients?limit=1").expect(200).text("/items/0/id");
        long before = NORTHGATE.database().count("select count(*) from exams where patient_id = ?", UUID.fromString(patient));
        Answer answer = NORTHGATE.as(OWNER).post("/api/patients/" + patient + "/exams", "{\"prescription\":{\"right\":{\"sphere\":1E+999999999},\"left\":{\"sphere\":-1}}}").expect(400);
        assertThat(answer.texts("/errors", "/field")).containsExactly("prescription.right.sphere");
        assertThat(NORTHGATE.database().count("select count(*) from exams where patient_id = ?", UUID.fromString(patient))).isEqualTo(before);
    }

    private static long patients(String familyName) {
        return NORTHGATE.database().count("select count(*) from patients where family_name = ?", familyName);
    }
}
