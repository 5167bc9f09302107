package app.fovea.notification.control;

import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.notification.entity.WebhookAnswer;
import app.fovea.notification.entity.WebhookBody;
import app.fovea.notification.entity.WebhookSignature;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes the tries, on threads of its own: neither a database connection nor a listener's session waits for a stranger. Of an endpoint that is well a few
 * are under way at a time, of one that fails a single one, so that the dead ones leave the threads to those that answer; and all of a practice's have a part of the
 * threads only, so that a practice whose receivers all hang holds up no other.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WebhookSender {
    private static final Logger LOG = System.getLogger(WebhookSender.class.getName());
    private static final int THREADS = 16;
    private static final int IN_ALL = 2000;
    private static final int IN_A_LANE = 200;
    private static final int WIDTH_OF_A_PRACTICE = 6;
    private static final int WIDTH_OF_THE_WELL = 4;
    private static final int WIDTH_OF_THE_FAILING = 1;

    @Resource
    private ManagedThreadFactory threadFactory;
    @Inject
    private WebhookReach reach;
    @Inject
    private NameLookup names;
    @Inject
    private WebhookKeys keys;
    @Inject
    private WebhookLedger ledger;

    private ThreadPoolExecutor threads;
    private ScheduledExecutorService clock;
    private Lanes practices;
    /** By practice, the lanes of its endpoints. */
    private final Map<UUID, Lanes> lanes = new ConcurrentHashMap<>();
    private PinnedHttp http;

    /** Reads the settings, too: a wrong one stops the start. */
    @PostConstruct
    void open() {
        if (!keys.set()) {
            LOG.log(Level.INFO, "There is no FOVEA_SECRET_KEY: nobody can set up a webhook (docs/configuration.md)");
        }
        threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(IN_ALL), threadFactory);
        threads.allowCoreThreadTimeOut(true);
        clock = Executors.newSingleThreadScheduledExecutor(threadFactory);
        practices = new Lanes(threads, IN_A_LANE);
        http = new PinnedHttp(reach.reach(), names, PinnedHttp.Patience.STANDARD, clock);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        clock.shutdownNow();
    }

    public void begun(@Observes(during = TransactionPhase.AFTER_SUCCESS) WebhookShot shot) {
        Lanes endpoints = lanes.computeIfAbsent(shot.tenantId(), practice -> new Lanes(practices.lane(practice, WIDTH_OF_A_PRACTICE), IN_A_LANE));
        if (!endpoints.offer(shot.endpointId(), shot.failing() ? WIDTH_OF_THE_FAILING : WIDTH_OF_THE_WELL, () -> send(shot))) {
            LOG.log(Level.DEBUG, "Too much waits for the webhook {0}; this try begins again when its lease is over", shot.endpointId());
        }
    }

    private void send(WebhookShot shot) {
        Instant now = Instant.now();
        if (now.isAfter(shot.until())) {
            return; // The message that comes when the lease is over begins the next one.
        }
        try {
            WebhookAnswer answer = post(shot, now);
            Work.as(Caller.listener(shot.tenantId(), "webhooks"), () -> {
                ledger.record(shot, now, answer);
                return null;
            });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What became of a try of the webhook " + shot.endpointId() + " could not be stored; it is tried again when its lease is over: " + e, e);
        }
    }

    private WebhookAnswer post(WebhookShot shot, Instant now) {
        WebhookBody body = shot.body();
        List<String> secrets = shot.sealed().stream().map(sealed -> keys.open(shot.tenantId(), shot.endpointId(), sealed)).toList();
        Map<String, String> headers = Map.of("webhook-id", body.id(), "webhook-timestamp", Long.toString(now.getEpochSecond()),
            "webhook-signature", WebhookSignature.header(body.id(), now, body.json(), secrets));
        return http.post(shot.url(), headers, WebhookBody.CONTENT_TYPE, body.json());
    }
}
