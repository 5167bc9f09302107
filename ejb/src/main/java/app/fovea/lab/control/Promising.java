package app.fovea.lab.control;

import app.fovea.lab.entity.LabQueueRepository;
import app.fovea.lab.entity.PromisedDate;
import app.fovea.tenancy.entity.BranchRepository;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Knows what a promise that is made now depends on. */
@ApplicationScoped
public class Promising {
    @Inject
    private LabQueueRepository queues;
    @Inject
    private BranchRepository branches;
    @Inject
    private TenantRepository tenants;

    /** @param branchId where the patient fetches them; null where that is not known */
    public PromisedDate now(UUID branchId) {
        ZoneId zone = tenants.own().practice().timeZone();
        LocalDate today = LocalDate.now(zone);
        return new PromisedDate(today, queues.now(today, zone, branches.labDays()), branches.openDays(branchId));
    }
}
