package app.fovea.tenancy.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.Gtin;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.Fit;
import app.fovea.dispensing.entity.LensFit;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import app.fovea.tenancy.provisioning.Catalogue.Frame;
import app.fovea.tenancy.provisioning.Catalogue.Lens;
import app.fovea.tenancy.provisioning.Catalogue.Treatment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    @ParameterizedTest
    @ValueSource(strings = {Catalogue.STARTER, Catalogue.COASTAL})
    void has_enough_to_choose_from(String name) {
        Catalogue catalogue = Catalogue.read(name);

        assertThat(catalogue.frames()).hasSizeGreaterThanOrEqualTo(48);
        assertThat(catalogue.lenses()).hasSizeGreaterThanOrEqualTo(28);
        assertThat(catalogue.treatments()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(catalogue.frames()).extracting(Frame::code).doesNotHaveDuplicates();
        assertThat(catalogue.frames()).extracting(frame -> Gtin.read(frame.barcode()).orElseThrow()).doesNotHaveDuplicates();
        assertThat(catalogue.lenses()).extracting(Lens::code).doesNotHaveDuplicates();
        assertThat(catalogue.treatments()).extracting(Treatment::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {Catalogue.STARTER, Catalogue.COASTAL})
    void frames_are_boxed_as_iso_8624_has_it_and_priced_as_practices_do(String name) {
        assertThat(Catalogue.read(name).frames()).allSatisfy(frame -> {
            assertThat(frame.size().errors("")).isEmpty();
            assertThat(frame.sideLength()).isBetween(90, 165);
            assertThat(frame.price()).isBetween(new BigDecimal("49"), new BigDecimal("320"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {Catalogue.STARTER, Catalogue.COASTAL})
    void lenses_have_an_add_exactly_when_they_are_multifocal(String name) {
        assertThat(Catalogue.read(name).lenses()).allSatisfy(lens -> {
            assertThat(lens.powers().addMin() != null).isEqualTo(lens.range().multifocal());
            assertThat(lens.powers().addMax() != null).isEqualTo(lens.range().multifocal());
        });
    }

    /** What the constraints of V3__lens.sql ask, so that a wrong cell fails here and not at the first start. */
    @ParameterizedTest
    @ValueSource(strings = {Catalogue.STARTER, Catalogue.COASTAL})
    void lenses_say_all_that_a_fit_is_judged_by(String name) {
        assertThat(Catalogue.read(name).lenses()).allSatisfy(lens -> {
            assertThat(lens.powers().sphereMin()).isNegative();
            assertThat(lens.powers().sphereMax()).isNotNegative();
            assertThat(lens.powers().combinedMin()).isBetween(lens.powers().sphereMin().subtract(lens.powers().cylinderMax()), lens.powers().sphereMin());
            assertThat(lens.range().diameters()).isNotEmpty().isSorted().doesNotHaveDuplicates().allSatisfy(diameter -> assertThat(diameter).isBetween(55, 85));
            assertThat(lens.range().baseCurves()).isNotEmpty().isSorted().allSatisfy(curve -> assertThat(curve).isBetween(new BigDecimal("0.5"), new BigDecimal("14")));
            if (lens.design().fittedAtHeight()) {
                assertThat(lens.range().minFittingHeight()).isBetween(14, 18);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {Catalogue.STARTER, Catalogue.COASTAL})
    void every_design_and_a_tough_lens_of_each_kind_is_there(String name) {
        List<Lens> lenses = Catalogue.read(name).lenses();

        assertThat(lenses).extracting(Lens::design).contains(LensDesign.values());
        for (LensDesign design : List.of(LensDesign.SINGLE_VISION, LensDesign.BIFOCAL, LensDesign.PROGRESSIVE, LensDesign.MYOPIA_CONTROL)) {
            assertThat(lenses).anyMatch(lens -> lens.design() == design && lens.impactResistant());
        }
        assertThat(lenses).anyMatch(lens -> lens.range().aspheric()).anyMatch(lens -> !lens.range().aspheric());
        assertThat(lenses.stream().filter(lens -> lens.design() == LensDesign.PROGRESSIVE).map(Lens::dispensingFee).distinct()).as("tiers").hasSize(3);
    }

    /** Every lens against powers from high minus to high plus, with and without cylinder and add, for each use and in each frame shape. */
    @ParameterizedTest
    @ValueSource(strings = {Catalogue.STARTER, Catalogue.COASTAL})
    void of_every_lens_it_can_be_said_whether_it_fits_and_why_not(String name) {
        Catalogue catalogue = Catalogue.read(name);
        Set<String> fitted = new TreeSet<>();
        for (SpectaclePrescription prescription : spread()) {
            for (Use use : new Use[] {null, Use.NEAR}) {
                for (FrameSize frame : List.of(catalogue.frames().get(0).size(), new FrameSize(mm(58), mm(30), mm(14), mm(60), FrameSize.RIMLESS))) {
                    LensFit judge = LensFit.of(prescription, use, null, frame, new Measurements(new EyeMeasurement(mm(31), mm(19), null), null, null, null, null));
                    for (Lens lens : catalogue.lenses()) {
                        Fit fit = judge.fit(lens.range());
                        assertThat(fit.reasons()).as(lens.code()).hasSameSizeAs(fit.codes()).noneMatch(reason -> reason.contains("null") || reason.isBlank());
                        assertThat(fit.suitability().words()).doesNotContain("null");
                        if (fit.ok()) {
                            fitted.add(lens.code());
                        }
                    }
                }
            }
        }
        assertThat(fitted).as("no lens that nobody could ever have").containsExactlyInAnyOrderElementsOf(catalogue.lenses().stream().map(Lens::code).toList());
    }

    private static List<SpectaclePrescription> spread() {
        List<SpectaclePrescription> spread = new ArrayList<>();
        for (int sphere = -30; sphere <= 24; sphere += 3) {
            for (String cylinder : new String[] {null, "-0.75", "+3.50"}) {
                for (String add : new String[] {null, "2.00"}) {
                    EyePower eye = new EyePower(BigDecimal.valueOf(sphere), decimal(cylinder), cylinder == null ? null : 10, decimal(add), List.of(), null);
                    spread.add(new SpectaclePrescription(eye, sphere % 2 == 0 ? eye : EyePower.balanced(), null));
                }
            }
        }
        return spread;
    }

    private static BigDecimal decimal(String value) {
        return value == null ? null : new BigDecimal(value);
    }

    private static BigDecimal mm(int whole) {
        return BigDecimal.valueOf(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {Catalogue.STARTER, Catalogue.COASTAL})
    void polycarbonate_can_always_have_the_hard_coat_that_it_needs(String name) {
        Catalogue catalogue = Catalogue.read(name);

        assertThat(catalogue.lenses()).filteredOn(lens -> lens.range().needsHardCoat()).isNotEmpty()
            .allSatisfy(lens -> assertThat(catalogue.treatmentsFor(lens)).extracting(Treatment::kind).contains("hard"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Catalogue.STARTER, Catalogue.COASTAL})
    void a_finished_lens_takes_no_colour_any_more(String name) {
        Catalogue catalogue = Catalogue.read(name);

        assertThat(catalogue.lenses()).filteredOn(Lens::stock).isNotEmpty()
            .allSatisfy(lens -> assertThat(catalogue.treatmentsFor(lens)).extracting(Treatment::kind).doesNotContain("photochromic", "polarised", "tint", "mirror"));
    }

    @ParameterizedTest
    @ValueSource(strings = {Catalogue.STARTER, Catalogue.COASTAL})
    void what_darkens_a_lens_says_how_much_and_a_mirror_finds_a_dark_lens_below_it(String name) {
        Catalogue catalogue = Catalogue.read(name);

        assertThat(catalogue.treatments()).allSatisfy(treatment ->
            assertThat(treatment.lightTransmission() != null).as(treatment.code()).isEqualTo(Set.of("tint", "polarised", "mirror").contains(treatment.kind())));
        assertThat(catalogue.lenses()).filteredOn(lens -> catalogue.treatmentsFor(lens).stream().anyMatch(treatment -> treatment.kind().equals("mirror"))).isNotEmpty()
            .allSatisfy(lens -> assertThat(catalogue.treatmentsFor(lens)).extracting(Treatment::kind).containsAnyOf("tint", "polarised"));
    }

    @Test
    void the_two_practices_buy_from_different_houses() {
        assertThat(brands(Catalogue.STARTER)).doesNotContainAnyElementsOf(brands(Catalogue.COASTAL));
    }

    private static Set<String> brands(String name) {
        Catalogue catalogue = Catalogue.read(name);
        Set<String> brands = catalogue.frames().stream().map(Frame::brand).collect(Collectors.toSet());
        catalogue.lenses().forEach(lens -> brands.add(lens.supplier()));
        return brands;
    }
}
