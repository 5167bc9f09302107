package app.fovea.notification.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.notification.boundary.WebhookView;
import app.fovea.notification.boundary.Webhooks;
import app.fovea.notification.boundary.Webhooks.WithSecret;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** The webhooks of the practice, one that is added, and one that is changed: settings/webhooks.xhtml. The one that is looked at is {@link WebhookBacking}. */
@Named
@ViewScoped
public class WebhooksBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PAGE = "/settings/webhooks";

    @Inject
    private Webhooks webhooks;
    @Inject @Param(name = "of")
    private String of;
    @Inject @Param(name = "edit")
    private String edited;
    @Inject @Param(name = "new")
    private String adds;

    private List<WebhookView> all;
    private WebhookView before;
    private WebhookForm form;
    private String secret;
    private UUID made;

    @PostConstruct
    void load() {
        if (adds != null || edited != null) {
            CurrentCaller.get().require(Permission.WEBHOOKS_MANAGE);
            before = edited == null ? null : webhooks.get(Paths.id(edited, "webhook"));
            form = before == null ? new WebhookForm() : WebhookForm.of(before);
        } else if (of == null) {
            all = webhooks.all();
        }
    }

    /** Makes it and stays here, for the secret is shown this once; or changes it and shows it. */
    public void save() {
        Problems.tried(() -> {
            if (before == null) {
                WithSecret created = webhooks.create(form.draft());
                secret = created.secret();
                made = created.webhook().id();
                return created;
            }
            WebhookView changed = webhooks.change(before.id(), before.version(), form.draft());
            Problems.done("Saved. The next event goes out by it.");
            Paths.go(PAGE + "?of=" + changed.id());
            return changed;
        });
    }

    public void delete() {
        if (Problems.tried(() -> {
            webhooks.delete(before.id(), before.version());
            return before;
        })) {
            Problems.done("The webhook is deleted.");
            Paths.go(PAGE);
        }
    }

    /** list, edit, secret or one: what the page shows. */
    public String getMode() {
        return secret != null ? "secret" : form != null ? "edit" : of != null ? "one" : "list";
    }

    public String getTitle() {
        return form == null ? "Settings: webhooks" : before == null ? "Add a webhook" : "Edit a webhook";
    }

    public List<WebhookView> getAll() {
        return all;
    }

    /** Null for a new one. */
    public WebhookView getBefore() {
        return before;
    }

    public WebhookForm getForm() {
        return form;
    }

    public String getSecret() {
        return secret;
    }

    public UUID getMade() {
        return made;
    }
}
