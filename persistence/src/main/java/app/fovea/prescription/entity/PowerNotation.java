package app.fovea.prescription.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Powers as the field writes them: {@code -2.00/-1.25x10 Add 2.00}, {@code +1.25 DS}, {@code PL}, {@code PL/-0.50x180 2.00Δ IN}, {@code BAL}.
 * Printed strictly: two decimals, a third only where the value has one (0.125 steps), the sign of sphere and cylinder always. Read
 * tolerantly: whatever is printed can be read again and is the same, acuities apart, which are not part of the notation.
 */
public final class PowerNotation {
    public static final String PLANO = "PL";
    public static final String BALANCE = "BAL";

    private static final Pattern EYE = Pattern.compile("(?<![A-Z])(RIGHT|RE|OD|R|LEFT|LE|OS|L)(?![A-Z])\\s?[:=]?");
    private static final Pattern BVD = Pattern.compile("(?:BVD|VERTEX)\\s?[:=]?\\s?(\\d{1,2}(?:\\.\\d)?)\\s?(?:MM)?\\s*$");
    private static final String BOTH_EYES = "Write both eyes, as in R -2.00/-1.25x10 L -1.75 DS BVD 12.";

    private PowerNotation() {
    }

    /**
     * One eye as somebody wrote it: spaces, case, comma, typographic signs and a missing point ({@code -125}) are forgiven; a missing
     * sign, an axis without a cylinder or a value out of range is not.
     *
     * @throws InvalidInput power_unreadable, sign_missing or a code of {@link PrescriptionRules}, each with its field and what is
     *                      permitted; nothing else, whatever the text
     */
    public static EyePower parse(String written) {
        return PowerReader.read(written, "");
    }

    /** A sphere or a cylinder alone, as for a field of its own; null for an empty one. @throws InvalidInput as for {@link #parse}, with this field */
    public static BigDecimal parseSigned(String written, String field) {
        return PowerReader.signed(written, field);
    }

    /**
     * Both eyes: {@code R -2.00/-1.25x10 L -1.75 DS BVD 12}; also RE and LE, OD and OS, right and left.
     *
     * @throws InvalidInput as for {@link #parse}
     */
    public static SpectaclePrescription parseBoth(String written) {
        String text = PowerReader.normal(written, "");
        BigDecimal bvd = null;
        Matcher vertex = BVD.matcher(text);
        if (vertex.find()) {
            bvd = new BigDecimal(vertex.group(1));
            text = text.substring(0, vertex.start());
        }
        EyePower[] eyes = new EyePower[Eye.values().length];
        Matcher mark = EYE.matcher(text);
        boolean found = mark.find();
        if (!found || !text.substring(0, mark.start()).isBlank()) {
            throw new InvalidInput("power_unreadable", "", BOTH_EYES);
        }
        while (found) {
            Eye eye = mark.group(1).equals("R") || mark.group(1).equals("RE") || mark.group(1).equals("OD") || mark.group(1).equals("RIGHT") ? Eye.RIGHT : Eye.LEFT;
            int from = mark.end();
            found = mark.find();
            if (eyes[eye.ordinal()] != null) {
                throw new InvalidInput("written_twice", eye.id(), eye.title() + " stands there twice. " + BOTH_EYES);
            }
            eyes[eye.ordinal()] = PowerReader.read(text.substring(from, found ? mark.start() : text.length()), eye.id());
        }
        SpectaclePrescription both = new SpectaclePrescription(eyes[0], eyes[1], bvd);
        List<FieldError> errors = PrescriptionRules.errors(both, "");
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return both;
    }

    /** One eye on one line: power, prism, adds. */
    public static String print(EyePower eye) {
        if (eye.balance()) {
            return BALANCE;
        }
        StringBuilder line = new StringBuilder(print(eye.power()));
        if (!prism(eye.prism()).isEmpty()) {
            line.append(' ').append(prism(eye.prism()));
        }
        if (eye.add() != null) {
            line.append(" Add ").append(add(eye.add()));
        }
        if (eye.intermediateAdd() != null) {
            line.append(" Int ").append(add(eye.intermediateAdd()));
        }
        if (!prism(eye.nearPrism()).isEmpty()) {
            line.append(" near ").append(prism(eye.nearPrism()));
        }
        return line.toString();
    }

    /** Sphere and cylinder alone; DS, dioptres sphere, says that the cylinder was not forgotten. */
    public static String print(LensPower power) {
        if (power.cylinder() != null) {
            return sphere(power.sphere()) + "/" + signed(power.cylinder()) + "x" + axis(power.axis());
        }
        return sphere(power.sphere()) + (power.sphere().signum() == 0 ? "" : " DS");
    }

    /** Both eyes: {@code R -2.00/-1.25x10  L -1.75 DS  BVD 12}. */
    public static String print(SpectaclePrescription prescription) {
        String bvd = prescription.bvd() == null ? "" : "  BVD " + trimmed(prescription.bvd());
        return "R " + print(prescription.right()) + "  L " + print(prescription.left()) + bvd;
    }

    /** The sphere for a column of its own: {@code +1.25}, {@code -2.00} or {@code PL}; empty for null. */
    public static String sphere(BigDecimal sphere) {
        return sphere != null && sphere.signum() == 0 ? PLANO : signed(sphere);
    }

    /** A power with its sign, {@code +1.25}; zero has none; empty for null. */
    public static String signed(BigDecimal dioptres) {
        return (dioptres != null && dioptres.signum() > 0 ? "+" : "") + decimals(dioptres);
    }

    /** {@code 10}; empty for null. */
    public static String axis(Integer axis) {
        return axis == null ? "" : axis.toString();
    }

    /** An add is always positive and stands without a sign, {@code 2.00}; empty for null. */
    public static String add(BigDecimal add) {
        return decimals(add);
    }

    /** {@code 2.00Δ IN 1.50Δ UP}, {@code 2.50Δ @37}; empty without prism. */
    public static String prism(List<Prism> prism) {
        return prism.stream()
            .filter(component -> component.amount() != null && component.amount().signum() != 0)
            .map(component -> decimals(component.amount()) + "Δ" + base(component))
            .collect(Collectors.joining(" "));
    }

    private static String base(Prism prism) {
        if (prism.baseAngle() != null) {
            return " @" + trimmed(prism.baseAngle());
        }
        return prism.base() == null ? "" : " " + prism.base().name().toUpperCase(Locale.ROOT);
    }

    private static String trimmed(BigDecimal value) {
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.setScale(Math.max(0, shortest.scale())).toPlainString();
    }

    private static String decimals(BigDecimal value) {
        if (value == null) {
            return "";
        }
        BigDecimal shortest = value.stripTrailingZeros();
        return shortest.setScale(Math.max(2, shortest.scale())).toPlainString();
    }
}
