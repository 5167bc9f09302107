package app.fovea.dispensing.view;

import app.fovea.dispensing.boundary.SaleChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.omnifaces.cdi.Push;
import org.omnifaces.cdi.PushContext;

/**
 * Wakes the pages of this node that show a sale, or the list of the open ones, when somebody began it, saved it, took it
 * over, sold or discarded it. Sends who did it, so that their own page need not look; the others ask again, by their own rights. A page on another node looks when somebody comes back to it, and is
 * refused by the sale's version if it saves before that.
 */
@ApplicationScoped
public class SalePush {
    private static final Logger LOG = System.getLogger(SalePush.class.getName());

    @Inject
    @Push(channel = "sale")
    private PushContext pages;

    /** Another channel, not another key: of two sockets in one view that share a channel OmniFaces 4.7 closes the one when the other is not rendered. */
    @Inject
    @Push(channel = "sales")
    private PushContext lists;

    /** What a page shows, as its socket is called; the list of a practice's open sales is called by the practice. */
    public record Shown(UUID tenantId, UUID dispenseId) implements Serializable {
    }

    /** The sale is saved already: a page that is not woken must not undo that. */
    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) SaleChanged change) {
        try {
            pages.send(change.by().toString(), new Shown(change.tenantId(), change.dispenseId()));
            lists.send(change.by().toString(), change.tenantId());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The other pages that show a sale were not woken; they look when somebody comes back to them", e);
        }
    }
}
