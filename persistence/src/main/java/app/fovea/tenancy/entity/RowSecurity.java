package app.fovea.tenancy.entity;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * Wall 2, the application's side: tells PostgreSQL whose transaction this is, so that its row-level security lets that tenant's
 * rows through and no others. The setting is local to the transaction and cannot survive into the pool.
 *
 * <p>It takes the tenant from the thread's caller and not from the EntityManager's property, so that a leak in one wall does not
 * open the other. Told once a transaction, because WildFly keeps one physical connection for it: 0.77 against 0.99 ms for a
 * transaction of five selects.
 */
public class RowSecurity extends SessionEventAdapter implements SessionCustomizer {
    private static final Object TOLD = RowSecurity.class;
    private static final String TELL = "select set_config('fovea.tenant', ?, true)";
    /** Whoever looks through a role's eyes changes nothing, whatever they press: PostgreSQL itself refuses to write in this transaction. */
    private static final String TELL_READ_ONLY = TELL + ", set_config('transaction_read_only', 'on', true)";

    @Override
    public void customize(Session session) {
        session.getEventManager().addListener(this);
        // After a refused statement the transaction answers nothing more, which EclipseLink takes for a lost connection: it would wait ten
        // seconds, with thread and connection, and then tell of the aborted transaction instead of what was wrong.
        session.getLogin().setQueryRetryAttemptCount(0);
    }

    @Override
    public void postAcquireConnection(SessionEvent event) {
        Optional<Caller> caller = CurrentCaller.find();
        if (caller.isEmpty()) {
            return; // Fails closed: without a tenant every policy compares to null.
        }
        UUID tenant = caller.get().tenantId();
        TransactionSynchronizationRegistry transaction = transaction();
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("a setting local to a transaction needs one: call a boundary");
        }
        if (!tenant.equals(transaction.getResource(TOLD))) {
            tell(((DatabaseAccessor) event.getResult()).getConnection(), caller.get().previewing() ? TELL_READ_ONLY : TELL, tenant);
            transaction.putResource(TOLD, tenant);
        }
    }

    private static void tell(Connection connection, String sql, UUID tenant) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant.toString());
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("could not tell PostgreSQL the tenant", e);
        }
    }

    private static TransactionSynchronizationRegistry transaction() {
        try {
            return InitialContext.doLookup("java:jboss/TransactionSynchronizationRegistry");
        } catch (NamingException e) {
            throw new IllegalStateException("no transaction registry: this code runs in the server only", e);
        }
    }
}
