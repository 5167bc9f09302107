package app.fovea.prescription.entity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How well an eye sees, in the notation in which it was taken. Acuities of different notations compare by {@link #logMar}: 0.1
 * is a line of a chart, 0.02 a letter (ETDRS), less is better.
 *
 * @param notation  how it was written
 * @param numerator testing distance of a Snellen fraction, metres or feet; null otherwise
 * @param value     what was read: the denominator, the decimal acuity, the logMAR or the N size; null below the chart
 * @param letters   letters read beyond the line (+) or missed in it (−); 0 otherwise
 */
public record VisualAcuity(Notation notation, BigDecimal numerator, BigDecimal value, int letters) {
    /** What may be written, for a sentence. */
    public static final String FORMS = "6/9, 6/9+2, 0.8, logMAR 0.18, N5, or CF, HM, PL, NPL";

    private static final Pattern SNELLEN = Pattern.compile("(\\d{1,2}(?:\\.\\d)?)\\s?/\\s?(\\d{1,3}(?:\\.\\d{1,2})?)\\s?(?:([+-])\\s?([1-9]))?");
    private static final Pattern DECIMAL = Pattern.compile("\\d?\\.\\d{1,3}|[12]");
    private static final Pattern LOG_MAR = Pattern.compile("(?:LOGMAR\\s?([+-]?\\d?\\.\\d{1,2}|[+-]?\\d)|([+-]?\\d?\\.\\d{1,2}|[+-]?\\d)\\s?LOGMAR)");
    private static final Pattern NEAR = Pattern.compile("N\\s?(\\d{1,2}(?:\\.5)?)");

    private static final BigDecimal LETTER = new BigDecimal("0.02");
    private static final int LONGEST = 20;

    /** The ways to write it. */
    public enum Notation { SNELLEN, DECIMAL, LOG_MAR, NEAR, COUNTING_FINGERS, HAND_MOVEMENTS, PERCEPTION_OF_LIGHT, NO_PERCEPTION_OF_LIGHT }

    /** Tolerant of spaces, case and typographic signs; empty for what is no acuity. A bare decimal is a decimal acuity, logMAR is named. */
    public static Optional<VisualAcuity> read(String written) {
        if (written == null || written.length() > LONGEST) {
            return Optional.empty();
        }
        String text = written.strip().toUpperCase(Locale.ROOT).replace('\u2212', '-').replace('\u2044', '/').replace(',', '.');
        Optional<VisualAcuity> read = switch (text) {
            case "CF", "FC" -> below(Notation.COUNTING_FINGERS);
            case "HM" -> below(Notation.HAND_MOVEMENTS);
            case "PL", "LP" -> below(Notation.PERCEPTION_OF_LIGHT);
            case "NPL", "NLP" -> below(Notation.NO_PERCEPTION_OF_LIGHT);
            default -> onChart(text);
        };
        return read.filter(VisualAcuity::possible);
    }

    private static Optional<VisualAcuity> below(Notation notation) {
        return Optional.of(new VisualAcuity(notation, null, null, 0));
    }

    private static Optional<VisualAcuity> onChart(String text) {
        Matcher snellen = SNELLEN.matcher(text);
        if (snellen.matches()) {
            int letters = snellen.group(4) == null ? 0 : Integer.parseInt(snellen.group(3) + snellen.group(4));
            return Optional.of(new VisualAcuity(Notation.SNELLEN, plain(snellen.group(1)), plain(snellen.group(2)), letters));
        }
        Matcher logMar = LOG_MAR.matcher(text);
        if (logMar.matches()) {
            return Optional.of(new VisualAcuity(Notation.LOG_MAR, null, new BigDecimal(logMar.group(1) == null ? logMar.group(2) : logMar.group(1)).setScale(2), 0));
        }
        Matcher near = NEAR.matcher(text);
        if (near.matches()) {
            return Optional.of(new VisualAcuity(Notation.NEAR, null, plain(near.group(1)), 0));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(new VisualAcuity(Notation.DECIMAL, null, new BigDecimal(text).stripTrailingZeros(), 0)) : Optional.empty();
    }

    /** Charts go from about 6/3 to 0.5/60, near cards from N3 to N80. */
    private boolean possible() {
        return switch (notation) {
            case SNELLEN -> numerator.signum() > 0 && value.signum() > 0 && within(decimal().orElseThrow(), "0.008", "3");
            case DECIMAL -> within(value, "0.008", "3");
            case LOG_MAR -> within(value, "-0.5", "2.3");
            case NEAR -> within(value, "3", "80");
            default -> true;
        };
    }

    /** Decimal acuity of the line, three significant digits; empty below the chart and for near sizes, which have none. */
    public Optional<BigDecimal> decimal() {
        return switch (notation) {
            case SNELLEN -> Optional.of(numerator.divide(value, new MathContext(3, RoundingMode.HALF_UP)));
            case DECIMAL -> Optional.of(value);
            case LOG_MAR -> Optional.of(BigDecimal.valueOf(Math.pow(10, -value.doubleValue())).round(new MathContext(3, RoundingMode.HALF_UP)));
            default -> Optional.empty();
        };
    }

    /** −log10 of the decimal acuity and 0.02 for every letter, two decimals; empty where there is no decimal acuity. */
    public Optional<BigDecimal> logMar() {
        return switch (notation) {
            case SNELLEN -> Optional.of(log(value.doubleValue() / numerator.doubleValue()).subtract(LETTER.multiply(BigDecimal.valueOf(letters))));
            case DECIMAL -> Optional.of(log(1 / value.doubleValue()));
            case LOG_MAR -> Optional.of(value);
            default -> Optional.empty();
        };
    }

    /** The denominator of 20/x, one decimal at most: {@code 16.7} for 6/5. Empty where there is no decimal acuity. */
    public Optional<BigDecimal> feet() {
        return switch (notation) {
            case SNELLEN -> Optional.of(trimmed(new BigDecimal("20").multiply(value).divide(numerator, 1, RoundingMode.HALF_UP)));
            case DECIMAL, LOG_MAR -> decimal().map(line -> trimmed(new BigDecimal("20").divide(line, 1, RoundingMode.HALF_UP)));
            default -> Optional.empty();
        };
    }

    /** As the field writes it, and as {@link #read} reads it again: {@code 6/9+2}, {@code 0.8}, {@code logMAR 0.18}, {@code N5}, {@code CF}. */
    public String print() {
        return switch (notation) {
            case SNELLEN -> numerator.toPlainString() + "/" + value.toPlainString() + (letters == 0 ? "" : (letters > 0 ? "+" : "") + letters);
            case DECIMAL -> value.setScale(Math.max(1, value.scale())).toPlainString();
            case LOG_MAR -> "logMAR " + value.toPlainString();
            case NEAR -> "N" + value.toPlainString();
            case COUNTING_FINGERS -> "CF";
            case HAND_MOVEMENTS -> "HM";
            case PERCEPTION_OF_LIGHT -> "PL";
            case NO_PERCEPTION_OF_LIGHT -> "NPL";
        };
    }

    private static BigDecimal log(double magnification) {
        return BigDecimal.valueOf(Math.log10(magnification)).setScale(2, RoundingMode.HALF_UP);
    }

    private static boolean within(BigDecimal value, String least, String most) {
        return value.compareTo(new BigDecimal(least)) >= 0 && value.compareTo(new BigDecimal(most)) <= 0;
    }

    private static BigDecimal plain(String number) {
        return trimmed(new BigDecimal(number));
    }

    private static BigDecimal trimmed(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
