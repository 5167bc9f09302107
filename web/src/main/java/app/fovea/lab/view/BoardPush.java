package app.fovea.lab.view;

import app.fovea.access.boundary.SignIn;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.lab.boundary.BoardChanged;
import app.fovea.lab.boundary.BoardTouched;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Push;
import org.omnifaces.cdi.PushContext;
import org.omnifaces.cdi.push.SocketEvent;
import org.omnifaces.cdi.push.SocketEvent.Closed;
import org.omnifaces.cdi.push.SocketEvent.Opened;

/**
 * Wakes the open boards of one practice's people who may watch it, now and not only when they opened it. Sends an id; the screen reads the
 * rest. Who lost the right is woken once more with nothing: their page asks for the board, is refused, and shows it no longer.
 */
@ApplicationScoped
public class BoardPush {
    private static final Logger LOG = System.getLogger(BoardPush.class.getName());
    private static final String CHANNEL = "board";
    private static final String LOOK_AGAIN = "";

    @Inject
    @Push(channel = CHANNEL)
    private PushContext board;
    @Inject
    private SignIn signIn;

    /** How many boards each has open on this node. */
    private final Map<Watcher, Integer> watching = new ConcurrentHashMap<>();

    /** Whose socket it is. */
    public record Watcher(UUID tenantId, UUID userId) implements Serializable {

        /** Empty when nobody is signed in: a socket must not open then. */
        static Optional<Watcher> here() {
            return CurrentCaller.find().map(caller -> new Watcher(caller.tenantId(), caller.userId()));
        }
    }

    void opened(@Observes @Opened SocketEvent socket) {
        if (socket.getChannel().equals(CHANNEL)) {
            watching.merge(socket.getUser(), 1, Integer::sum);
        }
    }

    void closed(@Observes @Closed SocketEvent socket) {
        if (socket.getChannel().equals(CHANNEL)) {
            watching.computeIfPresent(socket.getUser(), (watcher, boards) -> boards == 1 ? null : boards - 1);
        }
    }

    void changed(@Observes BoardChanged change) {
        wake(change.tenantId(), change.orderId().toString());
    }

    void touched(@Observes BoardTouched change) {
        wake(change.tenantId(), change.orderId() == null ? LOOK_AGAIN : change.orderId().toString());
    }

    private void wake(UUID tenantId, String message) {
        Set<UUID> here = watching.keySet().stream().filter(watcher -> watcher.tenantId().equals(tenantId)).map(Watcher::userId).collect(Collectors.toSet());
        if (!here.isEmpty()) {
            wake(tenantId, here, message);
        }
    }

    private void wake(UUID tenantId, Set<UUID> here, String message) {
        try {
            Map<UUID, Caller> signedIn = signIn.again(tenantId, here);
            here.forEach(userId -> wake(new Watcher(tenantId, userId), mayWatch(signedIn.get(userId)) ? message : LOOK_AGAIN));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Nobody could say who may watch the boards; they look again when they reconnect", e);
        }
    }

    /** One who cannot be woken keeps nobody else asleep, here or at the wallboards. */
    private void wake(Watcher watcher, String message) {
        try {
            board.send(message, watcher);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A board was not woken; it looks again when it reconnects", e);
        }
    }

    private static boolean mayWatch(Caller caller) {
        return caller != null && caller.may(Permission.LAB_VIEW);
    }
}
