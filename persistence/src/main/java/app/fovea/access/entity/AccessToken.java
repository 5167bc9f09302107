package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A program's way in: stored as a hash, so that whoever reads the table cannot use it. */
@Entity
@Table(name = "access_tokens")
public class AccessToken extends TenantEntity {
    @Column(name = "user_id")
    private UUID userId;
    @Column(name = "secret_hash")
    private String secretHash;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected AccessToken() {
    }

    public AccessToken(UUID userId, String secretHash, Instant now, Instant expiresAt) {
        this.userId = userId;
        this.secretHash = secretHash;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** What opens by it; empty once it was taken back. */
    public Optional<KnownToken> known() {
        return revokedAt == null ? Optional.of(new KnownToken(userId, secretHash, expiresAt)) : Optional.empty();
    }

    public void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }
}
