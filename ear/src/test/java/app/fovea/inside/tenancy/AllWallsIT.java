package app.fovea.inside.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Refusal;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.inside.arquillian.ShippedEar;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.lab.control.CollectionReminders;
import app.fovea.lab.control.CollectionReminders.Uncollected;
import app.fovea.notification.boundary.PatientNotification;
import app.fovea.patient.control.DueRecords;
import app.fovea.patient.control.RecallReminders;
import app.fovea.patient.entity.LastSeen;
import app.fovea.patient.entity.Patient;
import app.fovea.tenancy.entity.TenantEntityManager;
import app.fovea.world.WholePractice;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.persistence.exceptions.QueryException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The walls together, inside the server as it ships: how the tenant gets to them, and that it gets nowhere else. */
@ExtendWith(ArquillianExtension.class)
class AllWallsIT {
    @Inject
    private Practices practices;
    @Inject
    private TenantEntityManager tenants;
    @Inject
    private Listening listening;
    @Inject
    private Ticking ticking;
    @Inject
    private Crowd crowd;
    @Inject
    private DueRecords due;
    @Inject
    private RecallReminders reminders;
    @Inject
    private CollectionReminders collections;
    @Inject
    private PatientNotification notification;
    @Inject
    private JourneyLog journey;

    private WholePractice mine;
    private WholePractice theirs;

    @Deployment
    static EnterpriseArchive ear() {
        return ShippedEar.with(AllWallsIT.class);
    }

    @BeforeEach
    void meet() {
        if (practices != null) { // Null outside the server, where this runs too.
            mine = practices.named("north");
            theirs = practices.named("south");
        }
    }

    @Test
    void whoever_is_not_signed_in_gets_no_entity_manager() {
        practices.inTransaction(() -> assertThatThrownBy(tenants::get).isInstanceOf(Refusal.NotSignedIn.class));
    }

