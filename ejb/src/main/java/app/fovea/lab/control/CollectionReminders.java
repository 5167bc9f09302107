package app.fovea.lab.control;

import app.fovea.journey.entity.JourneyLog;
import app.fovea.journey.entity.LoggedEvent.Context;
import app.fovea.lab.boundary.event.OrderUncollected;
import app.fovea.lab.entity.CollectionReminder;
import app.fovea.lab.entity.CollectionReminderRepository;
import app.fovea.lab.entity.CollectionSettingsRepository;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.Stage;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Spectacles that nobody fetched for so long that their patient is reminded. Each is a transaction of its own: the reminder, and the event that has them written to; by which way, at which hour, and whether at
 * all, is for the messages.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class CollectionReminders {
    /** What was missed for longer is not made up for: after an upgrade or a change of the days nobody hears of spectacles of last year. */
    private static final Duration CATCH_UP = Duration.ofDays(7);

    @Inject
    private CollectionSettingsRepository settings;
    @Inject
    private CollectionReminderRepository reminders;
    @Inject
    private OrderRepository orders;
    @Inject
    private JourneyLog journey;

    /** Of what to remind now, and after how many days. */
    public record Uncollected(UUID orderId, int afterDays) {
    }

    /** The first so many of each of the practice's days. Who is due for two is in it with the later one first, and {@link #remind} leaves the other out. */
    public List<Uncollected> now(int limit) {
        List<Uncollected> all = new ArrayList<>();
        for (int days : settings.now().reminderDays().stream().sorted(Comparator.reverseOrder()).toList()) {
            Instant until = Instant.now().minus(Duration.ofDays(days));
            reminders.uncollected(days, until.minus(CATCH_UP), until, limit).forEach(order -> all.add(new Uncollected(order, days)));
        }
        return all;
    }

    /** Judged anew with the order locked: since then it may have been fetched, or another node may have reminded of it. */
    public void remind(Uncollected uncollected) {
        orders.findLocked(uncollected.orderId()).filter(order -> order.stage() == Stage.SHIPPED && !reminders.reminded(order.id(), uncollected.afterDays())).ifPresent(order -> remind(order, uncollected.afterDays()));
    }

    private void remind(Order order, int afterDays) {
        CollectionReminder reminder = new CollectionReminder(order.id(), afterDays, Instant.now());
        reminders.add(reminder);
        journey.append(new OrderUncollected(reminder.id(), order.id(), order.number(), order.patientId(), afterDays), new Context(order.correlationId(), null));
    }
}
