package app.fovea.server;

import app.fovea.access.entity.Origin;
import app.fovea.audit.entity.Chain;
import app.fovea.audit.entity.SealedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The audit of every practice as a superuser reads it: the program that is audited takes no part. */
public final class AuditedDatabase {
    private static final int ROWS_AT_ONCE = 1_000;

    private final Connection connection;

    /** @param connection in a transaction, so that entries and heads are of one moment */
    public AuditedDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Slugs by id. */
    public Map<UUID, String> practices() throws SQLException {
        Map<UUID, String> practices = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select id, slug from tenants order by slug"); ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                practices.put(rows.getObject(1, UUID.class), rows.getString(2));
            }
        }
        return practices;
    }

    /** @param writtenDown a head that somebody kept elsewhere, or null */
    public Chain.Verdict accessTrail(UUID tenant, String writtenDown) throws SQLException {
        Chain chain = Chain.whole().passed(writtenDown);
        try (PreparedStatement select = connection.prepareStatement("select * from role_change_audit where tenant_id = ? order by seq, at, id")) {
            select.setFetchSize(ROWS_AT_ONCE);
            select.setObject(1, tenant);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    chain.follow(entry(rows));
                }
            }
        }
        return chain.endingAt(head(tenant, "access"));
    }

    private Chain.Head head(UUID tenant, String chain) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select seq, hash from audit_chain where tenant_id = ? and chain = ?")) {
            select.setObject(1, tenant);
            select.setString(2, chain);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? new Chain.Head(row.getLong(1), row.getString(2)) : Chain.Head.NONE;
            }
        }
    }

    private static SealedEntry entry(ResultSet row) throws SQLException {
        String way = row.getString("origin_way");
        return new SealedEntry(id(row, "tenant_id"), row.getLong("seq"), id(row, "id"), instant(row, "at"), id(row, "actor_id"), row.getString("actor_name"),
            way == null ? null : new Origin(row.getString("origin_address"), way), row.getString("action"), id(row, "role_id"), row.getString("role_name"),
            id(row, "user_id"), row.getString("user_name"), row.getString("before"), row.getString("after"), row.getString("reason"),
            row.getString("previous_hash"), row.getString("hash"));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
