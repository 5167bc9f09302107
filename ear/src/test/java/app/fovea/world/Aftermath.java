package app.fovea.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What must be true once a fault is over: nothing that was answered is missing, nothing is there twice, and nothing is left to do. */
public final class Aftermath {
    private static final Duration RECOVERY = Duration.ofSeconds(120);

    private final Database database;

    public Aftermath(Database database) {
        this.database = database;
    }

    /** Waits until everything that was to happen after these sales has happened, and looks that it happened once. @param sales of one pair each, all of them paid */
    public void of(List<Rush.Sale> sales) {
        String dispenses = sales.stream().map(sale -> sale.dispenseId().toString()).collect(Collectors.joining(" "));
        awaitNothingLeftToDo();

        assertThat(database.count("select count(*) from invoices where dispense_id = any(string_to_array(?, ' ')::uuid[]) and paid = total", dispenses)).as("paid invoices").isEqualTo(sales.size());
        assertThat(database.count("""
            select count(*) from payments p join invoices i on (i.tenant_id, i.id) = (p.tenant_id, p.invoice_id)
            where i.dispense_id = any(string_to_array(?, ' ')::uuid[])""", dispenses)).as("payments").isEqualTo(sales.size());
        assertThat(database.count("select count(*) from orders where dispense_id = any(string_to_array(?, ' ')::uuid[])", dispenses)).as("orders").isEqualTo(sales.size());
        assertThat(database.texts("""
            select o.number from orders o left join journey_events e on (e.tenant_id, e.aggregate_id, e.type) = (o.tenant_id, o.id, 'order.created')
            where o.dispense_id = any(string_to_array(?, ' ')::uuid[]) group by o.tenant_id, o.number having count(e.id) <> 1""", dispenses)).as("orders that were told of more or less than once").isEmpty();
        nothingIsDoubled();
        invoiceNumbersHaveNoGaps();
    }

    /**
     * Waits until the outbox is empty, and every listener has handled every event that was sent to its queue: both in one look, since what a listener does may
     * put the next event into the outbox, which names no listener yet.
     */
    public void awaitNothingLeftToDo() {
        await("the outbox is empty, and every listener has handled what was sent to it").atMost(RECOVERY).untilAsserted(() -> assertThat(database.texts("""
            select type || ' ' || id || ' in the outbox' from journey_events where published_at is null
            union all
            select e.type || ' ' || e.id || ' at ' || q.listener from journey_events e, unnest(e.published_to) as q (listener)
            where not exists (select from event_inbox i where (i.tenant_id, i.event_id, i.listener, i.part) = (e.tenant_id, e.id, q.listener, '')) limit 20""")).isEmpty());
    }

    private void nothingIsDoubled() {
        assertThat(database.texts("""
            select e.type || ' ' || e.id from journey_events e left join audit_entries a on (a.tenant_id, a.event_id) = (e.tenant_id, e.id)
            where 'JourneyAudit' = any(e.published_to) group by e.type, e.id having count(a.id) <> 1""")).as("events with more or less than one entry in the audit").isEmpty();
        assertThat(database.texts("select event_id || ' ' || channel from notifications group by tenant_id, event_id, channel having count(*) > 1")).as("told twice").isEmpty();
        assertThat(database.count("select count(*) from dead_letters where state in ('dead', 'parked', 'replaying')")).as("dead letters").isZero();
    }

    private void invoiceNumbersHaveNoGaps() {
        for (String tenant : database.texts("select distinct tenant_id::text from invoices")) {
            List<Integer> numbers = database.texts("select substring(number from '[0-9]+') from invoices where tenant_id = ?::uuid", tenant).stream().map(Integer::valueOf).sorted().toList();
            assertThat(numbers).as("no gaps").isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        }
    }
}