    @Test
    void without_a_transaction_there_is_no_entity_manager() {
        Practices.as(mine, () -> assertThatThrownBy(tenants::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("in a transaction only"));
    }

    @Test
    void one_transaction_has_one_tenant() {
        practices.at(mine, em -> {
            Practices.as(theirs, () -> assertThatThrownBy(tenants::get).isInstanceOf(IllegalStateException.class).hasMessageContaining("one transaction, one tenant"));
            assertThat(tenants.get().find(Patient.class, mine.id("patient"))).as("the first tenant's work goes on").isNotNull();
            return null;
        });
    }

    /** Somebody kept the EntityManager over a change of caller: the walls are fed from two sources and agree on nothing. */
    @Test
    void an_entity_manager_that_was_kept_finds_nothing_for_the_next_caller() {
        practices.at(mine, em -> Practices.as(theirs, () -> {
            assertThat(em.find(Patient.class, mine.id("patient"))).isNull();
            assertThat(em.find(Patient.class, theirs.id("patient"))).isNull();
            assertThat(em.createQuery("select p from Patient p", Patient.class).getResultList()).isEmpty();
            return null;
        }));
    }

    /**
     * WildFly keeps what is set on an injected EntityManager for every later user of that injection. Should this fail because nothing leaks any
     * more, then TenantEntityManager may become simpler.
     */
    @Test
    void the_trap_is_real_a_tenant_set_on_an_injected_entity_manager_stays_there() {
        practices.inTransaction(() -> {
            practices.trap().setProperty(TenantEntityManager.TENANT_PROPERTY, theirs.tenantId().toString());
            return null;
        });

        List<Patient> found = practices.inTransaction(() -> practices.trap().createQuery("select p from Patient p", Patient.class).getResultList());
        assertThat(found).as("nobody set a tenant and nobody objects: only wall 2 keeps the rows back").isEmpty();
    }

    @Test
    void the_tenant_entity_manager_does_not_fall_into_it() {
        practices.at(theirs, em -> em.find(Patient.class, theirs.id("patient")));

        assertThatThrownBy(() -> practices.withoutTenant(em -> em.find(Patient.class, theirs.id("patient")))).isInstanceOf(QueryException.class).hasMessageContaining("No value was provided for the session property");
        practices.inTransaction(() -> {
            EntityManager behindIt = practices.proxyInside(TenantEntityManager.class);
            return assertThatThrownBy(() -> behindIt.find(Patient.class, theirs.id("patient"))).isInstanceOf(QueryException.class).hasMessageContaining("No value was provided for the session property");
        });
    }

    /** EclipseLink would load it, on a connection that nobody told the tenant. */
    @Test
    void what_was_not_loaded_in_its_transaction_is_not_loaded_afterwards() {
        Dispense sale = practices.at(mine, em -> em.find(Dispense.class, mine.id("sale")));

        Practices.as(mine, () -> assertThatThrownBy(() -> sale.pairs().size()).hasStackTraceContaining("a setting local to a transaction needs one"));
        Practices.as(theirs, () -> assertThatThrownBy(() -> sale.pairs().size()).hasStackTraceContaining("a setting local to a transaction needs one"));
        assertThat(sale.pairs()).as("for nobody").isEmpty();
    }

    @Test
    void a_native_update_without_a_condition_changes_my_rows_alone() {
        List<String> before = practices.behindTheScenes("select tenant_id || family_name from patients where tenant_id <> ? order by 1", mine.tenantId());

        int changed = practices.committed(mine, em -> em.createNativeQuery("update patients set family_name = 'Changed'").executeUpdate());

        assertThat(changed).isEqualTo(practices.behindTheScenes("select id from patients where tenant_id = ?", mine.tenantId()).size());
        assertThat(practices.behindTheScenes("select distinct family_name from patients where tenant_id = ?", mine.tenantId())).containsExactly("Changed");
        assertThat(practices.behindTheScenes("select tenant_id || family_name from patients where tenant_id <> ? order by 1", mine.tenantId())).isEqualTo(before).isNotEmpty();
    }

    @Test
    void a_native_select_without_a_condition_finds_my_rows_alone() {
        Practices.Work<List<?>> everybodys = em -> Practices.rows(em, "select distinct cast(tenant_id as text) from patients");

        List<?> seen = practices.at(mine, everybodys);
        assertThat(seen.toString()).isEqualTo("[" + mine.tenantId() + "]");
        List<?> seenByNobody = practices.withoutTenant(everybodys);
        assertThat(seenByNobody.toString()).isEqualTo("[]");
    }

    @Test
    void a_native_select_has_to_say_that_it_is_meant() {
        assertThatThrownBy(() -> practices.at(mine, em -> em.createNativeQuery("select family_name from patients").getResultList())).hasStackTraceContaining("Native SQL queries have been disabled");
    }

    @Test
    void a_listener_begins_as_nobody() throws Exception {
        listening.hear(theirs);

        assertThat(listening.whoWasAtWork()).isEmpty();
    }

    @Test
    void a_timer_begins_as_nobody() throws Exception {
        assertThat(ticking.whoWasAtWork()).isEmpty();
    }

    @Test
    void work_handed_to_another_thread_begins_as_nobody() {
        List<Optional<String>> seen = Practices.as(mine, () -> crowd.onOtherThreads(64, i -> CurrentCaller.find().map(caller -> caller.practice().slug())));

        assertThat(seen).hasSize(64).containsOnly(Optional.empty());
    }

    /** The one door in the walls: what is due is asked for as every practice's work is done, and taken by the timer that has the eraser's connection. */
    @Test
    void a_record_goes_by_itself_once_it_was_kept_long_enough_and_nobody_elses_does() {
        WholePractice west = practices.named("west");
        UUID longAgo = registered(west, "1980-01-01", "12 years");
        registered(west, "1980-01-01", "9 years");
        registered(west, LocalDate.now().minusYears(19).toString(), "12 years");

        List<LastSeen> page = Practices.as(west, () -> due.page(null, 100));
        List<UUID> asked = page.stream().map(LastSeen::patientId).filter(patient -> Practices.as(west, () -> due.askFor(patient))).toList();

        assertThat(page).as("who may be due").hasSize(2);
        assertThat(asked).containsExactly(longAgo);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> practices.behindTheScenes("select id from patients where id = ? and erased_at is not null", longAgo).size() == 1);
        assertThat(practices.behindTheScenes("select detail ->> 'rule' from audit_entries where action = 'patient.record_erased' and tenant_id = ?", west.tenantId())).containsExactly("10 years after last seen");
        assertThat(practices.behindTheScenes("select id from patients where erased_at is not null")).hasSize(1);
    }

    /** Once, however often and on however many nodes the round looks. */
    @Test
    void a_patient_whose_recall_is_near_is_written_to_once_and_nobody_elses() {
        WholePractice west = practices.named("west");
        UUID near = recalled(west, 14);
        recalled(west, 15);

        List<UUID> found = Practices.as(west, () -> reminders.near(100));
        Practices.as(west, () -> {
            found.forEach(reminders::remind);
            found.forEach(reminders::remind);
            return found;
        });

        assertThat(found).containsExactly(near);
        assertThat(practices.behindTheScenes("select patient_id from journey_events where type = 'recall.due' and tenant_id = ?", west.tenantId())).containsExactly(near.toString());
        assertThat(Practices.as(west, () -> reminders.near(100))).isEmpty();
    }

    private UUID recalled(WholePractice practice, int inDays) {
        UUID patient = registered(practice, "1980-01-01", "1 year");
        practices.committed(practice, em -> em.createNativeQuery("insert into recalls (id, patient_id, due_on, set_by, set_at) values (?, ?, cast(now() at time zone 'Europe/London' as date) + cast(? as int), ?, now())")
            .setParameter(1, UUID.randomUUID()).setParameter(2, patient).setParameter(3, inDays).setParameter(4, practice.id("colleague")).executeUpdate());
        return patient;
    }

