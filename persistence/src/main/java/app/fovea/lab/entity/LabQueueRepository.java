package app.fovea.lab.entity;

import app.fovea.tenancy.entity.OpenDays;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** How busy a practice's lab is. */
@ApplicationScoped
public class LabQueueRepository {
    /** Long enough to be a pace, short enough to be today's. */
    private static final int LOOKS_BACK_DAYS = 28;
    /** What the lab can work on, wherever it stands. */
    private static final List<String> AT_WORK = Stream.of(Stage.PENDING, Stage.SURFACING, Stage.COATING, Stage.GLAZING, Stage.QUALITY_CHECK).map(Stage::id).toList();
    private static final List<String> FINISHED = Stream.of(Stage.READY, Stage.SHIPPED, Stage.DISPENSED).map(Stage::id).toList();

    @Inject
    private TenantEntityManager tenant;

    /** @param calendar on which days the lab works */
    public LabQueue now(LocalDate today, ZoneId zone, OpenDays calendar) {
        long ahead = tenant.get().createQuery("select count(o) from SpectacleOrder o where o.stage in :atWork", Long.class).setParameter("atWork", AT_WORK).getSingleResult();
        Instant since = today.minusDays(LOOKS_BACK_DAYS).atStartOfDay(zone).toInstant();
        // Once for each job: whatever was held after it was finished comes back from there and not from work.
        Object[] finished = tenant.get().createQuery("select count(t), min(t.at) from OrderTransition t where t.toStage in :finished and t.fromStage in :atWork and t.at >= :since", Object[].class)
            .setParameter("finished", FINISHED).setParameter("atWork", AT_WORK).setParameter("since", since).getSingleResult();
        if (finished[1] == null) {
            return new LabQueue(Math.toIntExact(ahead), 0, 1);
        }
        LocalDate first = ((Instant) finished[1]).atZone(zone).toLocalDate();
        return new LabQueue(Math.toIntExact(ahead), ((Long) finished[0]).intValue(), Math.max(1, calendar.between(first.minusDays(1), today)));
    }
}
