package app.fovea.access.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import java.util.concurrent.Callable;

/** {@link CurrentCaller#as} for work that throws nothing checked. */
public final class Work {
    private Work() {
    }

    public static <T> T as(Caller caller, Callable<T> work) {
        try {
            return CurrentCaller.as(caller, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
