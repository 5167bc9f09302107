package app.fovea.lab.entity;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The edition of a standard that spectacles are judged by. It travels with every verdict.
 *
 * @param id        stable, for programs
 * @param title     as people cite it
 * @param confirmed false while nobody has checked the numbers against the standard's own text: a verdict is then no proof
 * @param note      what is to be known before relying on it, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ToleranceStandard(String id, String title, String standard, String version, boolean confirmed, String note) {
}
