package app.fovea.lab.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.lab.control.BoardBell;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Pattern;

/** In which tray a job lies, by what is typed or scanned off the tray: how one finds it on a bench. Two pairs of one patient may share one. */
@Stateless
public class Trays {
    private static final int LONGEST_LABEL = 20;
    private static final Pattern BARCODE = Pattern.compile("^TRAY:\\s*", Pattern.CASE_INSENSITIVE);

    @Inject
    private OrderRepository orders;
    @Inject
    private BoardBell bell;

    /** @param tray what stands on it, or its barcode, {@code TRAY:17}; null or blank when the job lies in none any more @param version of the job, as it was seen */
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
        bell.changed(order.id());
        return new Lying(order.id(), order.version(), order.tray());
    }

    private static String label(String typed) {
        String label = typed == null ? "" : BARCODE.matcher(typed.strip()).replaceFirst("");
        if (label.isEmpty()) {
            return null;
        }
        if (label.length() > LONGEST_LABEL || !label.chars().allMatch(c -> c >= ' ')) {
            throw new InvalidInput("tray_unreadable", "tray", "A tray is called by one line of at most " + LONGEST_LABEL + " characters.");
        }
        return label;
    }
}
