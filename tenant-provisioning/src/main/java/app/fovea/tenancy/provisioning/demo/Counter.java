package app.fovea.tenancy.provisioning.demo;

import app.fovea.billing.entity.Pricing;
import app.fovea.billing.entity.Quote;
import app.fovea.billing.entity.VatMethod;
import app.fovea.billing.entity.VatRate;
import app.fovea.billing.entity.VatTerms;
import app.fovea.law.entity.Jurisdiction;
import app.fovea.tenancy.provisioning.NewTenant;
import app.fovea.tenancy.provisioning.demo.Optician.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sells from an exam: who serves, how many pairs, and what that costs. Money comes at the {@link Till}. */
final class Counter {
    private final NewTenant practice;
    private final OpeningHours hours;
    private final Team team;
    private final Optician optician;

    Counter(NewTenant practice, OpeningHours hours, Team team, Optician optician) {
        this.practice = practice;
        this.hours = hours;
        this.team = team;
        this.optician = optician;
    }

    /**
     * @param afterMinutes of work between the end of the exam and the beginning of the sale
     * @param surfaced     only lenses made to order will do
     * @return empty when nothing in the shop fits
     */
    Optional<Sale> sell(Chance own, Exam exam, long afterMinutes, boolean surfaced) {
        List<Pair> pairs = new ArrayList<>();
        optician.choose(own, exam, 1, Purpose.EVERYDAY, surfaced).ifPresent(pairs::add);
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        if (exam.patient().age(exam.on()) >= 18 && !exam.patient().benefits() && own.of(0.15)) {
            Purpose purpose = exam.recommendation().designs().contains("occupational") ? Purpose.DESK : Purpose.SUN;
            optician.choose(own, exam, 2, purpose, surfaced).ifPresent(pairs::add);
        }
        Instant started = hours.plus(exam.finalizedAt(), afterMinutes);
        Instant issued = hours.plus(started, own.between(10, 34)).plusSeconds(own.between(1, 59));
        Employee seller = seller(own, exam);
        VatTerms terms = new VatTerms(VatRate.SECTION.on(Jurisdiction.of(practice.country()), hours.day(issued)), VatMethod.SEPARATE_CHARGES, seller.who().gocNumber() != null);
        Quote quote = Pricing.quote(pairs.stream().map(Pair::price).toList(), terms, practice.currency());
        return Optional.of(new Sale(own.id(started), own.id(issued), exam, seller, started, issued, pairs, quote));
    }

    /** Begun, and not finished. */
    Optional<DraftSale> begin(Chance own, Exam exam, String state) {
        Instant at = hours.plus(exam.finalizedAt(), own.between(3, 8));
        return optician.choose(own, exam, 1, Purpose.EVERYDAY, false)
            .map(pair -> new DraftSale(own.id(at), exam, seller(own, exam), at, state, List.of(pair), own.of(0.4)));
    }

    private Employee seller(Chance own, Exam exam) {
        return team.dispenser(own, exam.patient().person().branch(), exam.patient().restricted(exam.on()));
    }
}
