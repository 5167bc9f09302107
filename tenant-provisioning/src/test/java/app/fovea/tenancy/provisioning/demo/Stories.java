package app.fovea.tenancy.provisioning.demo;

import app.fovea.tenancy.provisioning.Catalogue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Stories to look at, without a database. */
final class Stories {
    static final ZoneId LONDON = ZoneId.of("Europe/London");
    static final OpeningHours HOURS = new OpeningHours(LONDON);
    static final LocalDate A_WEDNESDAY = LocalDate.of(2026, 11, 25);

    private static final List<Told> ALL = tell();

    private Stories() {
    }

    /** Named for the test report. */
    record Told(DemoPractice practice, LocalDate today, Instant now, Story story) {
        @Override
        public String toString() {
            return practice.tenant().slug() + " on " + today.getDayOfWeek() + " " + today;
        }
    }

    static Told of(DemoPractice practice, LocalDate today) {
        Instant now = today.atTime(14, 20).atZone(LONDON).toInstant();
        List<Employee> employees = practice.staff().stream().map(member -> new Employee(id(member.email()), member)).toList();
        int[] next = {0};
        Catalogue catalogue = Catalogue.read(practice.catalogue(), () -> id("row " + next[0]++));
        return new Told(practice, today, now, Chronicle.of(practice, employees, catalogue, HOURS, now));
    }

    /** Both practices on a working day, on a Sunday, and just after Christmas and a leap day; told once for all tests. */
    static List<Told> told() {
        return ALL;
    }

    private static List<Told> tell() {
        return Stream.of(DemoPractice.northgate(), DemoPractice.harbour()).flatMap(practice ->
            Stream.of(A_WEDNESDAY, LocalDate.of(2026, 11, 22), LocalDate.of(2026, 12, 27), LocalDate.of(2028, 3, 1)).map(day -> of(practice, day))).toList();
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
