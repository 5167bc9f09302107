package app.fovea.notification.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One POST to an endpoint, and what came back. Written once. */
@Entity
@Table(name = "webhook_tries")
public class WebhookTry extends TenantRecord {
    @Column(name = "delivery_id")
    private UUID deliveryId;
    @Column(name = "try_no")
    private int tryNo;
    @Column(name = "tried_at")
    private Instant triedAt;
    private int millis;
    private Integer status;
    private String error;
    private String answer;

    protected WebhookTry() {
    }

    public WebhookTry(UUID deliveryId, int tryNo, Instant triedAt, WebhookAnswer answer) {
        this.deliveryId = deliveryId;
        this.tryNo = tryNo;
        this.triedAt = triedAt;
        this.millis = answer.millis();
        this.status = answer.status();
        this.error = answer.error();
        this.answer = answer.text();
    }

    public int tryNo() {
        return tryNo;
    }

    public Instant triedAt() {
        return triedAt;
    }

    public int millis() {
        return millis;
    }

    /** Null where no answer came. */
    public Integer status() {
        return status;
    }

    /** Null for success. */
    public String error() {
        return error;
    }

    /** The beginning of what the endpoint said, or null. */
    public String answer() {
        return answer;
    }
}
