package app.fovea.notification.view;

import app.fovea.notification.boundary.WebhookDraft;
import app.fovea.notification.boundary.WebhookView;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** What is typed on the way to a {@link WebhookDraft}. */
public class WebhookForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private String url;
    private String description;
    private List<String> eventTypes = new ArrayList<>();

    static WebhookForm of(WebhookView webhook) {
        WebhookForm form = new WebhookForm();
        form.url = webhook.url();
        form.description = webhook.description();
        form.eventTypes = new ArrayList<>(webhook.eventTypes());
        return form;
    }

    WebhookDraft draft() {
        return new WebhookDraft(url, description, List.copyOf(eventTypes));
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public List<String> getEventTypes() {
        return eventTypes;
    }

    public void setEventTypes(List<String> eventTypes) {
        this.eventTypes = eventTypes;
    }
}
