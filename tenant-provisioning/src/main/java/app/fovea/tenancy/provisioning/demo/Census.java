package app.fovea.tenancy.provisioning.demo;

import app.fovea.tenancy.provisioning.demo.Situation.Kind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Decides who stands where today, and when everybody came before. */
final class Census {
    private static final int YEARS = 8;
    private static final double DAYS_A_MONTH = 30.44;
    private static final int SCHOOL_ENTRY = 4;

    private final DemoPractice practice;
    private final OpeningHours hours;
    private final Instant now;
    private final LocalDate today;
    private final Chance chance;

    Census(DemoPractice practice, OpeningHours hours, Instant now, Chance chance) {
        this.practice = practice;
        this.hours = hours;
        this.now = now;
        this.today = hours.day(now);
        this.chance = chance;
    }

    /** In the order in which they first came. */
    List<Life> take(int howMany) {
        List<Person> people = new ArrayList<>(new Neighbourhood(practice, today, chance.split()).people(howMany));
        Collections.shuffle(people, new Random(practice.seed()));
        Deque<Situation> waiting = new ArrayDeque<>(Situation.ofToday(practice.clientele().openJobs()));
        List<Life> lives = new ArrayList<>();
        for (Person person : people) {
            Chance own = chance.split();
            Eyes eyes = new Eyes(own, person);
            boolean wearer = person.age(today) >= 6 && eyes.needsSpectacles(person.exactAge(today));
            Situation situation = !waiting.isEmpty() && (wearer || waiting.peek().kind() == Kind.NEW) ? waiting.poll() : Situation.SEEN;
            lives.add(life(own, person, eyes, situation));
        }
        lives.sort(Comparator.comparing(Life::registeredAt));
        return lives;
    }

    private Life life(Chance own, Person person, Eyes eyes, Situation situation) {
        if (situation.kind() == Kind.NEW) {
            return new Life(person, own, eyes, situation, List.of(), hours.minus(now, own.between(20, 1_500)));
        }
        LocalDate last = OpeningHours.onOrBefore(situation.kind() == Kind.SEEN ? lastSeen(own, person) : today);
        Deque<LocalDate> visits = new ArrayDeque<>(List.of(last));
        // The square root, because most have been coming for years.
        LocalDate joined = today.minusDays(Math.round(YEARS * 365 * Math.sqrt(own.between(0.0, 1.0))));
        LocalDate before = last;
        while (true) {
            before = OpeningHours.onOrBefore(before.minusDays(Math.round(interval(person, before) * DAYS_A_MONTH + own.skewed(45))));
            if (before.isBefore(joined) || person.age(before) < SCHOOL_ENTRY) {
                break;
            }
            visits.addFirst(before);
        }
        // Nobody is seen before they are registered, though a full diary moves a visit forward, and a job of today began weeks ago.
        boolean firstVisitMoves = visits.size() == 1 && situation.kind() != Kind.SEEN;
        LocalDate registered = OpeningHours.onOrBefore(visits.getFirst().minusDays(firstVisitMoves ? own.between(32, 45) : own.between(6, 21)));
        return new Life(person, own, eyes, situation, List.copyOf(visits), hours.at(registered, own.between(5, 500)));
    }

    private LocalDate lastSeen(Chance own, Person person) {
        int interval = (int) (interval(person, today) * DAYS_A_MONTH);
        int ago = own.of(0.78) ? own.between(12, interval) : own.of(0.55) ? interval + own.between(10, 300) : own.between(interval, 5 * 365);
        LocalDate latestSchoolAge = person.birthDate().plusYears(SCHOOL_ENTRY).plusMonths(2);
        LocalDate last = today.minusDays(Math.min(ago, YEARS * 365 - 30));
        return last.isBefore(latestSchoolAge) ? today.minusDays(own.between(12, 60)) : last;
    }

    private static int interval(Person person, LocalDate on) {
        int age = person.age(on);
        return age < 16 || age >= 70 ? 12 : 24;
    }
}
