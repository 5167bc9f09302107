package app.fovea.bench;

import java.util.ArrayList;
import java.util.List;

/** What was measured, what it was measured against, and the goal for the ratio of the two. */
final class Table {
    private final List<String> lines = new ArrayList<>(List.of("| | measured | beside it | ratio | goal |", "|---|--:|---|--:|--:|"));

    /** @param ratio not a number where there is none */
    void row(String what, String measured, String beside, double ratio, String goal) {
        lines.add("| %s | %s | %s | %s | %s |".formatted(what, measured, beside, Double.isNaN(ratio) ? "" : "%.2f".formatted(ratio), goal));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
