package app.fovea.lab.entity;

/**
 * A move of a job that somebody wants. A command: whether it is made, the order of making, the mover's rights and the rules decide.
 *
 * @param to       a stage's id, or a category's, which stands for its first stage; or one of the practice's own columns by its slug
 * @param version  what the mover saw
 * @param reason   needed to put a job on hold or to cancel it
 * @param carrier  who takes it, when it ships
 * @param tracking the carrier's number for it
 * @param method   how it ships: BRANCH, COURIER or COLLECT; null leaves that to the carrier
 * @param station  which column or scanned station of the lab it is moved at; null where it is moved elsewhere
 */
public record Move(String to, Long version, String reason, String carrier, String tracking, String method, String station) {
    /** As people make it on a page. */
    public static Move of(String to, Long version, String reason, String carrier, String tracking, String method) {
        return new Move(to, version, reason, carrier, tracking, method, null);
    }

    /** The same, to where a column's jobs stand. */
    public Move at(BoardColumn column) {
        return new Move(column.stage().id(), version, reason, carrier, tracking, method, column.slug());
    }
}
