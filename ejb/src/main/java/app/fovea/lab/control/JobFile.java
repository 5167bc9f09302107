package app.fovea.lab.control;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.dispensing.entity.OrderSnapshot.TreatmentSold;
import app.fovea.lab.entity.DcsFile;
import app.fovea.lab.entity.Order;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.PrismVector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order for the machines of a lab: what is to be made, in the labels of the Data Communication Standard (ISO 16284). A job is its number there; nobody's name is in it. What a tracer measured of
 * the frame is truer than the catalogue's sizes and stays, as does all that is not known here.
 */
public final class JobFile {
    /** What belonged to the conversation with the device, and not to the job. */
    private static final List<String> CONVERSATION = List.of("REQ", "ANS", "STATUS", "CRC");
    /** By the standard 1 plastic, 2 polycarbonate, 3 glass, 4 high index. */
    private static final Map<String, String> MATERIALS = Map.of("cr-39", "1", "trivex", "1", "polycarbonate", "2", "glass", "3");
    private static final BigDecimal HIGH_INDEX = new BigDecimal("1.59");
    private static final String ANTI_REFLECTIVE = "anti_reflective";

    private JobFile() {
    }

    /** @param traced what a machine sent of this job before; null where none did */
    public static DcsFile of(Order order, DcsFile traced) {
        OrderSnapshot sold = order.snapshot();
        DcsFile file = (traced == null ? new DcsFile(List.of()) : traced.without(CONVERSATION)).with("JOB", quoted(order.number())).with("DO", "B");
        file = powers(file, sold);
        file = placing(file, sold);
        file = frame(file, sold);
        return lens(file, sold);
    }

    private static DcsFile powers(DcsFile file, OrderSnapshot sold) {
        DcsFile with = file.with("SPH", both(sold, power -> power.balance() ? null : two(power.sphere())))
            .with("CYL", both(sold, power -> power.balance() ? null : two(power.cylinderOrZero())))
            .with("AX", both(sold, power -> power.balance() ? null : power.axis() == null ? "0" : String.valueOf(power.axis())));
        if (LensDesign.of(sold.lens().design()).map(LensDesign::multifocal).orElse(false)) {
            with = with.with("ADD", both(sold, power -> power.add() == null ? null : two(power.add())));
        }
        if (Stream.of(Eye.values()).anyMatch(eye -> !eye.of(sold.powersToMake()).prism().isEmpty())) {
            with = with.with("PRVM", prism(sold, eye -> two(BigDecimal.valueOf(vector(sold, eye).amount()))))
                .with("PRVA", prism(sold, eye -> BigDecimal.valueOf(vector(sold, eye).baseAngle(eye)).setScale(1, RoundingMode.HALF_UP).toPlainString()));
        }
        return with;
    }

    private static DcsFile placing(DcsFile file, OrderSnapshot sold) {
        EyeMeasurement right = sold.measurements().right();
        EyeMeasurement left = sold.measurements().left();
        DcsFile with = pair(file, "IPD", sold.centredBy().pd(right, sold.measurements().bvd()), sold.centredBy().pd(left, sold.measurements().bvd()));
        with = pair(with, "NPD", right.nearPd(), left.nearPd());
        // A segment and a fitting cross are placed by one label, a mere centre by another.
        with = pair(with, LensDesign.of(sold.lens().design()).map(LensDesign::multifocal).orElse(false) ? "SEGHT" : "OCHT", right.height(), left.height());
        with = one(with, "BVD", sold.measurements().bvd());
        with = one(with, "PANTO", sold.measurements().tilt());
        return one(with, "ZTILT", sold.measurements().wrap());
    }

    private static DcsFile frame(DcsFile file, OrderSnapshot sold) {
        OrderSnapshot.FrameSold frame = sold.frame();
        DcsFile with = file;
        for (Map.Entry<String, BigDecimal> size : Stream.of(Map.entry("HBOX", frame.a()), Map.entry("VBOX", frame.b()), Map.entry("FED", frame.ed())).toList()) {
            with = with.line(size.getKey()).isPresent() ? with : pair(with, size.getKey(), size.getValue(), size.getValue());
        }
        with = with.line("DBL").isPresent() ? with : one(with, "DBL", frame.dbl());
        if (!frame.own()) {
            with = with.with("FRAM", quoted(frame.brand() + " " + frame.model())).with("FMFR", quoted(frame.brand()));
        }
        return switch (frame.rim()) {
            case FrameSize.RIMLESS -> with.with("ETYP", "2").with("FTYP", "3");
            case "half" -> with.with("ETYP", "3");
            default -> with.with("ETYP", "1");
        };
    }

    private static DcsFile lens(DcsFile file, OrderSnapshot sold) {
        OrderSnapshot.LensSold lens = sold.lens();
        String name = quoted(lens.name());
        DcsFile with = pair(file.with("LNAM", name + ";" + name), "LIND", lens.index(), lens.index());
        String material = lens.index() != null && lens.index().compareTo(HIGH_INDEX) > 0 ? "4" : MATERIALS.get(lens.material().toLowerCase(Locale.ROOT));
        with = material == null ? with : with.with("LMATTYPE", material + ";" + material);
        with = treatments(with, "ACOAT", sold, ANTI_REFLECTIVE::equals);
        return treatments(with, "TINT", sold, kind -> kind.contains("tint"));
    }

    private static DcsFile treatments(DcsFile file, String label, OrderSnapshot sold, Predicate<String> kind) {
        String names = sold.treatments().stream().filter(each -> kind.test(each.kind())).map(TreatmentSold::name).collect(Collectors.joining(" + "));
        return names.isEmpty() ? file : file.with(label, quoted(names) + ";" + quoted(names));
    }

    private static String both(OrderSnapshot sold, Function<EyePower, String> value) {
        return side(value.apply(Eye.RIGHT.of(sold.powersToMake()))) + ";" + side(value.apply(Eye.LEFT.of(sold.powersToMake())));
    }

    private static String prism(OrderSnapshot sold, Function<Eye, String> value) {
        return value.apply(Eye.RIGHT) + ";" + value.apply(Eye.LEFT);
    }

    private static PrismVector vector(OrderSnapshot sold, Eye eye) {
        return PrismVector.of(eye.of(sold.powersToMake()).prism(), eye);
    }

    private static DcsFile pair(DcsFile file, String label, BigDecimal right, BigDecimal left) {
        return right == null && left == null ? file : file.with(label, side(two(right)) + ";" + side(two(left)));
    }

    private static DcsFile one(DcsFile file, String label, BigDecimal value) {
        return value == null ? file : file.with(label, two(value));
    }

    private static String side(String value) {
        return value == null ? DcsFile.UNKNOWN : value;
    }

    private static String two(BigDecimal value) {
        return value == null ? null : value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** What would end a value or a line is no part of a name there. */
    private static String quoted(String text) {
        return "\"" + text.replaceAll("[\";\\p{Cntrl}]+", " ").strip() + "\"";
    }
}
