package app.fovea.prescription.entity;

import static app.fovea.prescription.entity.Powers.both;
import static app.fovea.prescription.entity.Powers.eye;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.prescription.entity.PrescriptionChange.EyeChange;
import java.math.BigDecimal;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C2: how far a prescription is from an earlier one")
class PrescriptionChangeTest {
    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(delimiter = ';', value = {
        "-2.00 DS; -2.50 DS; 0.50; 0.50 D more minus",
        "+1.00 DS; +2.25 DS; 1.25; 1.25 D more plus",
        "-2.00/-1.25x10; -3.25/+1.25x100; 0.00; no change",
        "-2.00/-1.00x90; -2.00/-1.00x180; 1.00; cylinder or axis changed by 2.00 D",
        "PL Add 1.50; PL Add 2.00; 0.00; add 0.50 D more",
        "PL; PL Add 1.00; 0.00; a first add of 1.00",
        "PL Add 1.00; PL; 0.00; no add any more",
        "-2.00 DS; -2.00 DS 2.00 IN; 0.00; a first prism of 2.00Δ IN",
        "-2.00 DS 2.00 IN; -2.00 DS; 0.00; no prism any more",
        "-2.00 DS 2.00 IN; -2.00 DS 2.00@0; 0.00; no change",
        "-2.00 DS 2.00 IN; -2.00 DS 2.00 OUT; 0.00; prism now 2.00Δ OUT",
        "-1.00/-0.50x90 Add 2.00; -1.50 DS Add 1.75; 0.35; '0.25 D more minus, cylinder or axis changed by 0.50 D, add 0.25 D less'"})
    void one_eye_changes_by_so_much_and_in_these_words(String then, String now, String size, String words) {
        EyeChange change = PrescriptionChange.between(both(PowerNotation.parse(then)), both(PowerNotation.parse(now))).right();

        assertThat(change.size()).isEqualByComparingTo(size);
        assertThat(change.words()).isEqualTo(words);
    }

    @Test
    void a_balance_lens_has_no_size_to_compare() {
        SpectaclePrescription then = new SpectaclePrescription(eye("-2.00"), EyePower.balanced(), null);
        SpectaclePrescription now = new SpectaclePrescription(EyePower.balanced(), EyePower.balanced(), null);
        assertThat(PrescriptionChange.between(then, now).right()).isEqualTo(new EyeChange(null, null, null, "now a balance lens"));
        assertThat(PrescriptionChange.between(then, now).left().words()).isEqualTo("balance lens as before");
        assertThat(PrescriptionChange.between(now, then).right().words()).isEqualTo("no balance lens any more");
    }

    @Test
    void both_eyes_are_told_in_one_sentence_where_they_changed_alike() {
        SpectaclePrescription then = new SpectaclePrescription(eye("-2.00"), eye("-2.00"), null);
        assertThat(PrescriptionChange.between(then, new SpectaclePrescription(eye("-2.50"), eye("-2.50"), null)).words()).isEqualTo("Both eyes: 0.50 D more minus.");
        assertThat(PrescriptionChange.between(then, new SpectaclePrescription(eye("-2.50"), eye("-2.00"), null)).words()).isEqualTo("Right: 0.50 D more minus. Left: no change.");
    }

    @Property
    void the_form_in_which_either_is_written_does_not_matter_and_there_is_as_far_as_back(@ForAll("powers") LensPower one, @ForAll("powers") LensPower other) {
        EyeChange there = PrescriptionChange.between(of(one), of(other)).left();
        assertThat(PrescriptionChange.between(of(one.transposed()), of(other)).left()).usingRecursiveComparison().withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
            .isEqualTo(there);
        assertThat(PrescriptionChange.between(of(other), of(one)).left().size()).isEqualTo(there.size());
    }

    private static SpectaclePrescription of(LensPower power) {
        return both(eye("0").withPower(power));
    }

    @Provide
    Arbitrary<LensPower> powers() {
        return Powers.any();
    }
}
