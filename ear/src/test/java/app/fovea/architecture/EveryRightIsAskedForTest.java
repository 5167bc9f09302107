package app.fovea.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Requires;
import app.fovea.architecture.House.Module;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A right that nobody asks for is a promise that the house does not keep, and a boundary that asks for nothing is an open door. What a
 * screen hides does not count here: only what boundaries ask.
 */
class EveryRightIsAskedForTest {
    /** Doors of boundaries that ask for no right, each with the reason why. */
    private static final Map<String, String> OPEN = new TreeMap<>(Map.ofEntries(
        Map.entry("OpeningMail.recordOpened", "what follows from an event: the queue calls it, no person"),
        Map.entry("AdviceFeedback.orderCreated", "what follows from an event: the queue calls it, no person"),
        Map.entry("DeniedAttempts.record", "keeps that somebody was refused a right: the refusal calls it"),
        Map.entry("InvitationMail.personInvited", "what follows from an event: the queue calls it, no person"),
        Map.entry("JourneyAudit.record", "what follows from an event: the queue calls it, no person"),
        Map.entry("OrderCreation.hear", "what follows from an event: the queue calls it, no person"),
        Map.entry("PatientNotification.heard", "what follows from an event: the queue calls it, no person"),
        Map.entry("Previews.through", "takes rights away from who asks, and asks itself whether they may preview"),
        Map.entry("Search.find", "finds of each kind what the caller may see, and says which kinds they may not"),
        Map.entry("SignIn.again", "finds out who asks, before there are rights to ask for"),
        Map.entry("SignIn.issueToken", "finds out who asks, before there are rights to ask for"),
        Map.entry("SignIn.revoke", "ends the token that it is called with, and no other"),
        Map.entry("SignIn.withPassword", "finds out who asks, before there are rights to ask for"),
        Map.entry("SignIn.withToken", "finds out who asks, before there are rights to ask for"),
        Map.entry("SignIn.withTokens", "finds out who asks, before there are rights to ask for"),
        Map.entry("SignInThrottle.failed", "counts wrong passwords, of whom nobody knows who they are"),
        Map.entry("SignInThrottle.refuseWhileBlocked", "counts wrong passwords, of whom nobody knows who they are"),
        Map.entry("SignInThrottle.succeeded", "counts wrong passwords, of whom nobody knows who they are"),
        Map.entry("WebhookFanOut.heard", "what follows from an event: the queue calls it, no person"),
        Map.entry("Welcome.choose", "for who was invited and cannot sign in yet: the secret in the link is what it asks for"),
        Map.entry("Welcome.look", "for who was invited and cannot sign in yet: the secret in the link is what it asks for")));

    /** The places outside the module of boundaries that ask: money by method in the one desk that takes it and in the one that gives it back, the gate of restricted records, and two calls without a boundary of their own. */
    private static final Set<String> ASK_TOO = Set.of("app.fovea.billing.entity.Payment$Method", "app.fovea.billing.entity.RefundDesk", "app.fovea.lab.rest.LabResource", "app.fovea.privacy.entity.RecordViews", "app.fovea.privacy.entity.Restrictions",
        "app.fovea.tenancy.rest.OperatorResource");

    @Test
    void every_right_of_the_catalogue_is_asked_for_by_a_boundary() {
        Set<Permission> asked = EnumSet.noneOf(Permission.class);
        for (JavaClass type : askers()) {
            asked.addAll(required(type));
            type.getMethods().forEach(method -> asked.addAll(required(method)));
            type.getFieldAccessesFromSelf().stream().filter(access -> access.getTargetOwner().isEquivalentTo(Permission.class))
                .flatMap(access -> Stream.of(Permission.values()).filter(each -> each.name().equals(access.getTarget().getName()))).forEach(asked::add);
        }

        Set<String> missing = ids(EnumSet.complementOf(EnumSet.copyOf(asked)));
        assertThat(missing).as("in the catalogue, and enforced nowhere").isEmpty();
    }

    @Test
    void every_door_of_a_boundary_asks_for_a_right_or_says_here_why_it_need_not() {
        Set<String> open = new TreeSet<>();
        for (JavaClass type : Module.EJB.classes()) {
            if (boundary(type) && required(type).isEmpty()) {
                type.getMethods().stream().filter(EveryRightIsAskedForTest::door).filter(method -> required(method).isEmpty())
                    .map(method -> type.getSimpleName() + "." + method.getName()).forEach(open::add);
            }
        }
        assertThat(open).isEqualTo(OPEN.keySet());
    }

    @Test
    void a_page_names_only_rights_that_are_in_the_catalogue() throws IOException {
        Set<String> named = namedIn(Path.of("src/main/webapp"), ".xhtml", Pattern.compile("\\bcan\\('([^']*)'\\)"));
        assertThat(named).hasSizeGreaterThan(20).allMatch(id -> Permission.of(id).isPresent());
    }

    @Test
    void a_page_asks_with_a_right_written_out_so_that_it_can_be_found_here() throws IOException {
        assertThat(namedIn(Path.of("src/main/webapp"), ".xhtml", Pattern.compile("\\bactiveUser\\.can\\(([^')][^)]*)\\)"))).isEmpty();
    }

    @Test
    void a_backing_bean_names_only_rights_that_are_in_the_catalogue() throws IOException {
        Set<String> named = namedIn(Path.of("src/main/java"), ".java", Pattern.compile("\\bcan\\(\"([^\"]*)\"\\)"));
        assertThat(named).isNotEmpty().allMatch(id -> Permission.of(id).isPresent());
    }

    /** All that may refuse somebody: the boundaries with what they call, and the few named places. */
    private static List<JavaClass> askers() {
        JavaClasses house = House.whole();
        return house.stream().filter(type -> Module.EJB.classes().contain(type.getName()) || ASK_TOO.contains(type.getName())).toList();
    }

    private static boolean boundary(JavaClass type) {
        return type.getPackageName().endsWith(".boundary") && (type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class));
    }

    private static boolean door(JavaMethod method) {
        Set<JavaModifier> modifiers = method.getModifiers();
        return modifiers.contains(JavaModifier.PUBLIC) && !modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.SYNTHETIC);
    }

    private static Set<Permission> required(CanBeAnnotated annotated) {
        if (!annotated.isAnnotatedWith(Requires.class)) {
            return Set.of();
        }
        JavaAnnotation<?> requires = annotated instanceof JavaClass type ? type.getAnnotationOfType(Requires.class.getName()) : ((JavaMethod) annotated).getAnnotationOfType(Requires.class.getName());
        return Set.of(Permission.valueOf(((JavaEnumConstant) requires.get("value").orElseThrow()).name()));
    }

    private static Set<String> ids(Set<Permission> rights) {
        return rights.stream().map(Permission::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namedIn(Path sources, String suffix, Pattern name) throws IOException {
        Path web = Module.WEB.path().getParent().getParent().resolve(sources);
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(web)) {
            for (Path file : files.filter(each -> each.toString().endsWith(suffix)).toList()) {
                Matcher matcher = name.matcher(Files.readString(file));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
        return named;
    }
}
