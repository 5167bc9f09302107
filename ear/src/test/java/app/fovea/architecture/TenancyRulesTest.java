package app.fovea.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.boundary.Work;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.tenancy.entity.Tenant;
import app.fovea.tenancy.entity.TenantOwned;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import javax.xml.parsers.DocumentBuilderFactory;
import org.eclipse.persistence.annotations.Cache;
import org.eclipse.persistence.annotations.Multitenant;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What keeps the walls standing as the house grows. Each list names all there is: another name on it is a decision, and a reviewer's to make. */
class TenancyRulesTest {
    private static final JavaClasses HOUSE = House.whole();

    @Test
    void one_class_sets_the_tenant_and_nobody_else_reaches_behind_an_entity_manager() {
        assertThat(callers(call -> isJpa(call) && Set.of("setProperty", "unwrap").contains(call.getName()))).containsExactly("TenantEntityManager.get");
    }

    @Test
    void these_classes_have_an_entity_manager_of_their_own_and_no_others() {
        assertThat(HOUSE.stream().flatMap(type -> type.getFields().stream())
            .filter(field -> field.getRawType().isAssignableTo(EntityManager.class) || field.getRawType().isAssignableTo(EntityManagerFactory.class))
            .map(field -> field.getOwner().getSimpleName() + "." + field.getName()))
            .containsExactlyInAnyOrder("TenantEntityManager.proxy", "TenantRepository.beforeSignIn", "ThrottleRepository.beforeSignIn");
    }

    @Test
    void native_sql_is_written_here_and_nowhere_else() {
        assertThat(callers(call -> isJpa(call) && call.getName().startsWith("createNativeQuery"))).containsExactlyInAnyOrder(
            "AccessTrail.head", "AccessTrail.waitNoLongerThan", "AuditSeals.seal", "CashUpRepository.count", "DispenseRepository.leave", "DocumentNumbers.next", "ErasureRepository.ask", "HeldRows.ask", "IdempotencyKeys.lock", "Inbox.enter", "Inbox.firstTime", "Inbox.inFront", "ListenerBook.lost", "ListenerBook.waiting", "NotificationRepository.overdue", "RecentPatients.opened", "RecordViews.enter", "ReleaseRepository.change", "ReleaseRepository.policy", "RoleRepository.lock", "StandingRepository.of",
            "TenantRepository.idOf", "ThrottleRepository.block", "ThrottleRepository.countFailure", "ThrottleRepository.forget", "ThrottleRepository.select",
            "WebhookRepository.overdue");
    }

    @Test
    void many_rows_are_changed_at_once_here_and_nowhere_else() {
        assertThat(callers(call -> call.getOwner().isAssignableTo(Query.class) && call.getName().equals("executeUpdate"))).containsExactlyInAnyOrder(
            "CashUpRepository.count", "DispenseRepository.leave", "Inbox.firstTime", "RecentPatients.opened", "ReleaseRepository.change", "ThrottleRepository.block", "ThrottleRepository.forget");
    }

    @Test
    void stored_procedures_are_called_nowhere() {
        assertThat(callers(call -> isJpa(call) && call.getName().contains("StoredProcedure"))).isEmpty();
    }

    @Test
    void these_classes_of_the_application_have_a_data_source_and_no_others() {
        assertThat(HOUSE.stream().filter(type -> House.moduleOf(type).filter(House.Module.TENANT_PROVISIONING::equals).isEmpty()).flatMap(type -> type.getFields().stream())
            .filter(field -> field.getRawType().isAssignableTo(DataSource.class))
            .map(TenancyRulesTest::name))
            .containsExactlyInAnyOrder("AccessVersions.database", "AuditSeals.relay", "Outbox.relay", "OutboxState.relay", "WaitingToLeave.relay", "Pruning.relay", "Eraser.eraser", "OperatorResource.provisioner");
    }

    @Test
    void two_doors_bind_a_caller_and_nobody_else_does() {
        assertThat(callers(call -> call.getOwner().isEquivalentTo(CurrentCaller.class) && call.getName().equals("as"))).containsExactlyInAnyOrder(
            "CallerFilter.pass", "Delivery.handle", "Work.as");
        assertThat(callers(call -> call.getOwner().isEquivalentTo(Work.class) && call.getName().equals("as"))).containsExactlyInAnyOrder("SignIn.at", "Welcome.at", "Previews.through", "BoardStream.catchUp", "BoardStream.cards", "BoardPush.tell", "LooksInPreview.write", "OverdueWatch.in", "RecallRound.in", "CollectionRound.in", "RetentionRound.find", "ReplayRunner.inHand", "Sealer.seal", "SupervisionStep.confirm", "WebhookSender.send");
    }

    @Test
    void every_entity_belongs_to_a_tenant_except_the_tenant() {
        classes().that().areAnnotatedWith(Entity.class).and().doNotBelongToAnyOf(Tenant.class).should().beAssignableTo(TenantOwned.class).check(HOUSE);
    }

    @Test
    void one_class_says_how_entities_belong_to_a_tenant() {
        noClasses().that().doNotBelongToAnyOf(TenantOwned.class).should().beAnnotatedWith(Multitenant.class).check(HOUSE);
    }

    @Test
    void no_entity_asks_to_be_cached_for_everybody() {
        noClasses().should().beAnnotatedWith(Cacheable.class).orShould().beAnnotatedWith(Cache.class).check(HOUSE);
    }

    /** It was measured to give one tenant another's row. */
    @Test
    void tenants_share_no_cache() throws Exception {
        Path unit = House.Module.PERSISTENCE.path().resolve("META-INF/persistence.xml");
        Element xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(unit.toFile()).getDocumentElement();
        NodeList properties = xml.getElementsByTagName("property");

        assertThat(IntStream.range(0, properties.getLength()).mapToObj(i -> ((Element) properties.item(i)).getAttribute("name"))).isNotEmpty().noneMatch(name -> name.contains("share"));
        assertThat(xml.getElementsByTagName("shared-cache-mode").item(0).getTextContent()).isEqualTo("NONE");
        for (House.Module module : House.Module.values()) {
            assertThat(classFilesThatSay("tenants-share-cache", module.path())).isEmpty();
        }
    }

    private static Set<Path> classFilesThatSay(String words, Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class")).filter(file -> says(file, words)).collect(Collectors.toSet());
        }
    }

    private static boolean says(Path file, String words) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isJpa(AccessTarget.CodeUnitAccessTarget call) {
        return call.getOwner().isAssignableTo(EntityManager.class) || call.getOwner().isAssignableTo(EntityManagerFactory.class);
    }

    /** Who calls it or refers to it, as {@code Class.method}; a lambda counts as the method that it stands in. */
    private static Set<String> callers(Predicate<AccessTarget.CodeUnitAccessTarget> wanted) {
        return HOUSE.stream().flatMap(type -> Stream.<JavaCodeUnitAccess<?>>concat(type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream()))
            .filter(access -> wanted.test(access.getTarget())).map(access -> name(access.getOrigin())).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(JavaCodeUnit unit) {
        return unit.getOwner().getSimpleName() + "." + unit.getName().replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1");
    }

    private static String name(JavaField field) {
        return field.getOwner().getSimpleName() + "." + field.getName();
    }
}
