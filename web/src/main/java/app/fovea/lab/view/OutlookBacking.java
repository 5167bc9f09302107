package app.fovea.lab.view;

import app.fovea.lab.boundary.Outlooks;
import app.fovea.lab.boundary.Outlooks.Outlook;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Whether a job will keep its promise: orders.xhtml. */
@Named
@RequestScoped
public class OutlookBacking {
    @Inject
    private Outlooks outlooks;

    private final Map<UUID, Outlook> known = new HashMap<>();

    public Outlook of(UUID order) {
        return known.computeIfAbsent(order, outlooks::of);
    }
}
