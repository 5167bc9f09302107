package app.fovea.lab.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.lab.control.JobFile;
import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.DcsFile;
import app.fovea.lab.entity.DcsFile.Side;
import app.fovea.lab.entity.DcsFraming;
import app.fovea.lab.entity.FrameTrace;
import app.fovea.lab.entity.InspectionRepository;
import app.fovea.lab.entity.MachineFile;
import app.fovea.lab.entity.MachineFileRepository;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import app.fovea.tenancy.entity.OnceOnly;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An order as a file for the lab's machines, and what they send of it (VCA/OMA DCS, ISO 16284). */
@Stateless
public class MachineFiles {
    @Inject
    private MachineFileRepository files;
    @Inject
    private OrderRepository orders;
    @Inject
    private InspectionRepository inspections;
    @Inject
    private OnceOnly onceOnly;
    @Inject
    private AuditTrail audit;

    /** @param fileName has the job's number and nobody's name */
    public record JobText(String fileName, String text) {
    }

    /**
     * @param labels every label of the file, once each, in its order
     * @param right  the traced shape; null where the file has none that can be measured here
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FileView(UUID id, UUID orderId, int no, Instant at, String by, List<String> labels, FrameTrace right, FrameTrace left) {
        private static FileView of(MachineFile kept) {
            DcsFile file = kept.file();
            Map<Side, FrameTrace> traces = FrameTrace.of(file);
            return new FileView(kept.id(), kept.orderId(), kept.no(), kept.at(), kept.sentByName(), file.records().stream().map(DcsFile.Line::label).distinct().toList(), traces.get(Side.RIGHT),
                traces.get(Side.LEFT));
        }
    }

    /**
     * What is to be made, for whoever makes the spectacles; with what a machine sent of the job last, where its labels are not this house's to say.
     *
     * @param framed true for a device that takes nothing without the standard's frame and check sum
     */
    @Requires(Permission.LAB_VIEW)
    public JobText job(@Of(RecordKind.ORDER) UUID orderId, boolean framed) {
        Order order = load(orderId);
        DcsFile file = JobFile.of(order, files.newest(orderId).map(MachineFile::file).orElse(null));
        audit.record("job_file.made", "order", orderId);
        return new JobText("job-" + order.number() + ".vca", framed ? DcsFraming.framed(file) : file.text());
    }

    /** What the machines sent, the newest first. */
    @Requires(Permission.LAB_VIEW)
    public List<FileView> of(@Of(RecordKind.ORDER) UUID orderId) {
        load(orderId);
        return files.of(orderId).stream().map(FileView::of).toList();
    }

    /** One of them as it came. @param fileId of that order */
    @Requires(Permission.LAB_VIEW)
    public JobText sent(@Of(RecordKind.ORDER) UUID orderId, UUID fileId) {
        Order order = load(orderId);
        MachineFile file = files.find(fileId).filter(each -> each.orderId().equals(orderId)).orElseThrow(() -> new NotFound("file"));
        return new JobText("sent-" + order.number() + "-" + file.no() + ".vca", file.file().text());
    }

    /**
     * Keeps what a machine sent.
     *
     * @param text with or without the frame in which a device sends it
     * @param key  the caller's Idempotency-Key: the same key again gives the same answer
     * @throws RuleBroken where the file says that it is of another job
     */
    @Requires(Permission.LAB_START)
    public FileView keep(@Of(RecordKind.ORDER) UUID orderId, String text, String key) {
        Order order = load(orderId);
        return onceOnly.run("machine-file/" + orderId, key, text == null ? "" : text, FileView.class, () -> write(order, DcsFile.parse(text)));
    }

    private FileView write(Order order, DcsFile file) {
        file.value("JOB", Side.RIGHT).filter(job -> !job.equals(order.number())).ifPresent(other -> {
            throw new RuleBroken("file_of_another_job", "This file is of job “" + other + "”, and this is " + order.number() + ".");
        });
        inspections.lock(order);
        Category category = order.stage().category();
        if (category == Category.COMPLETED || category == Category.CANCELLED) {
            throw new Conflict("Nothing is made of " + order.number() + " any more: it is “" + order.stage().title() + "”.");
        }
        Caller caller = CurrentCaller.get();
        List<MachineFile> before = files.of(order.id());
        MachineFile kept = new MachineFile(order.id(), before.isEmpty() ? 1 : before.get(0).no() + 1, file, caller.userId(), caller.displayName(), Instant.now());
        files.add(kept);
        audit.record("machine_file.kept", "order", order.id(), Map.of("no", String.valueOf(kept.no())));
        return FileView.of(kept);
    }

    private Order load(UUID orderId) {
        return orders.find(orderId).orElseThrow(() -> new NotFound("order"));
    }
}
