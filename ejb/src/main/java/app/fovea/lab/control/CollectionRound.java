package app.fovea.lab.control;

import app.fovea.access.boundary.Work;
import app.fovea.access.entity.Caller;
import app.fovea.lab.control.CollectionReminders.Uncollected;
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

/** Looks every hour, practice by practice, which spectacles nobody fetched, and has their patients reminded; at which hour they are is for the quiet hours of their practice. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class CollectionRound {
    private static final Logger LOG = System.getLogger(CollectionRound.class.getName());
    private static final int BATCH = 200;

    @Inject
    private Eraser everybody;
    @Inject
    private CollectionReminders reminders;

    private final AtomicBoolean looking = new AtomicBoolean();

    @Schedule(hour = "*", minute = "37", persistent = false)
    void look() {
        if (!looking.compareAndSet(false, true)) {
            return; // The last round still works.
        }
        try {
            everybody.practices().forEach(this::in);
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.WARNING, "Nobody could look which spectacles are not fetched; the next round tries again: " + e);
        } finally {
            looking.set(false);
        }
    }

    /** One practice's trouble is not another's. */
    private void in(UUID practice) {
        try {
            Work.as(Caller.listener(practice, "collections"), this::remindAll);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Patients of the practice " + practice + " could not be reminded of their spectacles; the next round tries it: " + e);
        }
    }

    private int remindAll() {
        Set<Uncollected> tried = new HashSet<>();
        List<Uncollected> now = reminders.now(BATCH);
        while (tried.addAll(now)) {
            now.forEach(this::remind);
            now = reminders.now(BATCH);
        }
        return tried.size();
    }

    private void remind(Uncollected spectacles) {
        try {
            reminders.remind(spectacles);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "A patient could not be reminded of their spectacles; the next round tries it: " + e);
        }
    }
}
