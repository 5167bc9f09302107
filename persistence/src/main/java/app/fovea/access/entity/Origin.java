package app.fovea.access.entity;

/**
 * From where somebody works: what the audit trail keeps beside who they are.
 *
 * @param address network address of the browser or program, as the server sees it
 * @param way     what they called: {@code POST /api/roles}, or the page {@code GET /roles}
 */
public record Origin(String address, String way) {
    /** Whether a page that is open in a browser asks again, for its next step or for what changed: it was opened before that. */
    public boolean openPage() {
        return way != null && way.startsWith("POST /") && !way.startsWith("POST /api/");
    }

    @Override
    public String toString() {
        return address + " " + way;
    }
}
