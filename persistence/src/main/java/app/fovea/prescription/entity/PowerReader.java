package app.fovea.prescription.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one eye's power as people write it: any spacing and case, a comma for the point, typographic minus and times signs,
 * hundredths without a point ({@code -125}), {@code PL}, {@code plano}, {@code ∞}, {@code BAL}, the cylinder after a slash or a space,
 * the axis after {@code x}, {@code ax}, {@code @} or a space. What is read is then held to {@link PrescriptionRules}.
 */
final class PowerReader {
    static final String EXAMPLES = "-2.00/-1.25x10 Add 2.00, +1.25 DS, PL/-0.50x180 or BAL";
    private static final int LONGEST = 300;

    private static final String NUMBER = "(\\d{1,4}(?:\\.\\d{0,3})?|\\.\\d{1,3})(?![\\d.])";
    private static final Pattern BALANCE = Pattern.compile("BAL(?:ANCE)?\\b");
    private static final Pattern PLANO = Pattern.compile("(?:PLANO|PLAN|PL|INF)(?![A-Z])(?:\\s?DS)?");
    private static final Pattern SPHERE = Pattern.compile("([+-]?)\\s?" + NUMBER + "(?:\\s?(DS|SPH|D)(?![A-Z]))?");
    private static final Pattern CYLINDER = Pattern.compile("(?:/\\s?([+-]?)|([+-]))\\s?" + NUMBER + "(?:\\s?(?:DC|CYL|D)(?![A-Z]))?");
    private static final Pattern NO_CYLINDER = Pattern.compile("/\\s?(?:DS|SPH|-{1,3})(?![A-Z\\d])");
    private static final String NO_PRISM = "(?!\\s?(?:Δ|PD|IN|OUT|UP|DOWN|B[IOUD]|BASE))";
    private static final Pattern AXIS = Pattern.compile("(?:(?:X|\\*|@|AXIS|AX)\\s?|/\\s?|)(\\d{1,3})(?![\\d.])" + NO_PRISM);
    private static final Pattern ADD = Pattern.compile("ADD\\s?:?\\s?\\+?\\s?" + NUMBER + "(?:\\s?D(?![A-Z]))?");
    private static final Pattern INTERMEDIATE = Pattern.compile("INT(?:ERMEDIATE|ER)?(?:\\s?ADD)?\\s?:?\\s?\\+?\\s?" + NUMBER + "(?:\\s?D(?![A-Z]))?");
    private static final Pattern PRISM = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,3})?|\\.\\d{1,3})\\s?(?:Δ|PD)?\\s?(?:(?:BASE\\s?)?(IN|OUT|UP|DOWN|BI|BO|BU|BD)(?![A-Z])|@\\s?(\\d{1,3}(?:\\.\\d)?)(?![\\d.]))");
    private static final Pattern AT_NEAR = Pattern.compile("NEAR(?![A-Z]):?");
    private static final Pattern GAP = Pattern.compile("[\\s;]+");

    private final String field;
    private final Matcher text;
    private int at;

    private BigDecimal sphere;
    private BigDecimal cylinder;
    private Integer axis;
    private BigDecimal add;
    private BigDecimal intermediateAdd;
    private final List<Prism> prism = new ArrayList<>();
    private final List<Prism> nearPrism = new ArrayList<>();
    private boolean balance;

    private PowerReader(String normal, String field) {
        this.field = field;
        this.text = GAP.matcher(normal);
    }

    /**
     * @param field where what was written stands, for the refusal: {@code right}; empty for the top
     * @throws InvalidInput with a code, the field and what is permitted; nothing else is thrown, whatever the text
     */
    static EyePower read(String written, String field) {
        EyePower eye = new PowerReader(normal(written, field), field).eye();
        List<FieldError> errors = PrescriptionRules.errors(eye, field);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return eye;
    }

    /** One sphere or cylinder with its sign, {@code -1.25}, {@code plano}: as for a field of its own. Null for an empty one. */
    static BigDecimal signed(String written, String field) {
        String normal = normal(written == null ? "" : written, field);
        if (normal.isEmpty()) {
            return null;
        }
        PowerReader reader = new PowerReader(normal, field);
        if (!reader.next(PLANO)) {
            reader.need(SPHERE);
            return reader.end(reader.signed(reader.text.group(1), reader.text.group(2), field));
        }
        return reader.end(BigDecimal.ZERO.setScale(2));
    }

    static String normal(String written, String field) {
        if (written == null || written.length() > LONGEST) {
            throw unreadable(field);
        }
        return written.strip().toUpperCase(Locale.ROOT)
            .replace('\u2212', '-').replace('\u2013', '-').replace('\u00D7', 'X').replace("\u221E", "PL").replace(',', '.').replace("\u00B0", "")
            .replace('\u2206', '\u0394').replace('^', '\u0394').replace('\u00A0', ' ');
    }

    private EyePower eye() {
        if (next(BALANCE)) {
            balance = true;
        } else {
            distance();
        }
        boolean atNear = false;
        while (!ended()) {
            if (next(ADD)) {
                add = once(add, number(text.group(1)), "add");
            } else if (next(INTERMEDIATE)) {
                intermediateAdd = once(intermediateAdd, number(text.group(1)), "intermediateAdd");
            } else if (next(AT_NEAR)) {
                atNear = true;
            } else {
                need(PRISM);
                (atNear ? nearPrism : prism).add(prism());
            }
        }
        return new EyePower(sphere, cylinder, axis, add, intermediateAdd, prism, nearPrism, null, null, null, balance);
    }

    private void distance() {
        boolean sphereOnly = false;
        if (next(PLANO)) {
            sphere = BigDecimal.ZERO;
        } else {
            need(SPHERE);
            sphere = signed(text.group(1), text.group(2), below("sphere"));
            sphereOnly = "DS".equals(text.group(3));
        }
        if (!sphereOnly && !next(NO_CYLINDER) && next(CYLINDER)) {
            String sign = text.group(1) == null ? text.group(2) : text.group(1);
            cylinder = signed(sign, text.group(3), below("cylinder"));
            if (next(AXIS)) {
                axis = Integer.valueOf(text.group(1));
            }
        }
    }

    private Prism prism() {
        BigDecimal amount = new BigDecimal(text.group(1));
        String base = text.group(2);
        if (base == null) {
            return Prism.at(amount, new BigDecimal(text.group(3)));
        }
        return new Prism(amount, switch (base) {
            case "IN", "BI" -> Base.IN;
            case "OUT", "BO" -> Base.OUT;
            case "UP", "BU" -> Base.UP;
            default -> Base.DOWN;
        });
    }

    private BigDecimal signed(String sign, String digits, String where) {
        BigDecimal value = number(digits);
        if (sign.isEmpty() && value.signum() != 0) {
            throw new InvalidInput("sign_missing", where, "Write the sign: +" + PowerNotation.add(value) + " or -" + PowerNotation.add(value) + ".");
        }
        return sign.equals("-") ? value.negate() : value;
    }

    /** 1.25, .5, and 125 for 1.25 as it is called out in the dark. */
    private static BigDecimal number(String digits) {
        boolean hundredths = digits.length() >= 3 && digits.indexOf('.') < 0;
        BigDecimal value = new BigDecimal(digits.endsWith(".") ? digits + "0" : digits);
        BigDecimal dioptres = hundredths ? value.movePointLeft(2) : value;
        return dioptres.scale() < 2 ? dioptres.setScale(2) : dioptres;
    }

    private BigDecimal once(BigDecimal before, BigDecimal now, String what) {
        if (before != null) {
            throw new InvalidInput("written_twice", below(what), "The add stands there twice. Write each value once, as in " + EXAMPLES + ".");
        }
        return now;
    }

    private String below(String part) {
        return field.isEmpty() ? part : field + "." + part;
    }

    private boolean next(Pattern part) {
        skipGap();
        if (text.usePattern(part).region(at, text.regionEnd()).lookingAt()) {
            at = text.end();
            return true;
        }
        return false;
    }

    private void need(Pattern part) {
        if (!next(part)) {
            throw unreadable(field);
        }
    }

    private void skipGap() {
        if (text.usePattern(GAP).region(at, text.regionEnd()).lookingAt()) {
            at = text.end();
        }
    }

    private boolean ended() {
        skipGap();
        return at == text.regionEnd();
    }

    private <T> T end(T read) {
        if (!ended()) {
            throw unreadable(field);
        }
        return read;
    }

    static InvalidInput unreadable(String field) {
        return new InvalidInput("power_unreadable", field, "This cannot be read as a power. Write it as " + EXAMPLES + ".");
    }
}
