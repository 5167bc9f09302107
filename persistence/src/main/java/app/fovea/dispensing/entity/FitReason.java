package app.fovea.dispensing.entity;

import static app.fovea.catalogue.entity.FrameSize.mm;

import app.fovea.catalogue.entity.LensDesign;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.PowerNotation;
import app.fovea.prescription.entity.Use;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that speaks against a lens: what is asked for and what is permitted, as values. The sentence is made when somebody
 * reads it, so that a whole catalogue can be judged without writing any.
 */
public sealed interface FitReason {
    /** Stable, for programs. */
    String code();

    /** The eye it is about; null if it is about the pair. */
    default Eye eye() {
        return null;
    }

    /** In a dispenser's words, with what is permitted. */
    String sentence();

    // ------------------------------------------------------------------------------------------------------- powers

    /** @param use the one distance that the lens is for; null for a multifocal one */
    record SphereOutOfRange(Eye eye, Use use, BigDecimal sphere, BigDecimal from, BigDecimal to) implements FitReason {
        @Override
        public String code() {
            return "sphere_out_of_range";
        }

        @Override
        public String sentence() {
            return "%s: sphere %s (minus cylinder form) is outside this lens's range of %s to %s.".formatted(
                who(eye, use), PowerNotation.signed(sphere), PowerNotation.signed(from), PowerNotation.signed(to));
        }
    }

    /** Both without sign, dioptres. */
    record CylinderTooHigh(Eye eye, BigDecimal cylinder, BigDecimal most) implements FitReason {
        @Override
        public String code() {
            return "cylinder_too_high";
        }

        @Override
        public String sentence() {
            return "%s: a cylinder of %s is more than this lens is made to (%s).".formatted(eye.title(), PowerNotation.add(cylinder), PowerNotation.add(most));
        }
    }

    /** Sphere and cylinder would each be in range, but not both of them. */
    record CombinedOutOfRange(Eye eye, Use use, BigDecimal sum, BigDecimal from, BigDecimal to) implements FitReason {
        @Override
        public String code() {
            return "combined_out_of_range";
        }

        @Override
        public String sentence() {
            return "%s: sphere and cylinder together come to %s in the strongest meridian, this lens is made from %s to %s.".formatted(
                who(eye, use), PowerNotation.signed(sum), PowerNotation.signed(from), PowerNotation.signed(to));
        }
    }

    record NoAdd(LensDesign design) implements FitReason {
        @Override
        public String code() {
            return "no_add";
        }

        @Override
        public String sentence() {
            return "The prescription has no add: %s lens has nothing to add. Choose single vision.".formatted(design.withArticle());
        }
    }

    record NoAddForEye(Eye eye) implements FitReason {
        @Override
        public String code() {
            return "no_add_for_eye";
        }

        @Override
        public String sentence() {
            return "%s: no add is prescribed for this eye.".formatted(eye.title());
        }
    }

    record AddOutOfRange(Eye eye, BigDecimal add, BigDecimal from, BigDecimal to) implements FitReason {
        @Override
        public String code() {
            return "add_out_of_range";
        }

        @Override
        public String sentence() {
            return "%s: add %s is outside this lens's range of %s to %s.".formatted(eye.title(), PowerNotation.add(add), PowerNotation.add(from), PowerNotation.add(to));
        }
    }

    // -------------------------------------------------------------------------------------------------------- frame

    /** @param needed mm; @param eye null while no PD is known: then no PD would cure it */
    record BlankTooSmall(Eye eye, int diameter, BigDecimal needed) implements FitReason {
        @Override
        public String code() {
            return "blank_too_small";
        }

        @Override
        public String sentence() {
            return eye == null
                ? "The lens comes in %d mm; this frame needs at least %s mm even when perfectly centred.".formatted(diameter, mm(needed))
                : "%s: the lens comes in %d mm; this frame and these measurements need at least %s mm.".formatted(eye.title(), diameter, mm(needed));
        }
    }

    record FrameTooShallow(BigDecimal b, int least, BigDecimal above) implements FitReason {
        @Override
        public String code() {
            return "frame_too_shallow";
        }

        @Override
        public String sentence() {
            return "The frame is too shallow: B is %s mm, this lens needs %d mm below the pupil and %s mm above.".formatted(mm(b), least, mm(above));
        }
    }

    record HeightTooLow(Eye eye, BigDecimal height, int least) implements FitReason {
        @Override
        public String code() {
            return "height_too_low";
        }

        @Override
        public String sentence() {
            return "%s: the height is %s mm, this lens needs at least %d mm.".formatted(eye.title(), mm(height), least);
        }
    }

    /** @param above what is left of the lens above the fitting cross, mm */
    record HeightTooHigh(Eye eye, BigDecimal above, BigDecimal least) implements FitReason {
        @Override
        public String code() {
            return "height_too_high";
        }

        @Override
        public String sentence() {
            return "%s: only %s mm of lens above the fitting cross, this lens needs at least %s mm.".formatted(eye.title(), mm(above), mm(least));
        }
    }

    // ------------------------------------------------------------------------------------------------------- advice

    /** @param recommended ids of designs, at least one */
    record DesignNotRecommended(List<String> recommended, LensDesign design) implements FitReason {
        @Override
        public String code() {
            return "design_not_recommended";
        }

        @Override
        public String sentence() {
            return "The optometrist recommended %s, this lens is %s.".formatted(
                recommended.stream().map(id -> LensDesign.of(id).map(LensDesign::word).orElse(id)).collect(Collectors.joining(" or ")), design.word());
        }
    }

    record OneDistanceOnly(LensDesign design, List<String> uses) implements FitReason {
        @Override
        public String code() {
            return "one_distance_only";
        }

        @Override
        public String sentence() {
            return "The prescription has an add and is for %s: %s lens serves one distance only.".formatted(String.join(", ", uses), design.withArticle());
        }
    }

    record IndexTooLow(BigDecimal index, BigDecimal least) implements FitReason {
        @Override
        public String code() {
            return "index_too_low";
        }

        @Override
        public String sentence() {
            return "Index %s is below the recommended %s: the lens gets thicker.".formatted(PowerNotation.add(index), PowerNotation.add(least));
        }
    }

    record NotImpactResistant() implements FitReason {
        @Override
        public String code() {
            return "not_impact_resistant";
        }

        @Override
        public String sentence() {
            return "An impact resistant lens was recommended; this one is not. Choose Trivex or polycarbonate.";
        }
    }

    record BrittleForRimless(String material) implements FitReason {
        @Override
        public String code() {
            return "brittle_for_rimless";
        }

        @Override
        public String sentence() {
            return "%s cracks at the drill holes of a rimless frame. Choose Trivex, polycarbonate or index 1.60 and above.".formatted(material);
        }
    }

    private static String who(Eye eye, Use use) {
        return use == null || use == Use.DISTANCE ? eye.title() : eye.title() + ", " + use.id() + " power";
    }
}
