package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What a machine of the lab sent of an order, as it came. Numbered for each order from one on, and never changed. */
@Entity
@Table(name = "machine_files")
public class MachineFile extends TenantRecord {
    @Column(name = "order_id")
    private UUID orderId;
    private int no;
    private String content;
    @Column(name = "sent_by")
    private UUID sentBy;
    @Column(name = "sent_by_name")
    private String sentByName;
    private Instant at;

    protected MachineFile() {
    }

    public MachineFile(UUID orderId, int no, DcsFile file, UUID sentBy, String sentByName, Instant at) {
        this.orderId = orderId;
        this.no = no;
        this.content = file.text();
        this.sentBy = sentBy;
        this.sentByName = sentByName;
        this.at = at.truncatedTo(ChronoUnit.MICROS);
    }

    public UUID orderId() {
        return orderId;
    }

    public int no() {
        return no;
    }

    public DcsFile file() {
        return DcsFile.parse(content);
    }

    public String sentByName() {
        return sentByName;
    }

    public Instant at() {
        return at;
    }
}
