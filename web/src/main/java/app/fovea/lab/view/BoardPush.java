package app.fovea.lab.view;

import app.fovea.access.boundary.SignIn;
import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.lab.boundary.BoardChanged;
import app.fovea.lab.boundary.BoardTouched;
import app.fovea.lab.boundary.LabBoard;
import app.fovea.lab.rest.Rounds;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
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
 * Brings the cards that changed to the open boards of one practice's people who may watch it, now and not only when they opened it, as each of them may see them. Sent, because fifty
 * boards that ask for what twenty moves a second changed are 330 requests a second. Who lost the right is woken once more with nothing: their page asks for the board, is refused, and
 * shows it no longer.
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
    @Inject
    private LabBoard lab;
    @Resource
    private ManagedExecutorService executor;

    private final Map<UUID, Rounds<UUID>> practices = new ConcurrentHashMap<>();

    /** How many boards each has open on this node. */
    private final Map<Watcher, Integer> watching = new ConcurrentHashMap<>();

    /** @param cards the jobs that changed, on the board or not any more, in no order */
    record Cards(List<LabBoard.Card> cards) {
    }

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
        moved(change.tenantId(), change.orderId());
    }

    void touched(@Observes BoardTouched change) {
        if (change.orderId() == null) {
            lookAgain(change.tenantId());
        } else {
            moved(change.tenantId(), change.orderId());
        }
    }

    private void moved(UUID practice, UUID job) {
        if (!watchers(practice).isEmpty()) {
            practices.computeIfAbsent(practice, its -> new Rounds<>(executor, LabBoard.MOST_AT_ONCE, jobs -> tell(practice, Set.copyOf(jobs)))).add(job);
        }
    }

    private void lookAgain(UUID practice) {
        watchers(practice).forEach(user -> wake(new Watcher(practice, user), LOOK_AGAIN));
    }

    private Set<UUID> watchers(UUID practice) {
        return watching.keySet().stream().filter(watcher -> watcher.tenantId().equals(practice)).map(Watcher::userId).collect(Collectors.toSet());
    }

    private void tell(UUID practice, Set<UUID> jobs) {
        try {
            Set<UUID> here = watchers(practice);
            Map<UUID, Caller> signedIn = signIn.again(practice, here);
            here.stream().filter(user -> !mayWatch(signedIn.get(user))).forEach(user -> wake(new Watcher(practice, user), LOOK_AGAIN));
            signedIn.entrySet().stream().filter(each -> mayWatch(each.getValue())).collect(Collectors.groupingBy(each -> each.getValue().permissions())).values().forEach(alike -> {
                String cards = BoardJson.of(new Cards(Work.as(alike.get(0).getValue(), () -> lab.cards(jobs))));
                alike.forEach(each -> wake(new Watcher(practice, each.getKey()), cards));
            });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Boards of a practice did not get what changed; they are told to look again", e);
            lookAgain(practice);
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
