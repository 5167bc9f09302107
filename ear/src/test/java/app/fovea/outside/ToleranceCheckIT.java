package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finished spectacles held against their order over REST. */
@DisplayName("C8: verification over REST")
class ToleranceCheckIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();

    @Test
    void what_was_made_as_ordered_passes_and_what_was_not_says_by_how_much() {
        Visit visit = Visit.to(NORTHGATE).ordered();
        UUID order = visit.orders().get(0);
        JsonNode sold = NORTHGATE.as(LAB_MANAGER).get("/api/orders/" + order).expect(200).at("/snapshot");
        JsonNode powers = sold.has("dispensed") ? sold.get("dispensed") : sold.get("prescription");
        String good = body(lens(powers, sold, "right", 0), lens(powers, sold, "left", 0));

        Answer passed = check(NORTHGATE, order, good).expect(200);
        assertThat(passed.text("/verdict")).as(passed.body()).isEqualTo("pass");
        assertThat(passed.text("/profile/id")).isEqualTo("ansi-z80.1-2015");
        assertThat(passed.at("/profile/confirmed").asBoolean()).isTrue();
        assertThat(passed.text("/design")).isNotBlank();

        Answer failed = check(NORTHGATE, order, body(lens(powers, sold, "right", 0.5), lens(powers, sold, "left", 0))).expect(200);
        assertThat(failed.text("/verdict")).isEqualTo("fail");
        assertThat(failed.text("/right/verdict")).isEqualTo("fail");
        assertThat(failed.text("/left/verdict")).isEqualTo("pass");
        JsonNode power = StreamSupport.stream(failed.at("/right/findings").spliterator(), false).filter(each -> each.get("quantity").asText().equals("power")).findFirst().orElseThrow();
        assertThat(power.get("measured").decimalValue().subtract(power.get("ordered").decimalValue())).isEqualByComparingTo("0.5");
        assertThat(power.get("difference").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(power.get("limit").decimalValue()).isPositive();
        assertThat(power.get("sentence").asText()).contains("0.50 off");

        assertThat(check(NORTHGATE, order, "{}").expect(200).text("/verdict")).isEqualTo("not_measured");
        assertThat(NORTHGATE.as(LAB_MANAGER).get("/api/orders/" + order).expect(200).number("/version")).as("nothing is kept").isEqualTo(1);
    }

    @Test
    void what_is_judged_by_unconfirmed_numbers_says_so() {
        UUID order = Visit.to(NORTHGATE).ordered().orders().get(0);

        Answer answer = check(NORTHGATE, order, "{\"profile\":\"bs-en-iso-21987-2017\"}").expect(200);

        assertThat(answer.at("/profile/confirmed").asBoolean(true)).isFalse();
        assertThat(answer.text("/profile/note")).isNotBlank();
        assertThat(answer.text("/sentence")).contains("to be confirmed");
        assertThat(answer.at("/right/findings/0/confirmed").asBoolean(true)).isFalse();
        Answer offered = NORTHGATE.as(LAB_MANAGER).get("/api/lab/tolerance-profiles").expect(200);
        assertThat(offered.texts("/items", "/id")).containsExactly("ansi-z80.1-2015", "bs-en-iso-21987-2017");
        assertThat(offered.texts("/items", "/confirmed")).containsExactly("true", "false");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
        "{\"right\":{\"sphere\":-99}} | right.sphere | sphere_out_of_range",
        "{\"right\":{\"cylinder\":-1,\"axis\":10}} | right.sphere | sphere_missing",
        "{\"left\":{\"sphere\":-1,\"cylinder\":-1}} | left.axis | axis_missing",
        "{\"left\":{\"sphere\":-1.001}} | left.sphere | sphere_too_fine",
        "{\"left\":{\"prism\":[{\"amount\":1}]}} | left.prism[0].base | prism_base_missing",
        "{\"left\":{\"prism\":[null]}} | left.prism[0].amount | prism_missing",
        "{\"pd\":63,\"left\":{\"pd\":31}} | pd | pd_twice",
        "{\"profile\":\"din\"} | profile | profile_unknown"})
    void a_reading_that_makes_no_sense_is_refused_with_its_field(String body, String field, String code) {
        UUID order = Visit.to(NORTHGATE).ordered().orders().get(0);

        Answer refused = check(NORTHGATE, order, body).expect(400);

        assertThat(refused.texts("/errors", "/field")).containsExactly(field);
        assertThat(refused.texts("/errors", "/code")).containsExactly(code);
        assertThat(refused.texts("/errors", "/message")).allSatisfy(message -> assertThat(message).isNotBlank());
    }

    @Test
    void only_an_inspector_judges_and_only_their_own_practices_orders() {
        UUID order = Visit.to(NORTHGATE).ordered().orders().get(0);
        UUID theirs = Visit.to(HARBOUR).ordered().orders().get(0);

        assertThat(NORTHGATE.as(LAB_TECHNICIAN).post("/api/orders/" + order + "/tolerance-check", "{}").expect(403).text("/permission")).isEqualTo("lab:check");
        Answer ofTheirs = check(NORTHGATE, theirs, "{}").expect(404);
        Answer ofNobodys = check(NORTHGATE, UUID.randomUUID(), "{}").expect(404);
        assertThat(ofTheirs.text("/detail")).isEqualTo(ofNobodys.text("/detail"));
        assertThat(check(NORTHGATE, theirs, "{\"right\":{\"sphere\":-99}}").status()).as("nor do their orders answer by what is wrong in the question").isEqualTo(404);
        check(HARBOUR, theirs, "{}").expect(200);
    }

    private static Answer check(Practice practice, UUID order, String body) {
        return practice.as(LAB_MANAGER).post("/api/orders/" + order + "/tolerance-check", body);
    }

    private static String body(String right, String left) {
        return "{\"right\":" + right + ",\"left\":" + left + "}";
    }

    /** A lens as it was ordered, but for so much in the sphere. */
    private static String lens(JsonNode powers, JsonNode sold, String eye, double more) {
        JsonNode power = powers.get(eye);
        JsonNode place = sold.at("/measurements/" + eye);
        StringBuilder lens = new StringBuilder("{\"sphere\":" + (power.get("sphere").asDouble() + more));
        for (String name : new String[] {"cylinder", "axis", "add"}) {
            if (power.hasNonNull(name) && (!name.equals("add") || !sold.at("/lens/design").asText().equals("single_vision"))) {
                lens.append(",\"").append(name).append("\":").append(power.get(name));
            }
        }
        lens.append(",\"pd\":").append(place.get("pd"));
        return lens + (place.hasNonNull("height") ? ",\"height\":" + place.get("height") : "") + "}";
    }
}
