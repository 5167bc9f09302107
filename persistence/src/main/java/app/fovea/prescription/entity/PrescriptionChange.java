package app.fovea.prescription.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How far a prescription is from an earlier one, eye by eye, whatever form either is written in. */
public record PrescriptionChange(EyeChange right, EyeChange left) {
    /** Less than this in every part is no change anybody could see or make, dioptres and prism dioptres. */
    private static final BigDecimal NOTHING = new BigDecimal("0.125");
    private static final String UNCHANGED = "no change";

    /**
     * One eye's change from then to now.
     *
     * @param sphericalEquivalent dioptres, three decimals; positive: more plus
     * @param size                √(ΔM² + ΔJ0² + ΔJ45²), dioptres, two decimals: one number for sphere, cylinder and axis together
     * @param add                 dioptres; null if either has none
     * @param words               for people: {@code 0.50 D more minus, add 0.25 D more}
     */
    public record EyeChange(BigDecimal sphericalEquivalent, BigDecimal size, BigDecimal add, String words) {
        private static EyeChange balance(String words) {
            return new EyeChange(null, null, null, words);
        }
    }

    public static PrescriptionChange between(SpectaclePrescription then, SpectaclePrescription now) {
        return new PrescriptionChange(between(then.right(), now.right(), Eye.RIGHT), between(then.left(), now.left(), Eye.LEFT));
    }

    /** Both eyes in one sentence: “Right: 0.50 D more minus. Left: no change.” */
    public String words() {
        return right.words().equals(left.words()) ? "Both eyes: " + right.words() + "." : "Right: " + right.words() + ". Left: " + left.words() + ".";
    }

    /** Whether anybody could see or make a difference at all. */
    public boolean any() {
        return !right.words().equals(UNCHANGED) || !left.words().equals(UNCHANGED);
    }

    private static EyeChange between(EyePower then, EyePower now, Eye eye) {
        if (then.balance() || now.balance()) {
            return EyeChange.balance(then.balance() && now.balance() ? "balance lens as before" : now.balance() ? "now a balance lens" : "no balance lens any more");
        }
        PowerVector difference = now.power().vector().minus(then.power().vector());
        BigDecimal equivalent = now.power().sphericalEquivalent().subtract(then.power().sphericalEquivalent());
        BigDecimal size = hundredths(difference.length());
        BigDecimal add = then.add() == null || now.add() == null ? null : now.add().subtract(then.add());
        return new EyeChange(equivalent, size, add, words(equivalent, hundredths(difference.astigmatism()), prism(then, now, eye), then.add(), now.add()));
    }

    /** @return null for none that anybody could see */
    private static String prism(EyePower then, EyePower now, Eye eye) {
        PrismVector before = PrismVector.of(then.prism(), eye);
        PrismVector after = PrismVector.of(now.prism(), eye);
        if (hundredths(after.minus(before).amount()).compareTo(NOTHING) < 0) {
            return null;
        }
        return PowerNotation.prism(now.prism()).isEmpty() ? "no prism any more" : (PowerNotation.prism(then.prism()).isEmpty() ? "a first prism of " : "prism now ") + PowerNotation.prism(now.prism());
    }

    private static String words(BigDecimal equivalent, BigDecimal astigmatism, String prism, BigDecimal addThen, BigDecimal addNow) {
        List<String> words = new ArrayList<>();
        if (equivalent.abs().compareTo(NOTHING) >= 0) {
            words.add(PowerNotation.add(equivalent.abs()) + " D more " + (equivalent.signum() > 0 ? "plus" : "minus"));
        }
        if (astigmatism.compareTo(NOTHING) >= 0) {
            words.add("cylinder or axis changed by " + PowerNotation.add(astigmatism.multiply(new BigDecimal("2"))) + " D");
        }
        if (prism != null) {
            words.add(prism);
        }
        if (addThen == null && addNow != null) {
            words.add("a first add of " + PowerNotation.add(addNow));
        } else if (addThen != null && addNow == null) {
            words.add("no add any more");
        } else if (addThen != null && addThen.compareTo(addNow) != 0) {
            BigDecimal more = addNow.subtract(addThen);
            words.add("add " + PowerNotation.add(more.abs()) + " D " + (more.signum() > 0 ? "more" : "less"));
        }
        return words.isEmpty() ? UNCHANGED : String.join(", ", words);
    }

    /** By way of nine decimals, so that the noise of the sine does not decide which way a half goes. */
    private static BigDecimal hundredths(double dioptres) {
        return BigDecimal.valueOf(dioptres).setScale(9, RoundingMode.HALF_UP).setScale(2, RoundingMode.HALF_UP);
    }
}
