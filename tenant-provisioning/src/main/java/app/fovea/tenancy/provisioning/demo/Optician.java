package app.fovea.tenancy.provisioning.demo;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.dispensing.entity.ChosenTreatment;
import app.fovea.dispensing.entity.DispensedPowers;
import app.fovea.dispensing.entity.LensFit;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.dispensing.entity.OwnFrame;
import app.fovea.dispensing.entity.PairRules;
import app.fovea.dispensing.entity.PairToSell;
import app.fovea.exam.entity.Recommendation;
import app.fovea.tenancy.provisioning.Catalogue.Frame;
import app.fovea.tenancy.provisioning.Catalogue.Lens;
import app.fovea.tenancy.provisioning.Catalogue.Treatment;
import app.fovea.tenancy.provisioning.Catalogue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses spectacles with a patient: a frame that suits face and purse, a lens that can be made and cut for it, treatments,
 * measurements. Nothing leaves the shop that the rules of the sale would hold back ({@link PairRules}).
 */
final class Optician {
    private static final int TRIES = 40;
    private static final BigDecimal ORDINARY_CYLINDER = new BigDecimal("2.00");

    private final Catalogue catalogue;
    private final double plainTaste;

    Optician(Catalogue catalogue, double plainTaste) {
        this.catalogue = catalogue;
        this.plainTaste = plainTaste;
    }

    /** What a pair is for. */
    enum Purpose { EVERYDAY, SUN, DESK }

    /**
     * @param surfaced only a lens that is made to order will do
     * @return empty when nothing in the shop fits
     */
    Optional<Pair> choose(Chance chance, Exam exam, int no, Purpose purpose, boolean surfaced) {
        for (int tries = 0; tries < TRIES; tries++) {
            boolean own = no == 1 && purpose == Purpose.EVERYDAY && exam.patient().age(exam.on()) > 16 && chance.of(0.04);
            Frame frame = own ? null : frame(chance, exam);
            if (frame == null && !own) {
                return Optional.empty();
            }
            FrameSize size = own ? ownFrame(chance) : frame.size();
            Lens lens = lens(chance, exam, size, purpose, surfaced);
            if (lens == null) {
                continue;
            }
            List<Treatment> treatments = treatments(chance, exam, lens, purpose);
            Measurements measurements = Fitting.measure(chance, exam, size, lens.range());
            PairToSell pair = new PairToSell(0, exam.prescription(), purpose == Purpose.EVERYDAY ? exam.recommendation() : null, size, own, lens.range(),
                treatments.stream().map(each -> new ChosenTreatment(each.name(), each.kind(), true, each.lightTransmission())).toList(), measurements);
            if (PairRules.problems(pair).isEmpty()) {
                return Optional.of(new Pair(chance.id(exam.began()), no, frame, own ? new OwnFrame(size.a(), size.b(), size.dbl(), size.ed(), size.rim()) : null, lens, treatments, measurements,
                    DispensedPowers.use(exam.prescription(), null, pair.recommendation(), lens.range())));
            }
        }
        return Optional.empty();
    }

    /** Null when the shop has none of this size. */
    private Frame frame(Chance chance, Exam exam) {
        double age = exam.patient().person().exactAge(exam.on());
        double pd = exam.patient().face().pupilDistance(age);
        double thrift = (exam.patient().benefits() ? 3 : 1) * plainTaste / 60;
        Chance.Urn<Frame> shelf = new Chance.Urn<>();
        for (Frame frame : catalogue.frames()) {
            double wide = frame.a().doubleValue() + frame.dbl().doubleValue() - pd;
            if (forAge(frame, age) && wide > -1 && wide < 9) {
                double sporty = frame.a().doubleValue() >= 57 ? 0.1 : 1;
                shelf.put(sporty * Math.exp(-thrift * frame.price().doubleValue()), frame);
            }
        }
        return shelf.empty() ? null : shelf.draw(chance);
    }

    private static boolean forAge(Frame frame, double age) {
        boolean childs = frame.sideLength() <= 130 && frame.a().doubleValue() <= 49;
        double a = frame.a().doubleValue();
        return age < 10 ? childs && a <= 46 : age < 15 ? childs && a >= 45 || !childs && a <= 50 : !childs;
    }

    private static FrameSize ownFrame(Chance chance) {
        int a = chance.between(50, 54);
        int b = chance.between(34, 40);
        return new FrameSize(mm(a), mm(b), mm(chance.between(17, 20)), mm(a + chance.between(2, 4)), chance.pick("full", "full", "half"));
    }

