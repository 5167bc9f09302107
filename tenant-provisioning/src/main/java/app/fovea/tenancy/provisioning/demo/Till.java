package app.fovea.tenancy.provisioning.demo;

import app.fovea.tenancy.provisioning.demo.Sale.Payment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Takes money and gives it back. */
final class Till {
    private static final BigDecimal WORTH_A_DEPOSIT = new BigDecimal("150");

    private final Team team;
    private int slip = 4_100;

    Till(Team team) {
        this.team = team;
    }

    /** @param share of what is left after a voucher that is paid at once; 1 for all of it */
    void checkOut(Chance chance, Sale sale, double share) {
        BigDecimal owed = sale.quote().total();
        if (sale.patient().voucher(sale.exam().on())) {
            Pair first = sale.pairs().get(0);
            BigDecimal voucher = Vouchers.value(sale.exam().prescription(), first.lens().range().multifocal()).min(total(sale, first.no()));
            take(chance, sale, "voucher", voucher, "GOS3 %07d".formatted(chance.between(1_000_000, 9_999_999)), sale.dispenser(), sale.issuedAt());
            owed = owed.subtract(voucher);
        }
        boolean deposit = share < 1 && owed.compareTo(WORTH_A_DEPOSIT) >= 0;
        BigDecimal now = deposit ? owed.multiply(BigDecimal.valueOf(share)).setScale(2, RoundingMode.HALF_UP) : owed;
        if (now.signum() > 0) {
            take(chance, sale, method(chance, now), now, sale.dispenser(), sale.issuedAt());
        }
    }

    /** What was left open, when the spectacles are fetched. */
    void settle(Chance chance, Sale sale, Instant at) {
        BigDecimal open = sale.outstanding();
        if (open.signum() > 0) {
            take(chance, sale, chance.of(0.08) ? "transfer" : method(chance, open), open, team.till(chance, sale.patient().person().branch()), at);
        }
    }

    /** By card, as it is asked for at once. */
    void refund(Chance chance, Sale sale, BigDecimal amount, String reason, Instant at) {
        sale.payments().add(new Payment(chance.id(at), true, "card", amount, null, reason, team.refunds(chance, sale.patient().person().branch()), at));
    }

    private void take(Chance chance, Sale sale, String method, BigDecimal amount, Employee by, Instant at) {
        String reference = switch (method) {
            case "card" -> "Terminal slip %06d".formatted(slip += chance.between(1, 9));
            case "transfer" -> "Bank transfer " + sale.patient().number();
            default -> null;
        };
        take(chance, sale, method, amount, reference, by, at);
    }

    private static void take(Chance chance, Sale sale, String method, BigDecimal amount, String reference, Employee by, Instant at) {
        sale.payments().add(new Payment(chance.id(at), false, method, amount, reference, null, by, at));
    }

    private static String method(Chance chance, BigDecimal amount) {
        return chance.of(amount.compareTo(new BigDecimal("80")) < 0 ? 0.25 : 0.09) ? "cash" : "card";
    }

    private static BigDecimal total(Sale sale, int pairNo) {
        return sale.quote().lines().stream().filter(line -> line.pairNo() == pairNo).map(line -> line.amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
