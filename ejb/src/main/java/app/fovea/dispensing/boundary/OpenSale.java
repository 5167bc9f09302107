package app.fovea.dispensing.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.DraftSale;
import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.SaleStep;
import app.fovea.privacy.entity.AboutPatient;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A sale as somebody sees it who wants to go on with it, or who meets a colleague in it.
 *
 * @param dispenserId who has it: who began it, or who took it over
 * @param mine        whether the asking person has it
 * @param state       draft, or checked_out
 * @param step        where it goes on: exam, lenses, treatments, measurements, checkout
 * @param savedAt     when anything of it was last saved
 */
public record OpenSale(UUID id, long version, UUID patientId, String patient, UUID examId, UUID dispenserId, String dispenser, boolean mine, String state, String step, Instant begunAt, Instant savedAt)
        implements AboutPatient<OpenSale> {
    @Override
    public OpenSale fromOutside() {
        return new OpenSale(id, version, patientId, RESTRICTED, examId, dispenserId, dispenser, mine, state, step, begunAt, savedAt);
    }

    static OpenSale of(DraftSale sale, List<DispensePair> pairs, Caller asking) {
        Dispense dispense = sale.dispense();
        SaleStep step = dispense.goesOnAt() == null ? reached(pairs) : dispense.goesOnAt();
        return new OpenSale(dispense.id(), dispense.version(), dispense.patientId(), sale.patient().name(), dispense.examId(), dispense.dispenserId(), sale.dispenser().name(),
            dispense.dispenserId().equals(asking.userId()), dispense.draft() ? "draft" : "checked_out", step.id(), dispense.begunAt(), dispense.savedAt());
    }

    /** How far a sale has come that nobody walked through: by what is there, without asking its rules. */
    static SaleStep reached(List<DispensePair> pairs) {
        if (pairs.isEmpty()) {
            return SaleStep.EXAM;
        }
        if (pairs.stream().anyMatch(pair -> pair.lensId() == null || pair.frameId() == null && pair.ownFrame() == null)) {
            return SaleStep.LENSES;
        }
        return pairs.stream().allMatch(pair -> measured(pair.measurements().right()) && measured(pair.measurements().left())) ? SaleStep.CHECKOUT : SaleStep.MEASUREMENTS;
    }

    private static boolean measured(EyeMeasurement eye) {
        return eye != null && eye.pd() != null;
    }

    public boolean sold() {
        return state.equals("checked_out");
    }

    /** Counted from 1. */
    public int stepNumber() {
        return SaleStep.of(step).orElseThrow().number();
    }

    public String stepTitle() {
        return SaleStep.of(step).orElseThrow().title();
    }
}
