package app.fovea.tenancy.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** The answer that was given to a key, so that the same request again gets the same answer and no second effect. */
@Entity
@Table(name = "idempotency_keys")
@IdClass(IdempotencyKey.Key.class)
public class IdempotencyKey extends TenantOwned {
    @Id
    private String operation;
    @Id
    private String key;
    @Column(name = "request_hash")
    private String requestHash;
    private String response;

    protected IdempotencyKey() {
    }

    public IdempotencyKey(String operation, String key, String requestHash, String response) {
        this.operation = operation;
        this.key = key;
        this.requestHash = requestHash;
        this.response = response;
    }

    public boolean sameRequest(String hash) {
        return requestHash.equals(hash);
    }

    public String response() {
        return response;
    }

    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private String operation;
        private String key;

        protected Key() {
        }

        public Key(String operation, String key) {
            this.operation = operation;
            this.key = key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && that.operation.equals(operation) && that.key.equals(key);
        }

        @Override
        public int hashCode() {
            return operation.hashCode() * 31 + key.hashCode();
        }
    }
}
