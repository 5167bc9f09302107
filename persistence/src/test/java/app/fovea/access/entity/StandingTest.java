package app.fovea.access.entity;

import static app.fovea.access.entity.Permission.EXAMS_FINALIZE;
import static app.fovea.access.entity.Permission.LAB_MOVE;
import static app.fovea.access.entity.Permission.LAB_VIEW;
import static app.fovea.access.entity.Permission.ORDERS_VIEW;
import static app.fovea.access.entity.Permission.VAT_DECIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.Caller.HeldRole;
import app.fovea.access.entity.Caller.Practice;
import app.fovea.access.entity.Standing.Given;
import app.fovea.access.entity.Standing.Person;
import app.fovea.law.entity.Jurisdiction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @Test
    void rights_are_the_union_of_the_roles_with_all_they_imply() {
        Caller caller = of("Europe/London", registered(null), NOON, given("Lab", null, LAB_MOVE), given("Books", null, VAT_DECIDE)).caller();

        assertThat(caller.permissions()).contains(LAB_MOVE, LAB_VIEW, ORDERS_VIEW, VAT_DECIDE).isEqualTo(Permission.closure(Set.of(LAB_MOVE, VAT_DECIDE)));
        assertThat(caller.roles()).extracting(HeldRole::name).containsExactly("Lab", "Books");
    }

    @Test
    void a_role_counts_on_its_last_day_and_not_after_it() {
        assertThat(of("Europe/London", registered(null), NOON, given("Lab", TODAY, LAB_MOVE)).caller().may(LAB_MOVE)).isTrue();

        Caller after = of("Europe/London", registered(null), NOON, given("Lab", TODAY.minusDays(1), LAB_MOVE)).caller();
        assertThat(after.permissions()).isEmpty();
        assertThat(after.roles()).isEmpty();
    }

    @Test
    void a_registration_counts_on_its_last_day_and_not_after_it() {
        Caller last = of("Europe/London", registered(TODAY), NOON, given("Optometrist", null, EXAMS_FINALIZE)).caller();
        assertThat(last.may(EXAMS_FINALIZE)).isTrue();
        assertThat(last.registrant()).isTrue();

        Caller after = of("Europe/London", registered(TODAY.minusDays(1)), NOON, given("Optometrist", null, EXAMS_FINALIZE)).caller();
        assertThat(after.may(EXAMS_FINALIZE)).isFalse();
        assertThat(after.may(Permission.EXAMS_WRITE)).as("what it implies needs none").isTrue();
        assertThat(after.registrant()).isFalse();
    }

    @Test
    void the_day_is_the_practices_own() {
        Instant evening = Instant.parse("2026-06-15T22:30:00Z");
        assertThat(of("Europe/London", registered(null), evening, given("Lab", TODAY, LAB_MOVE)).caller().may(LAB_MOVE)).isTrue();
        assertThat(of("Europe/Berlin", registered(null), evening, given("Lab", TODAY, LAB_MOVE)).caller().may(LAB_MOVE)).as("it is the 16th there").isFalse();
    }

    /** Zones of both hemispheres, through a whole year with both changes of the clock, and one whose days may begin at one. */
    @Property
    void until_it_says_so_time_alone_changes_nothing(@ForAll @IntRange(max = 366 * 24) int hour, @ForAll @IntRange(max = 59) int minute, @ForAll @IntRange(min = -1, max = 1) int roleEnds,
                                                     @ForAll @IntRange(min = -1, max = 1) int registrationEnds, @ForAll @IntRange(max = 2) int zone) {
        String where = List.of("Europe/London", "Pacific/Auckland", "Asia/Beirut").get(zone);
        Instant now = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofHours(hour)).plus(Duration.ofMinutes(minute));
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of(where));
        Person person = registered(today.plusDays(registrationEnds));
        Given optometrist = given("Optometrist", today.plusDays(roleEnds), EXAMS_FINALIZE);

        Standing standing = of(where, person, now, optometrist);

        assertThat(standing.until()).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofHours(25)));
        assertThat(of(where, person, standing.until().minusNanos(1), optometrist).caller()).isEqualTo(standing.caller());
        assertThat(LocalDate.ofInstant(standing.until(), ZoneId.of(where))).isEqualTo(today.plusDays(1));
    }

    @Test
    void what_somebody_may_do_cannot_be_changed_behind_their_back() {
        Set<Permission> permissions = of("Europe/London", registered(null), NOON, given("Lab", null, LAB_MOVE)).caller().permissions();

        assertThatThrownBy(() -> permissions.add(VAT_DECIDE)).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Person registered(LocalDate until) {
        return new Person(new UUID(0, 1), "somebody@northgate.example", "Some Body", "01-12345", until, null, 1);
    }

    private static Given given(String role, LocalDate endsOn, Permission... permissions) {
        return new Given(new HeldRole(new UUID(0, role.hashCode()), role, false), endsOn, Set.of(permissions));
    }

    private static Standing of(String zone, Person person, Instant now, Given... given) {
        return Standing.of(new Practice(new UUID(0, 2), "northgate", "Northgate", Jurisdiction.of("GB"), "GBP", ZoneId.of(zone)), person, List.of(given), now);
    }
}
