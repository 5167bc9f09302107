package app.fovea.lab.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;

/**
 * What was found of one quantity.
 *
 * @param ordered    in the quantity's unit; a cylinder in the form in which it was ordered
 * @param measured   in the same form; null while not measured
 * @param difference measured less ordered; of an axis the smaller angle between the two; null unless judged
 * @param limit      the largest difference that passes; null where none is laid down
 * @param confirmed  false while nobody has checked the limit against the standard's own text
 * @param sentence   all of it for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(Quantity quantity, String unit, BigDecimal ordered, BigDecimal measured, BigDecimal difference, BigDecimal limit, Verdict verdict, boolean confirmed, String sentence) {
}
