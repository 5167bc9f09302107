package app.fovea.access.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Denials;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal;
import app.fovea.access.entity.Requires;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Asks, before a boundary's method runs, whether its caller may; and notes what was refused, here or by a rule inside, for the trail of access. */
@Interceptor
@Requires(Permission.PATIENTS_VIEW)
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class PermissionCheck {

    @AroundInvoke
    public Object check(InvocationContext call) throws Exception {
        try {
            CurrentCaller.get().require(required(call).value());
            return call.proceed();
        } catch (Refusal refused) {
            Denials.note(refused, call.getMethod().getDeclaringClass().getSimpleName() + "." + call.getMethod().getName());
            throw refused;
        }
    }

    private static Requires required(InvocationContext call) {
        Requires onMethod = call.getMethod().getAnnotation(Requires.class);
        return onMethod != null ? onMethod : call.getMethod().getDeclaringClass().getAnnotation(Requires.class);
    }
}
