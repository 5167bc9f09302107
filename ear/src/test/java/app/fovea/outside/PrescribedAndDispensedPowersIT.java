package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is prescribed in full stays as it was written; what is made of it is a record of its own. Nobody else's practice sees either. */
class PrescribedAndDispensedPowersIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static final String IN_FULL = """
        {"right":{"sphere":-6.50,"cylinder":-0.75,"axis":20,"add":2.50,"intermediateAdd":1.50,"prism":[{"amount":2.50,"baseAngle":37}],"nearPrism":[{"amount":1.00,"base":"in"}],
                  "va":"6/9+2","unaidedVa":"CF","nearVa":"N5"},
         "left":{"sphere":-6.00,"add":2.50,"va":"6/6"},"bvd":12,"binocularVa":"6/6"}""";

    @Test
    void a_prescription_in_full_comes_back_as_it_was_written() {
        UUID exam = examined(IN_FULL, "{}");

        Answer kept = NORTHGATE.as(OPTOMETRIST).get("/api/exams/" + exam).expect(200);
        assertThat(kept.amount("/prescription/right/intermediateAdd")).isEqualByComparingTo("1.50");
        assertThat(kept.amount("/prescription/right/prism/0/baseAngle")).isEqualByComparingTo("37");
        assertThat(kept.text("/prescription/right/nearPrism/0/base")).isEqualTo("in");
        assertThat(List.of(kept.text("/prescription/right/va"), kept.text("/prescription/right/unaidedVa"), kept.text("/prescription/right/nearVa"), kept.text("/prescription/binocularVa")))
            .containsExactly("6/9+2", "CF", "N5", "6/6");
        HARBOUR.as(OPTOMETRIST).get("/api/exams/" + exam).expect(404);
    }

    @Test
    void the_database_too_keeps_every_part_of_it_and_a_balance_lens_without_a_power() {
        Visit visit = Visit.to(NORTHGATE).registered();
        UUID exam = examined(visit, "{\"right\":{\"sphere\":-6.50,\"cylinder\":-0.75,\"axis\":20,\"va\":\"6/6\"},\"left\":{\"balance\":true,\"va\":\"HM\"},\"bvd\":12}", "{}");

        UUID sale = NORTHGATE.as(DISPENSING_OPTICIAN).post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), exam)).expect(201).id();
        Answer begun = NORTHGATE.as(DISPENSING_OPTICIAN).get("/api/dispenses/" + sale).expect(200);
        assertThat(begun.at("/prescription/left/balance").asBoolean()).isTrue();
        assertThat(begun.at("/prescription/left").has("sphere")).isFalse();
        assertThat(begun.text("/prescription/left/va")).isEqualTo("HM");
        assertThat(NORTHGATE.database().count("select count(*) from prescriptions where exam_id = ? and left_balance and left_sphere is null and not right_balance", exam)).isOne();
    }

    @Test
    void a_pair_for_near_is_made_with_the_add_in_its_sphere_and_for_the_distance_at_which_it_is_worn() {
        Visit visit = Visit.to(NORTHGATE).registered();
        UUID exam = examined(visit, IN_FULL, "{}");
        var seller = NORTHGATE.as(DISPENSING_OPTICIAN);
        UUID sale = seller.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), exam)).expect(201).id();
        String frame = seller.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        Answer lenses = seller.get("/api/catalogue/lenses?all=true&use=near&examId=" + exam + "&frameId=" + frame).expect(200);
        String lens = lenses.texts("/items", "/id").get(lenses.texts("/items", "/design").indexOf("single_vision"));

        Answer chosen = seller.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\",\"use\":\"near\"}]}".formatted(frame, lens)).expect(200);
        assertThat(chosen.text("/pairs/0/use")).isEqualTo("near");
        assertThat(chosen.amount("/pairs/0/dispensed/right/sphere")).isEqualByComparingTo("-4.00");
        assertThat(chosen.amount("/pairs/0/dispensed/left/sphere")).isEqualByComparingTo("-3.50");
        assertThat(chosen.at("/pairs/0/dispensed/right/add").isMissingNode()).isTrue();
        assertThat(chosen.text("/pairs/0/dispensed/right/prism/0/base")).isEqualTo("in");
        assertThat(chosen.amount("/prescription/right/sphere")).as("what was prescribed stays").isEqualByComparingTo("-6.50");

        Answer distance = seller.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\",\"use\":\"distance\"}]}".formatted(frame, lens)).expect(200);
        assertThat(distance.amount("/pairs/0/dispensed/right/sphere")).isEqualByComparingTo("-6.50");
        Answer worn = seller.put("/api/dispenses/" + sale + "/measurements",
            "{\"pairs\":[{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":18}]}").expect(200);
        assertThat(worn.amount("/pairs/0/dispensed/right/sphere")).as("-6.50 at 12 mm is -6.76 at 18 mm").isEqualByComparingTo("-6.75");
        assertThat(worn.amount("/pairs/0/dispensed/bvd")).isEqualByComparingTo("18");
        HARBOUR.as(DISPENSING_OPTICIAN).get("/api/dispenses/" + sale).expect(404);
    }

    /** Choosing something else of the pair must not turn advice into a decision: the question whether one distance is enough would be gone. */
    @Test
    void what_is_left_to_the_recommendation_is_not_what_the_seller_decided() {
        Visit visit = Visit.to(NORTHGATE).registered();
        UUID exam = examined(visit, IN_FULL, "{}");
        var seller = NORTHGATE.as(DISPENSING_OPTICIAN);
        UUID sale = seller.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), exam)).expect(201).id();
        Answer lenses = seller.get("/api/catalogue/lenses?all=true&examId=" + exam).expect(200);
        String lens = lenses.texts("/items", "/id").get(lenses.texts("/items", "/design").indexOf("single_vision"));

        Answer chosen = seller.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{\"lensId\":\"%s\"}]}".formatted(lens)).expect(200);
        assertThat(chosen.text("/pairs/0/use")).isEqualTo("distance");
        assertThat(chosen.at("/pairs/0/chosenUse").isMissingNode()).isTrue();
        Answer decided = seller.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{\"lensId\":\"%s\",\"use\":\"distance\"}]}".formatted(lens)).expect(200);
        assertThat(decided.text("/pairs/0/chosenUse")).isEqualTo("distance");
        HARBOUR.as(DISPENSING_OPTICIAN).put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[]}").expect(404);
    }

    @Test
    void what_was_sold_is_shown_as_it_was_sold_whatever_becomes_of_the_lens() {
        Visit visit = Visit.to(NORTHGATE).registered();
        UUID exam = examined(visit, "{\"right\":{\"sphere\":-8.00},\"left\":{\"sphere\":-8.00},\"bvd\":12}", "{}");
        var seller = NORTHGATE.as(DISPENSING_OPTICIAN);
        UUID sale = seller.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), exam)).expect(201).id();
        String frame = seller.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        Answer lenses = seller.get("/api/catalogue/lenses?examId=" + exam + "&frameId=" + frame).expect(200);
        UUID lens = UUID.fromString(lenses.texts("/items", "/id").get(lenses.texts("/items", "/stock").indexOf("false")));
        seller.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\"}]}".formatted(frame, lens)).expect(200);
        Answer ready = seller.put("/api/dispenses/" + sale + "/measurements",
            "{\"pairs\":[{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":14,\"tilt\":8,\"wrap\":5}]}").expect(200);
        assertThat(ready.amount("/pairs/0/dispensed/right/sphere")).as("-8.00 at 12 mm is -8.13 at 14 mm, made in eighths").isEqualByComparingTo("-8.125");
        String warnings = ready.texts("/problems", "/code").stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(","));
        seller.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + sale + "/checkout", "{\"payments\":[],\"acknowledgedWarnings\":[%s]}".formatted(warnings)).expect(201);

        NORTHGATE.database().execute("update lenses set stock = true where tenant_id = ? and id = ?", NORTHGATE.id(), lens);
        try {
            assertThat(seller.get("/api/dispenses/" + sale).expect(200).amount("/pairs/0/dispensed/right/sphere")).isEqualByComparingTo("-8.125");
        } finally {
            NORTHGATE.database().execute("update lenses set stock = false where tenant_id = ? and id = ?", NORTHGATE.id(), lens);
        }
        HARBOUR.as(DISPENSING_OPTICIAN).get("/api/dispenses/" + sale).expect(404);
    }

    @Test
    void the_lab_is_told_what_was_prescribed_and_what_to_make() {
        Visit visit = Visit.to(NORTHGATE).ordered();
        UUID order = visit.orders().get(0);

        Answer told = NORTHGATE.as(LAB_MANAGER).get("/api/orders/" + order).expect(200);
        assertThat(told.amount("/snapshot/prescription/right/sphere")).isEqualByComparingTo("-2.00");
        assertThat(told.amount("/snapshot/dispensed/right/sphere")).isEqualByComparingTo("-2.00");
        assertThat(told.text("/snapshot/use")).isEqualTo("distance");
        HARBOUR.as(LAB_MANAGER).get("/api/orders/" + order).expect(404);
    }

    @Test
    void what_is_unusual_is_confirmed_by_name_or_by_the_signature() {
        Visit visit = Visit.to(NORTHGATE).registered();
        String opposite = "{\"right\":{\"sphere\":-1.00,\"add\":2.00},\"left\":{\"sphere\":0.50,\"add\":2.00}}";
        UUID exam = written(visit, opposite);

        Answer refused = NORTHGATE.as(OPTOMETRIST).post("/api/exams/" + exam + "/finalize", "{\"acknowledgedWarnings\":[]}").expect(422);
        assertThat(refused.text("/rule")).isEqualTo("warnings_not_acknowledged");
        assertThat(refused.text("/detail")).contains("opposite_signs");
        assertThat(NORTHGATE.as(OPTOMETRIST).get("/api/exams/" + exam).expect(200).text("/state")).isEqualTo("draft");
        HARBOUR.as(OPTOMETRIST).post("/api/exams/" + exam + "/finalize", "{\"acknowledgedWarnings\":[\"opposite_signs\"]}").expect(404);

        NORTHGATE.as(OPTOMETRIST).post("/api/exams/" + exam + "/finalize", "{\"acknowledgedWarnings\":[\"opposite_signs\"]}").expect(200);
        assertThat(NORTHGATE.database().count("select count(*) from audit_entries where target_id = ? and action = 'exam.warning_confirmed' and detail ->> 'warning' = 'opposite_signs'", exam)).isOne();
        NORTHGATE.as(OPTOMETRIST).post("/api/exams/" + written(visit, opposite) + "/finalize").expect(200);
    }

    @Test
    void the_next_exam_says_what_changed() {
        Visit visit = Visit.to(NORTHGATE).registered();
        examined(visit, "{\"right\":{\"sphere\":-2.00},\"left\":{\"sphere\":-1.00}}", "{}");
        Answer second = NORTHGATE.as(OPTOMETRIST).get("/api/exams/" + written(visit, "{\"right\":{\"sphere\":-2.50},\"left\":{\"sphere\":-1.00}}")).expect(200);
        assertThat(second.text("/change/right/words")).isEqualTo("0.50 D more minus");
        assertThat(second.text("/change/left/words")).isEqualTo("no change");
    }

    @Test
    void every_refusal_has_a_code_a_field_and_a_sentence() {
        UUID patient = Visit.to(NORTHGATE).registered().patientId();
        Answer refused = NORTHGATE.as(OPTOMETRIST).post("/api/patients/" + patient + "/exams",
            "{\"prescription\":{\"right\":{\"sphere\":-31,\"cylinder\":-1},\"left\":{\"sphere\":0,\"va\":\"good\",\"intermediateAdd\":1}}}").expect(400);
        assertThat(refused.texts("/errors", "/code")).contains("sphere_out_of_range", "axis_missing", "acuity_unreadable", "intermediate_add_without_add");
        assertThat(refused.texts("/errors", "/field")).contains("prescription.right.sphere", "prescription.right.axis", "prescription.left.va", "prescription.left.intermediateAdd");
        assertThat(refused.texts("/errors", "/message")).allSatisfy(message -> assertThat(message).hasSizeGreaterThan(20).endsWith("."));
    }

    private static UUID examined(String prescription, String signature) {
        return examined(Visit.to(NORTHGATE).registered(), prescription, signature);
    }

    private static UUID examined(Visit visit, String prescription, String signature) {
        UUID exam = written(visit, prescription);
        NORTHGATE.as(OPTOMETRIST).post("/api/exams/" + exam + "/finalize", signature).expect(200);
        return exam;
    }

    private static UUID written(Visit visit, String prescription) {
        return NORTHGATE.as(OPTOMETRIST).post("/api/patients/" + visit.patientId() + "/exams", """
            {"outcome":"NEW_RX","recallMonths":24,"findings":"Decompensating at near","recommendation":{"uses":["distance","near"],"designs":["single_vision","progressive"],"impactResistant":false},
             "prescription":%s}""".formatted(prescription)).expect(201).id();
    }
}
