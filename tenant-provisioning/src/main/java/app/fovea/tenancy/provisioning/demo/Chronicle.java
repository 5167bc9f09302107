package app.fovea.tenancy.provisioning.demo;

import app.fovea.billing.entity.Pricing;
import app.fovea.billing.entity.Quote;
import app.fovea.exam.entity.Outcome;
import app.fovea.lab.entity.ReleasePolicy;
import app.fovea.lab.entity.Stage;
import app.fovea.tenancy.provisioning.Catalogue;
import app.fovea.tenancy.provisioning.demo.Optician.Purpose;
import app.fovea.tenancy.provisioning.demo.Situation.Due;
import app.fovea.tenancy.provisioning.demo.Situation.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what happened in a practice, patient by patient and visit by visit: examined, sold to, paid for, made, fetched. The same
 * practice on the same day has always the same past.
 */
final class Chronicle {
    static final int PATIENTS = 300;

    private static final int DAY = 510;
    /** Sooner than this a job might still be in the laboratory, and what stands there today is decided elsewhere. */
    private static final int SURELY_FETCHED = 45;

    private final DemoPractice practice;
    private final List<Employee> employees;
    private final OpeningHours hours;
    private final LocalDate today;
    private final Instant now;
    private final Chance chance;
    private final Team team;
    private final Diary diary;
    private final Examination examination;
    private final Optician optician;
    private final Workshop workshop;
    private final Till till;
    private final ReleasePolicy release;
    private final List<Exam> exams = new ArrayList<>();
    private final List<Sale> sales = new ArrayList<>();
    private final List<DraftSale> drafts = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private int draftsBefore;

    private Chronicle(DemoPractice practice, List<Employee> employees, Catalogue catalogue, OpeningHours hours, Instant now) {
        this.practice = practice;
        this.employees = employees;
        this.hours = hours;
        this.today = hours.day(now);
        this.now = hours.lastOpen(now);
        this.chance = new Chance(practice.seed());
        this.team = new Team(employees);
        this.diary = new Diary(hours, chance.split());
        this.examination = new Examination(hours);
        this.optician = new Optician(catalogue, practice.clientele().plainTaste());
        this.workshop = new Workshop(hours, team);
        this.till = new Till(team);
        this.release = new ReleasePolicy(practice.tenant().releaseDepositPercent());
    }

    /** @param now nothing happens after this moment */
    static Story of(DemoPractice practice, List<Employee> employees, Catalogue catalogue, OpeningHours hours, Instant now) {
        return new Chronicle(practice, employees, catalogue, hours, now).tell();
    }

    private Story tell() {
        List<Life> lives = new Census(practice, hours, now, chance.split()).take(PATIENTS);
        List<Patient> patients = register(lives);
        for (int i = 0; i < lives.size(); i++) {
            follow(lives.get(i), patients.get(i));
        }
        exams.sort(Comparator.comparing(Exam::began));
        sales.sort(Comparator.comparing(Sale::issuedAt));
        jobs.sort(Comparator.comparing(Job::createdAt));
        return new Story(employees, patients, exams, sales, drafts, jobs);
    }

    private List<Patient> register(List<Life> lives) {
        List<Patient> patients = new ArrayList<>();
        Set<String> nhsNumbers = new HashSet<>();
        int sightImpaired = 0;
        for (Life life : lives) {
            Chance own = life.chance();
            Person person = life.person();
            int age = person.age(today);
            String nhsNumber = own.of(0.7) ? NhsNumber.draw(own) : null;
            while (nhsNumber != null && !nhsNumbers.add(nhsNumber)) {
                nhsNumber = NhsNumber.draw(own);
            }
            boolean impaired = sightImpaired < practice.clientele().sightImpaired() && life.situation().kind() == Kind.SEEN
                && own.of(age > 74 ? 0.35 : age > 20 && age < 60 ? 0.01 : 0);
            sightImpaired += impaired ? 1 : 0;
            patients.add(new Patient(own.id(life.registeredAt()), Story.patientNumber(patients.size()), person, nhsNumber, impaired, own.of(0.93),
                age >= 18 && own.of(practice.clientele().benefits()), history(own, age), life.eyes(), new Face(own, person.female()), life.registeredAt(), team.desk(own, person.branch())));
        }
        return patients;
    }

    private static Patient.History history(Chance own, int age) {
        if (own.of(age > 55 ? 0.13 : age > 40 ? 0.06 : 0.005)) {
            return Patient.History.DIABETES;
        }
        if (age >= 40 && own.of(0.07)) {
            return Patient.History.GLAUCOMA_IN_FAMILY;
        }
        return own.of(age > 50 ? 0.08 : 0.02) ? Patient.History.DRY_EYE : age > 15 && own.of(0.03) ? Patient.History.MIGRAINE : null;
    }

