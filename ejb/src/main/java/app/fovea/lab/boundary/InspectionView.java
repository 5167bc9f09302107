package app.fovea.lab.boundary;

import app.fovea.lab.entity.Inspection;
import app.fovea.lab.entity.PairValues;
import app.fovea.lab.entity.ToleranceVerdict;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;

/**
 * An inspection of finished spectacles, or that somebody let them pass all the same, which has a reason and no values.
 *
 * @param no       counts those of the order, from one on
 * @param by       who measured, or let them pass
 * @param verdict  as it was said then, with the limits it was said by
 * @param override why they pass all the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InspectionView(UUID id, UUID orderId, int no, Instant at, String by, String focimeter, PairValues measured, ToleranceVerdict verdict, boolean passed, String override) {
    static InspectionView of(Inspection inspection) {
        return new InspectionView(inspection.id(), inspection.orderId(), inspection.no(), inspection.at(), inspection.inspectorName(), inspection.focimeter(), inspection.measured(),
            inspection.verdict(), inspection.passed(), inspection.overrideReason());
    }
}
