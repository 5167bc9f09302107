package app.fovea.patient.view;

import app.fovea.lab.boundary.BoardChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.omnifaces.cdi.Push;
import org.omnifaces.cdi.PushContext;

/**
 * Wakes the pages of this node that show a patient when one of their orders was made, moved or shipped. Sends nothing of it: the page
 * asks again, by the rights that whoever sits there has by then.
 */
@ApplicationScoped
public class PatientPush {
    private static final Logger LOG = System.getLogger(PatientPush.class.getName());
    private static final String LOOK_AGAIN = "";

    @Inject
    @Push(channel = "patient")
    private PushContext pages;

    /** By records that were merged, the one that is left, as far as this node has shown it: what happens to an order of the old one is news of that page. Of two that were taken apart since, one is woken in vain. */
    private final Map<Shown, Shown> leadsTo = new ConcurrentHashMap<>();

    /** What a page shows, as its socket is called. */
    public record Shown(UUID tenantId, UUID patientId) implements Serializable {
    }

    /** A page shows what was made for another record, too. */
    void shows(Shown page, UUID mergedId) {
        leadsTo.put(new Shown(page.tenantId(), mergedId), page);
    }

    /** A page that cannot be woken keeps no board asleep; it looks again when somebody comes back to it. */
    void changed(@Observes BoardChanged change) {
        try {
            Shown whose = new Shown(change.tenantId(), change.patientId());
            pages.send(LOOK_AGAIN, whose);
            Shown left = leadsTo.get(whose);
            if (left != null) {
                pages.send(LOOK_AGAIN, left);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The pages that show a patient were not woken; they look when somebody comes back to them", e);
        }
    }
}
