package app.fovea.tenancy.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import org.eclipse.persistence.config.QueryHints;

/**
 * Numbers that people read, counted per tenant. The counter's row stays locked until the commit, so a use case takes its number
 * as late as it can; that also makes invoice numbers gapless, since a rollback gives the number back.
 */
@ApplicationScoped
public class DocumentNumbers {
    /** What is numbered, and how the number begins. */
    public enum Kind {
        INVOICE("invoice", "INV"), ORDER("order", "ORD"), PATIENT("patient", "P");

        private final String id;
        private final String prefix;

        Kind(String id, String prefix) {
            this.id = id;
            this.prefix = prefix;
        }
    }

    @Inject
    private TenantEntityManager tenant;

    /** {@code INV-000123}. */
    public String next(Kind kind) {
        Query query = tenant.get().createNativeQuery("update document_numbers set last_number = last_number + 1 where kind = ? returning last_number");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, kind.id);
        return "%s-%06d".formatted(kind.prefix, ((Number) query.getSingleResult()).longValue());
    }
}
