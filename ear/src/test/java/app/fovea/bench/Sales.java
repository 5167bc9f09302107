package app.fovea.bench;

import app.fovea.world.Practice;
import app.fovea.world.SaleCopies;
import app.fovea.world.Visit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Sales of one practice that only have to be paid, in any number: some visits are made as people make them, and their sales copied in the database, for making thousands over HTTP would take
 * longer than selling them.
 */
final class Sales {
    private final Practice practice;
    private final UUID tenant;
    private final List<Sale> originals;
    private final Queue<Sale> waiting = new ConcurrentLinkedQueue<>();

    /** @param body what a till sends to check it out, paid in full */
    record Sale(Practice practice, UUID tenant, UUID id, UUID patientId, UUID dispenserId, UUID correlationId, BigDecimal total, String body) {
        private Sale copy(UUID id) {
            return new Sale(practice, tenant, id, patientId, dispenserId, correlationId, total, body);
        }
    }

    /** @param patients who buy; each as often as the others */
    Sales(Practice practice, int patients) {
        this.practice = practice;
        tenant = practice.id();
        originals = IntStream.range(0, patients).mapToObj(i -> original(Visit.to(practice).readyToPay())).toList();
    }

    /** Sees to it that so many wait; asked before the clock runs. */
    void prepare(int count) {
        int each = (count - waiting.size() + originals.size() - 1) / originals.size();
        if (each > 0) {
            originals.forEach(original -> copy(original, each));
        }
    }

    Sale next() {
        Sale sale = waiting.poll();
        if (sale == null) {
            throw new IllegalStateException("every sale is sold: prepare more");
        }
        return sale;
    }

    private Sale original(Visit visit) {
        String[] row = practice.database().text("select concat_ws(' ', dispenser_id, correlation_id) from dispenses where tenant_id = ? and id = ?", tenant, visit.dispenseId()).split(" ");
        return new Sale(practice, tenant, visit.dispenseId(), visit.patientId(), UUID.fromString(row[0]), UUID.fromString(row[1]), visit.total(), visit.checkoutBody(Visit.card(visit.total())));
    }

    private void copy(Sale original, int times) {
        SaleCopies.of(practice, original.id(), times).forEach(id -> waiting.add(original.copy(id)));
    }
}
