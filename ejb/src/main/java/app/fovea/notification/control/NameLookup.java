package app.fovea.notification.control;

import app.fovea.notification.entity.WebhookAddress;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the directory of names, and waits for it no longer than it waits for a stranger: Java has no time limit for that of its own, and a name server that says nothing would hold a request or a
 * sender's thread for as long as the operating system is patient. What is still asked when nobody waits any more ends on a thread of its own.
 */
@ApplicationScoped
public class NameLookup implements WebhookAddress.Resolver {
    /** Asked at a time: above that the directory is away, and who asks more is told so at once. */
    private static final int AT_A_TIME = 32;
    static final Duration PATIENCE = Duration.ofSeconds(5);

    @Resource
    private ManagedThreadFactory threadFactory;
    private final WebhookAddress.Resolver directory;
    private final Duration patience;
    private ExecutorService asking;

    /** For the server. */
    public NameLookup() {
        this(InetAddress::getAllByName, PATIENCE);
    }

    private NameLookup(WebhookAddress.Resolver directory, Duration patience) {
        this.directory = directory;
        this.patience = patience;
    }

    /** For a place without a server. */
    static NameLookup of(WebhookAddress.Resolver directory, Duration patience, ThreadFactory threads) {
        NameLookup names = new NameLookup(directory, patience);
        names.begin(threads);
        return names;
    }

    @PostConstruct
    void open() {
        begin(threadFactory);
    }

    private void begin(ThreadFactory threads) {
        asking = new ThreadPoolExecutor(0, AT_A_TIME, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    @PreDestroy
    void close() {
        asking.shutdownNow();
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException, TimeoutException {
        Future<InetAddress[]> answer;
        try {
            answer = asking.submit(() -> directory.resolve(host));
        } catch (RejectedExecutionException tooManyWait) {
            throw new TimeoutException("too many names are asked for already");
        }
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw new IllegalStateException("the directory of names could not be asked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } finally {
            answer.cancel(true);
        }
    }
}
