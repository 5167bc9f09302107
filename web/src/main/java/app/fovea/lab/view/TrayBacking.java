package app.fovea.lab.view;

import app.fovea.lab.boundary.LabBoard;
import app.fovea.lab.boundary.Trays;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** In which tray a job lies, on the order's page: order/tray.xhtml. */
@Named
@ViewScoped
public class TrayBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private LabBoard board;
    @Inject
    private Trays trays;
    @Inject @Param(pathIndex = 0)
    private String id;

    private UUID order;
    private long version;
    private String tray;

    @PostConstruct
    void load() {
        LabBoard.Card card = board.card(Paths.id(id, "order"));
        order = card.id();
        version = card.version();
        tray = card.tray();
    }

    public void lay() {
        Problems.tried(() -> {
            String lies = trays.lay(order, new Trays.Wanted(tray, version)).tray();
            Problems.done(lies == null ? "It lies in no tray." : "It lies in tray " + lies + ".");
            Paths.go("/orders/" + order);
            return null;
        });
    }

    public String getTray() {
        return tray;
    }

    public void setTray(String tray) {
        this.tray = tray;
    }
}
