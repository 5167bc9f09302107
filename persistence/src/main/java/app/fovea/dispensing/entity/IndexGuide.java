package app.fovea.dispensing.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Which refractive index is usual for which power, so that a lens is neither thicker nor dearer than it need be. Data, not law:
 * {@code index-guide.csv} holds the dispensing guide that is commonly taught, and it is {@link #TO_BE_CONFIRMED}.
 */
final class IndexGuide {
    static final String TO_BE_CONFIRMED = "index guide, to be confirmed";

    private static final List<Band> BANDS = read();

    private IndexGuide() {
    }

    /** @param from absolute power of the strongest meridian, dioptres, from which this holds */
    record Band(BigDecimal from, BigDecimal indexFrom, BigDecimal indexTo) {
        boolean tooLow(BigDecimal index) {
            return index.compareTo(indexFrom) < 0;
        }

        boolean higherThanNeeded(BigDecimal index) {
            return index.compareTo(indexTo) > 0;
        }
    }

    /** The band that a power lies in. @param power with or without its sign, dioptres */
    static Band of(BigDecimal power) {
        Band last = BANDS.get(0);
        for (Band band : BANDS) {
            if (power.abs().compareTo(band.from()) >= 0) {
                last = band;
            }
        }
        return last;
    }

    private static List<Band> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(IndexGuide.class.getResourceAsStream("index-guide.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(";"))
                .map(cells -> new Band(new BigDecimal(cells[0]), new BigDecimal(cells[1]), new BigDecimal(cells[2]))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
