package app.fovea.patient.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.patient.boundary.Recalls;
import app.fovea.patient.boundary.Recalls.DueRecall;
import app.fovea.tenancy.entity.Page;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Who should come again: recalls.xhtml. What is looked for stands in the address, so that it can be kept and sent on. */
@Named
@ViewScoped
public class RecallsBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    /** What is shown unless somebody asks for another day. */
    private static final int WEEKS_AHEAD = 4;

    @Inject
    private Recalls recalls;
    @Inject @Param
    private String due;
    @Inject @Param
    private String reminded;

    private final ArrayList<DueRecall> items = new ArrayList<>();
    private UUID next;

    @PostConstruct
    public void showMore() {
        Page<DueRecall> page = recalls.due(getUntil(), "yes".equals(reminded) ? Boolean.TRUE : "no".equals(reminded) ? Boolean.FALSE : null, next, null);
        items.addAll(page.items());
        next = page.next() == null ? null : UUID.fromString(page.next());
    }

    /** What somebody wrote into the address by hand and nobody can read is left out. */
    public LocalDate getUntil() {
        try {
            return due == null || due.isBlank() ? today().plusWeeks(WEEKS_AHEAD) : LocalDate.parse(due);
        } catch (DateTimeParseException e) {
            return today().plusWeeks(WEEKS_AHEAD);
        }
    }

    /** What became of the reminder, in words. */
    public String told(DueRecall recall) {
        if (recall.remindedAt() == null) {
            return "not written to yet";
        }
        return switch (recall.reminder() == null ? "" : recall.reminder()) {
            case "sent" -> "written to";
            case "waiting" -> "about to be written to";
            case "skipped" -> "may not be written to: ring them";
            case "failed" -> "no message got through: ring them";
            default -> "not told by message";
        };
    }

    private static LocalDate today() {
        return LocalDate.now(CurrentCaller.get().practice().timeZone());
    }

    public List<DueRecall> getItems() {
        return items;
    }

    public boolean isMore() {
        return next != null;
    }

    public String getReminded() {
        return reminded;
    }
}
