package app.fovea.patient.view;

import app.fovea.lab.boundary.BoardChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
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

    /** What a page shows, as its socket is called. */
    public record Shown(UUID tenantId, UUID patientId) implements Serializable {
    }

    /** A page that cannot be woken keeps no board asleep; it looks again when somebody comes back to it. */
    void changed(@Observes BoardChanged change) {
        try {
            pages.send(LOOK_AGAIN, new Shown(change.tenantId(), change.patientId()));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The pages that show a patient were not woken; they look when somebody comes back to them", e);
        }
    }
}
