package app.fovea.catalogue.entity;

import java.util.Optional;

/**
 * The number in the barcode of an article, as the GS1 General Specifications have it: 8, 12, 13 or 14 digits, the last of which proves the others (7.9).
 *
 * @param digits always 14, with zeros before what was printed: EAN-8, UPC-A and EAN-13 of one article are one number
 */
public record Gtin(String digits) {
    private static final int LENGTH = 14;
    private static final int MODULUS = 10;

    public Gtin {
        if (!digits.matches("\\d{14}") || !proven(digits)) {
            throw new IllegalArgumentException("no article number: " + digits);
        }
    }

    /** What a scanner sent or somebody typed, spaces and hyphens between the digits allowed; empty if it is no such number, or its last digit does not prove the others. */
    public static Optional<Gtin> read(String text) {
        String typed = text == null ? "" : text.replaceAll("[\\s-]", "");
        if (!typed.matches("\\d{8}|\\d{12,14}")) {
            return Optional.empty();
        }
        String digits = "0".repeat(LENGTH - typed.length()) + typed;
        return proven(digits) ? Optional.of(new Gtin(digits)) : Optional.empty();
    }

    /** Every other digit counts three times, the last but one among them; the sum ends in 0. */
    private static boolean proven(String digits) {
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = digits.charAt(i) - '0';
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return sum % MODULUS == 0;
    }
}
