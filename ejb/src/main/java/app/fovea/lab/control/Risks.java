package app.fovea.lab.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.lab.entity.AtRisk;
import app.fovea.lab.entity.StagePace;
import app.fovea.lab.entity.StagePaceRepository;
import app.fovea.tenancy.entity.BranchRepository;
import app.fovea.tenancy.entity.OpenDays;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Judges which jobs will not keep their promise. A pace is read of weeks, so it is remembered for minutes: a board with a thousand cards and each of its changes asks for it. */
@ApplicationScoped
public class Risks {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    @Inject
    private StagePaceRepository paces;
    @Inject
    private BranchRepository branches;

    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    private record Known(StagePace pace, OpenDays labDays, ZoneId zone, Instant read) {
    }

    /** Judges the caller's jobs as they stand now. */
    public AtRisk now() {
        Instant now = Instant.now();
        UUID tenant = CurrentCaller.get().tenantId();
        Known last = known.get(tenant);
        if (last == null || last.read().plus(REMEMBERED).isBefore(now)) {
            ZoneId zone = CurrentCaller.get().practice().timeZone();
            OpenDays labDays = branches.labDays();
            last = new Known(paces.lately(now, zone, labDays), labDays, zone, now);
            known.put(tenant, last);
        }
        return new AtRisk(last.pace(), last.labDays(), last.zone(), now);
    }
}
