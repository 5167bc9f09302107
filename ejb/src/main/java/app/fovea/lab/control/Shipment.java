package app.fovea.lab.control;

import app.fovea.access.entity.Refusal.InvalidInput;
import java.util.Arrays;

/** How spectacles leave the lab, with its name in the event: the patient is told accordingly. */
public enum Shipment {
    /** By hand to the branch, which hands them over. */
    BRANCH,
    /** With a carrier, to the patient. */
    COURIER,
    /** Nowhere: the patient fetches them where they were made. */
    COLLECT;

    /**
     * @param asked   a name; null leaves it to the carrier: who names one sends them with it, and everything else goes to the branch
     * @param carrier who takes them; null where nobody does
     */
    public static Shipment of(String asked, String carrier) {
        if (asked == null) {
            return carrier == null ? BRANCH : COURIER;
        }
        Shipment shipment = Arrays.stream(values()).filter(each -> each.name().equals(asked)).findFirst()
            .orElseThrow(() -> new InvalidInput("method_unknown", "method", "Spectacles go to the BRANCH, with a COURIER, or stay for the patient to COLLECT."));
        if (shipment != COURIER && carrier != null) {
            throw new InvalidInput("carrier_not_needed", "carrier", "Nobody carries what goes to the branch by hand or is collected. Leave the carrier out.");
        }
        return shipment;
    }
}
