package app.fovea.world;

import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.world.Visit.card;
import static app.fovea.world.Visit.payment;
import static app.fovea.world.Visit.voucher;

import java.math.BigDecimal;
import java.util.Random;
import java.util.UUID;

/**
 * Some years of one patient at random, as people make them: exams, sales in every state between a draft and a cancelled one, money by every way in and out, orders at every stage. The same seed
 * gives the same history.
 */
public final class History {
    private static final BigDecimal WORTH = new BigDecimal("42.40");
    private static final BigDecimal LITTLE = new BigDecimal("12.34");
    private static final int MOST_SALES = 3;

    private final Practice practice;
    private final Random chance;
    private final Visit first;

    private History(Practice practice, long seed) {
        this.practice = practice;
        chance = new Random(seed);
        first = Visit.to(practice).finding(Visit.EXAM.replace("\"recallMonths\":24", "\"recallMonths\":" + (6 + chance.nextInt(30))));
    }

    public static History of(Practice practice, long seed) {
        History history = new History(practice, seed);
        history.live();
        return history;
    }

    public UUID patientId() {
        return first.patientId();
    }

    private void live() {
        if (chance.nextInt(10) == 0) {
            first.examWritten();
            return;
        }
        first.examined();
        int sales = chance.nextInt(MOST_SALES + 1);
        for (int i = 0; i < sales; i++) {
            sell(first.again());
        }
        if (chance.nextBoolean()) {
            UUID exam = practice.as(OPTOMETRIST).post("/api/patients/" + patientId() + "/exams", Visit.EXAM.replace("24", "12")).expect(201).id();
            if (chance.nextBoolean()) {
                practice.as(OPTOMETRIST).post("/api/exams/" + exam + "/finalize").expect(200);
            }
        }
    }

    private void sell(Visit visit) {
        visit.readyToPay();
        switch (chance.nextInt(5)) {
            case 0 -> {
                return; // Stays a draft.
            }
            case 1 -> visit.checkedOut();
            case 2 -> visit.checkedOut(card(visit.percentOfTotal(20 + chance.nextInt(60))));
            case 3 -> visit.checkedOut(voucher(WORTH), card(LITTLE));
            default -> visit.checkedOut(voucher(WORTH), payment("cash", LITTLE), card(visit.total().subtract(WORTH).subtract(LITTLE)));
        }
        if (chance.nextBoolean() && outstanding(visit).compareTo(LITTLE) > 0) {
            visit.pay(payment("transfer", LITTLE)).expect(201);
        }
        if (chance.nextInt(3) == 0 && outstanding(visit).signum() > 0) {
            visit.pay(card(outstanding(visit))).expect(201);
        }
        visit.awaitLabHasHeard();
        BigDecimal paid = invoice(visit).amount("/paid");
        switch (chance.nextInt(5)) {
            case 0 -> {
                if (paid.signum() > 0) {
                    visit.refund(paid.min(LITTLE)).expect(201);
                }
            }
            case 1 -> {
                if (paid.signum() > 0) {
                    visit.refund(paid).expect(201);
                }
            }
            case 2 -> {
                visit.cancel().expect(201);
                return;
            }
            default -> {
                // Nothing comes back.
            }
        }
        visit.orders().forEach(this::moveSome);
    }

    private void moveSome(UUID order) {
        switch (chance.nextInt(4)) {
            case 0 -> move(order, "on_hold");
            case 1 -> move(order, "cancelled");
            case 2 -> {
                for (String to : new String[] {"in_production", "quality_check", "shipped", "completed"}) {
                    Answer now = practice.as(LAB_MANAGER).get("/api/orders/" + order).expect(200);
                    if (now.texts("/allowed", "").contains(to)) {
                        move(order, to);
                    }
                }
            }
            default -> {
                // Waits.
            }
        }
    }

    private void move(UUID order, String to) {
        long version = practice.as(LAB_MANAGER).get("/api/orders/" + order).expect(200).number("/version");
        practice.as(LAB_MANAGER).post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d,\"reason\":\"As it goes\"}".formatted(to, version));
    }

    private static BigDecimal outstanding(Visit visit) {
        return invoice(visit).amount("/outstanding");
    }

    private static Answer invoice(Visit visit) {
        return visit.seller().get("/api/invoices/" + visit.invoiceId()).expect(200);
    }
}
