package app.fovea.lab.view;

import app.fovea.lab.boundary.MachineFiles;
import app.fovea.lab.boundary.MachineFiles.FileView;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/** What the lab's machines sent of an order: the list in orders.xhtml for those who see the lab. */
@Named("machineFiles")
@ViewScoped
public class MachineFilesBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private MachineFiles files;
    @Inject
    private OrderBacking page;

    private List<FileView> all;
    private String sent;
    /** Pressed twice, it is kept once. */
    private final String key = UUID.randomUUID().toString();

    @PostConstruct
    void load() {
        all = files.of(page.getOrder().id());
    }

    public void keep() {
        Problems.tried(() -> {
            FileView kept = files.keep(page.getOrder().id(), sent, key);
            Problems.done("File " + kept.no() + " is kept.");
            Paths.go("/orders/" + page.getOrder().id());
            return kept;
        });
    }

    /** The newest first. */
    public List<FileView> getAll() {
        return all;
    }

    public String getSent() {
        return sent;
    }

    public void setSent(String sent) {
        this.sent = sent;
    }
}
