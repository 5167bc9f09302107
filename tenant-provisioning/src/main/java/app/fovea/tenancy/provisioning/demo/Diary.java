package app.fovea.tenancy.provisioning.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** Appointments of half an hour: nobody examines two people at once. */
final class Diary {
    private static final int SLOT = 30;
    private static final int SLOTS = 16;

    private final OpeningHours hours;
    private final Chance chance;
    private final Set<String> taken = new HashSet<>();

    Diary(OpeningHours hours, Chance chance) {
        this.hours = hours;
        this.chance = chance;
    }

    /** A free half hour on that day or soon before it, over by the given moment. */
    Instant book(Employee optometrist, LocalDate wanted, Instant over) {
        LocalDate day = OpeningHours.onOrBefore(wanted);
        while (true) {
            for (int tries = 0; tries < 12; tries++) {
                int slot = chance.between(0, SLOTS - 1);
                Instant begins = hours.at(day, slot * SLOT);
                if (!begins.plusSeconds(SLOT * 60).isAfter(over) && taken.add(optometrist.id() + " " + begins)) {
                    return begins;
                }
            }
            day = OpeningHours.onOrBefore(day.minusDays(1));
        }
    }
}
