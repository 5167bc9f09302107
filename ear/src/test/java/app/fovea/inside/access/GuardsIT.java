package app.fovea.inside.access;

import static app.fovea.access.entity.Permission.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import app.fovea.access.boundary.Assignment;
import app.fovea.access.boundary.Difference;
import app.fovea.access.boundary.Grants;
import app.fovea.access.boundary.Grants.BulkAssignment;
import app.fovea.access.boundary.HeldRoleView;
import app.fovea.access.boundary.Pairs;
import app.fovea.access.boundary.PermissionView;
import app.fovea.access.boundary.RoleDraft;
import app.fovea.access.boundary.RoleView;
import app.fovea.access.boundary.Roles;
import app.fovea.access.entity.Caller;
import app.fovea.access.entity.DangerousPair;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.BeyondOwnRights;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Refusal.PermissionMissing;
import app.fovea.access.entity.Refusal.RuleBroken;
import app.fovea.inside.access.Team.Outcome;
import app.fovea.inside.access.Team.Practice;
import app.fovea.inside.arquillian.ShippedEar;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every guard on roles and on who holds them, at the boundaries of the EAR as it ships, with the real database beneath: asked one after the other, and all at once. */
@ExtendWith(ArquillianExtension.class)
class GuardsIT {
    /** Who may design and give roles and, besides, sell. */
    private static final Permission[] DESIGNER = {ROLES_CREATE, ROLES_EDIT, ROLES_DELETE, ROLES_ASSIGN, POS_ACCESS};

    @Inject
    private Team team;
    @Inject
    private Roles roles;
    @Inject
    private Grants grants;
    @Inject
    private Pairs pairs;

    private Practice here;
    private Practice there;

    @Deployment
    static EnterpriseArchive ear() {
        return ShippedEar.with(GuardsIT.class);
    }

    @BeforeEach
    void open() throws SQLException {
        if (team != null) { // Null outside the server, where this runs too.
            here = team.open();
            there = team.open();
        }
    }

    // ------------------------------------------------------------------------------------------------- nobody deals in what they lack

    @Test
    void nobody_gives_a_role_that_allows_what_they_do_not_hold() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID colleague = team.hire(here, "Carl Colleague");
        UUID lab = team.role(here, "Lab", LAB_MOVE);
        UUID sales = team.role(here, "Sales", POS_ACCESS, PATIENTS_VIEW);

        refusedAsBeyond(() -> by(designer, () -> grants.assign(colleague, roleIds(lab))), "Lab");
        by(designer, () -> grants.assign(colleague, roleIds(sales)));

