package app.fovea.tenancy.entity;

import jakarta.persistence.MappedSuperclass;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * Everything that belongs to one tenant. Wall 1: EclipseLink adds {@code tenant_id = ?} to what it reads and fills the column in
 * what it inserts. As a part of the key the tenant also stands in every UPDATE and DELETE, in joins and in the collection tables,
 * where EclipseLink leaves it out otherwise: deleting by a reference to another tenant's id then deleted that tenant's row. It
 * does nothing for native SQL: that is what the other two walls are for.
 */
@MappedSuperclass
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantEntityManager.TENANT_PROPERTY, length = 36, primaryKey = true)
public abstract class TenantOwned {
}
