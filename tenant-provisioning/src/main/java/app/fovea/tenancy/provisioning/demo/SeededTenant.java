package app.fovea.tenancy.provisioning.demo;

import java.util.List;

/** A practice of the demonstration; its users begin with one for each default role, in the order of those roles. */
public record SeededTenant(String slug, String name, List<SeededUser> users) {
    public SeededTenant {
        users = List.copyOf(users);
    }
}
