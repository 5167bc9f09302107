package app.fovea.lab.entity;

import app.fovea.tenancy.entity.OpenDays;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
        List<Object[]> steps = tenant.get().createQuery("select t.orderId, t.toStage, t.at from OrderTransition t where t.at >= :since and (t.fromStage is null or t.fromStage <> t.toStage)"
            + " order by t.orderId desc, t.seq", Object[].class).setParameter("since", now.minus(LOOKS_BACK)).setMaxResults(MOST_STEPS).getResultList();
        Map<Stage, List<Duration>> stays = new EnumMap<>(Stage.class);
        for (int i = 1; i < steps.size(); i++) {
            Object[] entered = steps.get(i - 1);
            Object[] left = steps.get(i);
            if (entered[0].equals(left[0])) {
                Stage.of((String) entered[1]).ifPresent(stage -> stays.computeIfAbsent(stage, each -> new ArrayList<>()).add(labDays.openTime((Instant) entered[2], (Instant) left[2], zone)));
            }
        }
        Map<Stage, Duration> medians = new EnumMap<>(Stage.class);
        stays.forEach((stage, times) -> {
            if (times.size() >= FEWEST) {
                times.sort(null);
                medians.put(stage, times.get(times.size() / 2));
            }
        });
        return new StagePace(medians, stays.getOrDefault(Stage.COATING, List.of()).size() * 2 >= stays.getOrDefault(Stage.SURFACING, List.of()).size());
    }
}
