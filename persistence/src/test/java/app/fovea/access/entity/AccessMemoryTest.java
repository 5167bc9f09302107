package app.fovea.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.AccessMemory.TokenStanding;
import app.fovea.access.entity.Caller.HeldRole;
import app.fovea.access.entity.Caller.Practice;
import app.fovea.access.entity.Standing.Given;
import app.fovea.access.entity.Standing.Person;
import app.fovea.law.entity.Jurisdiction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AccessMemoryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID HERE = UUID.randomUUID();
    private static final UUID ELSEWHERE = UUID.randomUUID();
    private static final UUID SOMEBODY = UUID.randomUUID();

    private final AccessMemory memory = new AccessMemory();
    private int loads;

    // --------------------------------------------------------------------------------------------------------- a person

    @Test
    void whoever_is_remembered_is_not_loaded_again() {
        ask(HERE, 7, NOW, Permission.LAB_VIEW);

        assertThat(ask(HERE, 7, NOW.plusSeconds(60), Permission.POS_ACCESS)).contains(Permission.LAB_VIEW).doesNotContain(Permission.POS_ACCESS);
        assertThat(loads).isEqualTo(1);
    }

    @Test
    void any_other_number_is_a_reason_to_load_also_a_smaller_one() {
        ask(HERE, 7, NOW, Permission.LAB_VIEW);

        assertThat(ask(HERE, 8, NOW, Permission.POS_ACCESS)).contains(Permission.POS_ACCESS).doesNotContain(Permission.LAB_VIEW);
        assertThat(ask(HERE, 7, NOW, Permission.VAT_DECIDE)).as("a database that was set back").contains(Permission.VAT_DECIDE);
        assertThat(loads).isEqualTo(3);
    }

    @Test
    void a_memory_ends_with_the_practices_day() {
        Instant lastMoment = Instant.parse("2026-11-22T23:59:59.999Z");
        ask(HERE, 7, NOW, Permission.LAB_VIEW);

        ask(HERE, 7, lastMoment, Permission.LAB_VIEW);
        assertThat(loads).isEqualTo(1);
        ask(HERE, 7, lastMoment.plusMillis(1), Permission.LAB_VIEW);
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void one_practices_memory_is_nobody_elses_whatever_the_ids_and_numbers() {
        ask(HERE, 7, NOW, Permission.LAB_VIEW);

        assertThat(ask(ELSEWHERE, 7, NOW, Permission.POS_ACCESS)).contains(Permission.POS_ACCESS).doesNotContain(Permission.LAB_VIEW);
        assertThat(loads).isEqualTo(2);
    }

    @Test
    void who_is_not_let_in_is_asked_about_every_time() {
        assertThat(memory.person(HERE, SOMEBODY, 7, NOW, Optional::empty)).isEmpty();

        assertThat(ask(HERE, 7, NOW, Permission.LAB_VIEW)).contains(Permission.LAB_VIEW);
    }

    @Test
    void beyond_its_size_it_forgets_who_was_not_there_for_long_and_never_who_comes_again_and_again() {
        UUID regular = UUID.randomUUID();
        for (int i = 0; i < 100_000; i++) {
            person(UUID.randomUUID(), 7);
            person(regular, 7);
        }
        assertThat(loads).isEqualTo(100_001);

        ask(HERE, 7, NOW, Permission.LAB_VIEW);
        for (int i = 0; i < 50_000; i++) {
            person(UUID.randomUUID(), 7);
        }
        loads = 0;
        ask(HERE, 7, NOW, Permission.LAB_VIEW);
        assertThat(loads).isEqualTo(1);
    }

    // ---------------------------------------------------------------------------------------------------------- a token

    @Test
    void a_remembered_token_opens_by_its_secret_alone_and_until_it_expires() {
        BearerToken token = new BearerToken(HERE, UUID.randomUUID(), BearerToken.newSecret());
        BearerToken guessed = new BearerToken(HERE, token.tokenId(), BearerToken.newSecret());
        Supplier<Optional<TokenStanding>> stored = stored(token, NOW.plusSeconds(60));

        assertThat(memory.holder(guessed, 7, NOW, stored)).as("before it is remembered").isEmpty();
        assertThat(memory.holder(token, 7, NOW, stored)).isPresent();
        assertThat(memory.holder(token, 7, NOW.plusSeconds(59), stored)).isPresent();
        assertThat(loads).isEqualTo(2);
        assertThat(memory.holder(guessed, 7, NOW, stored)).as("after it").isEmpty();
        assertThat(memory.holder(token, 7, NOW.plusSeconds(60), stored)).isEmpty();
        assertThat(memory.holder(token, 8, NOW, Optional::empty)).as("taken back").isEmpty();
        assertThat(memory.holder(token, 8, NOW, Optional::empty)).isEmpty();
    }

    @Test
    void the_token_of_another_practice_opens_nothing_here() {
        BearerToken token = new BearerToken(HERE, UUID.randomUUID(), BearerToken.newSecret());
        memory.holder(token, 7, NOW, stored(token, NOW.plusSeconds(60)));

        assertThat(memory.holder(new BearerToken(ELSEWHERE, token.tokenId(), token.secret()), 7, NOW, Optional::empty)).isEmpty();
    }

    // ------------------------------------------------------------------------------------------------- what comes in between

    /** A database with one number and what somebody may do under it, changed by others at any moment. */
    private static final class Stored {
        private static final List<Permission> ALONE = Permission.grantable().stream().filter(each -> each.implied().isEmpty() && !each.registrantOnly()).toList();
        private long version = 1;

        void change() {
            version++;
        }

        /** Which of the changes the person's rights have in them: one bit for each. */
        Set<Permission> rights() {
            EnumSet<Permission> rights = EnumSet.noneOf(Permission.class);
            for (int bit = 0; bit < ALONE.size(); bit++) {
                if ((version >> bit & 1) == 1) {
                    rights.add(ALONE.get(bit));
                }
            }
            return Set.copyOf(rights);
        }
    }

    /**
     * Requests on two nodes; others commit changes before each, between its look at the number and its look at the rights, and between that and
     * its keeping what it saw.
     */
    @Property
    void a_change_counts_for_whatever_begins_after_it_whenever_it_comes(@ForAll @Size(max = 60) List<@IntRange(max = 15) Integer> requests) {
        Stored database = new Stored();
        AccessMemory[] nodes = {new AccessMemory(), new AccessMemory()};
        for (int request : requests) {
            if ((request & 1) != 0) {
                database.change();
            }
            long version = database.version;
            Set<Permission> atTheBeginning = database.rights();
            if ((request & 2) != 0) {
                database.change();
            }
            Set<Permission> whileLoading = database.rights();
            Set<Permission> answered = nodes[request >> 3].person(HERE, SOMEBODY, version, NOW, () -> {
                Optional<Standing> seen = Optional.of(standing(HERE, SOMEBODY, database.rights()));
                if ((request & 4) != 0) {
                    database.change();
                }
                return seen;
            }).orElseThrow().permissions();
            assertThat(answered).isIn(atTheBeginning, whileLoading);
        }
    }

    // ---------------------------------------------------------------------------------------------------------- helpers

    private Set<Permission> ask(UUID tenantId, long version, Instant now, Permission stored) {
        return memory.person(tenantId, SOMEBODY, version, now, () -> {
            loads++;
            return Optional.of(standing(tenantId, SOMEBODY, Set.of(stored)));
        }).orElseThrow().permissions();
    }

    private void person(UUID userId, long version) {
        memory.person(HERE, userId, version, NOW, () -> {
            loads++;
            return Optional.of(standing(HERE, userId, Set.of()));
        });
    }

    private Supplier<Optional<TokenStanding>> stored(BearerToken token, Instant expiresAt) {
        return () -> {
            loads++;
            return Optional.of(new TokenStanding(new KnownToken(SOMEBODY, BearerToken.hash(token.secret()), expiresAt), standing(token.tenantId(), SOMEBODY, Set.of())));
        };
    }

    private static Standing standing(UUID tenantId, UUID userId, Set<Permission> permissions) {
        Practice practice = new Practice(tenantId, "northgate", "Northgate", Jurisdiction.of("GB"), "GBP", ZoneId.of("Europe/London"));
        Person person = new Person(userId, "somebody@northgate.example", "Some Body", null, null, null, 1);
        return Standing.of(practice, person, List.of(new Given(new HeldRole(UUID.randomUUID(), "Role", true), null, permissions)), NOW);
    }
}
