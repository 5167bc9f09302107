package app.fovea.lab.entity;

import static app.fovea.lab.entity.Bench.decimal;
import static app.fovea.lab.entity.Bench.find;
import static app.fovea.lab.entity.Bench.judge;
import static app.fovea.lab.entity.Bench.lens;
import static app.fovea.lab.entity.Bench.pair;
import static app.fovea.lab.entity.Bench.power;
import static app.fovea.lab.entity.Bench.profile;
import static app.fovea.lab.entity.Bench.standard;
import static app.fovea.prescription.entity.Eye.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.LensDesign;
import app.fovea.lab.entity.ToleranceLimits.CylinderBands;
import app.fovea.prescription.entity.LensPower;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("C8: the tables of the standards")
class ToleranceTablesTest {
    private static final BigDecimal A_LITTLE = new BigDecimal("0.01");
    private static final BigDecimal LESS_THAN_ANYTHING = new BigDecimal("0.001");

    @ParameterizedTest(name = "{0} {1}: {2} ordered {3}/{4} has a limit of {5}")
    @DisplayName("C8: every cell as the reference has it")
    @CsvSource({
        "ansi-z80.1-2015, SINGLE_VISION, POWER, 6.50, 0, 0.13",
        "ansi-z80.1-2015, SINGLE_VISION, POWER, 6.51, 0, 0.1302",
        "ansi-z80.1-2015, SINGLE_VISION, POWER, -10.00, 0, 0.20",
        "ansi-z80.1-2015, BIFOCAL, POWER, -6.50, 0, 0.13",
        "ansi-z80.1-2015, PROGRESSIVE, POWER, 8.00, 0, 0.16",
        "ansi-z80.1-2015, OCCUPATIONAL, POWER, 8.50, 0, 0.17",
        "ansi-z80.1-2015, SINGLE_VISION, CYLINDER, 5.00, -2.00, 0.13",
        "ansi-z80.1-2015, SINGLE_VISION, CYLINDER, 5.00, -2.01, 0.15",
        "ansi-z80.1-2015, SINGLE_VISION, CYLINDER, 5.00, -4.50, 0.15",
        "ansi-z80.1-2015, SINGLE_VISION, CYLINDER, 5.00, -5.00, 0.20",
        "ansi-z80.1-2015, PROGRESSIVE, CYLINDER, 5.00, -2.00, 0.16",
        "ansi-z80.1-2015, PROGRESSIVE, CYLINDER, 5.00, -3.50, 0.18",
        "ansi-z80.1-2015, PROGRESSIVE, CYLINDER, 5.00, -4.00, 0.20",
        "ansi-z80.1-2015, SINGLE_VISION, AXIS, 1.00, -0.12, 14",
        "ansi-z80.1-2015, SINGLE_VISION, AXIS, 1.00, -0.25, 14",
        "ansi-z80.1-2015, SINGLE_VISION, AXIS, 1.00, -0.50, 7",
        "ansi-z80.1-2015, SINGLE_VISION, AXIS, 1.00, -0.75, 5",
        "ansi-z80.1-2015, SINGLE_VISION, AXIS, 1.00, -1.50, 3",
        "ansi-z80.1-2015, PROGRESSIVE, AXIS, 1.00, -1.51, 2",
        "ansi-z80.1-2015, BIFOCAL, ADD, 4.00, 0, 0.12",
        "ansi-z80.1-2015, PROGRESSIVE, ADD, 4.25, 0, 0.18",
        "bs-en-iso-21987-2017, SINGLE_VISION, POWER, 9.00, 0, 0.12",
        "bs-en-iso-21987-2017, SINGLE_VISION, POWER, 12.00, 0, 0.18",
        "bs-en-iso-21987-2017, SINGLE_VISION, POWER, 20.00, 0, 0.25",
        "bs-en-iso-21987-2017, SINGLE_VISION, POWER, 20.25, 0, 0.37",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 3.00, -0.75, 0.09",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 3.00, -4.00, 0.12",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 3.00, -6.00, 0.18",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 6.00, -0.75, 0.12",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 6.00, -4.00, 0.12",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 6.00, -6.00, 0.18",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 6.00, -6.25, 0.25",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 9.00, -4.00, 0.18",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 9.00, -6.00, 0.18",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 12.00, -0.75, 0.12",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 12.00, -6.00, 0.25",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 20.00, -0.75, 0.18",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 20.00, -4.00, 0.25",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 20.25, -0.75, 0.25",
        "bs-en-iso-21987-2017, SINGLE_VISION, CYLINDER, 20.25, -6.00, 0.37",
        "bs-en-iso-21987-2017, BIFOCAL, AXIS, 1.00, -0.25, 16",
        "bs-en-iso-21987-2017, BIFOCAL, AXIS, 1.00, -0.50, 9",
        "bs-en-iso-21987-2017, BIFOCAL, AXIS, 1.00, -0.75, 6",
        "bs-en-iso-21987-2017, BIFOCAL, AXIS, 1.00, -1.50, 4",
        "bs-en-iso-21987-2017, BIFOCAL, AXIS, 3.00, -2.50, 3",
        "bs-en-iso-21987-2017, BIFOCAL, AXIS, 3.00, -2.51, 2"})
    void every_cell_as_the_reference_has_it(String standard, LensDesign design, Quantity quantity, BigDecimal value, BigDecimal cylinder, BigDecimal limit) {
        LensValues ordered = quantity == Quantity.ADD ? lens(power("0.00"), value, null, null) : lens(new LensPower(value, cylinder, 90));

        assertThat(find(judge(standard(standard), design, pair(ordered), pair(ordered)), RIGHT, quantity).limit()).isEqualByComparingTo(limit);
    }

