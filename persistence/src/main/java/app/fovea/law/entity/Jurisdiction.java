package app.fovea.law.entity;

import java.io.Serializable;

/**
 * Whose law applies.
 *
 * @param country ISO 3166-1 alpha-2, {@code GB}
 * @param nation  ISO 3166-2, {@code GB-SCT}; null for the one that the country's data set takes unless told otherwise
 */
public record Jurisdiction(String country, String nation) implements Serializable {
    /** A country whose nations need no telling apart. */
    public static Jurisdiction of(String country) {
        return new Jurisdiction(country, null);
    }

    @Override
    public String toString() {
        return nation == null ? country : nation;
    }
}