    private static BigDecimal mm(int whole) {
        return BigDecimal.valueOf(whole * 10L, 1);
    }

    private Lens lens(Chance chance, Exam exam, FrameSize size, Purpose purpose, boolean surfaced) {
        Chance.Urn<Lens> fitting = new Chance.Urn<>();
        LensFit fit = LensFit.of(exam.prescription(), null, purpose == Purpose.DESK ? null : exam.recommendation(), size, null);
        for (Lens lens : catalogue.lenses()) {
            boolean wanted = switch (purpose) {
                case EVERYDAY -> fit.fit(lens.range()).ok() && lens.design() != LensDesign.OCCUPATIONAL;
                case DESK -> fit.fit(lens.range()).ok() && lens.design() == LensDesign.OCCUPATIONAL;
                case SUN -> fit.fit(lens.range()).ok() && !sunTreatments(lens).isEmpty();
            };
            if (wanted && !(surfaced && lens.stock())) {
                fitting.put(Math.exp(-lens.price().doubleValue() / readiness(lens, exam.patient()) - moreThanNeeded(lens, exam)), lens);
            }
        }
        return fitting.empty() ? null : fitting.draw(chance);
    }

    /** Nobody is talked into a dense lens for a weak power, nor given the small blank of a high cylinder without one. */
    private static double moreThanNeeded(Lens lens, Exam exam) {
        double power = Advice.strongest(exam.prescription());
        double enough = power < 2.5 ? 1.50 : power < 4.5 ? 1.60 : power < 7 ? 1.67 : 1.74;
        boolean toricForNothing = lens.stock() && lens.powers().cylinderMax().compareTo(ORDINARY_CYLINDER) > 0
            && exam.prescription().right().cylinderOrZero().abs().compareTo(ORDINARY_CYLINDER) <= 0 && exam.prescription().left().cylinderOrZero().abs().compareTo(ORDINARY_CYLINDER) <= 0;
        return 22 * Math.max(0, lens.index().doubleValue() - enough) + (toricForNothing ? 3 : 0);
    }

    /** How much more somebody readily pays: little for the same sight, more for a better varifocal. */
    private double readiness(Lens lens, Patient patient) {
        double more = lens.design() == LensDesign.SINGLE_VISION ? 32 : 170;
        return more * (1.2 - plainTaste / 2) * (patient.benefits() ? 0.35 : 1);
    }

    private List<Treatment> sunTreatments(Lens lens) {
        return catalogue.treatmentsFor(lens).stream().filter(each -> each.kind().equals("polarised") || each.code().equals("TINT-80") || each.code().equals("TINT-GR")).toList();
    }

    private List<Treatment> treatments(Chance chance, Exam exam, Lens lens, Purpose purpose) {
        Recommendation advice = exam.recommendation();
        List<Treatment> made = catalogue.treatmentsFor(lens);
        List<Treatment> chosen = new ArrayList<>();
        boolean child = exam.patient().age(exam.on()) < 16;
        boolean sparing = exam.patient().benefits() || child;
        boolean needed = advice.clinicallyIndicated().contains(ChosenTreatment.ANTI_REFLECTIVE);
        if (needed || chance.of(sparing ? 0.3 : purpose == Purpose.SUN ? 0.25 : 0.74)) {
            add(chosen, made, chance.of(sparing ? 0.05 : 0.45 - plainTaste / 3) ? "AR-P" : "AR");
            if (chance.of(0.2)) {
                add(chosen, made, "TOP");
            }
        } else if (lens.range().needsHardCoat() || chance.of(0.45)) {
            add(chosen, made, "HC");
        }
        if (purpose == Purpose.SUN) {
            chosen.add(chance.pick(sunTreatments(lens)));
        } else if (advice.clinicallyIndicated().contains(ChosenTreatment.PHOTOCHROMIC) || !sparing && chance.of(0.16)) {
            add(chosen, made, chance.of(0.6) ? "PH-G" : "PH-B");
        } else if (!sparing && chance.of(0.06)) {
            add(chosen, made, "BLUE");
        } else if (chance.of(0.05)) {
            add(chosen, made, "UV");
        }
        chosen.sort(Comparator.comparing(Treatment::code));
        return chosen;
    }

    private static void add(List<Treatment> chosen, List<Treatment> made, String code) {
        made.stream().filter(treatment -> treatment.code().equals(code)).forEach(chosen::add);
    }
}
