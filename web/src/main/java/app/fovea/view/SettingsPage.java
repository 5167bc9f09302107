package app.fovea.view;

import app.fovea.access.entity.Permission;

/** The pages on which a practice decides how it works, as they stand beside each other. A page is seen by whoever holds its right. */
public enum SettingsPage {
    PRACTICE("practice", "Practice", Permission.SETTINGS_PRACTICE),
    CALENDAR("calendar", "Calendar", Permission.SETTINGS_PRACTICE),
    ORDERS("orders", "Orders", Permission.SETTINGS_ORDERS),
    QUALITY("quality", "Quality", Permission.SETTINGS_QUALITY),
    LAB("lab", "Lab", Permission.SETTINGS_LAB),
    TILLS("tills", "Tills", Permission.TILL_MANAGE),
    MESSAGES("messages", "Messages", Permission.SETTINGS_MESSAGES),
    PRIVACY("privacy", "Privacy", Permission.SETTINGS_PRIVACY),
    WEBHOOKS("webhooks", "Webhooks", Permission.WEBHOOKS_VIEW);

    private final String id;
    private final String title;
    private final Permission right;

    SettingsPage(String id, String title, Permission right) {
        this.id = id;
        this.title = title;
        this.right = right;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public Permission right() {
        return right;
    }

    /** Where it is, behind the application's own path. */
    public String path() {
        return "/settings/" + id;
    }
}
