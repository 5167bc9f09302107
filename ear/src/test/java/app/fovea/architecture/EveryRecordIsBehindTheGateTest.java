package app.fovea.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Requires;
import app.fovea.architecture.House.Module;
import app.fovea.privacy.entity.AboutPatient;
import app.fovea.privacy.entity.Of;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A use case that takes an id takes it through the gate, or says here why what it names is no patient's. */
class EveryRecordIsBehindTheGateTest {
    private static final String PLACE = "a place in a list from which to go on";
    private static final String NO_PATIENT = "names nothing of a patient";

    /** Capabilities whose ids name people, roles, tills, webhooks and what else belongs to the practice itself. */
    private static final Set<String> OF_THE_PRACTICE = Set.of("access", "audit", "practice");

    /** Shown one at a time, by a use case that is told whose it is; or said by the caller; or, as what wakes screens, told to nobody. */
    private static final Set<String> ALONE = Set.of("BoardChanged", "ExamView", "DispenseView", "InvoiceView", "Chain", "RestrictionView", "Wanted", "OpeningView", "NoticeView", "RecallView");

    private static final Map<String, String> NEED_NOT = new TreeMap<>(Map.ofEntries(
        Map.entry("AccessLog.list(after)", PLACE),
        Map.entry("CashUps.close(tillId)", NO_PATIENT),
        Map.entry("CashUps.get(id)", NO_PATIENT),
        Map.entry("CashUps.of(after)", PLACE),
        Map.entry("CashUps.of(tillId)", NO_PATIENT),
        Map.entry("CashUps.open(tillId)", NO_PATIENT),
        Map.entry("Catalogue.lenses(frameId)", NO_PATIENT),
        Map.entry("Catalogue.treatments(lensId)", NO_PATIENT),
        Map.entry("DeadLetters.discard(id)", NO_PATIENT),
        Map.entry("DeadLetters.find(id)", NO_PATIENT),
        Map.entry("DeadLetters.page(after)", PLACE),
        Map.entry("DeadLetters.replay(id)", NO_PATIENT),
        Map.entry("Dispensing.open(after)", PLACE),
        Map.entry("Dispensing.start(examId)", "an exam of the patient who is named beside it, or it is not found"),
        Map.entry("Dispensing.startOnce(examId)", "an exam of the patient who is named beside it, or it is not found"),
        Map.entry("Figures.of(branchId)", NO_PATIENT),
        Map.entry("Journey.events(after)", PLACE),
        Map.entry("Journey.orderEventsAfter(lastSeen)", PLACE),
        Map.entry("LabBoard.card(orderId)", "a card of the board, which has initials and no more"),
        Map.entry("LabBoard.moves(orderId)", "where a job may go: nothing of whose it is"),
        Map.entry("MachineFiles.sent(fileId)", "a file of the order that is named beside it, or it is not found"),
        Map.entry("Orders.list(after)", PLACE),
        Map.entry("Papers.cashUp(cashUpId)", NO_PATIENT),
        Map.entry("PatientMerges.undo(mergeId)", "a merge of the patient who is named beside it, or it is not found"),
        Map.entry("PatientMessages.sendAgain(id)", "a message of the patient who is named beside it, or it is not found"),
        Map.entry("Patients.search(after)", PLACE),
        Map.entry("Recalls.due(after)", PLACE),
        Map.entry("Releases.waiting(after)", PLACE),
        Map.entry("Replays.cancel(id)", NO_PATIENT),
        Map.entry("Replays.find(id)", NO_PATIENT),
        Map.entry("RecordOpenings.notices(after)", PLACE),
        Map.entry("RecordOpenings.review(id)", "who opened which record and why, and nothing of what is in it"),
        Map.entry("RestrictedRecords.lift(seen)", "the restriction that stood when the caller looked"),
        Map.entry("RestrictedRecords.restrict(seen)", "the restriction that stood when the caller looked"),
        Map.entry("Tills.change(id)", NO_PATIENT),
        Map.entry("Tills.get(id)", NO_PATIENT),
        Map.entry("Tills.stand(id)", NO_PATIENT),
        Map.entry("Tills.version(id)", NO_PATIENT),
        Map.entry("ToRing.list(after)", PLACE),
        Map.entry("WebhookDeliveries.get(id)", NO_PATIENT),
        Map.entry("WebhookDeliveries.of(after)", PLACE),
        Map.entry("WebhookDeliveries.of(webhookId)", NO_PATIENT),
        Map.entry("WebhookDeliveries.ping(webhookId)", NO_PATIENT),
        Map.entry("WebhookDeliveries.replay(id)", NO_PATIENT),
        Map.entry("WebhookDeliveries.replayMissed(webhookId)", NO_PATIENT),
        Map.entry("Webhooks.change(id)", NO_PATIENT),
        Map.entry("Webhooks.delete(id)", NO_PATIENT),
        Map.entry("Webhooks.disable(id)", NO_PATIENT),
        Map.entry("Webhooks.enable(id)", NO_PATIENT),
        Map.entry("Webhooks.endOldSecrets(id)", NO_PATIENT),
        Map.entry("Webhooks.get(id)", NO_PATIENT),
        Map.entry("Webhooks.rotate(id)", NO_PATIENT)));

    @Test
    void a_use_case_that_takes_an_id_passes_the_gate_or_says_why_not() {
        Set<String> open = new TreeSet<>();
        Module.EJB.classes().stream().filter(type -> type.getPackageName().endsWith(".boundary") && !OF_THE_PRACTICE.contains(House.capabilityOf(type)))
            .flatMap(EveryRecordIsBehindTheGateTest::doors).forEach(door -> Arrays.stream(door.getParameters())
                .filter(parameter -> parameter.getType() == UUID.class && !parameter.isAnnotationPresent(Of.class))
                .forEach(parameter -> open.add(door.getDeclaringClass().getSimpleName() + "." + door.getName() + "(" + name(parameter) + ")")));

        assertThat(open).isEqualTo(NEED_NOT.keySet());
    }

    /** Whatever tells of a patient in a list is something that the gate knows how to hide; what is shown alone is behind the gate by its id. */
    @Test
    void what_names_a_patient_can_be_hidden_or_stands_alone_behind_the_gate() {
        assertThat(Module.EJB.classes().stream().filter(type -> type.getPackageName().endsWith(".boundary") && type.isRecord()).map(JavaClass::reflect)
            .filter(type -> Arrays.stream(type.getRecordComponents()).anyMatch(each -> each.getType() == UUID.class && each.getName().equals("patientId")))
            .filter(type -> !AboutPatient.class.isAssignableFrom(type)).map(Class::getSimpleName)).containsExactlyInAnyOrderElementsOf(ALONE);
    }

    private static Stream<Method> doors(JavaClass type) {
        return type.getMethods().stream().filter(method -> method.isAnnotatedWith(Requires.class) || type.isAnnotatedWith(Requires.class)).map(JavaMethod::reflect);
    }

    private static String name(Parameter parameter) {
        assertThat(parameter.isNamePresent()).as("compiled with -parameters").isTrue();
        return parameter.getName();
    }
}
