package app.fovea.tenancy.provisioning.demo;

import app.fovea.lab.entity.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where somebody stands with the practice today.
 *
 * @param stage of their job; null unless there is one
 */
record Situation(Kind kind, Stage stage) {
    static final Situation SEEN = new Situation(Kind.SEEN, null);

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

    /** What a practice has to show today, besides everybody who was seen before. */
    static List<Situation> ofToday(Map<String, Integer> openJobs) {
        List<Situation> today = new ArrayList<>();
        openJobs.forEach((stage, count) -> add(today, count, new Situation(Kind.JOB, Stage.of(stage).orElseThrow())));
        add(today, 8, new Situation(Kind.JOB, Stage.DISPENSED));
        add(today, 3, new Situation(Kind.JOB, Stage.CANCELLED));
        add(today, 9, new Situation(Kind.READY_TO_SELL, null));
        add(today, 3, new Situation(Kind.DRAFT_EXAM, null));
        add(today, 3, new Situation(Kind.DRAFT_SALE, null));
        add(today, 2, new Situation(Kind.DEPOSIT_SHORT, null));
        add(today, 6, new Situation(Kind.NEW, null));
        return today;
    }

    private static void add(List<Situation> all, int count, Situation situation) {
        for (int i = 0; i < count; i++) {
            all.add(situation);
        }
    }
}
