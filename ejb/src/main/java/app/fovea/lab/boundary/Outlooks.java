package app.fovea.lab.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.lab.control.Risks;
import app.fovea.lab.entity.AtRisk;
import app.fovea.lab.entity.OpenJob;
import app.fovea.lab.entity.OpenJobRepository;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/** Whether a job will keep its promise, in words. */
@Stateless
public class Outlooks {
    @Inject
    private OpenJobRepository jobs;
    @Inject
    private Risks risks;

    /** @param words why; null where nothing is wrong */
    public record Outlook(AtRisk.Kind kind, String words) implements Serializable {
    }

    @Requires(Permission.ORDERS_VIEW)
    public Outlook of(@Of(RecordKind.ORDER) UUID orderId) {
        OpenJob job = jobs.byId(Set.of(orderId)).stream().findFirst().orElseThrow(() -> new NotFound("order"));
        AtRisk.Outlook outlook = risks.now().of(job);
        LocalDate today = LocalDate.now(CurrentCaller.get().practice().timeZone());
        return new Outlook(outlook.kind(), switch (outlook.kind()) {
            case FINE -> null;
            case AT_RISK -> "At the usual pace it is ready on " + Due.day(outlook.ready()) + ".";
            case LATE -> Due.inWords(job.promisedOn(), today) + (outlook.ready().isAfter(today) ? "; at the usual pace ready on " + Due.day(outlook.ready()) + "." : ".");
        });
    }
}
