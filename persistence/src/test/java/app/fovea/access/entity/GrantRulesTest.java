package app.fovea.access.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.Holdings.Held;
import app.fovea.access.entity.Refusal.BeyondOwnRights;
import app.fovea.access.entity.Refusal.RuleBroken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GrantRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** One thing that somebody tries: make or change a role, or give and take some. */
    private record Attempt(int role, Set<Permission> rights, int person, Set<Integer> roles) {
    }

    /** The rule judges roles one by one; what it must keep is a truth about people, whatever else they hold. */
    @Property(tries = 2000)
    void whatever_is_permitted_nobody_gains_or_loses_what_the_actor_does_not_hold(@ForAll("rights") Set<Permission> own, @ForAll("worlds") List<Set<Permission>> roles,
            @ForAll("hands") List<Set<Integer>> hands, @ForAll("attempts") List<Attempt> attempts) {
        Set<Permission> actor = Permission.closure(own);
        List<Set<Permission>> now = new ArrayList<>(roles);
        List<Set<Integer>> held = new ArrayList<>(hands);
        for (Attempt attempt : attempts) {
            List<Set<Permission>> before = effective(now, held);
            if (permitted(actor, attempt, now, held)) {
                now.set(attempt.role(), attempt.rights());
                held.set(attempt.person(), attempt.roles());
            }
            List<Set<Permission>> after = effective(now, held);
            for (int person = 0; person < before.size(); person++) {
                assertThat(actor).containsAll(GrantRules.beyond(before.get(person), after.get(person))).containsAll(GrantRules.beyond(after.get(person), before.get(person)));
            }
        }
    }

    private static boolean permitted(Set<Permission> actor, Attempt attempt, List<Set<Permission>> roles, List<Set<Integer>> held) {
        try {
            if (!roles.get(attempt.role()).equals(attempt.rights())) {
                GrantRules.withinOwn(actor, Permission.closure(roles.get(attempt.role())), "before");
                GrantRules.withinOwn(actor, Permission.closure(attempt.rights()), "after");
            }
            Set<Integer> touched = new HashSet<>(held.get(attempt.person()));
            touched.addAll(attempt.roles());
            touched.removeIf(role -> held.get(attempt.person()).contains(role) && attempt.roles().contains(role));
            touched.forEach(role -> GrantRules.withinOwn(actor, Permission.closure(roles.get(role)), "given or taken"));
            return true;
        } catch (BeyondOwnRights refusal) {
            return false;
        }
    }

    private static List<Set<Permission>> effective(List<Set<Permission>> roles, List<Set<Integer>> held) {
        return held.stream().map(mine -> {
            EnumSet<Permission> all = EnumSet.noneOf(Permission.class);
            mine.forEach(role -> all.addAll(roles.get(role)));
            return Permission.closure(all);
        }).toList();
    }

    @Provide
    Arbitrary<Set<Permission>> rights() {
        return Arbitraries.of(Permission.grantable()).set().ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<Set<Permission>>> worlds() {
        return Arbitraries.of(Permission.grantable()).set().ofMaxSize(6).list().ofSize(5);
    }

    @Provide
    Arbitrary<List<Set<Integer>>> hands() {
        return Arbitraries.integers().between(0, 4).set().ofMaxSize(3).list().ofSize(4);
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(Arbitraries.integers().between(0, 4), Arbitraries.of(Permission.grantable()).set().ofMaxSize(6), Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 4).set().ofMaxSize(3)).as(Attempt::new).list().ofMaxSize(10);
    }

    @Test
    void the_refusal_names_what_is_missing_in_the_order_of_the_catalogue_and_says_whom_to_ask() {
        assertThatThrownBy(() -> GrantRules.withinOwn(Permission.closure(Set.of(Permission.POS_ACCESS)), EnumSet.of(Permission.LAB_VIEW, Permission.EXAMS_WRITE), "Trainee"))
            .isInstanceOf(BeyondOwnRights.class).hasMessage("“Trainee” includes “Write exams”, “See the lab board”, which you do not hold yourself. Ask somebody who does, such as an owner.")
            .extracting(refusal -> ((BeyondOwnRights) refusal).missing()).isEqualTo(List.of(Permission.EXAMS_WRITE, Permission.LAB_VIEW));
    }

    @Test
    void more_than_three_missing_rights_are_counted() {
        assertThatThrownBy(() -> GrantRules.withinOwn(Set.of(), Permission.grantable(), "Owner")).hasMessageContaining(" and " + (Permission.grantable().size() - 3) + " more,");
    }

    @Test
    void whoever_may_do_more_than_the_caller_is_out_of_their_reach() {
        Holdings owner = person(new Held(role(Permission.PAYMENTS_REFUND), true, null));

        assertThatThrownBy(() -> GrantRules.noStronger(Set.of(Permission.USERS_INVITE), owner)).isInstanceOf(BeyondOwnRights.class).hasMessageContaining("Penny Person may do what you may not");
        GrantRules.noStronger(Permission.closure(Set.of(Permission.PAYMENTS_REFUND)), owner);
    }

    @Test
    void the_way_back_to_roles_is_kept_and_anything_else_may_go() {
        assertThatThrownBy(() -> GrantRules.keepsWayBack(Set.of(Permission.ROLES_ASSIGN), Set.of())).isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> GrantRules.keepsWayBack(Set.of(Permission.ROLES_EDIT), Set.of(Permission.ROLES_ASSIGN))).isInstanceOf(RuleBroken.class);
        GrantRules.keepsWayBack(Permission.grantable(), Set.of(Permission.ROLES_EDIT, Permission.ROLES_ASSIGN));
        GrantRules.keepsWayBack(Set.of(), Set.of());
    }

    @Test
    void a_role_counts_up_to_its_last_day_and_never_lasts() {
        Held ends = new Held(role(Permission.LAB_VIEW), true, TODAY);
        Held ended = new Held(role(Permission.EXAMS_VIEW), false, TODAY.minusDays(1));
        Held lasting = new Held(role(Permission.CATALOGUE_VIEW), false, null);

        assertThat(person(ends, ended, lasting).rights()).contains(Permission.LAB_VIEW, Permission.CATALOGUE_VIEW).doesNotContain(Permission.EXAMS_VIEW);
        assertThat(person(ends, ended, lasting).lastingRights()).containsExactly(Permission.CATALOGUE_VIEW);
    }

    @Test
    void a_dangerous_pair_is_seen_when_it_meets_and_not_where_it_met_before() {
        Set<Permission> both = Set.of(Permission.PAYMENTS_TAKE, Permission.INVOICES_WRITE_OFF);

        assertThat(DangerousPair.newlyMet(Set.of(Permission.PAYMENTS_TAKE), both)).containsExactly(DangerousPair.TAKE_AND_WRITE_OFF);
        assertThat(DangerousPair.newlyMet(both, both)).isEmpty();
        assertThat(DangerousPair.newlyMet(both, Set.of())).isEmpty();
    }

    /** A pair of which one implies the other would be warned about always, and so never. */
    @Test
    void no_dangerous_pair_meets_in_one_right_alone() {
        assertThat(DangerousPair.values()).allSatisfy(pair -> {
            assertThat(Permission.closure(Set.of(pair.one()))).doesNotContain(pair.other());
            assertThat(Permission.closure(Set.of(pair.other()))).doesNotContain(pair.one());
            assertThat(pair.danger()).endsWith(".");
            assertThat(DangerousPair.of(pair.id())).contains(pair);
        });
        assertThat(IntStream.range(0, DangerousPair.values().length).mapToObj(i -> Set.of(DangerousPair.values()[i].one(), DangerousPair.values()[i].other()))).doesNotHaveDuplicates();
    }

    private static Holdings person(Held... held) {
        return new Holdings(UUID.randomUUID(), "Penny Person", List.of(held), TODAY);
    }

    private static Role role(Permission... rights) {
        return new Role("Role", "", null, Set.of(rights));
    }
}
