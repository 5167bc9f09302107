package app.fovea.billing.entity;

import static app.fovea.prescription.entity.Powers.decimal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.fovea.billing.entity.Entitlement.Ground;
import app.fovea.billing.entity.VoucherBands.Band;
import app.fovea.billing.entity.VoucherBands.Glazed;
import app.fovea.law.entity.Jurisdiction;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("C9: NHS vouchers")
class VoucherTest {
    private static final Jurisdiction ENGLAND = new Jurisdiction("GB", "GB-ENG");
    private static final LocalDate IN_2023 = LocalDate.of(2023, 10, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final VoucherBands BANDS = VoucherBands.SECTION.on(ENGLAND, TODAY);
    private static final LensPower WEAK = new LensPower(decimal("-0.50"), null, null);

    @ParameterizedTest(name = "{0}/{1}, more than one distance {2}: {3}, complex {4}")
    @DisplayName("C9: the stronger lens decides the band, and a meridian of 10 D makes it complex")
    @CsvSource({"-2.00, -1.25, false, A, false", "-6.00, -2.00, false, A, false", "-6.25, -1.00, false, B, false", "-5.75, -2.25, false, B, false", "10.00, -3.00, false, C, true",
        "10.50, -3.00, true, G, true", "-15.00, -1.00, false, D, true", "-5.00, -6.50, true, H, true", "-9.00, -2.00, false, B, true", "0.00, -2.25, true, F, false"})
    void the_stronger_lens_decides_the_band(BigDecimal sphere, BigDecimal cylinder, boolean multifocal, String band, boolean complex) {
        LensPower strong = new LensPower(sphere, cylinder, 90);

        for (Glazed pair : List.of(new Glazed(strong, WEAK, multifocal, false), new Glazed(WEAK, strong, multifocal, false))) {
            assertThat(BANDS.of(pair, VoucherForm.Policy.AS_WRITTEN)).extracting(Band::code, Band::complex, Band::transposed).containsExactly(band, complex, false);
        }
    }

    @Test
    @DisplayName("C9: distance +5.00 is band A, and the near pair with add 2.50, +7.50, is band B")
    void a_near_pair_counts_with_its_near_power() {
        EyePower eye = new EyePower(decimal("5.00"), null, null, decimal("2.50"), null, null);
        SpectaclePrescription prescription = new SpectaclePrescription(eye, eye, decimal("12"));

        assertThat(band(prescription.forUse(Use.DISTANCE))).isEqualTo("A");
        assertThat(band(prescription.forUse(Use.NEAR))).isEqualTo("B");
    }

    @ParameterizedTest(name = "{0}/{1} is {2} as written, {3} in the other form, {4} by the better of both")
    @DisplayName("C9: the band can depend on the form of the cylinder; which one counted is known")
    @CsvSource({"-9.00, -2.00, B, C, C", "-5.50, -1.00, A, B, B", "7.00, -1.25, B, A, B", "-2.00, -1.25, A, A, A"})
    void the_band_can_depend_on_the_form_of_the_cylinder(BigDecimal sphere, BigDecimal cylinder, String asWritten, String transposed, String better) {
        LensPower power = new LensPower(sphere, cylinder, 90);

        assertThat(BANDS.of(both(power), VoucherForm.Policy.AS_WRITTEN).code()).isEqualTo(asWritten);
        assertThat(BANDS.of(both(power.transposed()), VoucherForm.Policy.AS_WRITTEN).code()).isEqualTo(transposed);
        assertThat(BANDS.of(both(power), VoucherForm.Policy.BETTER_OF_BOTH)).isEqualTo(
            new Band(better, power.reaches(decimal("10")), !better.equals(asWritten), !asWritten.equals(transposed)));
        assertThat(BANDS.of(both(power.transposed()), VoucherForm.Policy.BETTER_OF_BOTH).code()).isEqualTo(better);
    }

    @Test
    @DisplayName("C9: a prism-controlled bifocal is complex whatever its power")
    void a_prism_controlled_bifocal_is_complex() {
        assertThat(BANDS.of(new Glazed(WEAK, WEAK, true, true), VoucherForm.Policy.AS_WRITTEN).complex()).isTrue();
        assertThat(BANDS.of(new Glazed(WEAK, WEAK, true, false), VoucherForm.Policy.AS_WRITTEN).complex()).isFalse();
    }

    @ParameterizedTest(name = "{0} from 1 April 2023: {1}")
    @DisplayName("C9: face values in England from 1 April 2023 (SI 2023/244)")
    @CsvSource({"A, 41.70", "B, 63.20", "C, 92.60", "D, 208.90", "E, 71.90", "F, 91.20", "G, 118.50", "H, 229.70", "I, 214.00", "J, 60.75"})
    void face_values_in_england(String band, BigDecimal value) {
        VoucherValues values = VoucherValues.SECTION.on(ENGLAND, LocalDate.of(2023, 4, 1));

        assertThat(values.of(band)).contains(value);
        assertThat(values.confirmed()).isTrue();
        assertThat(values.supplement("prism_single_vision")).contains(decimal("13.45"));
        assertThat(values.supplement("prism_other")).contains(decimal("16.40"));
    }

    @Test
    @DisplayName("C9: of 2024 four letters are known; another has no value on file, not last year's")
    void a_value_that_is_not_on_file_is_not_guessed() {
        VoucherValues values = VoucherValues.SECTION.on(ENGLAND, TODAY);

        assertThat(values.values()).containsOnlyKeys("A", "E", "H", "I").containsEntry("A", decimal("42.40")).containsEntry("E", decimal("73.10"))
            .containsEntry("H", decimal("233.56")).containsEntry("I", decimal("217.58"));
        assertThat(values.confirmed()).isFalse();
        assertThat(Voucher.of(1, both(new LensPower(decimal("-7.00"), null, null)), List.of(), ENGLAND, TODAY)).hasValueSatisfying(voucher ->
            assertThat(voucher).extracting(Voucher::band, Voucher::value, Voucher::from).containsExactly("B", null, null));
        assertThat(VoucherValues.SECTION.find(new Jurisdiction("GB", "GB-WLS"), TODAY)).as("Wales has numbers, and none is on file").isEmpty();
    }

    @Test
    void a_voucher_says_whose_value_it_is_and_since_when() {
        Glazed varifocals = new Glazed(new LensPower(decimal("-2.00"), decimal("-1.25"), 10), WEAK, true, false);

        assertThat(Voucher.of(2, varifocals, List.of("prism_other", "tint"), ENGLAND, IN_2023)).contains(new Voucher(2, "E", false, "as_written", "England", LocalDate.of(2023, 4, 1), decimal("71.90"),
            List.of(new Voucher.Supplement("prism_other", decimal("16.40")), new Voucher.Supplement("tint", null)), true));
        assertThat(Voucher.of(2, varifocals, List.of(), new Jurisdiction("GB", "GB-SCT"), IN_2023)).hasValueSatisfying(voucher ->
            assertThat(voucher).extracting(Voucher::band, Voucher::nation, Voucher::value, Voucher::confirmed).containsExactly("E", "Scotland", null, false));
        assertThat(Voucher.of(1, varifocals, List.of(), Jurisdiction.of("ZZ"), IN_2023)).as("a country without vouchers").isEmpty();
    }

    @Test
    void a_band_that_depends_on_the_form_is_to_be_confirmed() {
        assertThat(Voucher.of(1, both(new LensPower(decimal("-5.50"), decimal("-1.00"), 90)), List.of(), ENGLAND, IN_2023)).hasValueSatisfying(voucher ->
            assertThat(voucher).extracting(Voucher::band, Voucher::form, Voucher::confirmed).containsExactly("A", "as_written", false));
        assertThat(Voucher.of(1, both(WEAK), List.of(), ENGLAND, IN_2023)).hasValueSatisfying(voucher -> assertThat(voucher.confirmed()).isTrue());
    }

    @Test
    @DisplayName("C9: £249.00 less voucher E £71.90 leaves £177.10; half of it, £88.55, now and £88.55 later")
    void the_patient_pays_what_the_voucher_leaves() {
        BigDecimal share = Voucher.patientShare(decimal("249.00"), decimal("71.90"), decimal("0.00"));

        assertThat(share).isEqualTo("177.10");
        assertThat(share.divide(decimal("2"))).isEqualTo("88.55");
        assertThat(Voucher.patientShare(decimal("249.00"), decimal("71.90"), decimal("16.40"))).isEqualTo("160.70");
        assertThat(Voucher.patientShare(decimal("60.00"), decimal("71.90"), decimal("0.00"))).isEqualTo("0.00");
    }

    @Test
    @DisplayName("C9: entitled to a sight test is not entitled to a voucher")
    void who_is_entitled_to_a_test_is_not_therefore_entitled_to_a_voucher() {
        Set<String> diabeticWithGlaucoma = Set.of("diabetes", "glaucoma");
        Entitlement voucher = Entitlement.VOUCHER.on(ENGLAND, TODAY);
        Entitlement test = Entitlement.SIGHT_TEST.on(ENGLAND, TODAY);

        assertThat(test.of(67, diabeticWithGlaucoma)).extracting(Ground::code).containsExactly("age_60", "diabetes", "glaucoma");
        assertThat(voucher.of(67, diabeticWithGlaucoma)).isEmpty();
        assertThat(voucher.form()).isEqualTo("GOS3");
        assertThat(test.form()).isEqualTo("GOS1");
    }

    @ParameterizedTest(name = "{0} years, {1}: {2}")
    @DisplayName("C9: a voucher is for the young, students, who has little, prisoners on leave and complex lenses")
    @CsvSource({"15, , under_16", "16, , ", "18, student_under_19, student_under_19", "19, student_under_19, ", "40, income_benefit, income_benefit", "40, hc2, hc2", "40, hc3, hc3",
        "40, prisoner_on_leave, prisoner_on_leave", "40, complex_lens, complex_lens"})
    void a_voucher_is_for_these(int age, String said, String ground) {
        assertThat(Entitlement.VOUCHER.on(ENGLAND, TODAY).of(age, said == null ? Set.of() : Set.of(said))).extracting(Ground::code)
            .isEqualTo(ground == null ? List.of() : List.of(ground));
    }

    @Test
    void every_band_that_can_come_out_is_one_that_values_are_listed_for() {
        assertThat(BANDS.steps()).extracting(VoucherBands.Step::singleVision, VoucherBands.Step::multifocal).containsExactly(tuple("A", "E"), tuple("B", "F"), tuple("C", "G"), tuple("D", "H"));
        assertThat(VoucherValues.SECTION.on(ENGLAND, IN_2023).values().keySet()).contains("A", "B", "C", "D", "E", "F", "G", "H");
    }

    private static Glazed both(LensPower power) {
        return new Glazed(power, power, false, false);
    }

    private static String band(SpectaclePrescription powers) {
        return BANDS.of(new Glazed(powers.right().power(), powers.left().power(), false, false), VoucherForm.Policy.AS_WRITTEN).code();
    }
}
