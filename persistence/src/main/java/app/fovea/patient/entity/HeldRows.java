package app.fovea.patient.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.persistence.config.QueryHints;

/**
 * Everything that is stored about one person, found by following the keys: every table that refers to patients, every table that refers to one of those, and so on. Nobody has to remember a
 * new table here. Two questions to the database, however long the history is.
 */
@ApplicationScoped
public class HeldRows {
    private static final String ROOT = "patients";
    /** These refer to a person's rows by an id and no key, because they outlive them: the audit, and who looked at the record. */
    private static final List<Key> TOLD_OF = Stream.concat(List.of(ROOT, "exams", "prescriptions", "dispenses", "invoices", "orders", "notifications").stream()
        .map(told -> new Key("audit_entries", told, "tenant_id, target_id", "tenant_id, id")), Stream.of(new Key("record_views", ROOT, "tenant_id, patient_id", "tenant_id, id"))).toList();
    /** What became of an event says whose it is by the event's id alone: what the broker still has may be newer than a restored database. */
    private static final List<Key> TOLD_BY = Stream.of("dead_letters", "event_failures", "webhook_deliveries").map(table -> new Key(table, "journey_events", "tenant_id, event_id", "tenant_id, id")).toList();
    /** Whose practice it is; and what was taken for true of two records, of which one may be somebody else's, as it turned out. */
    private static final String LEFT_OUT = "{tenant_id,details_before,details_after}";
    private static final String KEYS = """
        select child.relname, parent.relname, string_agg(quote_ident(mine.attname), ', ' order by k.place), string_agg(quote_ident(theirs.attname), ', ' order by k.place)
        from pg_constraint c
        join pg_class child on child.oid = c.conrelid join pg_class parent on parent.oid = c.confrelid
        cross join lateral unnest(c.conkey, c.confkey) with ordinality as k (mine, theirs, place)
        join pg_attribute mine on mine.attrelid = c.conrelid and mine.attnum = k.mine join pg_attribute theirs on theirs.attrelid = c.confrelid and theirs.attnum = k.theirs
        where c.contype = 'f' and c.connamespace = cast('public' as regnamespace) and c.conrelid <> c.confrelid
        group by c.oid, child.relname, parent.relname order by child.relname, c.oid""";

    @Inject
    private TenantEntityManager tenant;

    /** @param columns of the table that refers @param referred the columns that they name */
    private record Key(String table, String to, String columns, String referred) {
    }

    /** @param patientId with the records that were merged into this one @return by table, those that stand nearest to the person first, each row as JSON; tables without any are left out */
    public Map<String, List<String>> of(UUID patientId) {
        Map<String, String> wheres = wheres();
        String sql = wheres.entrySet().stream().map(table -> "select '" + table.getKey() + "' as held, cast(to_jsonb(t) - cast('" + LEFT_OUT + "' as text[]) as text) as content from " + table.getKey() + " t where " + table.getValue())
            .collect(Collectors.joining(" union all "));
        Map<String, List<String>> held = new LinkedHashMap<>();
        wheres.keySet().forEach(table -> held.put(table, new ArrayList<>()));
        Query query = ask(sql).setParameter(1, CurrentCaller.get().tenantId()).setParameter(2, patientId);
        query.getResultList().forEach(row -> held.get((String) ((Object[]) row)[0]).add((String) ((Object[]) row)[1]));
        held.values().removeIf(List::isEmpty);
        return held;
    }

    /** By table, which of its rows are the person's. */
    private Map<String, String> wheres() {
        List<Key> keys = new ArrayList<>();
        ask(KEYS).getResultList().forEach(row -> keys.add(key((Object[]) row)));
        keys.addAll(TOLD_BY);
        Map<String, Integer> far = distances(keys);
        TOLD_OF.forEach(key -> far.put(key.table(), Integer.MAX_VALUE));
        keys.addAll(TOLD_OF);
        Map<String, String> wheres = new LinkedHashMap<>();
        far.forEach((table, distance) -> wheres.put(table, distance == 0 ? "tenant_id = ?1 and person_id = ?2"
            : keys.stream().filter(key -> key.table().equals(table) && far.getOrDefault(key.to(), distance) < distance)
                .map(key -> "(" + key.columns() + ") in (select " + key.referred() + " from " + key.to() + " where " + wheres.get(key.to()) + ")").distinct().collect(Collectors.joining(" or "))));
        return wheres;
    }

    private static Key key(Object[] row) {
        return new Key((String) row[0], (String) row[1], (String) row[2], (String) row[3]);
    }

    /** How many keys lie between a table and the person, nearest first. */
    private static Map<String, Integer> distances(List<Key> keys) {
        Map<String, List<String>> referring = new HashMap<>();
        keys.forEach(key -> referring.computeIfAbsent(key.to(), each -> new ArrayList<>()).add(key.table()));
        Map<String, Integer> far = new LinkedHashMap<>();
        far.put(ROOT, 0);
        List<String> reached = List.of(ROOT);
        for (int distance = 1; !reached.isEmpty(); distance++) {
            List<String> next = new ArrayList<>();
            for (String table : reached) {
                for (String child : referring.getOrDefault(table, List.of())) {
                    if (far.putIfAbsent(child, distance) == null) {
                        next.add(child);
                    }
                }
            }
            reached = next;
        }
        return far;
    }

    private Query ask(String sql) {
        return tenant.get().createNativeQuery(sql).setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
    }
}
