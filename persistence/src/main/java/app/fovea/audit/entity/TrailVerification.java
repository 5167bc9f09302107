package app.fovea.audit.entity;

import java.io.IOException;
import java.io.InputStream;
import java.time.format.DateTimeParseException;

/** Verifies an exported trail of access from the file alone: no database, no server, no trust in either. */
public final class TrailVerification {
    /**
     * @param about null for CSV, which says nothing of itself
     */
    public record Result(TrailFile about, Chain.Verdict verdict) {
    }

    private TrailVerification() {
    }

    /**
     * @param selection   the file is known to be a part chosen by a filter; JSON says so itself
     * @param writtenDown a head that somebody kept, or null
     * @throws IOException when the file is no export, or cannot be read as one any more
     */
    public static Result verify(TrailFormat format, InputStream in, boolean selection, String writtenDown) throws IOException {
        try {
            if (format == TrailFormat.CSV) {
                Chain chain = (selection ? Chain.selection() : Chain.whole()).passed(writtenDown);
                TrailCsv.read(in, chain::follow);
                return new Result(null, chain.verdict());
            }
            // Whether gaps mean something stands in the file's head, which a rearranged file has behind the entries.
            Chain whole = Chain.whole().passed(writtenDown);
            Chain parts = Chain.selection().passed(writtenDown);
            TrailFile about = TrailJson.read(in, entry -> {
                whole.follow(entry);
                parts.follow(entry);
            });
            return new Result(about, selection || about.selection() ? parts.verdict() : whole.endingAt(about.head()));
        } catch (IllegalArgumentException | DateTimeParseException | NullPointerException unreadable) {
            throw new IOException("something in it is no id, no time or no number (" + unreadable.getMessage() + ")", unreadable);
        }
    }
}