    /** One ordered value in one cell, and the limit that stands there. */
    record Cell(ToleranceStandard standard, LensDesign design, Quantity quantity, LensValues ordered, BigDecimal limit) {
        @Override
        public String toString() {
            return standard.title() + " " + design.id() + " " + quantity + " " + (quantity == Quantity.ADD ? ordered.add() : ordered.power()) + " ± " + limit;
        }
    }

    static Stream<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (ToleranceStandard standard : ToleranceProfiles.shipped().standards()) {
            for (LensDesign design : LensDesign.values()) {
                ToleranceProfiles.shipped().profile(standard, DesignClass.of(design)).ifPresent(profile -> fill(cells, standard, design, profile.limits()));
            }
        }
        return cells.stream();
    }

    private static void fill(List<Cell> cells, ToleranceStandard standard, LensDesign design, ToleranceLimits limits) {
        Function<Quantity, Adder> adder = quantity -> (ordered, limit) -> cells.add(new Cell(standard, design, quantity, ordered, limit));
        walk(limits.meridian(), value -> lens(new LensPower(value.negate(), null, null)), adder.apply(Quantity.POWER));
        walk(limits.add(), value -> lens(power("0.00"), value, null, null), adder.apply(Quantity.ADD));
        walk(limits.axis(), value -> lens(new LensPower(new BigDecimal("10.00"), value.negate(), 20)), adder.apply(Quantity.AXIS));
        BigDecimal weaker = BigDecimal.ZERO;
        for (CylinderBands row : limits.cylinder()) {
            BigDecimal strongest = row.powerUpTo() == null ? weaker.add(new BigDecimal("10")) : row.powerUpTo();
            for (BigDecimal sphere : List.of(weaker.add(A_LITTLE), strongest)) {
                walk(row.bands(), value -> value.compareTo(sphere.add(sphere)) > 0 ? null : lens(new LensPower(sphere, value.negate(), 20)), adder.apply(Quantity.CYLINDER));
            }
            weaker = strongest;
        }
    }

    private interface Adder {
        void add(LensValues ordered, BigDecimal limit);
    }

    /** The first and the last value of every band. @param ordered null where there can be no such lens */
    private static void walk(List<ToleranceBand> bands, Function<BigDecimal, LensValues> ordered, Adder adder) {
        BigDecimal first = A_LITTLE;
        for (ToleranceBand band : bands) {
            BigDecimal last = band.upTo() != null ? band.upTo() : band.below() != null ? band.below().subtract(A_LITTLE) : first.add(new BigDecimal("3.00"));
            if (band.limit() != null || band.percent() != null) {
                for (BigDecimal value : List.of(first, last)) {
                    LensValues lens = ordered.apply(value);
                    if (lens != null) {
                        adder.add(lens, band.limit() != null ? band.limit() : value.multiply(band.percent()).divide(new BigDecimal(100)));
                    }
                }
            }
            first = last.add(A_LITTLE);
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void a_difference_passes_up_to_the_limit_of_its_cell_and_no_further(Cell cell) {
        BigDecimal more = cell.limit().add(cell.quantity() == Quantity.AXIS ? BigDecimal.ONE : LESS_THAN_ANYTHING);
        for (int sign : signs(cell, more)) {
            Finding inside = off(cell, cell.limit().multiply(BigDecimal.valueOf(sign)));
            Finding outside = off(cell, more.multiply(BigDecimal.valueOf(sign)));

            assertThat(inside.limit()).isEqualByComparingTo(cell.limit());
            assertThat(inside.verdict()).as(inside.sentence()).isEqualTo(Verdict.PASS);
            assertThat(outside.verdict()).as(outside.sentence()).isEqualTo(Verdict.FAIL);
        }
    }

    /** A cylinder that would shrink through nothing is a turned one, and out by its axis. Ordered ones are negative here. */
    private static List<Integer> signs(Cell cell, BigDecimal more) {
        return cell.quantity() == Quantity.CYLINDER && cell.ordered().power().cylinderOrZero().abs().compareTo(more) < 0 ? List.of(-1) : List.of(1, -1);
    }

    private static Finding off(Cell cell, BigDecimal by) {
        LensPower was = cell.ordered().power();
        LensValues measured = switch (cell.quantity()) {
            case POWER -> lens(new LensPower(was.sphere().add(by), was.cylinder(), was.axis()));
            case CYLINDER -> lens(new LensPower(was.sphere(), was.cylinder().add(by), was.axis()));
            case AXIS -> lens(new LensPower(was.sphere(), was.cylinder(), Math.floorMod(was.axis() + by.intValueExact() - 1, 180) + 1));
            default -> lens(was, cell.ordered().add().add(by), null, null);
        };
        return find(judge(cell.standard(), cell.design(), pair(cell.ordered()), pair(measured)), RIGHT, cell.quantity());
    }

    @Test
    void every_standard_says_whether_it_was_confirmed_and_the_usual_one_was() {
        ToleranceProfiles shipped = ToleranceProfiles.shipped();
        assertThat(shipped.usual()).isEqualTo(Bench.ANSI);
        assertThat(shipped.standards()).extracting(ToleranceStandard::confirmed).containsExactly(true, false);
        assertThat(shipped.standardsFor(DesignClass.PROGRESSIVE)).containsExactly(Bench.ANSI);
        assertThat(shipped.standardsFor(DesignClass.MULTIFOCAL)).containsExactly(Bench.ANSI, Bench.ISO);
        assertThat(shipped.designs(Bench.ISO)).containsExactly(DesignClass.SINGLE_VISION, DesignClass.MULTIFOCAL);
    }

    @ParameterizedTest
    @CsvSource({
        "ansi-z80.1-2015, SINGLE_VISION, 0.67, 2.75, 2.5, 0.33, 3.375, 1.0", "ansi-z80.1-2015, BIFOCAL, 0.67, 2.75, 2.5, 0.33, 3.375, 1.0", "ansi-z80.1-2015, PROGRESSIVE, 0.67, 3.75, 1.0, 0.33, 3.375, 1.0",
        "bs-en-iso-21987-2017, SINGLE_VISION, 0.67, 3.25, 2.0, 0.50, 5.00, 1.0"})
    @DisplayName("C8: the prism of the pair, horizontal and vertical")
    void the_prism_of_the_pair(String standard, LensDesign design, BigDecimal horizontal, BigDecimal weak, BigDecimal pd, BigDecimal vertical, BigDecimal low, BigDecimal height) {
        ToleranceLimits limits = profile(standard(standard), design).limits();
        assertThat(List.of(limits.horizontalImbalance().prism(), limits.horizontalImbalance().upTo(), limits.horizontalImbalance().millimetres())).usingElementComparator(BigDecimal::compareTo).containsExactly(horizontal, weak, pd);
        assertThat(List.of(limits.verticalImbalance().prism(), limits.verticalImbalance().upTo(), limits.verticalImbalance().millimetres())).usingElementComparator(BigDecimal::compareTo).containsExactly(vertical, low, height);
        for (String more : List.of("0", "0.001")) {
            LensPower edge = new LensPower(weak.add(decimal(more)), null, null);
            PairValues ordered = pair(lens(edge, null, "31", null));
            assertThat(judge(standard(standard), design, ordered, ordered).pair()).extracting(Finding::quantity)
                .contains(more.equals("0") ? Quantity.HORIZONTAL_IMBALANCE : design == LensDesign.PROGRESSIVE ? Quantity.RIGHT_PD : Quantity.PD);
        }
    }
}
