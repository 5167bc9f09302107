package app.fovea.tenancy.provisioning.demo;

import static app.fovea.tenancy.provisioning.demo.Each.each;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an optician would look for in a thousand pairs of eyes. */
class EyesTest {
    private static final List<Eyes> BORN_1995 = eyes(1995);
    private static final List<Eyes> BORN_1950 = eyes(1950);

    @Test
    void the_young_are_more_often_short_sighted_than_their_grandparents() {
        assertThat(shortSighted(BORN_1995, 30)).isBetween(0.33, 0.55);
        assertThat(shortSighted(BORN_1950, 60)).isBetween(0.12, 0.33);
    }

    @Test
    void astigmatism_turns_from_with_to_against_the_rule() {
        assertThat(mean(BORN_1995, 25)).isPositive();
        assertThat(mean(BORN_1950, 75)).isNegative();
    }

    @Test
    void the_two_eyes_of_one_person_are_alike() {
        assertThat(BORN_1950).filteredOn(eyes -> Math.abs(eyes.at(65, true).m() - eyes.at(65, false).m()) <= 1).hasSizeGreaterThan(900);
    }

    @Test
    void the_add_grows_and_never_shrinks() {
        each(BORN_1950, eyes -> {
            double before = 0;
            for (double age = 30; age < 95; age++) {
                Double add = eyes.add(age);
                assertThat(add == null ? 0 : add).isGreaterThanOrEqualTo(before);
                before = add == null ? 0 : add;
            }
            assertThat(eyes.add(40)).isNull();
            assertThat(eyes.add(50)).isBetween(1.0, 2.25);
            assertThat(eyes.add(70)).isBetween(2.0, 2.75);
        });
    }

    @Test
    void eyes_change_little_between_visits_unless_they_were_operated_on() {
        each(BORN_1950.stream().filter(eyes -> !eyes.operatedBetween(60, 62)).toList(), eyes ->
            assertThat(Math.abs(eyes.at(62, true).m() - eyes.at(60, true).m())).isLessThan(1.0));
    }

    private static double shortSighted(List<Eyes> all, double age) {
        return all.stream().filter(eyes -> eyes.at(age, true).m() < -0.5).count() / (double) all.size();
    }

    private static double mean(List<Eyes> all, double age) {
        return all.stream().mapToDouble(eyes -> eyes.at(age, true).j0()).average().orElseThrow();
    }

    private static List<Eyes> eyes(int born) {
        Chance chance = new Chance(born);
        Person person = new Person("Jo", "Wood", true, "british", LocalDate.of(born, 6, 1), 0, null, null, null);
        return IntStream.range(0, 1_000).mapToObj(i -> new Eyes(chance.split(), person)).toList();
    }
}
