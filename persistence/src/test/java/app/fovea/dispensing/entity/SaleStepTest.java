package app.fovea.dispensing.entity;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Where a sale goes on. */
class SaleStepTest {
    @Test
    void aSaleGoesOnWhereSomebodyLeftItAlthoughMoreOfItIsDone() {
        assertThat(SaleStep.goesOn(SaleStep.TREATMENTS, SaleStep.MEASUREMENTS)).isEqualTo(SaleStep.TREATMENTS);
    }

    @Test
    void aSaleGoesOnBeforeWhatSomebodyLeftWhereSomethingIsMissingNow() {
        assertThat(SaleStep.goesOn(SaleStep.CHECKOUT, SaleStep.LENSES)).isEqualTo(SaleStep.LENSES);
    }

    @Test
    void aSaleThatNobodyWalkedThroughGoesOnWhereSomethingIsMissing() {
        assertThat(SaleStep.goesOn(null, SaleStep.MEASUREMENTS)).isEqualTo(SaleStep.MEASUREMENTS);
    }

    @Property
    void nobodyComesOutBehindAStepThatHasSomethingAgainstIt(@ForAll SaleStep left, @ForAll SaleStep open) {
        assertThat(SaleStep.goesOn(left, open)).isLessThanOrEqualTo(open);
    }

    @Property
    void everyStepIsFoundByItsNameAndItsNumber(@ForAll SaleStep step) {
        assertThat(SaleStep.of(step.id())).contains(step);
        assertThat(SaleStep.at(step.number())).isEqualTo(step);
    }
}
