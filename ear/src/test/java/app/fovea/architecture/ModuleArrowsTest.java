package app.fovea.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.architecture.House.Module;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which room may know which: all of it compiles in one class path in the end, so that only this keeps the arrows. */
class ModuleArrowsTest {
    private static final Map<Module, Set<Module>> MAY_USE = new EnumMap<>(Map.of(
        Module.PERSISTENCE, EnumSet.noneOf(Module.class),
        Module.EJB, EnumSet.of(Module.PERSISTENCE),
        Module.TENANT_PROVISIONING, EnumSet.of(Module.PERSISTENCE),
        Module.WEB, EnumSet.of(Module.EJB, Module.TENANT_PROVISIONING, Module.PERSISTENCE)));

    private static final Map<Module, Pattern> ROOMS = new EnumMap<>(Map.of(
        Module.PERSISTENCE, Pattern.compile("app\\.fovea\\.\\w+\\.entity"),
        Module.EJB, Pattern.compile("app\\.fovea\\.\\w+\\.(boundary|boundary\\.event|control)"),
        Module.TENANT_PROVISIONING, Pattern.compile("app\\.fovea\\.tenancy\\.provisioning(\\.\\w+)?"),
        Module.WEB, Pattern.compile("app\\.fovea\\.(\\w+\\.)?(view|rest|identity)")));

    /** What every listener needs of the journey, and what lets somebody act for a tenant. */
    private static final Set<String> SHARED = Set.of("app.fovea.journey.control.Delivery", "app.fovea.journey.control.Route", "app.fovea.journey.control.Courier", "app.fovea.journey.control.Unprocessable", "app.fovea.access.boundary.Work");

    @ParameterizedTest
    @EnumSource(Module.class)
    void a_module_uses_those_below_it_alone(Module module) {
        assertThat(uses(module, target -> House.moduleOf(target).filter(used -> used != module && !MAY_USE.get(module).contains(used)).isPresent())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void a_module_holds_its_own_rooms_alone(Module module) {
        assertThat(module.classes()).isNotEmpty().allSatisfy(type -> assertThat(type.getPackageName()).as(type.getName()).matches(ROOMS.get(module)));
    }

    @Test
    void of_another_capability_a_use_case_knows_the_events_alone() {
        assertThat(Module.EJB.classes().stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(use -> House.moduleOf(use.getTargetClass()).filter(Module.EJB::equals).isPresent())
            .filter(use -> !House.capabilityOf(use.getOriginClass()).equals(House.capabilityOf(use.getTargetClass())))
            .filter(use -> !use.getTargetClass().getPackageName().endsWith(".boundary.event"))
            .filter(use -> !SHARED.contains(use.getTargetClass().getName()))
            .map(Dependency::getDescription).distinct().toList()).isEmpty();
    }

    private static List<String> uses(Module module, Predicate<JavaClass> forbidden) {
        return module.classes().stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()).filter(use -> forbidden.test(use.getTargetClass()))
            .map(Dependency::getDescription).distinct().toList();
    }
}
