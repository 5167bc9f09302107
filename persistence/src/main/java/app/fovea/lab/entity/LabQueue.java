package app.fovea.lab.entity;

/**
 * How long the lab has work for.
 *
 * @param ahead    jobs that it could work on now: neither held nor waiting for a frame or a lens, nor ready
 * @param finished jobs that it finished lately
 * @param days     in how many open days it finished them; at least 1
 */
public record LabQueue(int ahead, int finished, int days) {
    /** Nothing to do, and nothing known of the pace. */
    public static final LabQueue NONE = new LabQueue(0, 0, 1);

    /** What a lab needs for a job when nobody waits. */
    static final int USUAL_DAYS = 2;
    /** A backlog is worked off by more hands or by leaving things out: told to wait longer than this patients go elsewhere, and the lab is warned by what is at risk. */
    static final int MOST_DAYS = 7;
    /** From fewer than these no pace can be read: a new practice would scare its first patients away. */
    static final int FEWEST_FINISHED = 10;

    /** Open days that a job which comes now spends in the lab: {@value #USUAL_DAYS}, or as long as those ahead of it take at the lab's pace, at most {@value #MOST_DAYS}. */
    public int daysInLab() {
        if (finished < FEWEST_FINISHED) {
            return USUAL_DAYS;
        }
        long through = ((long) ahead * days + finished - 1) / finished;
        return (int) Math.max(USUAL_DAYS, Math.min(MOST_DAYS, through));
    }
}
