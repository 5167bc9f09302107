package app.fovea.inside.tenancy;

import app.fovea.tenancy.entity.Tenant;
import app.fovea.world.WholePractice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.IdClass;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.jpa.JpaEntityManager;

/** Every entity that the metamodel knows, and which of its rows are whose. */
@ApplicationScoped
public class TenantEntities {
    @Inject
    private Practices practices;

    /**
     * One of them.
     *
     * @param idFields the columns of its id, without the tenant's
     */
    public record Entity(Class<?> type, String name, String table, List<DatabaseField> idFields, ClassDescriptor descriptor) {
        String idColumns() {
            return String.join(", ", idFields.stream().map(DatabaseField::getName).toList());
        }

        /** The id of something that was found: EclipseLink's own answer fails where the tenant is a part of the key. */
        Object idOf(Object found) {
            Object[] parts = idFields.stream().map(field -> descriptor.getObjectBuilder().getMappingForField(field).getAttributeValueFromObject(found)).toArray();
            return parts.length == 1 ? parts[0] : compound(this, parts);
        }

        /** Something that can be set, for an update in bulk; null when it is all key. */
        String settable() {
            return descriptor.getMappings().stream().filter(mapping -> mapping.isDirectToFieldMapping() && !mapping.isReadOnly() && !mapping.isPrimaryKeyMapping())
                .map(mapping -> mapping.getAttributeName()).filter(name -> !name.equals("version")).findFirst().orElse(null);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** All but {@link Tenant}, which belongs to no tenant: the policies alone guard it. */
    public List<Entity> all() {
        return practices.withoutTenant(em -> em.getMetamodel().getEntities().stream()
            .filter(type -> type.getJavaType() != Tenant.class)
            .map(type -> entity(type.getName(), em.unwrap(JpaEntityManager.class).getAbstractSession().getClassDescriptor(type.getJavaType())))
            .sorted(Comparator.comparing(Entity::name))
            .toList());
    }

    private static Entity entity(String name, ClassDescriptor descriptor) {
        return new Entity(descriptor.getJavaClass(), name, descriptor.getTableName(),
            descriptor.getPrimaryKeyFields().stream().filter(field -> !field.getName().equals("tenant_id")).toList(), descriptor);
    }

    /** What {@code find} takes, for every row of that practice. */
    public List<Object> idsOf(Entity entity, WholePractice practice) {
        List<?> rows = practices.withoutTenant(em -> Practices.rows(em, "select " + entity.idColumns() + " from " + entity.table() + " where tenant_id = ? order by ctid", practice.tenantId()));
        if (rows.isEmpty()) {
            throw new AssertionError("No practice of the tests has a row in " + entity.table() + ": write one into world/whole-practice.sql.");
        }
        return rows.stream().map(row -> row instanceof Object[] parts ? compound(entity, parts) : row).toList();
    }

    private static Object compound(Entity entity, Object[] parts) {
        try {
            Class<?> key = entity.type().getAnnotation(IdClass.class).value();
            Constructor<?> constructor = key.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object id = constructor.newInstance();
            for (int i = 0; i < parts.length; i++) {
                Field part = id.getClass().getDeclaredField(entity.descriptor().getObjectBuilder().getMappingForField(entity.idFields().get(i)).getAttributeName());
                part.setAccessible(true);
                part.set(id, parts[i]);
            }
            return id;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long rowsOf(EntityManager em, Entity entity, UUID tenant) {
        return ((Number) Practices.rows(em, "select count(*) from " + entity.table() + " where tenant_id = ?", tenant).get(0)).longValue();
    }
}
