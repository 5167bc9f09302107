package app.fovea.access.entity;

import app.fovea.access.entity.Caller.HeldRole;
import app.fovea.access.entity.Caller.Practice;
import app.fovea.access.entity.Standing.Given;
import app.fovea.access.entity.Standing.Person;
import app.fovea.law.entity.Jurisdiction;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.persistence.config.QueryHints;

/**
 * Practice, person, roles and rights in one statement: one round trip, and all of it as of one moment, so that nobody is ever met with the rights
 * from before a change and the registration from after it.
 */
@ApplicationScoped
public class StandingRepository {
    @Inject
    private TenantEntityManager tenant;

    /** Empty for somebody suspended or unknown, and in a practice that is not active. */
    public Optional<Standing> of(UUID userId, Instant now) {
        UUID tenantId = CurrentCaller.get().tenantId();
        Query query = tenant.get().createNativeQuery("""
            select t.slug, t.name, t.country, t.nation, t.currency, t.time_zone,
              u.email, u.name, u.goc_number, u.registered_until, u.branch_id,
              g.role_id, r.name, g.is_primary, g.ends_on,
              (select string_agg(p.permission, ' ') from dynamic_role_permissions p where p.tenant_id = g.tenant_id and p.role_id = g.role_id),
              u.sign_in_version
            from tenants t
            join users u on u.tenant_id = t.id and u.id = ? and u.active
            left join user_dynamic_roles g on g.tenant_id = u.tenant_id and g.user_id = u.id
            left join dynamic_roles r on r.tenant_id = g.tenant_id and r.id = g.role_id
            where t.id = ? and t.state = 'active'
            order by g.is_primary desc, lower(r.name)""");
        query.setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true);
        List<Object[]> rows = query.setParameter(1, userId).setParameter(2, tenantId).getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] first = rows.get(0);
        List<Given> given = rows.stream().filter(row -> row[11] != null).map(StandingRepository::given).toList();
        return Optional.of(Standing.of(practice(tenantId, first), person(userId, first), given, now));
    }

    private static Practice practice(UUID tenantId, Object[] row) {
        return new Practice(tenantId, (String) row[0], (String) row[1], new Jurisdiction((String) row[2], (String) row[3]), (String) row[4], ZoneId.of((String) row[5]));
    }

    private static Person person(UUID userId, Object[] row) {
        return new Person(userId, (String) row[6], (String) row[7], (String) row[8], day(row[9]), (UUID) row[10], (Long) row[16]);
    }

    private static Given given(Object[] row) {
        return new Given(new HeldRole((UUID) row[11], (String) row[12], (Boolean) row[13]), day(row[14]), permissions((String) row[15]));
    }

    /** An id that this version of the program does not know grants nothing. */
    private static Set<Permission> permissions(String ids) {
        EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
        if (ids != null) {
            Arrays.stream(ids.split(" ")).forEach(id -> Permission.of(id).ifPresent(permissions::add));
        }
        return permissions;
    }

    private static LocalDate day(Object date) {
        return date == null ? null : ((Date) date).toLocalDate();
    }
}
