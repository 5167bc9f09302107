package app.fovea.inside.tenancy;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Looks, every second, who is bound to a timer's thread. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Ticking {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<Optional<Caller>> atWork = new LinkedBlockingQueue<>();

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        atWork.add(CurrentCaller.find());
    }

    public Optional<Caller> whoWasAtWork() throws InterruptedException {
        Optional<Caller> caller = atWork.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (caller == null) {
            throw new AssertionError("the timer did not tick");
        }
        return caller;
    }
}
