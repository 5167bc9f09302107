package app.fovea.privacy.control;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.RecordRestricted;
import app.fovea.access.entity.Requires;
import app.fovea.privacy.entity.AboutPatient;
import app.fovea.privacy.entity.Look;
import app.fovea.privacy.entity.Looked;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordViews;
import app.fovea.privacy.entity.Restrictions;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The gate before every patient's record. It stands at every boundary, behind the question whether the caller has the right.
 *
 * <p>On the way in it looks at the parameters that say which patient a call is {@link Of}: whoever may not see that record is refused before anything happens, and that
 * somebody looked is written down once for each request, in the transaction of what they are shown. On the way out it looks at lists of many patients: of whom the
 * caller may not see, what is {@link AboutPatient} says no more than that there is a restricted record. Listeners and timers look at nobody.
 */
@Interceptor
@Requires(Permission.PATIENTS_VIEW)
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 10)
public class RecordGate {
    private static final Map<Method, List<Named>> KNOWN = new ConcurrentHashMap<>();

    @Inject
    private RecordViews views;
    @Inject
    private LooksInPreview inPreview;
    @Inject
    private Restrictions restrictions;
    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry")
    private TransactionSynchronizationRegistry transaction;

    /** Which argument names something of a patient, and what. */
    private record Named(int at, Of of) {
    }

    @AroundInvoke
    public Object pass(InvocationContext call) throws Exception {
        Caller caller = CurrentCaller.get();
        if (caller.userId() == null) {
            return call.proceed();
        }
        boolean passed = false;
        for (Named named : KNOWN.computeIfAbsent(call.getMethod(), RecordGate::named)) {
            if (call.getParameters()[named.at()] instanceof UUID id) {
                enter(caller, new Look(named.of(), id), named.of().evenRestricted());
                passed |= !named.of().evenRestricted();
            }
        }
        Object answer = call.proceed();
        return passed ? answer : Curtain.before(answer, restrictions::hidden);
    }

    private void enter(Caller caller, Look look, boolean even) {
        if (Looked.already(look)) {
            return;
        }
        views.enter(look, even, !caller.previewing()).ifPresent(patient -> {
            throw new RecordRestricted(patient);
        });
        if (caller.previewing()) {
            inPreview.write(look);
        }
        if (even) {
            return; // It lets nobody in to what else is asked of the record.
        }
        if (caller.previewing()) {
            Looked.written(look);
            return;
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is left to write.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    Looked.written(look);
                }
            }
        });
    }

    private static List<Named> named(Method method) {
        List<Named> named = new ArrayList<>();
        Parameter[] parameters = method.getParameters();
        for (int at = 0; at < parameters.length; at++) {
            if (parameters[at].isAnnotationPresent(Of.class)) {
                named.add(new Named(at, parameters[at].getAnnotation(Of.class)));
            }
        }
        return List.copyOf(named);
    }
}
