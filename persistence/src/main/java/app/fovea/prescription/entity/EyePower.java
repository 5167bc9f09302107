package app.fovea.prescription.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What one eye needs, as written: dioptres for sphere, cylinder and adds; whole degrees 1 to 180 for the axis.
 *
 * @param sphere          −30.00 to +30.00; zero is plano; null only for a balance lens
 * @param cylinder        −15.00 to +15.00; null or zero when there is none
 * @param axis            only with a cylinder
 * @param add             near addition, +0.25 to +4.00; null when there is none
 * @param intermediateAdd addition for arm's length, more than nothing and less than the near add; null: half of it
 * @param prism           none, or up to two components, or one on the 0 to 360 scale
 * @param nearPrism       where it differs at near; empty: as for distance
 * @param va              visual acuity at distance with this power, as written (“6/6”)
 * @param unaidedVa       visual acuity at distance without spectacles
 * @param nearVa          near acuity with the add (“N5”)
 * @param balance         true for a lens without a power of its own, made to match the weight and looks of the other one
 */
public record EyePower(
    BigDecimal sphere,
    BigDecimal cylinder,
    Integer axis,
    BigDecimal add,
    @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal intermediateAdd,
    List<Prism> prism,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Prism> nearPrism,
    String va,
    @JsonInclude(JsonInclude.Include.NON_NULL) String unaidedVa,
    @JsonInclude(JsonInclude.Include.NON_NULL) String nearVa,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean balance) {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal EIGHTH = new BigDecimal("0.125");

    public EyePower {
        prism = prism == null ? List.of() : List.copyOf(prism);
        nearPrism = nearPrism == null ? List.of() : List.copyOf(nearPrism);
        sphere = asWritten(sphere);
        cylinder = asWritten(cylinder);
        add = asWritten(add);
        intermediateAdd = asWritten(intermediateAdd);
        if (cylinder != null && cylinder.signum() == 0) {
            cylinder = null;
        }
        if (axis != null && axis == 0) {
            axis = 180;
        }
        va = unlessBlank(va);
        unaidedVa = unlessBlank(unaidedVa);
        nearVa = unlessBlank(nearVa);
    }

    /** What most prescriptions say of an eye, and no more. */
    public EyePower(BigDecimal sphere, BigDecimal cylinder, Integer axis, BigDecimal add, List<Prism> prism, String va) {
        this(sphere, cylinder, axis, add, null, prism, null, va, null, null, false);
    }

    /** A balance lens. */
    public static EyePower balanced() {
        return new EyePower(null, null, null, null, null, null, null, null, null, null, true);
    }

    /** The cylinder, zero when there is none. */
    public BigDecimal cylinderOrZero() {
        return cylinder == null ? BigDecimal.ZERO : cylinder;
    }

    /** The distance power for calculation; plano for a balance lens, which has none. */
    public LensPower power() {
        return balance && sphere == null ? new LensPower(BigDecimal.ZERO, null, null) : new LensPower(sphere, cylinder, axis);
    }

    /** The addition for arm's length: as prescribed, or half of the near add to the next eighth; null without an add. */
    public BigDecimal intermediateAddOrHalf() {
        return intermediateAdd != null || add == null ? intermediateAdd
            : asWritten(add.multiply(HALF).divide(EIGHTH, 0, RoundingMode.HALF_UP).multiply(EIGHTH));
    }

    /**
     * What a single vision lens for this distance has: the sphere with its addition, the same cylinder, no add. Near and
     * intermediate without an add are the distance power; a balance lens stays one.
     */
    public EyePower forUse(Use use) {
        if (balance) {
            return this;
        }
        BigDecimal addition = switch (use) {
            case DISTANCE -> null;
            case INTERMEDIATE -> intermediateAddOrHalf();
            case NEAR -> add;
        };
        List<Prism> prismThere = use == Use.NEAR && !nearPrism.isEmpty() ? nearPrism : prism;
        return new EyePower(addition == null ? sphere : sphere.add(addition), cylinder, axis, null, null, prismThere, null, null, null, null, false);
    }

    /** This eye with another distance power; everything else stays. */
    public EyePower withPower(LensPower power) {
        return new EyePower(power.sphere(), power.cylinder(), power.axis(), add, intermediateAdd, prism, nearPrism, va, unaidedVa, nearVa, balance);
    }

    /** Two decimals, or three for an eighth: −0.50 and not −0.500, wherever it came from. */
    private static BigDecimal asWritten(BigDecimal dioptres) {
        if (dioptres != null && dioptres.signum() == 0) {
            return NOTHING; // 0E-999999999 is in every range, and would be brought to its scale with the first thing added to it
        }
        boolean absurd = dioptres != null && Math.abs((long) dioptres.precision() - dioptres.scale()) > 6; // 1E+999999999 would fill the memory with zeros
        return dioptres == null || absurd || dioptres.stripTrailingZeros().scale() > 2 ? dioptres : dioptres.setScale(2);
    }

    /** A field that was left empty is no acuity that cannot be read; drafts from before acuities were read have such. */
    static String unlessBlank(String acuity) {
        return acuity == null || acuity.isBlank() ? null : acuity;
    }
}
