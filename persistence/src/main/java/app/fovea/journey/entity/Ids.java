package app.fovea.journey.entity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Where every id comes from: UUIDv7, made in the application, so that rows sort by time and inserts never wait for the database. */
public final class Ids {
    private Ids() {
    }

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
