package app.fovea.patient.control;

import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.patient.entity.Eraser;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks every hour, practice by practice, whose recall is near, and has them written to; at which hour they are is for the quiet hours of their practice. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class RecallRound {
    private static final Logger LOG = System.getLogger(RecallRound.class.getName());
    private static final int BATCH = 200;

    @Inject
    private Eraser everybody;
    @Inject
    private RecallReminders reminders;

    private final AtomicBoolean looking = new AtomicBoolean();

    @Schedule(hour = "*", minute = "7", persistent = false)
    void look() {
        if (!looking.compareAndSet(false, true)) {
            return; // The last round still works.
        }
        try {
            everybody.practices().forEach(this::in);
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "Nobody could look whose recall is near; the next round tries again: " + e);
        } finally {
            looking.set(false);
        }
    }

    /** One practice's trouble is not another's. */
    private void in(UUID practice) {
        try {
            Work.as(Caller.listener(practice, "recalls"), this::remindAll);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Patients of the practice " + practice + " could not be recalled; the next round tries it: " + e);
        }
    }

    private int remindAll() {
        Set<UUID> tried = new HashSet<>();
        List<UUID> near = reminders.near(BATCH);
        while (tried.addAll(near)) {
            near.forEach(this::remind);
            near = reminders.near(BATCH);
        }
        return tried.size();
    }

    private void remind(UUID patient) {
        try {
            reminders.remind(patient);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A patient could not be recalled; the next round tries it: " + e);
        }
    }
}
