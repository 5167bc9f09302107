package app.fovea.lab.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A job as the board needs it: a row of few columns, where the order itself brings the whole of what was sold.
 *
 * @param heldFrom null unless it is on hold
 * @param column   slug of the practice's column in which it stands; null for the first one of its stage
 * @param branchId null for a sale of no branch
 * @param frame    brand, model and colour; null for the patient's own
 * @param remakeNo 0 for what was sold, else the how manieth time the pair is made again
 * @param given    first letter of the patient's given name; {@code family} likewise
 */
public record OpenJob(UUID id, String number, long version, String stageId, String heldFrom, Instant stageEnteredAt, String column, UUID branchId, LocalDate promisedOn, boolean rush, String tray,
                      String frame, String lens, String supplier, boolean stockLens, int remakeNo, String given, String family) {
    public Stage stage() {
        return Stage.of(stageId).orElseThrow();
    }

    /** Null unless it is on hold. */
    public Stage heldFromStage() {
        return heldFrom == null ? null : Stage.of(heldFrom).orElseThrow();
    }

    /** Where it may go from here. */
    public Set<Stage> allowed() {
        return OrderMoves.allowed(stage(), heldFromStage(), stockLens);
    }

    /** What the lab knows of whose it is. */
    public String initials() {
        return (given + family).toUpperCase(Locale.ROOT);
    }

    /** What has left the lab cannot be late there any more. */
    public boolean late(LocalDate today) {
        return !left() && promisedOn.isBefore(today);
    }

    private boolean left() {
        return switch (stage().category()) {
            case SHIPPED, COMPLETED, CANCELLED -> true;
            case PENDING, IN_PRODUCTION, QUALITY_CHECK, ON_HOLD -> false;
        };
    }
}
