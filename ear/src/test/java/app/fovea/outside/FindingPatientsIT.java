package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.patient.entity.PatientDetails;
import app.fovea.world.Practice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody says who they are, and somebody else types it: nobody is lost over a letter, and nobody of another practice is ever found. */
class FindingPatientsIT {
    private static final Practice HERE = Practice.northgate();
    private static final Practice THERE = Practice.harbour();
    /** Nobody else is called so, and each run has a name of its own. */
    private static final String FAMILY = IntStream.range(0, 5).mapToObj(i -> "bdfgklmnrt".charAt(ThreadLocalRandom.current().nextInt(10)) + "" + "aiou".charAt(ThreadLocalRandom.current().nextInt(4)))
        .reduce("Qu", String::concat);
    private static final String PHONE = "07" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);
    private static final String NHS = IntStream.generate(() -> ThreadLocalRandom.current().nextInt(100_000_000, 999_999_999)).boxed().flatMap(nine -> IntStream.range(0, 10).mapToObj(check -> nine + "" + check))
        .filter(PatientDetails::validNhsNumber).findFirst().orElseThrow();

    private static String here;

    @BeforeAll
    static void thePracticesHavePatientsOfTheSameName() {
        here = register(HERE);
        register(THERE);
    }

    private static String register(Practice practice) {
        return practice.as(OPTOMETRIST).post("/api/patients", "{\"givenName\":\"Zoë\",\"familyName\":\"%s\",\"birthDate\":\"1903-05-12\",\"phone\":\"%s\",\"nhsNumber\":\"%s\"}".formatted(FAMILY, PHONE, NHS))
            .expect(201).text("/id");
    }

    @Test
    void spelled_right_she_is_found_by_all_that_she_says() {
        assertThat(List.of(FAMILY, FAMILY.substring(0, 9), "Zoë " + FAMILY, FAMILY + ", Zoë", FAMILY + " 12/05/1903", "12051903 " + FAMILY, PHONE, "+44" + PHONE.substring(1), NHS))
            .allSatisfy(typed -> assertThat(found(typed)).as(typed).containsExactly(here));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 8, 10})
    void a_slip_in_her_name_does_not_lose_her(int at) {
        String wrong = FAMILY.substring(0, at) + 'x' + FAMILY.substring(at + 1);
        String turned = FAMILY.substring(0, at - 1) + FAMILY.charAt(at) + FAMILY.charAt(at - 1) + FAMILY.substring(at + 1);
        assertThat(List.of(wrong, turned, FAMILY.substring(0, at) + FAMILY.substring(at + 1), "zoe " + wrong, turned + " zoe", wrong + " 12/05/1903"))
            .allSatisfy(typed -> assertThat(found(typed)).as(typed).contains(here));
    }

    @Test
    void her_birth_date_may_have_day_and_month_turned_or_beside_her_name_a_digit_wrong() {
        assertThat(found("05/12/1903")).contains(here);
        assertThat(found(FAMILY + " 13/05/1903")).containsExactly(here);
    }

    @Test
    void a_number_misread_by_one_digit_still_finds_her() {
        String phone = PHONE.substring(0, 6) + (char) ('0' + (PHONE.charAt(6) - '0' + 1) % 10) + PHONE.substring(7);
        String nhs = NHS.substring(0, 4) + (char) ('0' + (NHS.charAt(4) - '0' + 1) % 10) + NHS.substring(5);
        assertThat(found(phone)).contains(here);
        assertThat(found(nhs)).contains(here);
    }

    @Test
    void somebody_else_is_not_her() {
        assertThat(found("Zebedee " + FAMILY)).isEmpty();
        assertThat(found(FAMILY + " 12/05/1950")).isEmpty();
        assertThat(found("31/02/1903")).isEmpty();
    }

    @Test
    void who_is_spelled_nearly_like_that_fills_no_page_beyond_its_size() {
        assertThat(HERE.as(DISPENSING_OPTICIAN).get("/api/patients?limit=1&q=" + FAMILY.replace('u', 'y')).expect(200).texts("/items", "/id")).hasSizeLessThanOrEqualTo(1);
    }

    private static List<String> found(String typed) {
        return HERE.as(DISPENSING_OPTICIAN).get("/api/patients?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8)).expect(200).texts("/items", "/id");
    }
}
