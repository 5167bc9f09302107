package app.fovea.lab.entity;

import app.fovea.prescription.entity.Eye;
import java.util.Set;

/**
 * What was ordered, and how far it is judged.
 *
 * @param balance the eyes whose lens only balances the other in weight and look: their power is nobody's concern
 */
public record OrderedPair(PairValues values, DesignClass design, Set<Eye> balance) {
}
