package app.fovea.lab.entity;

import app.fovea.tenancy.entity.OpenDays;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How long the jobs of a practice stay in each stage. */
@ApplicationScoped
public class StagePaceRepository {
    private static final Duration LOOKS_BACK = Duration.ofDays(28);
    /** Of a practice that is busier than this the newest tell enough. */
    private static final int MOST_STEPS = 20_000;
    /** From fewer than these no pace can be read. */
    private static final int FEWEST = 10;

    @Inject
    private TenantEntityManager tenant;

    /** @param labDays on which days the lab works */
    public StagePace lately(Instant now, ZoneId zone, OpenDays labDays) {
        // A move between two columns of one stage is none between stages.
        List<Stays.Step> steps = tenant.get().createQuery("select t.orderId, t.toStage, t.at from OrderTransition t where t.at >= :since and (t.fromStage is null or t.fromStage <> t.toStage)"
            + " order by t.orderId desc, t.seq", Object[].class).setParameter("since", now.minus(LOOKS_BACK)).setMaxResults(MOST_STEPS)
            .getResultList().stream().map(row -> new Stays.Step((UUID) row[0], (String) row[1], (Instant) row[2])).toList();
        Map<Stage, List<Duration>> stays = Stays.since(now.minus(LOOKS_BACK), steps, labDays, zone);
        Map<Stage, Duration> medians = new EnumMap<>(Stage.class);
        stays.forEach((stage, times) -> {
            if (times.size() >= FEWEST) {
                medians.put(stage, Quantile.of(times, 50));
            }
        });
        return new StagePace(medians, stays.getOrDefault(Stage.COATING, List.of()).size() * 2 >= stays.getOrDefault(Stage.SURFACING, List.of()).size());
    }
}
