package app.fovea.view;

import app.fovea.access.entity.Refusal.NotFound;
import java.util.UUID;
import org.omnifaces.util.Faces;

/** Ids in addresses, and the way to other pages. */
public final class Paths {
    private Paths() {
    }

    /** @throws NotFound for anything that is no id: to who typed it, it is not there either */
    public static UUID id(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new NotFound(what);
        }
    }

    /** Shows another page of this application; messages go along. */
    public static void go(String path) {
        Faces.getFlash().setKeepMessages(true);
        Faces.redirect(Faces.getRequestContextPath() + path);
    }
}
