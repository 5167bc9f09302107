package app.fovea.tenancy.provisioning;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Refusal;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Registration;
import app.fovea.journey.entity.Ids;
import app.fovea.lab.entity.ReleasePolicy;
import app.fovea.law.entity.Jurisdiction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Brings a tenant into being: the practice, its branches with a till each, the eight default roles, the counters of its documents and the
 * first person who may sign in, who is its owner. Either all of it exists afterwards, or nothing does.
 *
 * <p>Runs as {@link DatabaseRoles#PROVISIONER}.
 */
public final class TenantProvisioning {
    private static final String UNIQUE_VIOLATION = "23505";

    private TenantProvisioning() {
    }

    /** In a transaction of its own. */
    public static ProvisionedTenant provision(DataSource provisioner, NewTenant tenant, List<NewBranch> branches, NewUser owner) throws SQLException {
        return Transaction.on(provisioner, connection -> provision(connection, tenant, branches, owner));
    }

    /**
     * In the caller's transaction, whose tenant is the new one from then on.
     *
     * @throws Refusal.InvalidInput when the tenant makes no sense, or its owner's registration is no number of the country's register
     * @throws Refusal.Conflict     when its slug is taken
     */
    public static ProvisionedTenant provision(Connection connection, NewTenant tenant, List<NewBranch> branches, NewUser owner) throws SQLException {
        tenant.check();
        checkRegistration(tenant, owner);
        UUID id = insert(connection, tenant);
        CurrentTenant.set(connection, id);
        try (Rows rows = new Rows(connection, "branches", "id", "code", "name", "phone", "address", "has_lab")) {
            for (NewBranch branch : branches) {
                rows.add(branch.id(), branch.code(), branch.name(), branch.phone(), branch.address(), branch.hasLab());
            }
        }
        try (Rows rows = new Rows(connection, "tills", "id", "branch_id", "name")) {
            for (NewBranch branch : branches) {
                rows.add(Ids.next(), branch.id(), "Till 1");
            }
        }
        try (Rows rows = new Rows(connection, "document_numbers", "kind")) {
            rows.add("invoice").add("order").add("patient");
        }
        Map<DefaultRole, UUID> roles;
        try (RoleBook book = new RoleBook(connection)) {
            roles = book.writeDefaults();
        }
        People.add(connection, people -> people.add(owner, roles.get(DefaultRole.OWNER)));
        return new ProvisionedTenant(id, tenant.slug(), roles);
    }

    /** Where a country's data set does not say what the numbers look like, any will do. */
    private static void checkRegistration(NewTenant tenant, NewUser owner) {
        if (owner.gocNumber() != null) {
            List<FieldError> errors = Registration.SECTION.find(Jurisdiction.of(tenant.country()), LocalDate.now(ZoneId.of(tenant.timeZone())))
                .map(rule -> rule.errors("gocNumber", owner.gocNumber())).orElse(List.of());
            if (!errors.isEmpty()) {
                throw new Refusal.InvalidInput(errors);
            }
        }
    }

    /** The tenant with this slug, in whatever state it is. */
    public static Optional<UUID> find(Connection connection, String slug) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select id from tenants where slug = ?")) {
            statement.setString(1, slug);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /** The row in the register of tenants; the slug's unique key decides between two that come at once. */
    static UUID insert(Connection connection, NewTenant tenant) throws SQLException {
        UUID id = Ids.next();
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into tenants (id, slug, name, country, currency, time_zone, state, release_policy, release_deposit_percent) values (?, ?, ?, ?, ?, ?, 'active', ?, ?)")) {
            statement.setObject(1, id);
            statement.setString(2, tenant.slug());
            statement.setString(3, tenant.name());
            statement.setString(4, tenant.country());
            statement.setString(5, tenant.currency());
            statement.setString(6, tenant.timeZone());
            ReleasePolicy release = ReleasePolicy.paid(tenant.releaseDepositPercent());
            statement.setString(7, release.kind().id());
            statement.setInt(8, release.depositPercent());
            statement.executeUpdate();
            return id;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new Refusal.Conflict("There is already a practice with the slug “" + tenant.slug() + "”. Choose another, such as “" + tenant.slug() + "-2”.");
            }
            throw e;
        }
    }
}
