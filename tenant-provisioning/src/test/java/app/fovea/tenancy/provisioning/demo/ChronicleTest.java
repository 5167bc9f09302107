package app.fovea.tenancy.provisioning.demo;

import static app.fovea.tenancy.provisioning.demo.Each.each;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import app.fovea.billing.entity.QuoteLine;
import app.fovea.catalogue.entity.FrameSize;
import app.fovea.dispensing.entity.ChosenTreatment;
import app.fovea.dispensing.entity.DispenseProblem;
import app.fovea.dispensing.entity.PairRules;
import app.fovea.dispensing.entity.PairToSell;
import app.fovea.exam.entity.Outcome;
import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.OrderMoves;
import app.fovea.lab.entity.ReleasePolicy;
import app.fovea.lab.entity.ReturnCause;
import app.fovea.lab.entity.Stage;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.PrescriptionRules;
import app.fovea.tenancy.provisioning.demo.Sale.Payment;
import app.fovea.tenancy.provisioning.demo.Stories.Told;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChronicleTest {
    private static final String STORIES = "app.fovea.tenancy.provisioning.demo.Stories#told";
    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    @Test
    void the_same_practice_on_the_same_day_has_the_same_past() {
        Story once = Stories.of(DemoPractice.northgate(), Stories.A_WEDNESDAY).story();
        Story again = Stories.of(DemoPractice.northgate(), Stories.A_WEDNESDAY).story();

        assertThat(again.patients()).extracting(Patient::id, Patient::person, Patient::nhsNumber)
            .isEqualTo(once.patients().stream().map(patient -> tuple(patient.id(), patient.person(), patient.nhsNumber())).toList());
        assertThat(again.exams()).extracting(Exam::id, Exam::prescription).isEqualTo(once.exams().stream().map(exam -> tuple(exam.id(), exam.prescription())).toList());
        assertThat(again.sales()).extracting(Sale::quote).isEqualTo(once.sales().stream().map(Sale::quote).toList());
        assertThat(again.jobs()).extracting(Job::steps).isEqualTo(once.jobs().stream().map(Job::steps).toList());
    }

    // --------------------------------------------------------------------------------------------------------- patients

    @ParameterizedTest
    @MethodSource(STORIES)
    void three_hundred_people_come_of_whom_nobody_can_be_reached_by_accident(Told told) {
        assertThat(told.story().patients()).hasSize(300);
        each(told.story().patients(), patient -> {
            Person person = patient.person();
            assertThat(person.phone()).matches("07700 900\\d{3}|01632 960\\d{3}");
            assertThat(person.address()).matches(".*, [QX][A-Z]\\d{1,2} \\d[A-Z]{2}");
            if (person.email() != null) {
                assertThat(person.email()).matches("[a-z0-9._]+@[a-z]+\\.example");
            }
            if (patient.nhsNumber() != null) {
                assertThat(patient.nhsNumber()).startsWith("999");
            }
            assertThat(person.age(told.today())).isBetween(3, 99);
        });
        assertThat(told.story().patients()).extracting(Patient::nhsNumber).filteredOn(Objects::nonNull).doesNotHaveDuplicates().hasSizeBetween(180, 240);
        assertThat(told.story().patients()).filteredOn(Patient::sightImpaired).hasSizeBetween(1, 8);
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void patients_are_numbered_as_they_came(Told told) {
        assertThat(told.story().patients()).extracting(Patient::registeredAt).isSorted();
        assertThat(told.story().patients().get(299).number()).isEqualTo("P-000300");
    }

    @Test
    void the_two_practices_have_patients_of_different_age() {
        assertThat(medianAge(Stories.of(DemoPractice.harbour(), Stories.A_WEDNESDAY))).isGreaterThan(medianAge(Stories.of(DemoPractice.northgate(), Stories.A_WEDNESDAY)) + 8);
    }

    private static int medianAge(Told told) {
        return told.story().patients().stream().map(patient -> patient.age(told.today())).sorted().toList().get(150);
    }

    // ------------------------------------------------------------------------------------------------------------ exams

    @ParameterizedTest
    @MethodSource(STORIES)
    void every_prescription_could_have_been_issued(Told told) {
        each(told.story().exams().stream().filter(exam -> exam.prescription() != null).toList(), exam -> {
            assertThat(PrescriptionRules.errors(exam.prescription(), "")).isEmpty();
            for (EyePower eye : List.of(exam.prescription().right(), exam.prescription().left())) {
                assertThat(powers(eye)).allSatisfy(power -> assertThat(power.remainder(QUARTER)).isZero());
                assertThat(eye.sphere()).isBetween(new BigDecimal("-15"), new BigDecimal("12"));
            }
        });
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void an_add_comes_with_age_and_not_before(Told told) {
        each(told.story().exams().stream().filter(exam -> exam.prescription() != null).toList(), exam -> {
            boolean add = exam.prescription().right().add() != null;
            int age = exam.patient().age(exam.on());
            assertThat(add).isEqualTo(exam.prescription().left().add() != null);
            assertThat(add || age < 46).as("no add at %s", age).isTrue();
            assertThat(!add || age > 40).as("add at %s", age).isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void a_finalised_exam_is_whole_and_prescribes_when_its_outcome_says_so(Told told) {
        each(told.story().exams().stream().filter(exam -> exam.finalizedAt() != null).toList(), exam -> {
            assertThat(exam.recallMonths()).isIn(6, 12, 24);
            assertThat(exam.prescriptionId() != null).isEqualTo(exam.outcome().prescribes());
            assertThat(exam.findings()).isNotBlank();
            assertThat(exam.optometrist().who().gocNumber()).startsWith("01-");
        });
        assertThat(told.story().exams()).extracting(Exam::outcome).contains(Outcome.values());
        assertThat(told.story().exams()).filteredOn(exam -> exam.finalizedAt() == null).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void nobody_examines_two_people_at_once(Told told) {
        Map<UUID, Instant> busyUntil = new HashMap<>();
        for (Exam exam : told.story().exams()) {
            if (exam.finalizedAt() != null) {
                Instant before = busyUntil.put(exam.optometrist().id(), exam.finalizedAt());
                assertThat(before == null || !exam.began().isBefore(before)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void some_were_examined_lately_and_wait_to_be_sold_to(Told told) {
        Set<UUID> taken = Stream.concat(told.story().sales().stream().map(sale -> sale.exam().id()), told.story().drafts().stream().map(draft -> draft.exam().id())).collect(Collectors.toSet());

        assertThat(told.story().exams()).filteredOn(exam -> exam.prescriptionId() != null && !taken.contains(exam.id()) && exam.on().isAfter(told.today().minusDays(6)))
            .hasSizeBetween(6, 25);
    }

    // ------------------------------------------------------------------------------------------------------------ sales

    @ParameterizedTest
    @MethodSource(STORIES)
    void nothing_was_sold_that_the_point_of_sale_would_hold_back(Told told) {
        for (Sale sale : told.story().sales()) {
            for (Pair pair : sale.pairs()) {
                FrameSize size = pair.frame() == null ? pair.own().size() : pair.frame().size();
                List<DispenseProblem> problems = PairRules.problems(new PairToSell(pair.no() - 1, sale.exam().prescription(), sale.exam().recommendation(), size, pair.frame() == null, pair.lens().range(),
                    pair.treatments().stream().map(each -> new ChosenTreatment(each.name(), each.kind(), true, each.lightTransmission())).toList(), pair.measurements()));
                assertThat(problems).filteredOn(DispenseProblem::blocks).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void children_and_the_sight_impaired_were_supplied_by_a_registrant(Told told) {
        each(told.story().sales().stream().filter(sale -> sale.patient().restricted(sale.exam().on())).toList(), sale -> assertThat(sale.dispenser().who().gocNumber()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void invoices_add_up_to_the_penny(Told told) {
        assertThat(told.story().sales()).extracting(Sale::issuedAt).isSorted();
        each(told.story().sales(), sale -> {
            assertThat(sum(sale.quote().lines(), QuoteLine::amount)).isEqualByComparingTo(sale.quote().total());
            assertThat(sum(sale.quote().lines(), QuoteLine::vat)).isEqualByComparingTo(sale.quote().vat());
            assertThat(sale.outstanding()).isNotNegative();
            assertThat(sale.refunded()).isLessThanOrEqualTo(sale.paid());
            assertThat(sale.payments()).allSatisfy(payment -> assertThat(payment.amount()).isPositive());
            assertThat(sale.payments()).filteredOn(Payment::refund).allSatisfy(payment -> assertThat(payment.reason()).isNotBlank());
        });
        assertThat(told.story().sales().stream().flatMap(sale -> sale.payments().stream()).map(Payment::method)).contains("card", "cash", "transfer", "voucher");
        assertThat(told.story().sales()).anyMatch(sale -> sale.outstanding().signum() > 0).anyMatch(sale -> sale.refunded().signum() > 0);
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void the_lab_was_told_exactly_when_enough_was_paid(Told told) {
        ReleasePolicy policy = ReleasePolicy.paid(told.practice().tenant().releaseDepositPercent());
        Set<UUID> made = told.story().jobs().stream().map(job -> job.sale().invoiceId()).collect(Collectors.toSet());

        each(told.story().sales(), sale ->
            assertThat(made.contains(sale.invoiceId())).isEqualTo(policy.releases(sale.quote().total(), sale.quote().total().subtract(sale.outstanding()))));
        assertThat(told.story().sales()).anyMatch(sale -> !made.contains(sale.invoiceId()));
    }

    // -------------------------------------------------------------------------------------------------------------- lab

    @ParameterizedTest
    @MethodSource(STORIES)
    void every_stage_has_a_job_and_the_board_is_neither_empty_nor_full(Told told) {
        assertThat(told.story().jobs()).extracting(Job::stage).contains(Stage.values());
        List<Job> open = told.story().jobs().stream().filter(job -> job.stage().category() != Category.COMPLETED && job.stage().category() != Category.CANCELLED).toList();
        assertThat(open).hasSizeBetween(20, 40);
        assertThat(open).as("late").anyMatch(job -> job.stage() != Stage.SHIPPED && job.promisedOn().isBefore(told.today()));
        assertThat(open).as("due today, or when the practice opens again").anyMatch(job -> job.promisedOn().equals(OpeningHours.onOrAfter(told.today())));
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void every_job_took_a_way_that_the_lab_allows(Told told) {
        assertThat(told.story().jobs()).extracting(Job::createdAt).isSorted();
        for (Job job : told.story().jobs()) {
            Stage heldFrom = null;
            Instant before = job.sale().issuedAt();
            for (Job.Step step : job.steps()) {
                assertThat(step.at()).isAfter(before);
                if (step.from() != null) {
                    assertThat(OrderMoves.allowed(step.from(), heldFrom, job.pair().lens().stock())).contains(step.to());
                    assertThat(step.reason() != null || step.to() != Stage.ON_HOLD && step.to() != Stage.CANCELLED).as("a reason").isTrue();
                }
                heldFrom = step.to() == Stage.ON_HOLD ? step.from() : null;
                before = step.at();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void what_is_made_again_replaces_one_order_that_says_why(Told told) {
        Map<UUID, Job> byId = told.story().jobs().stream().collect(Collectors.toMap(Job::id, Function.identity()));
        List<Job> remakes = told.story().jobs().stream().filter(job -> job.remake() != null).toList();

        assertThat(remakes).hasSizeBetween(7, 9).extracting(job -> job.remake().of()).doesNotHaveDuplicates();
        assertThat(told.story().jobs().stream().filter(job -> job.stage() == Stage.REMADE)).hasSameSizeAs(remakes);
        each(remakes, job -> {
            Job original = byId.get(job.remake().of());
            assertThat(original.stage()).isEqualTo(Stage.REMADE);
            assertThat(original.last().cause()).isEqualTo(job.remake().cause().id()).isEqualTo(job.steps().get(0).cause());
            assertThat(job.createdAt()).isAfter(original.last().at());
            assertThat(job.remake().cost()).isPositive();
            assertThat(job.pair()).isEqualTo(original.pair());
        });
        each(told.story().jobs().stream().flatMap(job -> job.steps().stream()).filter(step -> step.to() == Stage.RETURNED).toList(), step -> assertThat(ReturnCause.of(step.cause())).isPresent());
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void somebody_let_pass_what_was_measured_and_failed_and_says_why(Told told) {
        List<List<Measured>> inspections = told.story().jobs().stream().map(Measured::of).filter(all -> all.stream().anyMatch(Measured::overridden)).toList();

        assertThat(inspections).singleElement().satisfies(all -> {
            Measured failed = all.get(all.size() - 2);
            assertThat(failed.passed()).isFalse();
            assertThat(failed.overridden()).isFalse();
            assertThat(all.get(all.size() - 1).step().reason()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void what_lies_in_the_lab_lies_in_a_tray_of_its_own(Told told) {
        assertThat(told.story().jobs()).extracting(Job::tray).filteredOn(Objects::nonNull).doesNotHaveDuplicates().hasSizeGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource(STORIES)
    void what_was_handed_over_was_paid_for(Told told) {
        each(told.story().jobs().stream().filter(job -> job.stage() == Stage.DISPENSED).toList(), job -> assertThat(job.sale().outstanding()).isZero());
    }

    // ------------------------------------------------------------------------------------------------------------- time

    @ParameterizedTest
    @MethodSource(STORIES)
    void nothing_happened_in_the_future_and_nothing_before_it_could(Told told) {
        each(told.story().exams(), exam -> {
            assertThat(exam.began()).isAfter(exam.patient().registeredAt());
            assertThat(exam.finalizedAt() == null ? exam.began() : exam.finalizedAt()).isBeforeOrEqualTo(told.now());
        });
        each(told.story().sales(), sale -> {
            assertThat(sale.startedAt()).isAfter(sale.exam().finalizedAt());
            assertThat(sale.issuedAt()).isAfter(sale.startedAt());
            assertThat(sale.payments()).allSatisfy(payment -> assertThat(payment.at()).isBetween(sale.issuedAt(), told.now()));
        });
        each(told.story().jobs(), job -> assertThat(job.last().at()).isBeforeOrEqualTo(told.now()));
        each(told.story().drafts(), draft -> assertThat(draft.startedAt()).isBetween(draft.exam().finalizedAt(), told.now()));
    }

    private static List<BigDecimal> powers(EyePower eye) {
        return Stream.of(eye.sphere(), eye.cylinderOrZero(), eye.add() == null ? BigDecimal.ZERO : eye.add()).toList();
    }

    private static BigDecimal sum(List<QuoteLine> lines, Function<QuoteLine, BigDecimal> part) {
        return lines.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
