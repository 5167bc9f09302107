package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A link by which somebody chooses a password. Its secret is made when the e-mail is written and stands in that e-mail alone; here is its hash.
 * It is good once, for a week, until the next one is sent.
 */
@Entity
@Table(name = "invitations")
public class Invitation extends TenantEntity {
    public static final Duration LIFE = Duration.ofDays(7);

    @Column(name = "user_id")
    private UUID userId;
    private String email;
    @Column(name = "secret_hash")
    private String secretHash;
    @Column(name = "created_by")
    private UUID createdBy;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "sent_at")
    private Instant sentAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "used_at")
    private Instant usedAt;
    @Column(name = "ended_at")
    private Instant endedAt;

    protected Invitation() {
    }

    /** @param email where it goes: it ends when the person's e-mail changes @param createdBy who asked for it */
    public Invitation(UUID userId, String email, UUID createdBy, Instant now) {
        this.userId = userId;
        this.email = email;
        this.createdBy = createdBy;
        this.createdAt = now;
    }

    /** Its e-mail is about to leave the house. */
    public void send(String secretHash, Instant now) {
        this.secretHash = secretHash;
        this.sentAt = now;
        this.expiresAt = now.plus(LIFE);
    }

    /** Whether this is its secret, and it still opens the door. */
    public boolean good(String hash, Instant now) {
        return waiting() && secretHash != null && now.isBefore(expiresAt)
            && MessageDigest.isEqual(hash.getBytes(StandardCharsets.US_ASCII), secretHash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Neither used nor taken back; it may have expired. */
    public boolean waiting() {
        return usedAt == null && endedAt == null;
    }

    public void use(Instant now) {
        usedAt = now;
    }

    /** Takes it back: another one was sent, the e-mail changed, or the person was suspended. */
    public void end(Instant now) {
        if (waiting()) {
            endedAt = now;
        }
    }

    public UUID userId() {
        return userId;
    }

    public String email() {
        return email;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Null while its e-mail has not left the house. */
    public Instant sentAt() {
        return sentAt;
    }

    /** Null until it is sent. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Null unless it was used. */
    public Instant usedAt() {
        return usedAt;
    }
}