    private void follow(Life life, Patient patient) {
        Exam previous = null;
        for (int i = 0; i < life.visits().size(); i++) {
            boolean last = i == life.visits().size() - 1;
            previous = last && life.situation().kind() != Kind.SEEN
                ? today(life, patient, previous)
                : visit(life.chance(), patient, life.visits().get(i), previous);
        }
    }

    // ------------------------------------------------------------------------------------------------------------- past

    private Exam visit(Chance own, Patient patient, LocalDate day, Exam previous) {
        Exam exam = examine(own, patient, day, now, previous, false);
        boolean fetchedByNow = exam.on().isBefore(today.minusDays(SURELY_FETCHED));
        if (exam.prescription() != null && fetchedByNow && own.of(buys(patient, exam))) {
            if (own.of(0.03)) {
                begin(own, exam, "abandoned");
            } else {
                sell(own, exam, false).ifPresent(sale -> finish(own, sale));
            }
        }
        return exam;
    }

    private static double buys(Patient patient, Exam exam) {
        boolean changed = exam.outcome() == Outcome.NEW_RX;
        return patient.age(exam.on()) < 16 ? changed ? 0.92 : 0.4 : changed ? 0.74 : 0.27;
    }

    private void finish(Chance own, Sale sale) {
        till.checkOut(own, sale, own.of(0.25) ? 0.5 : 1);
        Instant ordered = heard(own, sale);
        if (sale.pairs().size() == 1 && !sale.patient().voucher(sale.exam().on()) && own.of(0.012)) {
            cancel(own, sale, ordered);
            return;
        }
        List<Job> made = sale.pairs().stream().map(pair -> workshop.finished(own, sale, pair, ordered)).toList();
        jobs.addAll(made);
        Instant fetched = made.stream().map(job -> job.last().at()).min(Comparator.naturalOrder()).orElseThrow();
        till.settle(own, sale, fetched.minusSeconds(own.between(60, 240)));
        if (own.of(0.03) && sale.paid().compareTo(new BigDecimal("60")) > 0) {
            BigDecimal tenth = sale.paid().divide(BigDecimal.TEN, 0, RoundingMode.HALF_UP).setScale(2);
            till.refund(own, sale, tenth, own.pick("Coating crazed within a year, goodwill.", "Could not get used to the varifocal, part of the price returned.",
                "Charged for a treatment that was not fitted.", "Ready later than promised, goodwill."), hours.plus(fetched, (long) own.between(1, 12) * DAY));
        }
    }

    // ------------------------------------------------------------------------------------------------------------ today

    private Exam today(Life life, Patient patient, Exam previous) {
        Chance own = life.chance();
        Situation situation = life.situation();
        return switch (situation.kind()) {
            case DRAFT_EXAM -> draft(own, patient, previous);
            case READY_TO_SELL -> examineBy(own, patient, hours.minus(now, own.between(10, 800)), previous);
            case DRAFT_SALE -> {
                Exam exam = examineBy(own, patient, hours.minus(now, own.between(40, 400)), previous);
                begin(own, exam, "draft");
                yield exam;
            }
            case DEPOSIT_SHORT -> {
                Exam exam = examineBy(own, patient, hours.minus(now, (long) (own.between(1.5, 4.0) * DAY)), previous);
                sell(own, exam, false).ifPresent(sale -> {
                    till.checkOut(own, sale, 0.12);
                    if (release.releases(sale.quote().total(), sale.outstanding())) {
                        jobs.addAll(make(own, sale, Stage.PENDING));
                    }
                });
                yield exam;
            }
            case JOB -> {
                Exam exam = examineBy(own, patient, hours.minus(now, Math.round(daysAgo(own, situation) * DAY)), previous);
                boolean surfaced = situation.stage() == Stage.SURFACING || situation.stage() == Stage.COATING;
                sell(own, exam, surfaced).ifPresent(sale -> order(own, sale, situation));
                yield exam;
            }
            default -> throw new IllegalStateException("nothing happens today to somebody who is " + situation.kind());
        };
    }

    /** Working days since the order of a job that stands in this stage. */
    private static double daysAgo(Chance own, Situation situation) {
        return (situation.due() == Due.LATE ? own.between(3.5, 6.0) : 0) + switch (situation.stage()) {
            case PENDING -> own.between(0.15, 1.3);
            case SURFACING -> own.between(1.5, 5.5);
            case COATING -> own.between(3.0, 7.5);
            case GLAZING -> own.between(3.5, 8.5);
            case AWAITING_FRAME, AWAITING_LENS -> own.between(2.0, 7.5);
            case ON_HOLD -> own.between(3.0, 9.0);
            case QUALITY_CHECK -> own.between(5.0, 9.0);
            case READY -> own.between(5.0, 10.0);
            case SHIPPED -> own.between(6.0, 12.0);
            case DISPENSED -> own.between(8.0, 16.0);
            case CANCELLED -> own.between(2.0, 12.0);
        };
    }

