package app.fovea.access.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A named set of rights that the tenant designed, or began with. */
@Entity
@Table(name = "dynamic_roles")
public class Role extends TenantEntity {
    private String template;
    private String name;
    private String description;
    private boolean system;
    @Column(name = "updated_at")
    private Instant changedAt;

    @ElementCollection
    @CollectionTable(name = "dynamic_role_permissions", joinColumns = {
        @JoinColumn(name = "tenant_id", referencedColumnName = "tenant_id"), @JoinColumn(name = "role_id", referencedColumnName = "id")})
    @Column(name = "permission")
    private Set<String> permissionIds = new HashSet<>();

    protected Role() {
    }

    /** @param template which default role this began as; null for one made from nothing */
    public Role(String name, String description, String template, Set<Permission> permissions) {
        this.template = template;
        change(name, description, permissions);
    }

    /** @param permissions what is ticked; what it implies need not be repeated */
    public void change(String name, String description, Set<Permission> permissions) {
        this.changedAt = Instant.now(); // Also where only its rights changed, so that its version grows.
        this.name = name.strip();
        this.description = description == null ? "" : description.strip();
        Set<String> wanted = permissions.stream().map(Permission::id).collect(Collectors.toSet());
        permissionIds.retainAll(wanted);
        permissionIds.addAll(wanted);
    }

    /** What is ticked, with all it implies. */
    public Set<Permission> rights() {
        return Permission.closure(permissions());
    }

    /** Null until it is stored for the first time. */
    public Instant changedAt() {
        return changedAt;
    }

    /** Which default role this began as, or null. */
    public String template() {
        return template;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    /** True for Owner, which no tenant may edit. */
    public boolean system() {
        return system;
    }

    /** What is ticked. An id that this version of the program does not know grants nothing. */
    public Set<Permission> permissions() {
        EnumSet<Permission> permissions = EnumSet.noneOf(Permission.class);
        permissionIds.forEach(id -> Permission.of(id).ifPresent(permissions::add));
        return permissions;
    }
}
