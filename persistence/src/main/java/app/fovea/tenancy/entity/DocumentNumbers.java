package app.fovea.tenancy.entity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

        /** The number as it is written, of what somebody typed or scanned: INV-000123, inv 123, or 123 alone, which may be one of any kind. Empty if it is none of this kind. */
        public Optional<String> read(String typed) {
            Matcher matcher = Pattern.compile("(?:" + prefix + "[\\s-]*)?0*(\\d{1," + MOST_DIGITS + "})", Pattern.CASE_INSENSITIVE).matcher(typed.strip());
            return matcher.matches() ? Optional.of(written(Long.parseLong(matcher.group(1)))) : Optional.empty();
        }

        private String written(long number) {
            return "%s-%06d".formatted(prefix, number);
        }
    }

    /** More than any practice counts to; longer ones are phone numbers. */
    private static final int MOST_DIGITS = 8;

    @Inject
    private TenantEntityManager tenant;

    /** {@code INV-000123}. */
    public String next(Kind kind) {
        Query query = tenant.get().createNativeQuery("update document_numbers set last_number = last_number + 1 where kind = ? returning last_number");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        query.setParameter(1, kind.id);
        return kind.written(((Number) query.getSingleResult()).longValue());
    }
}
