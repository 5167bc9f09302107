package app.fovea.journey.entity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.UUID;

/** Where every id comes from: UUIDv7, made in the application, so that rows sort by time and inserts never wait for the database. */
public final class Ids {
    private Ids() {
    }

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** Smaller than every id that was made after this moment, and greater than every one before it: for a look at the newest. */
    public static UUID after(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE);
    }
}
