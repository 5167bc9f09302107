package app.fovea.lab.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Which of the open jobs somebody wants to see. What is null is not asked for.
 *
 * @param from     the first day promised, {@code until} the last
 * @param stages   ids of stages; empty for all
 * @param supplier of the lenses, as the catalogue writes it
 * @param words    the job's number or a part of it, its tray or the patient's initials
 */
public record JobFilter(UUID branchId, LocalDate from, LocalDate until, boolean stillHere, String supplier, List<String> stages, String tray, String words) {
    /** Every open job. */
    public static final JobFilter ALL = new JobFilter(null, null, null, false, null, List.of(), null, null);

    public JobFilter {
        stages = List.copyOf(stages);
    }
}
