package app.fovea.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Origin;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal;
import app.fovea.architecture.House.Module;
import app.fovea.journey.entity.Ids;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.Sha256;
import app.fovea.law.entity.Jurisdiction;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which room may know which: all of it compiles in one class path in the end, so that only this keeps the arrows. */
class ModuleArrowsTest {
    private static final JavaClasses HOUSE = House.whole();

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

    /** What every room needs; see docs/adr/0015. */
    private static final Set<String> GROUND = Set.of(Caller.class.getName(), CurrentCaller.class.getName(), Origin.class.getName(), Permission.class.getName(), Jurisdiction.class.getName(), Refusal.class.getName(),
        Ids.class.getName(), Sha256.class.getName(), JsonColumn.class.getName());

    /** What every listener needs of the journey and what the journey asks of one, what lets somebody act for a tenant, and what a message and an export ask of whoever makes papers. */
    private static final Set<String> SHARED = Set.of("app.fovea.journey.control.Delivery", "app.fovea.journey.control.Route", "app.fovea.journey.control.Courier", "app.fovea.journey.control.Unprocessable",
        "app.fovea.journey.control.PatientsTold", "app.fovea.access.boundary.Work",
        "app.fovea.notification.control.ReceiptPaper", "app.fovea.notification.control.Enclosure", "app.fovea.patient.control.PersonPaper", "app.fovea.patient.control.Held", "app.fovea.patient.control.Held$Member",
        "app.fovea.patient.control.Spectacles");

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

    @Test
    void no_two_rooms_know_each_other_directly_or_by_way_of_others() {
        SlicesRuleDefinition.slices().matching("app.fovea.(**)").should().beFreeOfCycles()
            .ignoreDependency(alwaysTrue(), ground()).ignoreDependency(ground(), alwaysTrue()).check(HOUSE);
    }

    @Test
    void what_is_stored_knows_only_what_stands_before_it() {
        List<String> order = RoomsInAnOrder.stored();
        assertThat(Module.PERSISTENCE.classes().stream().map(House::capabilityOf).distinct()).containsExactlyInAnyOrderElementsOf(order);
        assertThat(betweenCapabilities(Module.PERSISTENCE)
            .filter(use -> order.indexOf(House.capabilityOf(use.getTargetClass())) > order.indexOf(House.capabilityOf(use.getOriginClass())))
            .map(Dependency::getDescription).distinct().toList()).isEmpty();
    }

    @Test
    void the_ground_knows_only_itself() {
        assertThat(HOUSE.stream().filter(ground()).map(type -> outermost(type).getName()).distinct()).containsExactlyInAnyOrderElementsOf(GROUND);
        assertThat(HOUSE.stream().filter(ground()).flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(use -> House.moduleOf(use.getTargetClass()).isPresent() && !ground().test(use.getTargetClass())).map(Dependency::getDescription).toList()).isEmpty();
    }

    /** A use case reads any capability's rows, and so two may read each other's: those that are written down, and no others. */
    @Test
    void these_capabilities_read_each_other_and_no_others() {
        Map<String, Set<String>> known = Stream.of(Module.PERSISTENCE, Module.EJB).flatMap(ModuleArrowsTest::betweenCapabilities)
            .collect(groupingBy(use -> House.capabilityOf(use.getOriginClass()), mapping(use -> House.capabilityOf(use.getTargetClass()), toSet())));
        assertThat(known.entrySet().stream().flatMap(from -> from.getValue().stream().filter(to -> known.getOrDefault(to, Set.of()).contains(from.getKey()))
            .map(to -> Set.of(from.getKey(), to))).collect(toSet())).isEqualTo(RoomsInAnOrder.readEachOther());
    }

    private static Stream<Dependency> betweenCapabilities(Module module) {
        return module.classes().stream().filter(not(ground())).flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .filter(use -> House.moduleOf(use.getTargetClass()).isPresent() && !ground().test(use.getTargetClass()))
            .filter(use -> !House.capabilityOf(use.getOriginClass()).equals(House.capabilityOf(use.getTargetClass())));
    }

    private static DescribedPredicate<JavaClass> ground() {
        return DescribedPredicate.describe("the ground", type -> GROUND.contains(outermost(type).getName()));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getBaseComponentType().getEnclosingClass().map(ModuleArrowsTest::outermost).orElse(type.getBaseComponentType());
    }

    private static List<String> uses(Module module, Predicate<JavaClass> forbidden) {
        return module.classes().stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream()).filter(use -> forbidden.test(use.getTargetClass()))
            .map(Dependency::getDescription).distinct().toList();
    }
}
