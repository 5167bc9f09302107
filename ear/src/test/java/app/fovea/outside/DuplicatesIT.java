package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.Permission.PATIENTS_CREATE;
import static app.fovea.access.entity.Permission.PATIENTS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever has a record already is not registered twice unawares: a program that asks for it hears whose record it may be, and one that does not registers as ever. */
class DuplicatesIT {
    private static final Practice HERE = Practice.northgate();
    private static final Practice THERE = Practice.harbour();
    private static final String FAMILY = "Vw" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "sen";
    private static final String EMAIL = "twice." + UUID.randomUUID() + "@mail.example";

    private static UUID held;

    @BeforeAll
    static void sheHasARecordInBothPractices() {
        held = HERE.as(OPTOMETRIST).post("/api/patients", somebody("Greta", "1911-03-04", EMAIL)).expect(201).id();
        THERE.as(OPTOMETRIST).post("/api/patients", somebody("Greta", "1911-03-04", EMAIL)).expect(201);
    }

    private static String somebody(String givenName, String birthDate, String email) {
        return "{\"givenName\":\"%s\",\"familyName\":\"%s\",\"birthDate\":\"%s\",\"email\":\"%s\"}".formatted(givenName, FAMILY, birthDate, email);
    }

    @Test
    void sheIsKnownAgainAndRegisteredOnlyOnceSomebodySaysThatItIsSomebodyElse() {
        Rest by = HERE.as(OPTOMETRIST);
        String body = somebody("Gretta", "1911-03-04", "other." + EMAIL);
        Answer refused = by.post("/api/patients?notSameAs=", body).expect(409);
        assertThat(refused.texts("/candidates", "/id")).containsExactly(held.toString());
        assertThat(refused.texts("/candidates/0/signs", "")).containsExactly("name", "birth_date");
        assertThat(refused.text("/detail")).contains("Greta " + FAMILY).contains("say that this is somebody else");
        by.post("/api/patients?notSameAs=" + UUID.randomUUID(), body).expect(409);

        UUID other = by.post("/api/patients?notSameAs=" + held, body).expect(201).id();

        assertThat(HERE.database().text("select detail ->> 'notSameAs' from audit_entries where tenant_id = ? and target_id = ? and action = 'patient.registered'", HERE.id(), other))
            .isEqualTo(by.get("/api/patients/" + held).expect(200).text("/number"));
        by.post("/api/patients?notSameAs=" + held, somebody("Gretha", "1911-04-03", "third." + EMAIL)).expect(409);
        by.post("/api/patients?notSameAs=nobody", body).expect(400);
    }

    @Test
    void whoSendsNothingNewRegistersAsEver() {
        HERE.as(OPTOMETRIST).post("/api/patients", "{\"givenName\":\"Twin\",\"familyName\":\"%s\",\"birthDate\":\"1912-07-08\"}".formatted(FAMILY)).expect(201);
        HERE.as(OPTOMETRIST).post("/api/patients", "{\"givenName\":\"Twin\",\"familyName\":\"%s\",\"birthDate\":\"1912-07-08\"}".formatted(FAMILY)).expect(201);
    }

    @Test
    void whileSheIsTypedTheCandidatesAreThereAndNothingIsSaved() {
        Rest by = HERE.as(OPTOMETRIST);
        assertThat(by.post("/api/patients/duplicates", "{\"givenName\":\"Greta\"}").expect(200).texts("/items", "/id")).isEmpty();
        assertThat(by.post("/api/patients/duplicates", "{\"givenName\":\"Greta\",\"email\":\"" + EMAIL + "\"}").expect(200).texts("/items", "/id")).containsExactly(held.toString());
        assertThat(by.post("/api/patients/duplicates", "{\"givenName\":\"Greta\",\"familyName\":\"" + FAMILY + "\",\"birthDate\":\"1911-03-14\"}").expect(200).texts("/items/0/signs", ""))
            .containsExactly("name", "birth_date_misread");
    }

    @Test
    void whoMayNotReadAnAddressLearnsNothingByIt() {
        Rest by = HERE.holding(EnumSet.of(PATIENTS_VIEW, PATIENTS_CREATE));
        assertThat(by.post("/api/patients/duplicates", "{\"givenName\":\"Greta\",\"email\":\"" + EMAIL + "\"}").expect(200).texts("/items", "/id")).isEmpty();
        Answer found = by.post("/api/patients/duplicates", somebody("Greta", "1911-03-04", EMAIL)).expect(200);
        assertThat(found.texts("/items", "/id")).contains(held.toString());
        assertThat(found.body()).doesNotContain("email");
    }

    @Test
    void thePracticeNextDoorKnowsItsOwn() {
        Answer found = THERE.as(OPTOMETRIST).post("/api/patients/duplicates", somebody("Greta", "1911-03-04", EMAIL)).expect(200);
        assertThat(found.texts("/items", "/id")).hasSize(1).doesNotContain(held.toString());
    }
}
