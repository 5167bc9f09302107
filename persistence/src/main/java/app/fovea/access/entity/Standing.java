package app.fovea.access.entity;

import app.fovea.access.entity.Caller.HeldRole;
import app.fovea.access.entity.Caller.Practice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who somebody is and what they may do, as long as nobody changes it.
 *
 * @param until from this moment on time alone may answer otherwise: the end of the practice's day, on which a role or a registration runs
 *              out if it does
 */
public record Standing(Caller caller, Instant until) {

    /** What is stored of somebody, whatever the day. @param registeredUntil null when no end is known @param signInVersion as {@link Caller#signInVersion} */
    public record Person(UUID userId, String email, String name, String gocNumber, LocalDate registeredUntil, UUID branchId, long signInVersion) {
    }

    /** A role that somebody was given. @param endsOn null for good @param permissions what is ticked in it */
    public record Given(HeldRole role, LocalDate endsOn, Set<Permission> permissions) {
    }

    /** @param given the primary role first */
    public static Standing of(Practice practice, Person person, List<Given> given, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, practice.timeZone());
        boolean registered = person.gocNumber() != null && LastDay.includes(person.registeredUntil(), today);
        List<HeldRole> held = new ArrayList<>();
        EnumSet<Permission> granted = EnumSet.noneOf(Permission.class);
        for (Given each : given) {
            if (LastDay.includes(each.endsOn(), today)) {
                held.add(each.role());
                granted.addAll(each.permissions());
            }
        }
        Set<Permission> permissions = Permission.closure(granted);
        if (!registered) {
            permissions.removeIf(Permission::registrantOnly);
        }
        Caller caller = new Caller(person.userId(), practice, person.email(), person.name(), registered ? person.gocNumber() : null, person.branchId(), held, permissions, person.signInVersion(), null);
        return new Standing(caller, today.plusDays(1).atStartOfDay(practice.timeZone()).toInstant());
    }
}
