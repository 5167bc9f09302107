package app.fovea.access.entity;

/**
 * From where somebody works: what the audit trail keeps beside who they are.
 *
 * @param address network address of the browser or program, as the server sees it
 * @param way     what they called: {@code POST /api/roles}, or the page {@code GET /roles}
 */
public record Origin(String address, String way) {
    @Override
    public String toString() {
        return address + " " + way;
    }
}
