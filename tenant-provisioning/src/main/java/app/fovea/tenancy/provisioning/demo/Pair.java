package app.fovea.tenancy.provisioning.demo;

import app.fovea.billing.entity.PairPrice.TreatmentPrice;
import app.fovea.billing.entity.PairPrice;
import app.fovea.dispensing.entity.DispensedPowers;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.dispensing.entity.OrderSnapshot.FrameSold;
import app.fovea.dispensing.entity.OrderSnapshot.LensSold;
import app.fovea.dispensing.entity.OrderSnapshot.TreatmentSold;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.dispensing.entity.OwnFrame;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import app.fovea.tenancy.provisioning.Catalogue.Frame;
import app.fovea.tenancy.provisioning.Catalogue.Lens;
import app.fovea.tenancy.provisioning.Catalogue.Treatment;
import java.util.List;
import java.util.UUID;

/**
 * One pair of spectacles as chosen and measured.
 *
 * @param use   what a single vision pair is for; null for others
 * @param frame null when the patient brings their own, which then is the other
 */
record Pair(UUID id, int no, Frame frame, OwnFrame own, Lens lens, List<Treatment> treatments, Measurements measurements, Use use) {

    /** What the laboratory is told. */
    OrderSnapshot snapshot(SpectaclePrescription prescription) {
        DispensedPowers dispensed = DispensedPowers.of(prescription, use, null, lens.range(), lens.stock(), measurements.bvd());
        FrameSold sold = frame == null
            ? new FrameSold(true, null, null, null, null, own.rim(), own.a(), own.b(), own.dbl(), own.ed())
            : new FrameSold(false, frame.code(), frame.brand(), frame.model(), frame.colour(), frame.rim(), frame.a(), frame.b(), frame.dbl(), frame.ed());
        return new OrderSnapshot(prescription, sold, new LensSold(lens.code(), lens.name(), lens.supplier(), lens.design().id(), lens.material(), lens.index(), lens.stock()),
            treatments.stream().map(treatment -> new TreatmentSold(treatment.code(), treatment.name(), treatment.kind())).toList(), measurements,
            dispensed.use(), dispensed.powers());
    }

    PairPrice price() {
        return new PairPrice(no, frame == null ? "Patient's own frame" : frame.description(), frame == null ? null : frame.price(), lens.name(), lens.price(), lens.dispensingFee(),
            treatments.stream().map(treatment -> new TreatmentPrice(treatment.name(), treatment.price())).toList());
    }

    @Override
    public String toString() {
        return lens.code() + " in " + (frame == null ? "own frame" : frame.code());
    }
}
