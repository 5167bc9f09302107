package app.fovea.access.control;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Requires;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Asks, before a boundary's method runs, whether its caller may. */
@Interceptor
@Requires(Permission.PATIENTS_VIEW)
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class PermissionCheck {

    @AroundInvoke
    public Object check(InvocationContext call) throws Exception {
        CurrentCaller.get().require(required(call).value());
        return call.proceed();
    }

    private static Requires required(InvocationContext call) {
        Requires onMethod = call.getMethod().getAnnotation(Requires.class);
        return onMethod != null ? onMethod : call.getMethod().getDeclaringClass().getAnnotation(Requires.class);
    }
}
