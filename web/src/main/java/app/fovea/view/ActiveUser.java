package app.fovea.view;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.law.entity.Jurisdiction;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.security.Principal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/**
 * The signed-in person, for pages: {@code rendered="#{activeUser.can('pos:access')}"}.
 *
 * <p>It hides what a person may not do; the boundary behind every button asks again.
 */
@Named
@RequestScoped
public class ActiveUser {
    public boolean isSignedIn() {
        return caller().isPresent();
    }

    /** @throws IllegalArgumentException for an id that is in no catalogue: a typing error in a page must not hide a button for good */
    public boolean can(String permissionId) {
        Permission permission = Permission.of(permissionId).orElseThrow(() -> new IllegalArgumentException("no permission " + permissionId));
        return caller().map(caller -> caller.may(permission)).orElse(false);
    }

    /** Null when nobody is signed in. */
    public UUID getId() {
        return caller().map(Caller::userId).orElse(null);
    }

    /** Whether something is the signed-in person's own. @param userId null for nobody's */
    public boolean owns(UUID userId) {
        return userId != null && caller().map(caller -> userId.equals(caller.userId())).orElse(false);
    }

    public String getName() {
        return caller().map(Caller::displayName).orElse("");
    }

    public String getFirstName() {
        String name = getName();
        return name.contains(" ") && !name.startsWith("Dr ") ? name.substring(0, name.indexOf(' ')) : name;
    }

    /** Through which role's eyes the person looks, and what of it stays hidden from them; null while they look with their own. */
    public Caller.Preview getPreview() {
        return caller().map(Caller::preview).orElse(null);
    }

    /** The title of the primary role, the label that people know each other by. */
    public String getRole() {
        return caller().flatMap(Caller::primaryRole).map(Caller.HeldRole::name).orElse("");
    }

    public boolean isRegistrant() {
        return caller().map(Caller::registrant).orElse(false);
    }

    public String getPractice() {
        return caller().map(caller -> caller.practice().name()).orElse("");
    }

    /** Whose law the practice works under. */
    public Jurisdiction getJurisdiction() {
        return caller().map(caller -> caller.practice().jurisdiction()).orElse(new Jurisdiction(null, null));
    }

    public String getCurrency() {
        return caller().map(caller -> caller.practice().currency()).orElse("GBP");
    }

    public ZoneId getZone() {
        return caller().map(caller -> caller.practice().timeZone()).orElse(ZoneOffset.UTC);
    }

    private static Optional<Caller> caller() {
        Principal principal = FacesContext.getCurrentInstance().getExternalContext().getUserPrincipal();
        return principal instanceof Caller caller ? Optional.of(caller) : CurrentCaller.find();
    }
}
