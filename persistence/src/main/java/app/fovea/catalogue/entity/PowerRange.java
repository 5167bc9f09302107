package app.fovea.catalogue.entity;

import java.math.BigDecimal;

/**
 * The powers a lens is made in, dioptres. Makers state them for minus-cylinder form, so they are judged in it.
 *
 * @param sphereMin   sphere from here …
 * @param sphereMax   … to here; in minus-cylinder form this is the strongest plus meridian too
 * @param cylinderMax largest cylinder, without its sign
 * @param combinedMin lowest sum of sphere and cylinder, which is the strongest minus meridian; between sphereMin − cylinderMax and sphereMin
 * @param addMin      near addition from here …; null exactly for designs without one
 * @param addMax      … to here
 */
public record PowerRange(BigDecimal sphereMin, BigDecimal sphereMax, BigDecimal cylinderMax, BigDecimal combinedMin, BigDecimal addMin, BigDecimal addMax) {
}
