package app.fovea.world;

import java.util.List;
import java.util.UUID;

/** One sale again and again, in the database: making hundreds over HTTP takes longer than selling them. */
public final class SaleCopies {
    private SaleCopies() {
    }

    /** @param dispense a sale that only has to be paid, as its copies do then @return their ids */
    public static List<UUID> of(Practice practice, UUID dispense, int times) {
        UUID tenant = practice.id();
        List<String> copies = practice.database().texts("""
            insert into dispenses select made.* from dispenses d, generate_series(1, ?) n,
              lateral jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'n', n)) made
            where d.tenant_id = ? and d.id = ? returning id""", times, tenant, dispense);
        practice.database().execute("""
            insert into dispense_pairs select made.* from dispense_pairs p, unnest(cast(? as uuid[])) copy,
              lateral jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'dispense_id', copy)) made
            where p.tenant_id = ? and p.dispense_id = ?""", "{" + String.join(",", copies) + "}", tenant, dispense);
        return copies.stream().map(UUID::fromString).toList();
    }
}
