package app.fovea.server;

import app.fovea.access.entity.Origin;
import app.fovea.audit.entity.BatchSeal;
import app.fovea.audit.entity.Chain;
import app.fovea.audit.entity.JournalEntry;
import app.fovea.audit.entity.Seal;
import app.fovea.audit.entity.SealedEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** @param verdict its entries are those under a seal @param waiting entries that have none yet */
    public record Journal(Chain.Verdict verdict, long waiting) {
    }

    /** The general audit: sign-ins, sales, hand-overs, sealed in batches. */
    public Journal journal(UUID tenant) throws SQLException {
        Chain.Head end = Chain.Head.NONE;
        Instant first = null;
        Instant last = null;
        String broken = null;
        Set<UUID> sealed = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("select * from audit_seals where tenant_id = ? order by seq")) {
            select.setFetchSize(100);
            select.setObject(1, tenant);
            try (ResultSet rows = select.executeQuery()) {
                while (broken == null && rows.next()) {
                    BatchSeal seal = seal(rows);
                    broken = fault(seal, end, sealed);
                    if (broken == null) {
                        end = new Chain.Head(seal.seq(), seal.hash());
                        first = first == null ? seal.sealedAt() : first;
                        last = seal.sealedAt();
                    }
                }
            }
        }
        Chain.Head head = head(tenant, "journey");
        if (broken == null && !head.equals(end)) {
            broken = "The seals end with seal " + end.seq() + " and the head names seal " + head.seq() + ": seals were cut off the end, or the head was altered.";
        }
        long unsealed = number("select count(*) from audit_entries where tenant_id = ?", tenant) - sealed.size();
        long waiting = number("select count(*) from audit_unsealed where tenant_id = ?", tenant);
        if (broken == null && unsealed != waiting) {
            broken = unsealed + " entries have no seal and " + waiting + " wait for one: some were slipped in or kept from being sealed.";
        }
        return new Journal(new Chain.Verdict(tenant, sealed.size(), first, last, end, broken), waiting);
    }

    private String fault(BatchSeal seal, Chain.Head end, Set<UUID> sealed) throws SQLException {
        String name = "seal " + seal.seq() + " of " + Seal.instant(seal.sealedAt());
        if (seal.seq() != end.seq() + 1) {
            return "Seal " + (end.seq() + 1) + " is missing.";
        }
        if (!seal.previousHash().equals(end.hash())) {
            return "What follows seal " + end.seq() + " was put there later: " + name + ".";
        }
        Map<UUID, JournalEntry> entries = entries(seal);
        for (UUID id : seal.entryIds()) {
            if (!entries.containsKey(id)) {
                return "The entry with the id " + id + " under " + name + " is missing.";
            }
            if (!sealed.add(id)) {
                return "The entry with the id " + id + " is sealed twice, again under " + name + ".";
            }
        }
        return seal.computedHash(seal.entryIds().stream().map(id -> entries.get(id).hash()).toList()).equals(seal.hash()) ? null
            : "Something under " + name + " was altered: its " + seal.entryIds().size() + " entries do not fit it.";
    }

    private Map<UUID, JournalEntry> entries(BatchSeal seal) throws SQLException {
        Map<UUID, JournalEntry> entries = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("select * from audit_entries where tenant_id = ? and id = any (?)")) {
            select.setObject(1, seal.tenantId());
            select.setArray(2, connection.createArrayOf("uuid", seal.entryIds().toArray()));
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    JournalEntry entry = new JournalEntry(id(rows, "tenant_id"), id(rows, "id"), instant(rows, "at"), id(rows, "actor_id"), rows.getString("actor_name"), rows.getString("action"),
                        rows.getString("target_type"), id(rows, "target_id"), id(rows, "event_id"), rows.getString("detail"));
                    entries.put(entry.id(), entry);
                }
            }
        }
        return entries;
    }

    private static BatchSeal seal(ResultSet row) throws SQLException {
        return new BatchSeal(id(row, "tenant_id"), row.getLong("seq"), instant(row, "sealed_at"), List.of((UUID[]) row.getArray("entry_ids").getArray()),
            row.getString("previous_hash"), row.getString("hash"));
    }

    private long number(String sql, UUID tenant) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
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