    private UUID registered(WholePractice practice, String born, String ago) {
        UUID id = UUID.randomUUID();
        practices.committed(practice, em -> em.createNativeQuery("insert into patients (id, number, given_name, family_name, birth_date, created_at) values (?, ?, 'Some', 'Body', cast(? as date), now() - cast(? as interval))")
            .setParameter(1, id).setParameter(2, id.toString()).setParameter(3, born).setParameter(4, ago).executeUpdate());
        return id;
    }

    /** Once for each of the practice's days, the later one where two have passed, and never of what was fetched, sent by a carrier or forgotten for long. */
    @Test
    void a_patient_is_reminded_once_of_spectacles_that_nobody_fetched_and_nobody_elses() {
        WholePractice west = practices.named("west");
        tellsOfUncollected(west, "00:00", "00:00");
        UUID week = lying(west, 7, "shipped", null);
        UUID three = lying(west, 22, "shipped", null);
        lying(west, 6, "shipped", null);
        lying(west, 40, "shipped", null);
        lying(west, 8, "shipped", "Royal Mail");
        lying(west, 8, "dispensed", null);
        lying(west, 8, "ready", null);
        practices.committed(west, em -> em.createNativeQuery("update collection_settings set reminder_days = '[7, 20, 22]'").executeUpdate());

        List<Uncollected> found = Practices.as(west, () -> collections.now(100));
        Practices.as(west, () -> {
            found.forEach(collections::remind);
            found.forEach(collections::remind);
            return found;
        });

        assertThat(practices.behindTheScenes("select order_id || ' ' || after_days from collection_reminders where tenant_id = ? and order_id <> ?", west.tenantId(), west.id("order")))
            .containsExactlyInAnyOrder(week + " 7", three + " 22");
        assertThat(Practices.as(west, () -> collections.now(100))).isEmpty();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> practices.behindTheScenes("select id from notifications where kind = 'collection_reminder' and order_id in (?, ?)", week, three).size() == 2);
        assertThat(practices.behindTheScenes("select id from notifications where kind = 'collection_reminder'")).hasSize(2);
    }

    @Test
    void a_reminder_that_waits_for_the_morning_is_dropped_when_they_were_fetched_in_the_evening() {
        tellsOfUncollected(mine, "00:00", "23:59");
        UUID order = lying(mine, 7, "shipped", null);
        Practices.as(mine, () -> {
            collections.now(100).forEach(collections::remind);
            return null;
        });
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> practices.behindTheScenes("select id from notifications where order_id = ? and state = 'waiting'", order).size() == 1);
        UUID event = UUID.fromString(practices.behindTheScenes("select event_id from notifications where order_id = ?", order).get(0));

        practices.committed(mine, em -> {
            em.createNativeQuery("update orders set stage = 'dispensed', category = 'completed' where id = ?").setParameter(1, order).executeUpdate();
            return null;
        });
        practices.committed(mine, em -> {
            notification.heard(journey.find(event).orElseThrow().envelope(mine.tenantId()), "send-1/now");
            return null;
        });

        assertThat(practices.behindTheScenes("select state || coalesce(recipient, '') from notifications where order_id = ?", order)).containsExactly("dropped");
    }

    private void tellsOfUncollected(WholePractice practice, String quietFrom, String quietTo) {
        practices.committed(practice, em -> em.createNativeQuery("update message_settings set kinds = '{collection_reminder}', quiet_from = cast(? as time), quiet_to = cast(? as time)")
            .setParameter(1, quietFrom).setParameter(2, quietTo).executeUpdate());
        practices.committed(practice, em -> em.createNativeQuery("update collection_settings set reminder_days = '[7, 21, 60]'").executeUpdate());
    }

    /** Another pair of the world's sale, there for so many days and a little. */
    private UUID lying(WholePractice practice, int days, String stage, String carrier) {
        UUID id = UUID.randomUUID();
        practices.committed(practice, em -> em.createNativeQuery("insert into orders (id, number, patient_id, dispense_id, pair_no, invoice_id, correlation_id, stage, category, stage_entered_at, promised_on, snapshot,"
                + " snapshot_hash, created_at, carrier) select ?, cast(? as text), patient_id, dispense_id, (select max(pair_no) + 1 from orders), invoice_id, correlation_id, cast(? as text),"
                + " cast(? as text), now() - make_interval(days => cast(? as int), mins => 5), promised_on, snapshot, snapshot_hash, created_at, cast(? as text) from orders where id = ?")
            .setParameter(1, id).setParameter(2, id.toString()).setParameter(3, stage).setParameter(4, Map.of("shipped", "shipped", "dispensed", "completed", "ready", "quality_check").get(stage)).setParameter(5, days)
            .setParameter(6, carrier).setParameter(7, practice.id("order")).executeUpdate());
        return id;
    }

    /** What a thread or a connection keeps from its last user shows here, or nowhere. */
    @Test
    void a_crowd_of_three_practices_on_one_pool_never_sees_a_foreign_row() throws Exception {
        Crowd.Seen seen = crowd.mingle(List.of(mine, theirs, practices.named("west")), 16, 500);

        assertThat(seen.holes()).isEmpty();
        assertThat(seen.operations()).isGreaterThanOrEqualTo(16 * 500);
    }
}
