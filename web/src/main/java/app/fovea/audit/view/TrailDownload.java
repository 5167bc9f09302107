package app.fovea.audit.view;

import app.fovea.audit.boundary.AuditTrails;
import app.fovea.audit.boundary.AuditTrails.Export;
import app.fovea.audit.entity.SealedEntry;
import app.fovea.audit.entity.TrailWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Sends an export as it is read: however long the trail is, a thousand entries are in memory and no transaction waits for the receiver. */
@ApplicationScoped
public class TrailDownload {
    @Inject
    private AuditTrails trails;

    public void write(Export export, OutputStream out) throws IOException {
        try (TrailWriter file = export.format().open(export.about(), out)) {
            List<SealedEntry> part = trails.part(export, 0);
            while (!part.isEmpty()) {
                for (SealedEntry entry : part) {
                    file.write(entry);
                }
                part = trails.part(export, part.get(part.size() - 1).seq());
            }
        }
    }
}
