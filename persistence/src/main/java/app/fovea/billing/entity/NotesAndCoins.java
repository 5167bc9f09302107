package app.fovea.billing.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The notes and coins that are handed over a counter, the largest first. */
public final class NotesAndCoins {
    private static final Map<String, List<BigDecimal>> OF = Map.of(
        "GBP", values("50", "20", "10", "5", "2", "1", "0.50", "0.20", "0.10", "0.05", "0.02", "0.01"),
        "EUR", values("200", "100", "50", "20", "10", "5", "2", "1", "0.50", "0.20", "0.10", "0.05", "0.02", "0.01"));

    private NotesAndCoins() {
    }

    /** @param currency ISO 4217 @return none where it is not known: the cash is counted as one amount then */
    public static List<BigDecimal> of(String currency) {
        return OF.getOrDefault(currency, List.of());
    }

    private static List<BigDecimal> values(String... values) {
        return Stream.of(values).map(BigDecimal::new).toList();
    }
}
