package app.fovea.lab.view;

import app.fovea.access.entity.Refusal;
import app.fovea.lab.boundary.LabBoard;
import app.fovea.lab.boundary.OrderView;
import app.fovea.lab.boundary.Orders;
import app.fovea.lab.entity.Move;
import app.fovea.view.Formats;
import app.fovea.view.Paths;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.primefaces.PrimeFaces;

/**
 * The lab board: lab.xhtml. Keeps nothing between two requests; every look is a fresh one.
 *
 * <p>Cards are plain HTML, moved by resources/lab.js, which sends what is below as request parameters and hears the outcome as
 * callback parameters.
 */
@Named
@RequestScoped
public class LabBacking {
    @Inject
    private LabBoard board;
    @Inject
    private Orders orders;
    @Inject
    private Formats format;

    @Inject @Param
    private String job;
    @Inject @Param
    private String to;
    @Inject @Param
    private Long version;
    @Inject @Param
    private String reason;
    @Inject @Param
    private String carrier;
    @Inject @Param
    private String tracking;
    @Inject @Param
    private String method;

    private List<LabBoard.Column> columns;

    public List<LabBoard.Column> getColumns() {
        if (columns == null) {
            columns = board.board().columns();
        }
        return columns;
    }

    public int getCount() {
        return getColumns().stream().mapToInt(LabBoard.Column::count).sum();
    }

    public void look() {
        // Reading anew is all: a request begins with nothing read.
    }

    public void move() {
        try {
            OrderView moved = orders.move(Paths.id(job, "order"), Move.of(to, version, given(reason), given(carrier), given(tracking), given(method)));
            tell(true, moved.number() + ": " + moved.stageTitle() + ".");
        } catch (Refusal refusal) {
            tell(false, refusal.getMessage());
        }
    }

    private static void tell(boolean moved, String sentence) {
        PrimeFaces.current().ajax().addCallbackParam("moved", moved);
        PrimeFaces.current().ajax().addCallbackParam("sentence", sentence);
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Whose board this is, as {@link BoardPush} names it; null when nobody is signed in. */
    public BoardPush.Watcher getListener() {
        return BoardPush.Watcher.here().orElse(null);
    }

    /** What has left the lab cannot be late there any more. */
    public String dueTone(LabBoard.Card card) {
        return left(card) ? "neutral" : format.dueTone(card.promisedOn());
    }

    public String dueIcon(LabBoard.Card card) {
        return left(card) ? null : card.late() ? "pi-exclamation-triangle" : "pi-calendar";
    }

    public String due(LabBoard.Card card) {
        return left(card) ? "Promised " + format.shortDay(card.promisedOn()) : card.late() ? card.due() : "Due " + card.due().replaceFirst("^To", "to");
    }

    /** Moves that open a dialog first: two need a reason, one may name the carrier. */
    public boolean asks(String stage) {
        return stage.equals("on_hold") || stage.equals("cancelled") || stage.equals("shipped");
    }

    private static boolean left(LabBoard.Card card) {
        return card.stage().equals("shipped");
    }
}
