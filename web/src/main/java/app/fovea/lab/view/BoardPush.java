package app.fovea.lab.view;

import app.fovea.lab.boundary.BoardChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.omnifaces.cdi.Push;
import org.omnifaces.cdi.PushContext;

/** Wakes the open boards and order screens of one tenant: the socket's user is the tenant. Sends an id; the screen reads the rest. */
@ApplicationScoped
public class BoardPush {
    @Inject
    @Push(channel = "board")
    private PushContext board;

    void changed(@Observes BoardChanged change) {
        board.send(change.orderId().toString(), change.tenantId().toString());
    }
}
