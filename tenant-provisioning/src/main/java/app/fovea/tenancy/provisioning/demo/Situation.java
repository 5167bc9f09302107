package app.fovea.tenancy.provisioning.demo;

import app.fovea.lab.entity.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where somebody stands with the practice today.
 *
 * @param stage   of their job; null unless there is one
 * @param due   when that job was promised
 */
record Situation(Kind kind, Stage stage, Due due) {
    static final Situation SEEN = new Situation(Kind.SEEN, null, Due.AS_USUAL);

    private static final int EVERY_SO_MANY_LATE = 6;

    enum Kind {
        /** Was here some time ago, or long ago. */
        SEEN,
        /** Registered, not seen yet. */
        NEW,
        /** Sits in the consulting room, or left before the record was signed. */
        DRAFT_EXAM,
        /** Examined and not sold to yet. */
        READY_TO_SELL,
        /** Is choosing. */
        DRAFT_SALE,
        /** Paid too little for the laboratory to begin. */
        DEPOSIT_SHORT,
        /** Has a job that was ordered lately. */
        JOB
    }

    enum Due {
        /** As long after the order as the lens takes. */
        AS_USUAL,
        /** Agreed with the patient for this very day. */
        TODAY,
        /** Took longer than it should. */
        LATE
    }

    /** What a practice has to show today, besides everybody who was seen before. */
    static List<Situation> ofToday(Map<String, Integer> openJobs) {
        List<Situation> today = new ArrayList<>();
        openJobs.forEach((stage, count) -> add(today, count, Kind.JOB, Stage.of(stage).orElseThrow()));
        add(today, 8, Kind.JOB, Stage.DISPENSED);
        add(today, 3, Kind.JOB, Stage.CANCELLED);
        add(today, 9, Kind.READY_TO_SELL, null);
        add(today, 3, Kind.DRAFT_EXAM, null);
        add(today, 3, Kind.DRAFT_SALE, null);
        add(today, 2, Kind.DEPOSIT_SHORT, null);
        add(today, 6, Kind.NEW, null);
        return today;
    }

    private static void add(List<Situation> all, int count, Kind kind, Stage stage) {
        for (int i = 0; i < count; i++) {
            boolean inTheMaking = stage != null && stage != Stage.PENDING && stage.compareTo(Stage.SHIPPED) < 0;
            boolean late = inTheMaking && all.size() % EVERY_SO_MANY_LATE == 0;
            boolean today = !late && i < 2 && (stage == Stage.GLAZING || stage == Stage.QUALITY_CHECK || stage == Stage.READY) && all.size() % 2 == 1;
            all.add(new Situation(kind, stage, late ? Due.LATE : today ? Due.TODAY : Due.AS_USUAL));
        }
    }
}
