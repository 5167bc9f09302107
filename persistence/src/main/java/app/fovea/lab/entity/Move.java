package app.fovea.lab.entity;

import app.fovea.dispensing.entity.Measurements;
import java.math.BigDecimal;

/**
 * A move of a job that somebody wants. A command: whether it is made, the order of making, the mover's rights and the rules decide.
 *
 * @param to       a stage's id, or a category's, which stands for its first stage; or one of the practice's own columns by its slug
 * @param version  what the mover saw
 * @param reason   needed to put a job on hold, to cancel it, and to hand over what is not paid
 * @param carrier  who takes it, when it ships
 * @param tracking the carrier's number for it
 * @param method   how it ships: BRANCH, COURIER or COLLECT; null leaves that to the carrier
 * @param station  which column or scanned station of the lab it is moved at; null where it is moved elsewhere
 * @param cause    why as a code: a {@link RemakeCause} to make it again, a {@link ReturnCause} when it comes back; null for every other move
 * @param remake   how it is made again; null where there is nothing to say about that
 * @param handOver what was looked at when it was handed over; null where nobody wrote it down
 */
public record Move(String to, Long version, String reason, String carrier, String tracking, String method, String station, String cause, Remake remake, HandOver handOver) {
    /** From one stage of making to the next: nothing is handed over, brought back or made again with it. */
    public static Move inTheLab(String to, Long version, String reason, String carrier, String tracking, String method, String station) {
        return new Move(to, version, reason, carrier, tracking, method, station, null, null, null);
    }

    /**
     * How a pair is made again. It costs the patient nothing.
     *
     * @param cost         what that costs, in the currency of the sale; null where nobody knows yet
     * @param borneBy      who pays, a {@link RemakeCause.Bearer}; null for who usually does with this cause
     * @param rush         whether it goes before the others; null for yes: somebody has waited once already
     * @param measurements instead of those of the sale, all of them; null where those hold. Needed where the cause is that they were taken wrongly
     * @param fromExamAsItCountsNow true to make it with the powers of the exam's newest signed version, where the cause is one of powers
     */
    public record Remake(BigDecimal cost, String borneBy, Boolean rush, Measurements measurements, Boolean fromExamAsItCountsNow) {
        public static final Remake USUAL = new Remake(null, null, null, null, null);
    }

    /** @param fit how the spectacles sit @param acuity what the patient sees with them */
    public record HandOver(String fit, String acuity) {
        public static final HandOver NOTHING = new HandOver(null, null);
    }

    /** The same, to where a column's jobs stand. */
    public Move at(BoardColumn column) {
        return new Move(column.stage().id(), version, reason, carrier, tracking, method, column.slug(), cause, remake, handOver);
    }
}
