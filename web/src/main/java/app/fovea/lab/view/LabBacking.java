package app.fovea.lab.view;

import app.fovea.access.entity.Refusal;
import app.fovea.lab.boundary.LabBoard;
import app.fovea.lab.boundary.OrderView;
import app.fovea.lab.boundary.Orders;
import app.fovea.lab.boundary.Trays;
import app.fovea.lab.entity.Move;
import app.fovea.view.Paths;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.primefaces.PrimeFaces;

/**
 * The lab board and the wallboard: lab.xhtml, lab/wall.xhtml. Keeps nothing between two requests.
 *
 * <p>The jobs are data in the page, drawn by resources/lab.js. It moves them by what is below as request parameters, hears the outcome as
 * callback parameters, and reads what changes from {@link BoardJobs}.
 */
@Named
@RequestScoped
public class LabBacking {
    @Inject
    private LabBoard board;
    @Inject
    private Orders orders;
    @Inject
    private Trays trays;

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
    @Inject @Param
    private String station;
    @Inject @Param
    private String tray;

    private OrderView looked;
    private String unseen;

    /** The whole board as JSON that may stand in a page. */
    public String getJobs() {
        return BoardJson.of(board.board());
    }

    public void move() {
        UUID id = Paths.id(job, "order");
        try {
            OrderView moved = orders.move(id, Move.inTheLab(to, version, given(reason), given(carrier), given(tracking), given(method), given(station)));
            tell(id, true, moved.number() + ": " + moved.stageTitle() + ".");
        } catch (Refusal refusal) {
            tell(id, false, refusal.getMessage());
        }
    }

    /** Says in which tray the job lies. */
    public void lay() {
        UUID id = Paths.id(job, "order");
        try {
            String lies = trays.lay(id, new Trays.Wanted(tray, version)).tray();
            tell(id, true, lies == null ? "It lies in no tray." : "It lies in tray " + lies + ".");
        } catch (Refusal refusal) {
            tell(id, false, refusal.getMessage());
        }
    }

    /** With the job as it stands now, moved or not: whoever was refused saw an older one. */
    private void tell(UUID id, boolean done, String sentence) {
        PrimeFaces.Ajax answer = PrimeFaces.current().ajax();
        answer.addCallbackParam("done", done);
        answer.addCallbackParam("sentence", sentence);
        board.cards(Set.of(id)).forEach(card -> answer.addCallbackParam("card", BoardJson.of(card)));
    }

    /** Reads what a quick look shows. */
    public void look() {
        try {
            looked = orders.get(Paths.id(job, "order"));
        } catch (Refusal refusal) {
            unseen = refusal.getMessage();
        }
    }

    /** Null before somebody looked, and when they may not. */
    public OrderView getLooked() {
        return looked;
    }

    /** Why a look shows nothing; null when it does. */
    public String getUnseen() {
        return unseen;
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Whose board this is, as {@link BoardPush} names it; null when nobody is signed in. */
    public BoardPush.Watcher getListener() {
        return BoardPush.Watcher.here().orElse(null);
    }
}
