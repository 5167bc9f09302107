package app.fovea.tenancy.provisioning.demo;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.dispensing.entity.FittingRules;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.prescription.entity.PrescriptionRules;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;

/** Measures a face behind a frame, as much as the lens asks for. */
final class Fitting {
    private static final BigDecimal STRONG = new BigDecimal("4.00");
    private static final double SPARE = 0.5;

    private Fitting() {
    }

    static Measurements measure(Chance chance, Exam exam, FrameSize frame, LensRange lens) {
        double age = exam.patient().person().exactAge(exam.on());
        Face face = exam.patient().face();
        boolean sits = lens.hasCorridor() || lens.individual();
        Double height = height(face, exam.prescription(), frame.b().doubleValue(), lens);
        return new Measurements(face.measured(age, true, height, lens.multifocal()), face.measured(age, false, height, lens.multifocal()),
            sits || PrescriptionRules.needsVertexDistance(exam.prescription()) ? face.vertexDistance() : null,
            sits ? Face.half(chance.between(6.0, 12.0)) : null, sits ? Face.half(chance.between(3.0, 8.0)) : null);
    }

    /** Of the pupil for a corridor, a strong or an aspheric lens, of the lower lid for a segment; null where the height does not matter. */
    private static Double height(Face face, SpectaclePrescription prescription, double b, LensRange lens) {
        if (lens.hasCorridor()) {
            // The frame is adjusted until the design's corridor and the room above it are there.
            double highest = b - FittingRules.ROOM_WANTED_ABOVE_CROSS.doubleValue() - SPARE;
            return Math.max(lens.minFittingHeight() + SPARE, Math.min(face.pupilAbove(b), highest));
        }
        if (lens.multifocal()) {
            return Math.max(b / 2 - 2.5, lens.minFittingHeight() + SPARE);
        }
        boolean strong = prescription.right().power().reaches(STRONG) || prescription.left().power().reaches(STRONG);
        return strong || lens.fittedAtHeight() ? face.pupilAbove(b) : null;
    }
}