        assertThat(team.held(here, colleague)).containsExactly(sales);
    }

    @Test
    void nobody_gives_it_to_themselves_either() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID own = team.held(here, designer).get(0);

        for (UUID stronger : List.of(team.role(here, "Lab", LAB_MOVE), team.began(here, "owner"), team.began(here, "optometrist"))) {
            refusedAsBeyond(() -> by(designer, () -> grants.assign(designer, roleIds(own, stronger))), "");
            refusedAsBeyond(() -> by(designer, () -> grants.assignMany(new BulkAssignment(List.of(designer), List.of(stronger), null, null))), "");
        }
        assertThat(team.held(here, designer)).containsExactly(own);
    }

    @Test
    void nobody_takes_a_role_that_allows_what_they_do_not_hold() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID lab = team.role(here, "Lab", LAB_MOVE);
        UUID technician = team.hire(here, "Tess Technician");
        team.give(here, technician, lab);

        refusedAsBeyond(() -> by(designer, () -> grants.assign(technician, roleIds())), "Lab");
        refusedAsBeyond(() -> by(designer, () -> grants.assignMany(new BulkAssignment(List.of(technician), null, List.of(lab), null))), "Lab");
        refusedAsBeyond(() -> by(designer, () -> grants.assign(here.owner(), roleIds())), "Owner");
        assertThat(team.held(here, technician)).containsExactly(lab);
    }

    @Test
    void nobody_moves_the_end_of_a_role_that_allows_what_they_do_not_hold() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID lab = team.role(here, "Lab", LAB_MOVE);
        UUID technician = team.hire(here, "Tess Technician");
        by(here.owner(), () -> grants.assign(technician, new Assignment(List.of(lab), lab, Map.of(lab, tomorrow()), null)));

        refusedAsBeyond(() -> by(designer, () -> grants.assign(technician, new Assignment(List.of(lab), lab, Map.of(lab, tomorrow().plusYears(1)), null))), "Lab");
        refusedAsBeyond(() -> by(designer, () -> grants.assignMany(new BulkAssignment(List.of(technician), List.of(lab), null, null))), "Lab");
    }

    @Test
    void nobody_makes_a_role_that_allows_what_they_do_not_hold() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);

        refusedAsBeyond(() -> by(designer, () -> roles.create(Team.draft("Refunds", PAYMENTS_REFUND), null, null)), "Refunds");
        refusedAsBeyond(() -> by(designer, () -> roles.create(Team.draft("Pairs", POS_ACCESS, PAIRS_DECIDE), null, "key")), "Pairs");
        assertThat(by(designer, () -> roles.create(Team.draft("Trainee Dispenser", POS_ACCESS, PATIENTS_VIEW), "new people", null)).permissionIds()).containsExactly("patients:view", "pos:access");
    }

    @Test
    void nobody_adds_to_a_role_what_they_do_not_hold_be_it_by_implication() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID sales = team.role(here, "Sales", POS_ACCESS);

        for (Permission beyond : Permission.grantable()) {
            if (!Permission.closure(List.of(DESIGNER)).containsAll(Permission.closure(List.of(beyond)))) {
                refusedAsBeyond(() -> by(designer, () -> roles.change(sales, version(sales), Team.draft("Sales", POS_ACCESS, beyond), null)), "Sales");
            }
        }
    }

    /** Otherwise one could dress up a stronger role as a harmless one and wait for somebody to give it away. */
    @Test
    void nobody_touches_a_role_that_allows_what_they_do_not_hold() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID lab = team.role(here, "Lab", LAB_MOVE, POS_ACCESS);
        UUID sales = team.role(here, "Sales", POS_ACCESS);

        refusedAsBeyond(() -> by(designer, () -> roles.change(lab, version(lab), Team.draft("Reception", LAB_MOVE, POS_ACCESS), null)), "Lab");
        refusedAsBeyond(() -> by(designer, () -> roles.change(lab, version(lab), Team.draft("Lab", POS_ACCESS), null)), "Lab");
        refusedAsBeyond(() -> by(designer, () -> roles.change(lab, version(lab), Team.draft("Lab"), null)), "Lab");
        refusedAsBeyond(() -> delete(designer, lab, null, sales, null), "Lab");
        assertThat(team.role(here, lab).permissionIds()).containsExactly("lab:move", "pos:access");
    }

    @Test
    void nobody_passes_a_stronger_role_on_by_deleting_a_weaker_one() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID weak = team.role(here, "Weak", POS_ACCESS);
        team.give(here, designer, weak);

        refusedAsBeyond(() -> delete(designer, weak, null, team.began(here, "owner"), null), "Owner");
        assertThat(team.held(here, designer)).contains(weak);
    }

    @Test
    void whoever_may_delete_roles_but_not_give_them_deletes_none_that_somebody_holds() throws SQLException {
        UUID cleaner = team.hire(here, "Cleo Cleaner", ROLES_DELETE, POS_ACCESS);
        UUID sales = team.role(here, "Sales", POS_ACCESS);
        UUID other = team.role(here, "Other", POS_ACCESS);
        team.give(here, team.hire(here, "Sam Seller"), sales);

        assertThatThrownBy(() -> delete(cleaner, sales, null, other, null)).isInstanceOf(PermissionMissing.class).hasMessageContaining("roles:assign");
        delete(cleaner, other, null, null, null);
    }

    @Test
    void an_owner_who_is_no_optometrist_may_give_what_only_registrants_may_do() throws SQLException {
        UUID optometrist = team.began(here, "optometrist");
        UUID newcomer = team.hire(here, "Otto Optometrist");

        by(here.owner(), () -> grants.assign(newcomer, roleIds(optometrist)));

        assertThat(team.caller(here, here.owner()).may(EXAMS_FINALIZE)).as("the owner is not registered").isFalse();
        assertThat(team.caller(here, newcomer).may(EXAMS_FINALIZE)).as("nor is the newcomer, yet").isFalse();
        team.behindTheScenes(here, "update users set goc_number = '01-12345' where id = ?", newcomer);
        assertThat(team.caller(here, newcomer).may(EXAMS_FINALIZE)).isTrue();
    }

    @Test
    void what_was_taken_a_moment_ago_gives_nothing_any_more() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID colleague = team.hire(here, "Carl Colleague");
        UUID sales = team.role(here, "Sales", POS_ACCESS);
        Caller aMomentAgo = team.caller(here, designer);
        by(here.owner(), () -> grants.assign(designer, roleIds(sales)));

        assertThatThrownBy(() -> team.as(aMomentAgo, () -> grants.assign(colleague, roleIds(sales)))).isInstanceOf(PermissionMissing.class);
        assertThatThrownBy(() -> team.as(aMomentAgo, () -> roles.create(Team.draft("Late", POS_ACCESS), null, null))).isInstanceOf(PermissionMissing.class);
    }

    @Test
    void what_has_ended_gives_nothing_to_give() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID lab = team.role(here, "Lab", LAB_MOVE);
        team.give(here, designer, lab);
        UUID colleague = team.hire(here, "Carl Colleague");
        by(designer, () -> grants.assign(colleague, roleIds(lab)));
        team.behindTheScenes(here, "update user_dynamic_roles set ends_on = current_date - 2 where user_id = ? and role_id = ?", designer, lab);

        refusedAsBeyond(() -> by(designer, () -> grants.assign(colleague, roleIds())), "Lab");
    }

    // --------------------------------------------------------------------------------------------------------------- owners remain

    @Test
    void the_last_owner_cannot_lose_the_role_in_any_way() throws SQLException {
        UUID owner = team.began(here, "owner");
        UUID spare = team.role(here, "Everything else", Permission.grantable().toArray(Permission[]::new));
        UUID second = team.hire(here, "Sally Second");
        team.give(here, second, spare);

        for (UUID actor : List.of(here.owner(), second)) {
            refusedByRule(() -> by(actor, () -> grants.assign(here.owner(), roleIds(spare))), "last_owner");
            refusedByRule(() -> by(actor, () -> grants.assignMany(new BulkAssignment(List.of(here.owner()), List.of(spare), List.of(owner), null))), "last_owner");
            refusedByRule(() -> by(actor, () -> grants.assign(here.owner(), new Assignment(List.of(owner, spare), owner, Map.of(owner, tomorrow()), null))), "last_owner");
        }
        assertThat(team.held(here, here.owner())).containsExactly(owner);
    }

    @Test
    void an_owner_who_cannot_sign_in_or_only_for_a_while_does_not_count() throws SQLException {
        UUID owner = team.began(here, "owner");
        UUID invited = team.hire(here, "Ivy Invited");
        team.give(here, invited, owner);
        team.behindTheScenes(here, "update users set password_hash = null where id = ?", invited);
        UUID suspended = team.hire(here, "Sid Suspended");
        team.give(here, suspended, owner);
        team.behindTheScenes(here, "update users set active = false where id = ?", suspended);
        UUID temporary = team.hire(here, "Tim Temporary");
        by(here.owner(), () -> grants.assign(temporary, new Assignment(List.of(owner), owner, Map.of(owner, tomorrow()), null)));
        UUID weaker = team.role(here, "Everything else", Permission.grantable().toArray(Permission[]::new));

        refusedByRule(() -> by(temporary, () -> grants.assign(here.owner(), roleIds(weaker))), "last_owner");

        team.behindTheScenes(here, "update users set active = true where id = ?", suspended);
        by(temporary, () -> grants.assign(here.owner(), roleIds(weaker)));
        assertThat(team.held(here, here.owner())).containsExactly(weaker);
    }

    @Test
    void the_database_keeps_an_owner_when_the_program_does_not() throws SQLException {
        for (String way : List.of("delete from user_dynamic_roles where user_id = ?", "update user_dynamic_roles set ends_on = current_date where user_id = ?",
            "update users set active = false where id = ?", "update users set password_hash = null where id = ?")) {
            assertThatThrownBy(() -> team.pastTheProgram(here, way, here.owner())).as(way).hasStackTraceContaining("somebody who can sign in must keep the owner's role");
            assertThatThrownBy(() -> team.behindTheScenes(here, way, here.owner())).as(way).hasStackTraceContaining("somebody who can sign in must keep the owner's role");
        }
    }

    @Test
    void the_owners_role_is_not_edited_or_deleted_by_anybody() throws SQLException {
        UUID owner = team.began(here, "owner");

        refusedByRule(() -> by(here.owner(), () -> roles.change(owner, version(owner), Team.draft("Owner", PATIENTS_VIEW), null)), "owner_role_fixed");
        refusedByRule(() -> delete(here.owner(), owner, null, team.began(here, "optometrist"), null), "owner_role_fixed");
        for (String way : List.of("update dynamic_roles set name = 'Mine' where id = ?", "update dynamic_roles set system = false where id = ?", "delete from dynamic_role_permissions where role_id = ?",
            "insert into dynamic_role_permissions (role_id, permission) values (?, 'tenants:operate')")) {
            assertThatThrownBy(() -> team.pastTheProgram(here, way, owner)).as(way).hasStackTraceContaining("program");
        }
    }

    @Test
    void two_owners_who_remove_each_other_at_once_leave_one() throws SQLException {
        UUID owner = team.began(here, "owner");
        for (int round = 0; round < 10; round++) {
            Practice practice = team.open();
            UUID role = team.began(practice, "owner");
            UUID other = team.hire(practice, "Otis Other");
            team.give(practice, other, role);

            List<Outcome> outcomes = team.atOnce(List.of(
                () -> team.as(practice, practice.owner(), () -> grants.assign(other, roleIds())),
                () -> team.as(practice, other, () -> grants.assign(practice.owner(), roleIds()))));

            assertThat(outcomes.stream().filter(Outcome::refused)).hasSize(1);
            assertThat(team.behind(practice, "select user_id from user_dynamic_roles where role_id = ? and tenant_id = current_tenant()", role)).hasSize(1);
        }
        assertThat(team.held(here, here.owner())).as("nobody else's owner is concerned").containsExactly(owner);
    }

    @Test
    void two_people_who_take_roles_from_each_other_at_once_do_not_both_succeed() throws SQLException {
        UUID one = team.hire(here, "Ona One", DESIGNER);
        UUID two = team.hire(here, "Tom Two", DESIGNER);

        List<Outcome> outcomes = team.atOnce(List.of(() -> by(one, () -> grants.assign(two, roleIds())), () -> by(two, () -> grants.assign(one, roleIds()))));

        assertThat(outcomes.stream().filter(Outcome::refused)).hasSize(1).first().extracting(Outcome::refusal).isInstanceOf(PermissionMissing.class);
    }

    @Test
    void nobody_shuts_themselves_out_of_roles() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID own = team.held(here, designer).get(0);
        UUID sales = team.role(here, "Sales", POS_ACCESS);

        refusedByRule(() -> by(designer, () -> grants.assign(designer, roleIds(sales))), "locks_yourself_out");
        refusedByRule(() -> by(designer, () -> grants.assign(designer, new Assignment(List.of(own), own, Map.of(own, tomorrow()), null))), "locks_yourself_out");
        refusedByRule(() -> by(designer, () -> roles.change(own, version(own), Team.draft("Mine", POS_ACCESS), null)), "locks_yourself_out");
        refusedByRule(() -> delete(designer, own, null, sales, null), "locks_yourself_out");
        by(here.owner(), () -> grants.assign(designer, roleIds(sales)));
        assertThat(team.held(here, designer)).as("a colleague can").containsExactly(sales);
    }

    // ------------------------------------------------------------------------------------------------------------ deleting and racing

    @Test
    void a_role_in_use_goes_only_with_another_one_for_its_holders() throws SQLException {
        UUID old = team.role(here, "Old", POS_ACCESS);
        UUID next = team.role(here, "New", PATIENTS_VIEW);
        UUID primary = team.hire(here, "Pia Primary");
        UUID both = team.hire(here, "Bob Both");
        team.give(here, primary, old);
        by(here.owner(), () -> grants.assign(both, new Assignment(List.of(old, next), next, Map.of(old, tomorrow().plusDays(5), next, tomorrow()), null)));

        refusedByRule(() -> delete(here.owner(), old, null, null, null), "role_in_use");
        assertThatThrownBy(() -> delete(here.owner(), old, null, old, null)).isInstanceOf(InvalidInput.class);
        delete(here.owner(), old, version(old), next, "reorganised");

        assertThat(heldBy(primary)).containsExactly(new HeldRoleView(next, "New", true, null));
        assertThat(heldBy(both)).as("the later end counts").containsExactly(new HeldRoleView(next, "New", true, tomorrow().plusDays(5)));
        assertThatThrownBy(() -> team.role(here, old)).isInstanceOf(NotFound.class);
    }

    @Test
    void a_grant_and_a_delete_of_the_same_role_at_once_leave_no_trace_of_a_role_that_is_gone() throws SQLException {
        for (int round = 0; round < 10; round++) {
            UUID role = team.role(here, "Fleeting " + round, POS_ACCESS);
            UUID person = team.hire(here, "Penny Person");

            List<Outcome> outcomes = team.atOnce(List.of(
                () -> by(here.owner(), () -> grants.assign(person, roleIds(role))),
                () -> delete(here.owner(), role, null, null, null)));

            assertThat(outcomes.stream().filter(Outcome::refused)).as("round " + round).hasSize(1);
            boolean given = !outcomes.get(0).refused();
            assertThat(outcomes.get(given ? 1 : 0).refusal()).isInstanceOf(given ? RuleBroken.class : InvalidInput.class);
            assertThat(team.held(here, person)).isEqualTo(given ? List.of(role) : List.of());
        }
    }

    @Test
    void of_two_changes_of_one_role_that_saw_the_same_the_second_is_told() throws SQLException {
        UUID role = team.role(here, "Sales", POS_ACCESS);
        long seen = version(role);

        List<Outcome> outcomes = team.atOnce(List.of(
            () -> by(here.owner(), () -> roles.change(role, seen, Team.draft("Sales", POS_ACCESS, LAB_VIEW), null)),
            () -> by(here.owner(), () -> roles.change(role, seen, Team.draft("Sales", POS_ACCESS, EXAMS_VIEW), null))));

        assertThat(outcomes.stream().filter(Outcome::refused)).hasSize(1).first().extracting(Outcome::refusal).isInstanceOf(Conflict.class);
        assertThat(version(role)).isEqualTo(seen + 1);
    }

    @Test
    void of_two_new_roles_with_one_name_the_second_is_told_and_a_key_makes_one_however_often() {
        List<Outcome> named = team.atOnce(List.of(() -> by(here.owner(), () -> roles.create(Team.draft("Same"), null, null)), () -> by(here.owner(), () -> roles.create(Team.draft("SAME"), null, null))));
        List<Outcome> keyed = team.atOnce(List.of(() -> by(here.owner(), () -> roles.create(Team.draft("Once"), null, "k")), () -> by(here.owner(), () -> roles.create(Team.draft("Once"), null, "k"))));

        assertThat(named.stream().filter(Outcome::refused)).hasSize(1).first().extracting(Outcome::refusal).isInstanceOf(Conflict.class);
        assertThat(keyed).noneMatch(Outcome::refused).extracting(each -> ((RoleView) each.done()).id()).containsOnly(((RoleView) keyed.get(0).done()).id());
    }

    @Test
    void many_people_at_once_or_nobody() throws SQLException {
        UUID sales = team.role(here, "Sales", POS_ACCESS);
        UUID one = team.hire(here, "Ona One");
        UUID two = team.hire(here, "Tom Two");

        refusedByRule(() -> by(here.owner(), () -> grants.assignMany(new BulkAssignment(List.of(one, two, here.owner()), List.of(sales), List.of(team.began(here, "owner")), null))), "locks_yourself_out");
        assertThat(team.held(here, one)).isEmpty();
        by(here.owner(), () -> grants.assignMany(new BulkAssignment(List.of(one, two), List.of(sales), null, "spring")));
        assertThat(List.of(team.held(here, one), team.held(here, two))).containsOnly(List.of(sales));
    }

    @Test
    void nobody_keeps_for_good_what_they_were_given_until_a_day() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);
        UUID own = team.held(here, designer).get(0);
        UUID lab = team.role(here, "Lab", LAB_MOVE);
        UUID copy = team.role(here, "Copy of lab", LAB_MOVE);
        by(here.owner(), () -> grants.assign(designer, new Assignment(List.of(own, lab), own, Map.of(lab, tomorrow()), null)));

        Map<UUID, LocalDate> forGood = new HashMap<>();
        forGood.put(lab, null);
        refusedAsBeyond(() -> by(designer, () -> grants.assign(designer, new Assignment(List.of(own, lab), own, forGood, null))), "for longer");
        refusedAsBeyond(() -> by(designer, () -> grants.assign(designer, new Assignment(List.of(own, lab), own, Map.of(lab, tomorrow().plusDays(1)), null))), "for longer");
        refusedAsBeyond(() -> by(designer, () -> grants.assignMany(new BulkAssignment(List.of(designer), List.of(lab), null, null))), "for longer");
        refusedAsBeyond(() -> by(designer, () -> grants.assign(designer, roleIds(own, lab, copy))), "for longer");
        refusedAsBeyond(() -> by(designer, () -> roles.change(own, version(own), Team.draft("Mine", ROLES_CREATE, ROLES_EDIT, ROLES_DELETE, ROLES_ASSIGN, POS_ACCESS, LAB_MOVE), null)), "for longer");

        by(designer, () -> grants.assign(designer, new Assignment(List.of(own, lab, copy), own, Map.of(lab, tomorrow().minusDays(1), copy, tomorrow()), null)));
        by(here.owner(), () -> grants.assign(designer, new Assignment(List.of(own, lab), own, forGood, null)));
        assertThat(team.held(here, designer)).containsExactlyInAnyOrder(own, lab);
    }

    // --------------------------------------------------------------------------------------------------------------- dangerous pairs

    @Test
    void a_dangerous_pair_is_warned_about_until_the_practice_refuses_it() throws SQLException {
        UUID takes = team.role(here, "Takes", PAYMENTS_TAKE);
        UUID refunds = team.role(here, "Refunds", PAYMENTS_REFUND_OWN);
        UUID cashier = team.hire(here, "Cass Cashier");
        team.give(here, cashier, takes);
        assertThat(by(here.owner(), () -> roles.difference(null, Team.draft("Both", PAYMENTS_TAKE, PAYMENTS_REFUND_OWN))).warnings())
            .extracting(Difference.PairWarning::pair, Difference.PairWarning::refused).containsExactly(tuple("take_and_refund", false));
        by(here.owner(), () -> roles.create(Team.draft("Both, warned", PAYMENTS_TAKE, PAYMENTS_REFUND_OWN), null, null));

        by(here.owner(), () -> pairs.decide(Map.of(DangerousPair.TAKE_AND_REFUND, true), "the auditor says so"));

        refusedByRule(() -> by(here.owner(), () -> roles.create(Team.draft("Both", PAYMENTS_TAKE, PAYMENTS_REFUND_OWN), null, null)), "dangerous_pair");
        refusedByRule(() -> by(here.owner(), () -> grants.assign(cashier, roleIds(takes, refunds))), "dangerous_pair");
        refusedByRule(() -> by(here.owner(), () -> roles.change(takes, version(takes), Team.draft("Takes", PAYMENTS_TAKE, PAYMENTS_REFUND_OWN), null)), "dangerous_pair");
        by(here.owner(), () -> grants.assign(cashier, roleIds(refunds)));
        team.as(there, there.owner(), () -> roles.create(Team.draft("Both", PAYMENTS_TAKE, PAYMENTS_REFUND_OWN), null, null));
        assertThat(team.as(there, there.owner(), () -> pairs.all())).as("another practice decides for itself").noneMatch(Pairs.PairView::refused);
    }

    @Test
    void a_pair_that_meets_in_somebodys_hand_through_a_change_of_one_of_their_roles_is_seen() throws SQLException {
        UUID takes = team.role(here, "Takes", PAYMENTS_TAKE);
        UUID other = team.role(here, "Other", INVOICES_VIEW);
        UUID cashier = team.hire(here, "Cass Cashier");
        team.give(here, cashier, takes, other);

        Difference difference = by(here.owner(), () -> roles.difference(other, Team.draft("Other", INVOICES_VIEW, INVOICES_WRITE_OFF)));

        assertThat(difference.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.pair()).isEqualTo("take_and_write_off");
            assertThat(warning.who()).containsExactly("Cass Cashier");
        });
        by(here.owner(), () -> pairs.decide(Map.of(DangerousPair.TAKE_AND_WRITE_OFF, true), null));
        refusedByRule(() -> by(here.owner(), () -> roles.change(other, version(other), Team.draft("Other", INVOICES_VIEW, INVOICES_WRITE_OFF), null)), "dangerous_pair");
        assertThat(by(here.owner(), () -> roles.difference(other, Team.draft("Other", INVOICES_VIEW, INVOICES_WRITE_OFF))).refusals()).singleElement().asString().contains("Cass Cashier");
    }

    @Test
    void a_pair_does_not_meet_in_the_hand_of_somebody_suspended_to_be_there_when_they_are_let_in() throws SQLException {
        UUID takes = team.role(here, "Takes", PAYMENTS_TAKE);
        UUID other = team.role(here, "Other", INVOICES_VIEW);
        UUID cashier = team.hire(here, "Cass Cashier");
        team.give(here, cashier, takes, other);
        team.behindTheScenes(here, "update users set active = false where id = ?", cashier);
        by(here.owner(), () -> pairs.decide(Map.of(DangerousPair.TAKE_AND_WRITE_OFF, true), null));

        refusedByRule(() -> by(here.owner(), () -> roles.change(other, version(other), Team.draft("Other", INVOICES_VIEW, INVOICES_WRITE_OFF), null)), "dangerous_pair");
    }

    @Test
    void only_who_may_decide_on_pairs_does() throws SQLException {
        UUID designer = team.hire(here, "Dora Designer", DESIGNER);

        assertThatThrownBy(() -> by(designer, () -> pairs.decide(Map.of(DangerousPair.TAKE_AND_REFUND, false), null))).isInstanceOf(PermissionMissing.class);
        assertThat(team.as(here, designer, () -> pairs.all())).hasSize(DangerousPair.values().length);
    }

    // ------------------------------------------------------------------------------------------------------- told before, true after

    @Test
    void what_is_told_before_saving_is_what_happens() throws SQLException {
        UUID role = team.role(here, "Sales", POS_ACCESS, LAB_VIEW);
        UUID one = team.hire(here, "Ona One");
        UUID two = team.hire(here, "Tom Two");
        team.give(here, one, role);
        team.give(here, two, role, team.role(here, "Lab", LAB_VIEW));
        RoleDraft wanted = Team.draft("Sales", POS_ACCESS, EXAMS_VIEW);

        Difference told = by(here.owner(), () -> roles.difference(role, wanted));
        by(here.owner(), () -> roles.change(role, version(role), wanted, "exams matter more"));

        assertThat(told.gained()).extracting(PermissionView::id).containsExactly("exams:view");
        assertThat(told.lost()).extracting(PermissionView::id).contains("lab:view").doesNotContain("patients:view");
        assertThat(told.affected()).isEqualTo(2);
        assertThat(told.people()).extracting(Difference.PersonEffect::name).containsExactly("Ona One", "Tom Two");
        assertThat(told.people().get(1).loses()).as("Tom has it from another role").isEmpty();
        assertThat(told.refusals()).isEmpty();
        assertThat(List.of(team.caller(here, one).may(LAB_VIEW), team.caller(here, two).may(LAB_VIEW), team.caller(here, one).may(EXAMS_VIEW))).containsExactly(false, true, true);
    }

    @Test
    void every_change_leaves_one_entry_that_says_what_was_before_and_after_and_why() throws SQLException {
        UUID person = team.hire(here, "Penny Person");
        UUID role = by(here.owner(), () -> roles.create(Team.draft("Sales", POS_ACCESS), "a new shop", null)).id();
        by(here.owner(), () -> roles.change(role, version(role), Team.draft("Sales", LAB_VIEW), "moved"));
        by(here.owner(), () -> grants.assign(person, new Assignment(List.of(role), role, null, "joined")));
        by(here.owner(), () -> grants.assign(person, new Assignment(List.of(role), role, Map.of(role, tomorrow()), "leaves")));
        by(here.owner(), () -> grants.assign(person, new Assignment(List.of(), null, null, "left")));
        delete(here.owner(), role, null, null, "closed");

        assertThat(team.behind(here, "select concat_ws('|', action, reason, actor_name, before is not null, after is not null, user_id = ?) from role_change_audit"
            + " where role_id = ? and tenant_id = current_tenant() order by seq", person, role)).containsExactly(
                "role.created|a new shop|Olga Owner|f|t", "role.changed|moved|Olga Owner|t|t", "grant.given|joined|Olga Owner|f|t|t", "grant.changed|leaves|Olga Owner|t|t|t",
                "grant.taken|left|Olga Owner|t|f|t", "role.deleted|closed|Olga Owner|t|f");
        assertThat(team.behind(there, "select action from role_change_audit where tenant_id = current_tenant() and action <> 'role.created'")).as("the other practice's trail").doesNotContain("role.changed");
    }

    @Test
    void a_role_that_is_null_is_told_and_not_an_error_of_ours() throws SQLException {
        UUID person = team.hire(here, "Penny Person");
        List<UUID> nobody = Arrays.asList((UUID) null);

        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> by(here.owner(), () -> grants.assign(person, new Assignment(nobody, null, null, null))),
                () -> by(here.owner(), () -> grants.assignMany(new BulkAssignment(List.of(person), nobody, null, null))),
                () -> by(here.owner(), () -> grants.assignMany(new BulkAssignment(List.of(person), null, nobody, null))))) {
            assertThatThrownBy(attempt).isInstanceOf(InvalidInput.class);
        }
        assertThat(team.held(here, person)).isEmpty();
    }

    @Test
    void whoever_holds_roles_has_one_primary_role_whatever_comes_and_goes() throws SQLException {
        UUID a = team.role(here, "A", POS_ACCESS);
        UUID b = team.role(here, "B", LAB_VIEW);
        UUID c = team.role(here, "C", EXAMS_VIEW);
        UUID person = team.hire(here, "Penny Person");

        for (List<UUID> wish : List.of(List.of(a), List.of(a, b), List.of(b, a, c), List.of(c), List.of(a, b, c), List.<UUID>of(), List.of(b, c))) {
            by(here.owner(), () -> grants.assign(person, new Assignment(wish, wish.isEmpty() ? null : wish.get(wish.size() - 1), null, null)));
            assertThat(heldBy(person).stream().filter(HeldRoleView::primary).map(HeldRoleView::id)).isEqualTo(wish.isEmpty() ? List.of() : List.of(wish.get(wish.size() - 1)));
        }
    }

    @Test
    void nobody_reaches_into_another_practice() throws SQLException {
        UUID theirRole = team.role(there, "Theirs", POS_ACCESS);
        UUID theirs = team.hire(there, "Thea Theirs");
        UUID mine = team.hire(here, "Mia Mine");

        assertThatThrownBy(() -> by(here.owner(), () -> grants.assign(mine, roleIds(theirRole)))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> by(here.owner(), () -> grants.assign(theirs, roleIds()))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> by(here.owner(), () -> grants.assignMany(new BulkAssignment(List.of(mine, theirs), List.of(team.role(here, "Mine", POS_ACCESS)), null, null)))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> by(here.owner(), () -> roles.change(theirRole, 1, Team.draft("Mine now"), null))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> delete(here.owner(), theirRole, null, null, null)).isInstanceOf(NotFound.class);
        assertThat(team.role(there, theirRole).name()).isEqualTo("Theirs");
    }

    private <T> T by(UUID person, Callable<T> work) {
        return team.as(here, person, work);
    }


    private Void delete(UUID person, UUID role, Long version, UUID replacement, String reason) {
        return by(person, () -> {
            roles.delete(role, version, replacement, reason);
            return null;
        });
    }

    private long version(UUID role) {
        return team.role(here, role).version();
    }

    private List<HeldRoleView> heldBy(UUID person) throws SQLException {
        List<UUID> held = team.held(here, person);
        return by(here.owner(), () -> grants.assign(person, new Assignment(held, null, null, null))).roles();
    }

    private static Assignment roleIds(UUID... ids) {
        return new Assignment(Arrays.asList(ids), null, null, null);
    }

    private static LocalDate tomorrow() {
        return LocalDate.now(ZoneId.of("Europe/London")).plusDays(1);
    }

    private static void refusedAsBeyond(ThrowingCallable attempt, String role) {
        assertThatThrownBy(attempt).isInstanceOf(BeyondOwnRights.class).hasMessageContaining(role);
    }

    private static void refusedByRule(ThrowingCallable attempt, String rule) {
        assertThatThrownBy(attempt).isInstanceOf(RuleBroken.class).extracting(refusal -> ((RuleBroken) refusal).rule()).isEqualTo(rule);
    }
}
