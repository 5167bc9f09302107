package app.fovea.notification.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** One event on its way to one endpoint. A replay is another one, with the next number. */
@Entity
@Table(name = "webhook_deliveries")
public class WebhookDelivery extends TenantEntity {
    /** What a person sends to see whether anything arrives; no event of the journey. */
    public static final String PING = "webhook.ping";
    /** A try that nobody has heard of again by then is given up, and the next one begins: more than a POST can take. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    private static final String PENDING = "pending";
    private static final String DELIVERED = "delivered";
    private static final String FAILED = "failed";

    @Column(name = "endpoint_id")
    private UUID endpointId;
    @Column(name = "event_id")
    private UUID eventId;
    @Column(name = "event_type")
    private String eventType;
    @Column(name = "replay_no")
    private int replayNo;
    private String state = PENDING;
    private int tries;
    @Column(name = "next_try_at")
    private Instant nextTryAt;
    @Column(name = "last_status")
    private Integer lastStatus;
    @Column(name = "last_error")
    private String lastError;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "finished_at")
    private Instant finishedAt;

    protected WebhookDelivery() {
    }

    /** @param replayNo 0 for the event as it came */
    public WebhookDelivery(UUID endpointId, UUID eventId, String eventType, int replayNo, Instant firstTry, Instant now) {
        this.endpointId = endpointId;
        this.eventId = eventId;
        this.eventType = eventType;
        this.replayNo = replayNo;
        this.createdAt = now;
        waitUntil(firstTry);
    }

    /** To the millisecond, as messages name it. */
    private void waitUntil(Instant at) {
        nextTryAt = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Another try begins. @return its number, from 1 */
    public int begin(Instant now) {
        waitUntil(now.plus(LEASE));
        return ++tries;
    }

    /** What a try came to. Null for an answer that never came. */
    public void heard(Integer status, String error) {
        lastStatus = status;
        lastError = error;
    }

    public void delivered(Instant now) {
        finish(DELIVERED, now);
    }

    public void failed(Instant now) {
        finish(FAILED, now);
    }

    public void tryAgainAt(Instant at) {
        waitUntil(at);
    }

    private void finish(String end, Instant now) {
        state = end;
        nextTryAt = null;
        finishedAt = now;
    }

    public boolean pending() {
        return state.equals(PENDING);
    }

    public boolean delivered() {
        return state.equals(DELIVERED);
    }

    public boolean ping() {
        return eventType.equals(PING);
    }

    public UUID endpointId() {
        return endpointId;
    }

    public UUID eventId() {
        return eventId;
    }

    public String eventType() {
        return eventType;
    }

    public int replayNo() {
        return replayNo;
    }

    public String state() {
        return state;
    }

    public int tries() {
        return tries;
    }

    /** Null once it is over. */
    public Instant nextTryAt() {
        return nextTryAt;
    }

    public Integer lastStatus() {
        return lastStatus;
    }

    public String lastError() {
        return lastError;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant finishedAt() {
        return finishedAt;
    }
}
