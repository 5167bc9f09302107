package app.fovea.bench;

import app.fovea.bench.Sales.Sale;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The least SQL that a checkout can do, and nothing else: a connection of its own as the application's role, bound by row-level security, on the same tables with their keys, checks and triggers,
 * prepared statements, seven round trips and the same durable commit: whose transaction it is, the invoice's number, the invoice, its three lines in one statement, the payment, the event.
 * No permission, no rule, no price, no read, no key against doubles, no audit, and the sale is not even closed. The event is written as published, so that no listener hears of it.
 */
final class BareCheckout implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement tell;
    private final PreparedStatement number;
    private final PreparedStatement invoice;
    private final PreparedStatement lines;
    private final PreparedStatement payment;
    private final PreparedStatement event;

    BareCheckout(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        tell = connection.prepareStatement("select set_config('fovea.tenant', ?, true)");
        number = connection.prepareStatement("update document_numbers set last_number = last_number + 1 where kind = 'invoice' returning last_number");
        invoice = connection.prepareStatement("""
            insert into invoices (id, version, number, patient_id, dispense_id, dispenser_id, correlation_id, currency, total, vat, paid, issued_at)
            values (?, 1, ?, ?, ?, ?, ?, 'GBP', ?, 0, ?, now())""");
        lines = connection.prepareStatement("""
            insert into invoice_lines (id, invoice_id, line_no, pair_no, kind, description, amount, vat_rate, vat, exempt)
            values (?, ?, 1, 1, 'frame', 'Frame acetate 52-18', ?, 0, 0, 0), (?, ?, 2, 1, 'lens', 'Lens pair 1.6 AR', ?, 0, 0, 0), (?, ?, 3, 1, 'dispensing_fee', 'Dispensing fee', ?, 0, 0, 0)""");
        payment = connection.prepareStatement("""
            insert into payments (id, invoice_id, kind, method, amount, reference, taken_by, taken_at) values (?, ?, 'payment', 'card', ?, '4242', ?, now())""");
        event = connection.prepareStatement("""
            insert into journey_events (id, type, schema_version, aggregate_type, aggregate_id, aggregate_seq, correlation_id, patient_id, actor_id, actor_name, occurred_at, payload, published_at)
            values (?, 'invoice.paid', 1, 'invoice', ?, 1, ?, ?, ?, 'bare SQL', now(), cast(? as jsonb), now())""");
    }

    void sell(Sale sale) {
        try {
            UUID id = UUID.randomUUID();
            query(tell, sale.tenant().toString());
            String no = "INV-%06d".formatted(Long.parseLong(query(number)));
            update(invoice, id, no, sale.patientId(), sale.id(), sale.dispenserId(), sale.correlationId(), sale.total(), sale.total());
            update(lines, UUID.randomUUID(), id, sale.total(), UUID.randomUUID(), id, BigDecimal.ZERO, UUID.randomUUID(), id, BigDecimal.ZERO);
            update(payment, UUID.randomUUID(), id, sale.total(), sale.dispenserId());
            update(event, UUID.randomUUID(), id, sale.correlationId(), sale.patientId(), sale.dispenserId(), "{\"invoice\":\"" + id + "\",\"number\":\"" + no + "\"}");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String query(PreparedStatement statement, Object... values) throws SQLException {
        fill(statement, values);
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private static void update(PreparedStatement statement, Object... values) throws SQLException {
        fill(statement, values);
        statement.executeUpdate();
    }

    private static void fill(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
