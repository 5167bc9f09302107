package app.fovea.lab.entity;

import app.fovea.catalogue.entity.LensDesign;
import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was ordered, and how far it is judged.
 *
 * @param balance the eyes whose lens only balances the other in weight and look: their power is nobody's concern
 */
public record OrderedPair(PairValues values, LensDesign design, Set<Eye> balance) {

    /** What an order is held against: the powers to make, and the places where the eyes look through them. */
    public static OrderedPair of(OrderSnapshot sold) {
        LensDesign design = LensDesign.of(sold.lens().design()).orElseThrow();
        Set<Eye> balance = Arrays.stream(Eye.values()).filter(eye -> eye.of(sold.powersToMake()).balance()).collect(Collectors.toSet());
        return new OrderedPair(new PairValues(lens(Eye.RIGHT, sold, design), lens(Eye.LEFT, sold, design), null), design, balance);
    }

    private static LensValues lens(Eye eye, OrderSnapshot sold, LensDesign design) {
        EyePower power = eye.of(sold.powersToMake());
        EyeMeasurement place = eye == Eye.RIGHT ? sold.measurements().right() : sold.measurements().left();
        BigDecimal pd = sold.centredBy().pd(place, sold.measurements().bvd());
        return new LensValues(power.power(), design.multifocal() ? power.add() : null, power.prism(), pd, place.height(), null, null);
    }

    /** True where the height matters by itself and not only for the prism that it makes. */
    boolean placedByHeight() {
        return design.fittedAtHeight();
    }
}
