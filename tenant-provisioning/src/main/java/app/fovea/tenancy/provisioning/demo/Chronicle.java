package app.fovea.tenancy.provisioning.demo;

import app.fovea.exam.entity.Outcome;
import app.fovea.lab.entity.ReleasePolicy;
import app.fovea.lab.entity.Stage;
import app.fovea.tenancy.provisioning.Catalogue;
import app.fovea.tenancy.provisioning.demo.Situation.Due;
import app.fovea.tenancy.provisioning.demo.Situation.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells what happened in a practice, patient by patient and visit by visit: examined, sold to, paid for, made, fetched. The same
 * practice on the same day has always the same past.
 */
final class Chronicle {
    static final int PATIENTS = 300;

    private static final int DAY = 510;
    private static final BigDecimal WORTH_A_COMPLAINT = new BigDecimal("60");

    private final DemoPractice practice;
    private final List<Employee> employees;
    private final OpeningHours hours;
    private final LocalDate today;
    private final Instant now;
    private final Chance chance;
    private final Team team;
    private final Diary diary;
    private final Examination examination;
    private final Counter counter;
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
        this.counter = new Counter(practice.tenant(), hours, team, new Optician(catalogue, practice.clientele().plainTaste()));
        this.workshop = new Workshop(hours, team);
        this.till = new Till(team);
        this.release = ReleasePolicy.paid(practice.tenant().releaseDepositPercent());
    }

    /** @param now nothing happens after this moment */
    static Story of(DemoPractice practice, List<Employee> employees, Catalogue catalogue, OpeningHours hours, Instant now) {
        return new Chronicle(practice, employees, catalogue, hours, now).tell();
    }

    private Story tell() {
        List<Life> lives = new Census(practice, hours, now, chance.split()).take(PATIENTS);
        List<Patient> patients = new Reception(practice.clientele(), team, today).register(lives);
        for (int i = 0; i < lives.size(); i++) {
            follow(lives.get(i), patients.get(i));
        }
        exams.sort(Comparator.comparing(Exam::began));
        sales.sort(Comparator.comparing(Sale::issuedAt));
        return new Story(employees, patients, exams, sales, drafts, new Aftermath(hours, team, workshop, chance.split(), now).of(jobs));
    }

    private void follow(Life life, Patient patient) {
        Exam previous = null;
        for (int i = 0; i < life.visits().size(); i++) {
            boolean last = i == life.visits().size() - 1;
            previous = last && life.situation().kind() != Kind.SEEN
                ? today(life.chance(), life.situation(), patient, previous)
                : past(life.chance(), patient, life.visits().get(i), previous);
        }
    }

    // ------------------------------------------------------------------------------------------------------------- past

    private Exam past(Chance own, Patient patient, LocalDate day, Exam previous) {
        Exam exam = examine(own, patient, day, now, previous, false);
        if (exam.prescription() != null && own.of(buys(patient, exam))) {
            if (own.of(0.03)) {
                counter.begin(own, exam, "abandoned").filter(draft -> draft.startedAt().isBefore(now)).ifPresent(drafts::add);
            } else {
                // Four in five choose at once, the others sleep on it.
                long after = own.of(0.2) ? (long) (own.between(0.8, 7.0) * DAY) : own.between(2, 6);
                counter.sell(own, exam, after, false).ifPresent(sale -> finish(own, sale));
            }
        }
        return exam;
    }

    private static double buys(Patient patient, Exam exam) {
        boolean changed = exam.outcome() == Outcome.NEW_RX;
        return patient.age(exam.on()) < 16 ? changed ? 0.92 : 0.4 : changed ? 0.74 : 0.27;
    }

    /** All the way to the hand-over. Who would still be waiting today has not bought yet: what is in the lab today is decided elsewhere. */
    private void finish(Chance own, Sale sale) {
        Instant ordered = heard(own, sale);
        boolean cancels = sale.pairs().size() == 1 && !sale.patient().voucher(sale.exam().on()) && own.of(0.012);
        List<Job> made = sale.pairs().stream().map(pair -> cancels ? workshop.cancelled(own, sale, pair, ordered) : workshop.finished(own, sale, pair, ordered)).toList();
        if (made.stream().anyMatch(job -> !job.last().at().isBefore(hours.minus(now, DAY)))) {
            return;
        }
        sales.add(sale);
        jobs.addAll(made);
        till.checkOut(own, sale, own.of(0.25) ? 0.5 : 1);
        if (cancels) {
            giveBack(own, sale, made.get(0));
        } else {
            Instant fetched = settle(own, sale, made);
            complain(own, sale, hours.plus(fetched, (long) own.between(1, 12) * DAY));
        }
    }

    private void complain(Chance own, Sale sale, Instant at) {
        if (own.of(0.03) && sale.paid().compareTo(WORTH_A_COMPLAINT) > 0 && at.isBefore(now)) {
            BigDecimal tenth = sale.paid().divide(BigDecimal.TEN, 0, RoundingMode.HALF_UP).setScale(2);
            till.refund(own, sale, tenth, own.pick("Coating crazed within a year, goodwill.", "Found it hard to get used to them, part of the price returned.",
                "Charged for a treatment that was not fitted.", "Ready later than promised, goodwill."), at);
        }
    }

    // ------------------------------------------------------------------------------------------------------------ today

    private Exam today(Chance own, Situation situation, Patient patient, Exam previous) {
        return switch (situation.kind()) {
            case DRAFT_EXAM -> draft(own, patient, previous);
            case READY_TO_SELL -> examineBy(own, patient, own.between(10, 800), previous);
            case DRAFT_SALE -> {
                Exam exam = examineBy(own, patient, own.between(40, 400), previous);
                counter.begin(own, exam, "draft").ifPresent(drafts::add);
                yield exam;
            }
            case DEPOSIT_SHORT -> {
                Exam exam = examineBy(own, patient, Math.round(own.between(1.5, 4.0) * DAY), previous);
                counter.sell(own, exam, own.between(2, 6), false).ifPresent(sale -> order(own, sale, new Situation(Kind.JOB, Stage.PENDING, Due.AS_USUAL), 0.12));
                yield exam;
            }
            case JOB -> {
                Exam exam = examineBy(own, patient, Math.round(daysAgo(own, situation) * DAY), previous);
                boolean surfaced = situation.stage() == Stage.SURFACING || situation.stage() == Stage.COATING;
                double share = situation.stage() != Stage.CANCELLED && own.of(0.4) ? 0.5 : 1;
                counter.sell(own, exam, own.between(2, 6), surfaced).ifPresent(sale -> order(own, sale, situation, share));
                yield exam;
            }
            case NEW, SEEN -> throw new IllegalStateException("nothing happens today to somebody who is " + situation.kind());
        };
    }

    /** Working days since the order of a job that stands in this stage. */
    private static double daysAgo(Chance own, Situation situation) {
        return (situation.due() == Due.LATE ? own.between(6.0, 9.0) : 0) + switch (situation.stage()) {
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
            case UNCLAIMED, RETURNED, REMADE -> throw new IllegalStateException("no story of today tells of a job that is " + situation.stage());
        };
    }

    /** @param share of the price that is paid at once */
    private void order(Chance own, Sale sale, Situation situation, double share) {
        sales.add(sale);
        till.checkOut(own, sale, share);
        if (!release.releases(sale.quote().total(), sale.quote().total().subtract(sale.outstanding()))) {
            return;
        }
        Instant ordered = heard(own, sale);
        List<Job> made = sale.pairs().stream().map(pair -> inTheLab(own, sale, pair, ordered, situation)).toList();
        jobs.addAll(made);
        if (situation.stage() == Stage.CANCELLED) {
            giveBack(own, sale, made.get(0));
        } else if (situation.stage() == Stage.DISPENSED) {
            settle(own, sale, made);
        }
    }

    private Job inTheLab(Chance own, Sale sale, Pair pair, Instant ordered, Situation situation) {
        if (situation.stage() == Stage.CANCELLED) {
            return workshop.cancelled(own, sale, pair, ordered);
        }
        Job job = workshop.at(own, sale, pair, ordered, situation.stage(), now);
        return situation.due() == Due.TODAY ? job.promisedFor(OpeningHours.onOrAfter(today)) : job;
    }

    private Exam draft(Chance own, Patient patient, Exam previous) {
        long minutesAgo = 12 + 560L * draftsBefore++;
        Exam exam = examination.draft(own, patient, team.optometrist(own, patient.person().branch()), hours.minus(now, minutesAgo), previous);
        exams.add(exam);
        return exam;
    }

    // ---------------------------------------------------------------------------------------------------------- helpers

    /** When the listener that makes orders had heard of the payment. */
    private static Instant heard(Chance own, Sale sale) {
        return sale.issuedAt().plusMillis(own.between(600, 2_400));
    }

    /** What is still owed is paid before the first pair goes over the counter. */
    private Instant settle(Chance own, Sale sale, List<Job> made) {
        Instant fetched = made.stream().map(job -> job.last().at()).min(Comparator.naturalOrder()).orElseThrow();
        till.settle(own, sale, fetched.minusSeconds(own.between(60, 240)));
        return fetched;
    }

    private void giveBack(Chance own, Sale sale, Job stopped) {
        if (sale.paid().signum() > 0) {
            till.refund(own, sale, sale.paid(), "Order cancelled: " + stopped.last().reason(), stopped.last().at().plusSeconds(own.between(120, 900)));
        }
    }

    /** @param minutesAgo of work since it was over */
    private Exam examineBy(Chance own, Patient patient, long minutesAgo, Exam previous) {
        Instant over = hours.minus(now, minutesAgo);
        return examine(own, patient, hours.day(over), over, previous, true);
    }

    private Exam examine(Chance own, Patient patient, LocalDate day, Instant over, Exam previous, boolean prescribes) {
        Employee optometrist = team.optometrist(own, patient.person().branch());
        Exam exam = examination.finalized(own, patient, optometrist, diary.book(optometrist, day, over), previous, prescribes);
        exams.add(exam);
        return exam;
    }
}
