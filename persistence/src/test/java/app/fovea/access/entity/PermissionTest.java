package app.fovea.access.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Permission.Group;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true of the catalogue of rights, whatever stands in it. */
class PermissionTest {
    private static final List<Permission> ALL = List.of(Permission.values());

    @Test
    void it_is_as_fine_as_a_practice_needs_and_can_still_be_read() {
        assertThat(Permission.grantable()).hasSizeBetween(60, 110);
        assertThat(Group.values()).hasSizeBetween(14, 18);
    }

    @Test
    void no_two_rights_share_an_id_a_name_or_a_description() {
        assertThat(ALL.stream().map(Permission::id)).doesNotHaveDuplicates();
        assertThat(ALL.stream().map(Permission::title)).doesNotHaveDuplicates();
        assertThat(ALL.stream().map(Permission::description)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void an_id_says_what_and_what_is_done_with_it_and_is_found_again(Permission right) {
        assertThat(right.id()).matches("[a-z_]+:[a-z_]+");
        assertThat(right.name()).isEqualTo(right.id().toUpperCase().replace(':', '_'));
        assertThat(Permission.of(right.id())).contains(right);
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void a_name_is_a_few_plain_words_and_a_description_is_a_line_of_whole_sentences(Permission right) {
        assertThat(right.title()).matches("\\p{Lu}[^.:;]{5,39}");
        assertThat(right.description()).matches("\\p{Lu}.*\\.").hasSizeBetween(20, 130).doesNotContain("—", "  ");
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void what_follows_from_a_right_never_leads_back_to_it_and_never_leaves_the_practice(Permission right) {
        assertThat(Permission.closure(right.implied())).doesNotContain(right);
        if (right.group() != Group.PLATFORM) {
            assertThat(Permission.closure(List.of(right))).allMatch(each -> each.group() != Group.PLATFORM);
        }
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void who_may_do_something_to_a_thing_may_see_it(Permission right) {
        String resource = right.id().substring(0, right.id().indexOf(':'));
        Permission.of(resource + ":view").ifPresent(view -> assertThat(Permission.closure(List.of(right))).contains(view));
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void what_the_law_keeps_for_registrants_is_never_implied_by_what_it_leaves_to_everybody(Permission right) {
        if (!right.registrantOnly()) {
            assertThat(Permission.closure(List.of(right))).noneMatch(Permission::registrantOnly);
        }
    }

    @ParameterizedTest
    @EnumSource(Group.class)
    void no_group_is_empty_and_its_rights_stand_together(Group group) {
        List<Integer> places = ALL.stream().filter(right -> right.group() == group).map(Permission::ordinal).toList();
        assertThat(places).isNotEmpty();
        assertThat(places.get(places.size() - 1) - places.get(0)).isEqualTo(places.size() - 1);
    }

    @ParameterizedTest
    @EnumSource(DefaultRole.class)
    void a_default_role_names_nothing_twice_and_nothing_of_the_platform(DefaultRole role) {
        Set<Permission> ticked = role.permissions();
        assertThat(Permission.grantable()).containsAll(ticked);
        if (role != DefaultRole.OWNER) {
            Set<Permission> implied = ticked.stream().flatMap(each -> Permission.closure(each.implied()).stream()).collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
            assertThat(ticked).as("ticked although another of the role's rights implies it").doesNotContainAnyElementsOf(implied);
        }
    }

    @Test
    void owners_hold_everything_and_every_right_is_held_by_some_role_that_comes_with_the_practice() {
        assertThat(DefaultRole.OWNER.permissions()).isEqualTo(Permission.grantable());
        assertThat(Arrays.stream(DefaultRole.values()).flatMap(role -> Permission.closure(role.permissions()).stream()).collect(Collectors.toSet())).isEqualTo(Permission.grantable());
    }

    @Test
    void who_may_sell_and_see_patients_may_build_a_sale_up_to_the_till_and_do_nothing_dangerous() {
        Set<Permission> trainee = Permission.closure(List.of(Permission.POS_ACCESS, Permission.PATIENTS_VIEW));
        assertThat(trainee).containsExactlyInAnyOrder(Permission.POS_ACCESS, Permission.PATIENTS_VIEW, Permission.PRESCRIPTIONS_VIEW, Permission.CATALOGUE_VIEW);
    }
}
