package app.fovea.lab.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.catalogue.entity.LensDesign;
import app.fovea.lab.entity.Inspection.MeasuredColumn;
import app.fovea.lab.entity.Inspection.Occasion;
import app.fovea.lab.entity.Inspection.VerdictColumn;
import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An inspection keeps what was measured and said, word for word. */
class InspectionTest {
    private static final Occasion OCCASION = new Occasion(UUID.randomUUID(), 1, UUID.randomUUID(), "Ivy Inspector", Instant.EPOCH);

    @Test
    void what_was_measured_and_said_is_the_same_when_it_is_read_again() {
        PairValues ordered = pair("-2.00", "31.5");
        PairValues measured = pair("-2.06", "32");
        ToleranceStandard standard = ToleranceProfiles.shipped().usual();
        ToleranceVerdict verdict = ToleranceCheck.of(new OrderedPair(ordered, LensDesign.SINGLE_VISION, Set.of()), measured,
            ToleranceProfiles.shipped().profile(standard, DesignClass.SINGLE_VISION).orElseThrow());
        MeasuredColumn values = new MeasuredColumn();
        VerdictColumn words = new VerdictColumn();

        assertThat(values.convertToEntityAttribute(values.convertToDatabaseColumn(measured))).isEqualTo(measured);
        ToleranceVerdict kept = words.convertToEntityAttribute(words.convertToDatabaseColumn(verdict));
        assertThat(kept).isEqualTo(verdict);
        assertThat(kept.sentence()).isEqualTo(verdict.sentence());
        assertThat(Inspection.measured(OCCASION, null, measured, verdict).passed()).isEqualTo(verdict.verdict() == Verdict.PASS);
    }

    @Test
    void letting_pass_all_the_same_is_no_inspection_that_passed() {
        Inspection overridden = Inspection.overridden(OCCASION, "She wore such before");

        assertThat(overridden.passed()).isFalse();
        assertThat(overridden.letsPass()).isTrue();
        assertThat(overridden.measured()).isNull();
    }

    private static PairValues pair(String sphere, String pd) {
        LensValues lens = new LensValues(new LensPower(new BigDecimal(sphere), new BigDecimal("-1.25"), 10), null, List.of(new Prism(new BigDecimal("0.50"), Base.IN)), new BigDecimal(pd), new BigDecimal("20"), null, null);
        return new PairValues(lens, lens, null);
    }
}
