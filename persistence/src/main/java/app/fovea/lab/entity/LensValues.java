package app.fovea.lab.entity;

import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.util.List;

/**
 * One lens of a pair, as ordered or as found by focimeter, ruler and calliper. Null is not ordered, or not measured.
 *
 * @param power           in either form
 * @param add             dioptres
 * @param prism           at the prism reference point; empty for none
 * @param pd              from the middle of the bridge, mm
 * @param height          of centre, segment or fitting cross above the lowest point of the lens, mm
 * @param baseCurve       of the front surface, dioptres
 * @param centreThickness mm
 */
public record LensValues(LensPower power, BigDecimal add, List<Prism> prism, BigDecimal pd, BigDecimal height, BigDecimal baseCurve, BigDecimal centreThickness) {
    public static final LensValues NONE = new LensValues(null, null, null, null, null, null, null);
}
