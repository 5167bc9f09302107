package app.fovea.lab.entity;

import app.fovea.prescription.entity.Use;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which spectacles a patient wears now, as far as the practice made them. */
public final class WornPairs {
    private WornPairs() {
    }

    /**
     * A pair is worn until another sale brings one for the same use; two pairs of one sale are worn side by side. One pair for several
     * distances replaces the last such pair and leaves those for a single distance alone: people keep their reading spectacles.
     *
     * @param handedOver the latest first
     */
    public static List<Order> now(List<Order> handedOver) {
        Map<Use, UUID> latestSale = new HashMap<>();
        return handedOver.stream().filter(order -> {
            latestSale.putIfAbsent(order.snapshot().use(), order.dispenseId());
            return latestSale.get(order.snapshot().use()).equals(order.dispenseId());
        }).toList();
    }
}
