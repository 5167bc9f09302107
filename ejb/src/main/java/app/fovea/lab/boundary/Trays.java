package app.fovea.lab.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;

/** In which tray a job lies, by what is typed or scanned off the tray: how one finds it on a bench. Two pairs of one patient may share one. */
@Stateless
public class Trays {
    private static final int LONGEST_LABEL = 20;

    @Inject
    private OrderRepository orders;

    /** @param tray what stands on it; null or blank when the job lies in none any more @param version of the job, as it was seen */
    public record Wanted(String tray, Long version) {
    }

    /** @param tray null when the job lies in none */
    public record Lying(UUID id, long version, String tray) {
    }

    @Requires(Permission.LAB_MOVE)
    public Lying lay(@Of(value = RecordKind.ORDER, evenRestricted = true) UUID id, Wanted wanted) {
        Order order = orders.find(id).orElseThrow(() -> new NotFound("order"));
        if (wanted.version() == null) {
            throw new InvalidInput("version_missing", "version", "Send the version of the order that you saw.");
        }
        order.expectVersion(wanted.version(), "order");
        order.lieIn(label(wanted.tray()));
        orders.flush();
        return new Lying(order.id(), order.version(), order.tray());
    }

    private static String label(String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String label = typed.strip();
        if (label.length() > LONGEST_LABEL || !label.chars().allMatch(c -> c >= ' ')) {
            throw new InvalidInput("tray_unreadable", "tray", "A tray is called by one line of at most " + LONGEST_LABEL + " characters.");
        }
        return label;
    }
}
