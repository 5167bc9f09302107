package app.fovea.tenancy.entity;

import jakarta.persistence.MappedSuperclass;
import org.eclipse.persistence.annotations.Multitenant;
import org.eclipse.persistence.annotations.MultitenantType;
import org.eclipse.persistence.annotations.TenantDiscriminatorColumn;

/**
 * Everything that belongs to one tenant. Wall 1: EclipseLink adds {@code tenant_id = ?} to what it reads and fills the column in
 * what it inserts. It does neither for UPDATE and DELETE by key nor for native SQL: that is what the other two walls are for.
 */
@MappedSuperclass
@Multitenant(MultitenantType.SINGLE_TABLE)
@TenantDiscriminatorColumn(name = "tenant_id", contextProperty = TenantEntityManager.TENANT_PROPERTY, length = 36)
public abstract class TenantOwned {
}
