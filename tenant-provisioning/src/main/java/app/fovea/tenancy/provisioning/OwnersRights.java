package app.fovea.tenancy.provisioning;

import app.fovea.access.entity.Permission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Owners hold every right of the catalogue. A version that brings new rights gives them to the owners of the practices that are
 * there already, or nobody in such a practice could ever grant them: nobody gives what they do not hold.
 */
final class OwnersRights {
    private static final String INCOMPLETE = """
        select r.tenant_id, r.id, r.name, r.description, array_agg(p.permission order by p.permission) filter (where p.permission is not null)
        from dynamic_roles r left join dynamic_role_permissions p on p.tenant_id = r.tenant_id and p.role_id = r.id
        where r.template = 'owner' and r.system group by r.tenant_id, r.id""";

    private record Owner(UUID tenantId, UUID roleId, String name, String description, Set<String> held) {
        private Set<String> missing() {
            Set<String> missing = Permission.grantable().stream().map(Permission::id).collect(Collectors.toCollection(TreeSet::new));
            missing.removeAll(held);
            return missing;
        }
    }

    private OwnersRights() {
    }

    /** Gives what is missing and writes that down; does nothing the second time, and waits where another node is at it. */
    static void complete(DataSource provisioner) throws SQLException {
        Transaction.on(provisioner, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(hashtextextended('owners'' rights', 0))");
            }
            for (Owner owner : owners(connection)) {
                if (!owner.missing().isEmpty()) {
                    CurrentTenant.set(connection, owner.tenantId());
                    try (RoleBook book = new RoleBook(connection)) {
                        book.extend(owner.roleId(), owner.name(), owner.description(), owner.held(), owner.missing());
                    }
                }
            }
            return null;
        });
    }

    private static List<Owner> owners(Connection connection) throws SQLException {
        List<Owner> owners = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(INCOMPLETE)) {
            while (rows.next()) {
                Set<String> held = rows.getArray(5) == null ? Set.of() : new TreeSet<>(Arrays.asList((String[]) rows.getArray(5).getArray()));
                owners.add(new Owner(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), rows.getString(3), rows.getString(4), held));
            }
        }
        return owners;
    }
}
