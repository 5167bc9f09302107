package app.fovea.tenancy.provisioning.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoPracticeTest {

    static Stream<DemoPractice> practices() {
        return Stream.of(DemoPractice.northgate(), DemoPractice.harbour());
    }

    @ParameterizedTest
    @MethodSource("practices")
    void names_one_person_for_each_default_role_first(DemoPractice practice) {
        List<SeededUser> users = practice.seeded().users();

        assertThat(users.subList(0, 8)).extracting(SeededUser::role).isEqualTo(Arrays.stream(DefaultRole.values()).map(DefaultRole::title).toList());
        assertThat(users.subList(0, 8)).extracting(SeededUser::email).isEqualTo(Arrays.stream(DefaultRole.values())
            .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "@" + practice.tenant().slug() + ".example").toList());
        assertThat(users).extracting(SeededUser::email).doesNotHaveDuplicates();
        assertThat(users).allSatisfy(user -> assertThat(user.password()).hasSizeGreaterThanOrEqualTo(12));
    }

    @ParameterizedTest
    @MethodSource("practices")
    void whoever_needs_a_registration_has_one(DemoPractice practice) {
        assertThat(practice.staff()).allSatisfy(member -> {
            boolean needed = member.role() != DefaultRole.OWNER && member.role().permissions().stream().anyMatch(Permission::registrantOnly);
            assertThat(member.gocNumber() != null).isEqualTo(needed);
            if (needed) {
                assertThat(member.gocNumber()).matches(member.role() == DefaultRole.OPTOMETRIST ? "01-[0-9]{4,6}" : "D-[0-9]{4,6}");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("practices")
    void its_own_particulars_make_sense(DemoPractice practice) {
        assertThat(practice.sites()).hasSize(practice.tenant().slug().equals("northgate") ? 3 : 1);
        assertThat(practice.staff()).allSatisfy(member -> assertThat(member.site()).isLessThan(practice.sites().size()));
    }
}
