package app.fovea.lab.entity;

import app.fovea.tenancy.entity.OpenDays;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How long jobs stayed in each stage, read from their histories. */
final class Stays {
    private Stays() {
    }

    /** A job came to a stage. A move between two columns of one stage is no step. */
    record Step(UUID orderId, String stage, Instant at) {
    }

    /**
     * The stays that ended since a moment, in time on open days, by stage. Where a job stands still, nothing has ended.
     *
     * @param steps each job's together, in their order
     */
    static Map<Stage, List<Duration>> since(Instant since, List<Step> steps, OpenDays labDays, ZoneId zone) {
        Map<Stage, List<Duration>> stays = new EnumMap<>(Stage.class);
        for (int i = 1; i < steps.size(); i++) {
            Step entered = steps.get(i - 1);
            Step left = steps.get(i);
            Optional<Stage> stage = Stage.of(entered.stage());
            if (entered.orderId().equals(left.orderId()) && !left.at().isBefore(since) && stage.isPresent()) {
                stays.computeIfAbsent(stage.get(), each -> new ArrayList<>()).add(labDays.openTime(entered.at(), left.at(), zone));
            }
        }
        return stays;
    }
}
