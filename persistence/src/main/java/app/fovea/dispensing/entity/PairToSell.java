package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.prescription.entity.Use;
import java.util.List;

/**
 * One pair of spectacles as far as it has been chosen and measured.
 *
 * @param index          from 0, as in {@code pairs[0]}
 * @param prescription   one without errors
 * @param recommendation null if there is none
 * @param frame          null while none is chosen
 * @param ownFrame       true if the frame is the patient's
 * @param lens           null while none is chosen
 * @param measurements   null while nothing is measured
 * @param age            of the wearer in years; null if it does not matter
 * @param use            what the seller says a single vision pair is for; null leaves it to the recommendation
 */
public record PairToSell(
    int index,
    SpectaclePrescription prescription,
    Recommendation recommendation,
    FrameSize frame,
    boolean ownFrame,
    LensRange lens,
    List<ChosenTreatment> treatments,
    Measurements measurements,
    Use use,
    Integer age) {

    public PairToSell {
        treatments = treatments == null ? List.of() : List.copyOf(treatments);
    }

    public PairToSell(int index, SpectaclePrescription prescription, Recommendation recommendation, FrameSize frame, boolean ownFrame, LensRange lens,
                      List<ChosenTreatment> treatments, Measurements measurements) {
        this(index, prescription, recommendation, frame, ownFrame, lens, treatments, measurements, null, null);
    }

    /** The powers for what the pair is for, before the way it sits is known. */
    SpectaclePrescription powers() {
        return prescription.forUse(purpose());
    }

    /** By what its lenses are placed in the frame; by the pupils while none are chosen. */
    CentredBy centredBy() {
        return lens == null ? CentredBy.PUPIL : CentredBy.of(lens.design(), purpose());
    }

    private Use purpose() {
        return DispensedPowers.use(prescription, use, recommendation, lens);
    }

    /** Judges lenses for this pair. */
    LensFit fit() {
        return LensFit.of(prescription, use, recommendation, frame, measurements);
    }

    String path(String field) {
        return "pairs[" + index + "]." + field;
    }
}
