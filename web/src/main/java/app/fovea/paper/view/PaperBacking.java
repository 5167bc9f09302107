package app.fovea.paper.view;

import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.lab.boundary.MachineFiles;
import app.fovea.lab.boundary.MachineFiles.JobText;
import app.fovea.paper.boundary.Paper;
import app.fovea.paper.boundary.Papers;
import app.fovea.view.Paths;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** A paper of a sale in the browser's own reader, to look at and to print: {@code /papers/receipt/…}, {@code /papers/job-ticket/…}, {@code /papers/label/…}, {@code /papers/trays/…}, {@code /papers/cash-up/…}; or, to be kept, the file of a job for the lab's machines: {@code /papers/vca/…}. */
@Named
@RequestScoped
public class PaperBacking {
    @Inject
    private Papers papers;
    @Inject
    private MachineFiles machineFiles;
    @Inject @Param(pathIndex = 0)
    private String kind;
    @Inject @Param(pathIndex = 1)
    private String id;

    public void send() throws IOException {
        if ("vca".equals(kind)) {
            JobText job = machineFiles.job(Paths.id(id, "order"), false);
            Faces.sendFile(job.text().getBytes(StandardCharsets.ISO_8859_1), job.fileName(), true);
            return;
        }
        Paper paper = switch (String.valueOf(kind)) {
            case "receipt" -> papers.receipt(Paths.id(id, "invoice"));
            case "job-ticket" -> papers.jobTicket(Paths.id(id, "order"));
            case "label" -> papers.label(Paths.id(id, "order"));
            case "trays" -> papers.trays(Paths.id(id, "sale"));
            case "cash-up" -> papers.cashUp(Paths.id(id, "cash-up"));
            default -> throw new NotFound("page");
        };
        Faces.sendFile(paper.pdf(), paper.fileName(), false);
    }
}
