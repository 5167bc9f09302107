package app.fovea.access.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Denials;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal;
import app.fovea.access.entity.Refusal.PreviewOnly;
import app.fovea.access.entity.Requires;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.sql.SQLException;

/**
 * Asks, before a boundary's method runs, whether its caller may; notes what was refused, here or by a rule inside, for the trail of access; and sees
 * to it that whoever only looks through a role's eyes changes nothing. What such a look does not open is no attempt of theirs.
 */
@Interceptor
@Requires(Permission.PATIENTS_VIEW)
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class PermissionCheck {

    /** PostgreSQL's word for a write in a transaction that is for reading alone. */
    private static final String READ_ONLY = "25006";

    @Inject
    private TenantEntityManager tenant;

    @AroundInvoke
    public Object check(InvocationContext call) throws Exception {
        Caller caller = CurrentCaller.get();
        if (caller.previewing()) {
            caller.require(required(call).value());
            return looked(call, caller.preview().role());
        }
        try {
            caller.require(required(call).value());
            return call.proceed();
        } catch (Refusal refused) {
            Denials.note(refused, call.getMethod().getDeclaringClass().getSimpleName() + "." + call.getMethod().getName());
            throw refused;
        }
    }

    /** What would be written at the end of the transaction is tried here, so that the refusal is met where it can be told in words. */
    private Object looked(InvocationContext call, String role) throws Exception {
        try {
            Object answer = call.proceed();
            tenant.get().flush();
            return answer;
        } catch (Exception e) {
            throw writes(e) ? new PreviewOnly(role) : e;
        }
    }

    private static boolean writes(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause() == each ? null : each.getCause()) {
            if (each instanceof SQLException sql && READ_ONLY.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static Requires required(InvocationContext call) {
        Requires onMethod = call.getMethod().getAnnotation(Requires.class);
        return onMethod != null ? onMethod : call.getMethod().getDeclaringClass().getAnnotation(Requires.class);
    }
}
