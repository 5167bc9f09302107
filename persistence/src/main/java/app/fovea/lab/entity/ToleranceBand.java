package app.fovea.lab.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One cell of a table of tolerances: for ordered values from where the band before it ends to where this one does. Values have no
 * sign here.
 *
 * @param upTo    the last value it is for; null when it has no end, or ends {@code below}
 * @param below   the first value it is no longer for; null unless the table writes it so
 * @param limit   the largest difference that passes; null when a percentage or nothing is laid down
 * @param percent of the ordered value, instead of a limit
 */
public record ToleranceBand(BigDecimal upTo, BigDecimal below, BigDecimal limit, BigDecimal percent) {
    /** The limit for an ordered value; empty where the table lays down none. */
    static Optional<BigDecimal> limit(List<ToleranceBand> bands, BigDecimal ordered) {
        BigDecimal size = ordered.abs();
        return bands.stream().filter(band -> band.reaches(size)).findFirst().flatMap(band -> band.limitFor(size));
    }

    boolean reaches(BigDecimal size) {
        return upTo != null ? size.compareTo(upTo) <= 0 : below == null || size.compareTo(below) < 0;
    }

    private Optional<BigDecimal> limitFor(BigDecimal size) {
        return percent == null ? Optional.ofNullable(limit) : Optional.of(size.multiply(percent).movePointLeft(2));
    }
}
