package app.fovea.access.view;

import app.fovea.access.boundary.PermissionView;
import app.fovea.access.boundary.Roles.PermissionGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The catalogue of rights as one role has it: what is ticked, what comes with that, and what whoever looks could give. */
final class RightsSheet {
    private final List<PermissionGroup> catalogue;
    private final Map<String, PermissionView> byId = new LinkedHashMap<>();
    private final Set<String> own;

    /** @param own the rights of whoever looks: nobody gives what they do not hold */
    RightsSheet(List<PermissionGroup> catalogue, Collection<String> own) {
        this.catalogue = List.copyOf(catalogue);
        this.own = Set.copyOf(own);
        catalogue.forEach(group -> group.permissions().forEach(each -> byId.put(each.id(), each)));
    }

    /** A group of rights. @param on how many of them the role has */
    public record Group(String name, long on, List<Right> rights) {
    }

    /**
     * One right of the sheet.
     *
     * @param implied on because another one brings it
     * @param mine    whoever looks could give it
     * @param why     why it cannot be ticked or unticked by itself; null when it can
     */
    public record Right(PermissionView permission, boolean on, boolean implied, boolean mine, String why) {
        public String id() {
            return permission.id();
        }

        /** As a part of an id in the page. */
        public String key() {
            return permission.id().replace(':', '-');
        }

        public String name() {
            return permission.name();
        }

        public String description() {
            return permission.description();
        }

        public boolean dangerous() {
            return permission.dangerous();
        }

        public boolean registrantOnly() {
            return permission.registrantOnly();
        }

        /** For the script, which follows them. */
        public String implies() {
            return String.join(" ", permission.implies());
        }
    }

    List<Group> groups(Set<String> ticked) {
        Map<String, Set<String>> on = on(ticked);
        return catalogue.stream().map(group -> {
            List<Right> rights = group.permissions().stream().map(each -> right(each, on)).toList();
            return new Group(group.name(), rights.stream().filter(Right::on).count(), rights);
        }).toList();
    }

    private Right right(PermissionView permission, Map<String, Set<String>> on) {
        Set<String> bringers = on.get(permission.id());
        boolean implied = bringers != null && !bringers.isEmpty();
        boolean mine = own.contains(permission.id());
        String why = implied ? "Comes with " + Words.inShort(bringers.stream().map(id -> "“" + byId.get(id).name() + "”").toList()) + "."
            : mine ? null : "You do not hold this yourself, so you cannot give it.";
        return new Right(permission, bringers != null, implied, mine, why);
    }

    /** Each right that is on, with the ticked ones that bring it along. */
    private Map<String, Set<String>> on(Set<String> ticked) {
        Map<String, Set<String>> on = new HashMap<>();
        ticked.forEach(id -> on.computeIfAbsent(id, each -> new LinkedHashSet<>()));
        byId.keySet().stream().filter(ticked::contains).forEach(id -> follow(id, id, on));
        return on;
    }

    private void follow(String id, String bringer, Map<String, Set<String>> on) {
        for (String implied : byId.containsKey(id) ? byId.get(id).implies() : List.<String>of()) {
            if (!implied.equals(bringer) && on.computeIfAbsent(implied, each -> new LinkedHashSet<>()).add(bringer)) {
                follow(implied, bringer, on);
            }
        }
    }

    /** Of these rights and all that comes with them, those that whoever looks does not hold, in the order of the catalogue. */
    List<String> beyondOwn(Set<String> ticked) {
        Set<String> on = on(ticked).keySet();
        return byId.keySet().stream().filter(id -> on.contains(id) && !own.contains(id)).toList();
    }

    /** What of these whoever looks could give. */
    Set<String> givable(Collection<String> ticked) {
        return ticked.stream().filter(id -> beyondOwn(Set.of(id)).isEmpty()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** How the rights are called, in the order of the catalogue; one that the catalogue does not know stays away. */
    List<String> names(Collection<String> ids) {
        List<String> names = new ArrayList<>();
        byId.forEach((id, right) -> {
            if (ids.contains(id)) {
                names.add("“" + right.name() + "”");
            }
        });
        return names;
    }
}