    private void order(Chance own, Sale sale, Situation situation) {
        Stage stage = situation.stage();
        till.checkOut(own, sale, stage != Stage.CANCELLED && own.of(0.4) ? 0.5 : 1);
        if (stage == Stage.CANCELLED) {
            cancel(own, sale, heard(own, sale));
            return;
        }
        for (Job job : make(own, sale, stage)) {
            jobs.add(situation.due() == Due.TODAY ? job.promisedFor(OpeningHours.onOrAfter(today)) : job);
        }
        if (stage == Stage.DISPENSED) {
            till.settle(own, sale, jobs.get(jobs.size() - 1).last().at().minusSeconds(own.between(60, 240)));
        }
    }

    private List<Job> make(Chance own, Sale sale, Stage stage) {
        Instant ordered = heard(own, sale);
        return sale.pairs().stream().map(pair -> workshop.at(own, sale, pair, ordered, stage, now)).toList();
    }

    /** When the listener that makes orders had heard of the payment. */
    private static Instant heard(Chance own, Sale sale) {
        return sale.issuedAt().plusMillis(own.between(600, 2_400));
    }

    private void cancel(Chance own, Sale sale, Instant ordered) {
        List<Job> stopped = sale.pairs().stream().map(pair -> workshop.cancelled(own, sale, pair, ordered)).toList();
        jobs.addAll(stopped);
        Job.Step step = stopped.get(0).last();
        if (sale.paid().signum() > 0) {
            till.refund(own, sale, sale.paid(), "Order cancelled: " + step.reason(), step.at().plusSeconds(own.between(120, 900)));
        }
    }

    private Exam draft(Chance own, Patient patient, Exam previous) {
        long minutesAgo = 12 + 560L * draftsBefore++;
        Exam exam = examination.draft(own, patient, team.optometrist(own, patient.person().branch()), hours.minus(now, minutesAgo), previous);
        exams.add(exam);
        return exam;
    }

    // ---------------------------------------------------------------------------------------------------------- helpers

    private Exam examineBy(Chance own, Patient patient, Instant over, Exam previous) {
        return examine(own, patient, hours.day(over), over, previous, true);
    }

    private Exam examine(Chance own, Patient patient, LocalDate day, Instant over, Exam previous, boolean prescribes) {
        Employee optometrist = team.optometrist(own, patient.person().branch());
        Exam exam = examination.finalized(own, patient, optometrist, diary.book(optometrist, day, over), previous, prescribes);
        exams.add(exam);
        return exam;
    }

    private void begin(Chance own, Exam exam, String state) {
        Instant at = hours.plus(exam.finalizedAt(), own.between(3, 8));
        optician.choose(own, exam, 1, Purpose.EVERYDAY, false).ifPresent(pair ->
            drafts.add(new DraftSale(own.id(at), exam, seller(own, exam), at, state, List.of(pair), own.of(0.4))));
    }

    private Optional<Sale> sell(Chance own, Exam exam, boolean surfaced) {
        List<Pair> pairs = new ArrayList<>();
        optician.choose(own, exam, 1, Purpose.EVERYDAY, surfaced).ifPresent(pairs::add);
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Patient patient = exam.patient();
        if (patient.age(exam.on()) >= 18 && !patient.benefits() && own.of(0.15)) {
            Purpose purpose = exam.recommendation().designs().contains("occupational") ? Purpose.DESK : Purpose.SUN;
            optician.choose(own, exam, 2, purpose, surfaced).ifPresent(pairs::add);
        }
        // Four in five choose at once, the others sleep on it.
        boolean later = !surfaced && exam.on().isBefore(today.minusDays(SURELY_FETCHED)) && own.of(0.2);
        Instant started = hours.plus(exam.finalizedAt(), later ? (long) (own.between(0.8, 7.0) * DAY) : own.between(2, 6));
        Instant issued = hours.plus(started, own.between(10, 34)).plusSeconds(own.between(1, 59));
        Employee seller = seller(own, exam);
        Quote quote = Pricing.quote(pairs.stream().map(Pair::price).toList(), practice.tenant().country(), practice.tenant().currency(), hours.day(issued), seller.who().gocNumber() != null);
        Sale sale = new Sale(own.id(started), own.id(issued), exam, seller, started, issued, pairs, quote);
        sales.add(sale);
        return Optional.of(sale);
    }

    private Employee seller(Chance own, Exam exam) {
        return team.dispenser(own, exam.patient().person().branch(), exam.patient().restricted(exam.on()));
    }
}
