package app.fovea.access.view;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.boundary.PermissionView;
import app.fovea.access.boundary.Roles.PermissionGroup;
import app.fovea.access.entity.Permission;
import app.fovea.access.view.RightsSheet.Right;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A role's rights as the editor shows them before any script ran. */
class RightsSheetTest {
    private static final List<PermissionGroup> CATALOGUE = List.of(new PermissionGroup("All", Arrays.stream(Permission.values()).map(PermissionView::of).toList()));
    private static final Set<String> EVERYTHING = Arrays.stream(Permission.values()).map(Permission::id).collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource(Permission.class)
    void what_is_on_is_what_the_program_grants(Permission ticked) {
        Set<String> granted = Permission.closure(Set.of(ticked)).stream().map(Permission::id).collect(Collectors.toSet());
        assertThat(rights(EVERYTHING, ticked.id()).filter(Right::on).map(Right::id)).containsExactlyInAnyOrderElementsOf(granted);
        assertThat(rights(EVERYTHING, ticked.id()).filter(Right::implied).map(Right::id)).hasSize(granted.size() - 1).doesNotContain(ticked.id());
    }

    @Test
    void what_comes_with_a_right_says_with_which() {
        Right view = rights(EVERYTHING, "patients:view", "pos:access").filter(each -> each.id().equals("patients:view")).findFirst().orElseThrow();
        assertThat(view.why()).isEqualTo("Comes with “Sell at the point of sale”.");
    }

    @Test
    void what_comes_with_many_names_three_and_counts_the_rest() {
        String[] many = {"exams:view", "pos:discard", "pos:confirm", "pos:take_over", "pos:own_frame"};
        Right view = rights(EVERYTHING, many).filter(each -> each.id().equals("patients:view")).findFirst().orElseThrow();
        assertThat(view.why()).startsWith("Comes with “See exams”, “").endsWith(" and 2 more.").containsOnlyOnce("See exams").doesNotContain("Discard sales");
    }

    @Test
    void what_is_dangerous_is_named_first() {
        List<PermissionView> gained = Stream.of(Permission.PATIENTS_VIEW, Permission.PAYMENTS_REFUND, Permission.INVOICES_VIEW, Permission.ROLES_EDIT).map(PermissionView::of).toList();
        assertThat(RoleEditor.dangerousFirst(gained)).extracting(PermissionView::id).containsExactly("payments:refund", "roles:edit", "patients:view", "invoices:view");
    }

    @Test
    void nobody_gives_what_they_do_not_hold_nor_what_brings_it_along() {
        RightsSheet sheet = new RightsSheet(CATALOGUE, Set.of("patients:view", "payments:take"));
        assertThat(sheet.givable(List.of("patients:view", "payments:take", "pos:access"))).containsExactly("patients:view");
        assertThat(sheet.beyondOwn(Set.of("payments:take"))).containsExactly("invoices:view");
        Right refund = sheet.groups(Set.of()).get(0).rights().stream().filter(each -> each.id().equals("payments:refund")).findFirst().orElseThrow();
        assertThat(refund.mine()).isFalse();
        assertThat(refund.why()).isEqualTo("You do not hold this yourself, so you cannot give it.");
    }

    private static Stream<Right> rights(Set<String> own, String... ticked) {
        return new RightsSheet(CATALOGUE, own).groups(Set.of(ticked)).get(0).rights().stream();
    }
}
