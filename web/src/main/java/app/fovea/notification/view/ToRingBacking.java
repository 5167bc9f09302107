package app.fovea.notification.view;

import app.fovea.notification.boundary.ToRing;
import app.fovea.notification.boundary.ToRing.Call;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/** Whom to ring because no message reached them: to-ring.xhtml, and the page of today. */
@Named
@ViewScoped
public class ToRingBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_TODAY = 4;

    @Inject
    private ToRing toRing;

    private List<Call> calls;
    private UUID next;

    public List<Call> getCalls() {
        if (calls == null) {
            calls = new ArrayList<>();
            showMore();
        }
        return calls;
    }

    /** For the page of today. */
    public List<Call> getNewest() {
        return getCalls().subList(0, Math.min(SHOWN_TODAY, getCalls().size()));
    }

    public void showMore() {
        Page<Call> page = toRing.list(next, null);
        calls.addAll(page.items());
        next = page.next() == null ? null : UUID.fromString(page.next());
    }

    public boolean isMore() {
        return getCalls() != null && next != null;
    }

    public void rung(Call call) {
        Problems.tried(() -> {
            toRing.rung(call.id());
            Problems.done(call.patientName() + " knows by telephone.");
            Paths.go("/to-ring");
            return call;
        });
    }

    /** Without its advice to ring, which the whole page gives. */
    public String reason(Call call) {
        return call.reason() == null ? "No message got through." : call.reason().replaceFirst(": ring instead\\.$", ".");
    }
}
