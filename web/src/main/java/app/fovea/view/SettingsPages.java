package app.fovea.view;

import app.fovea.access.entity.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** Which of the practice's settings the signed-in person sees: the navigation, the links between the pages, and the way in at {@code /settings}. */
@Named
@RequestScoped
public class SettingsPages {
    @Inject
    private ActiveUser user;

    public List<SettingsPage> getSeen() {
        return Arrays.stream(SettingsPage.values()).filter(page -> user.can(page.right().id())).toList();
    }

    /** Leads from {@code /settings} to the first page that one sees. */
    public void enter() {
        List<SettingsPage> seen = getSeen();
        if (seen.isEmpty()) {
            CurrentCaller.get().require(SettingsPage.ORDERS.right());
        }
        Paths.go(seen.get(0).path());
    }
}
