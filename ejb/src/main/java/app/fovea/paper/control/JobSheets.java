package app.fovea.paper.control;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.dispensing.entity.Centration;
import app.fovea.dispensing.entity.EyeCentration;
import app.fovea.dispensing.entity.EyeMeasurement;
import app.fovea.dispensing.entity.Measurements;
import app.fovea.dispensing.entity.OrderSnapshot.FrameSold;
import app.fovea.dispensing.entity.OrderSnapshot.TreatmentSold;
import app.fovea.dispensing.entity.OrderSnapshot;
import app.fovea.lab.entity.Inspection;
import app.fovea.lab.entity.LensValues;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderTransition;
import app.fovea.lab.entity.Stage;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.PowerNotation;
import app.fovea.prescription.entity.SpectaclePrescription;
import app.fovea.tenancy.entity.Branch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What goes through the lab with the work: the ticket of a job, and the label of its tray or case. No more of the patient than initials and number. */
public final class JobSheets {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.UK);
    private static final int MOST_STATIONS = 6;
    private static final String NONE = "–";

    private JobSheets() {
    }

    /**
     * What became of a job so far, and who is asked about it.
     *
     * @param dispenser who sold it; null where that is not known any more
     * @param remakeOf  the number of the job that it is made again for; null where it is the first
     * @param history   every step, the first one first
     * @param inspected the last inspection that measured something; null while there is none
     */
    public record Made(String dispenser, String remakeOf, List<OrderTransition> history, Inspection inspected, ZoneId zone) {
    }

    /** @param patient initials and number, as the lab knows the patient */
    public record Job(Letterhead from, Order order, String patient, Made made) {
        private String promised() {
            return order.promisedOn() == null ? NONE : DAY.format(order.promisedOn());
        }
    }

    /** A5, lying: everything that is needed to make it, and boxes for what the check finds. */
    public static Sheet ticket(Job job) {
        Sheet sheet = Sheet.of(Sheet.Size.A5, "Job ticket " + job.order().number());
        ticket(sheet.page(Sheet.Size.A5), job);
        return sheet;
    }

    /** For a label printer. */
    public static Sheet label(Job job) {
        Sheet sheet = Sheet.of(Sheet.Size.LABEL, "Label " + job.order().number());
        label(sheet.page(Sheet.Size.LABEL), job);
        return sheet;
    }

    /** All that goes into the trays of a sale: each job's ticket, and its label behind it. @param jobs at least one */
    public static Sheet trays(List<Job> jobs) {
        Sheet sheet = Sheet.of(Sheet.Size.A5, "Job tickets and labels " + jobs.stream().map(job -> job.order().number()).collect(Collectors.joining(", ")));
        for (Job job : jobs) {
            ticket(sheet.page(Sheet.Size.A5), job);
            label(sheet.page(Sheet.Size.LABEL), job);
        }
        return sheet;
    }

    private static void ticket(Sheet.Part page, Job job) {
        Order order = job.order();
        OrderSnapshot sold = order.snapshot();
        Sheet.Part body = page.with("class", "small");
        Sheet.Part head = body.part("div");
        Sheet.Part name = head.part("div").with("class", "half");
        name.part("p", order.number() + (order.pairNo() > 1 ? ", pair " + order.pairNo() : "")).with("class", "big");
        name.part("p", "Promised " + job.promised());
        if (order.rush()) {
            name.part("span", "RUSH").with("class", "mark");
        }
        if (job.made().remakeOf() != null) {
            name.part("span", "REMAKE of " + job.made().remakeOf()).with("class", "mark");
        }
        name.part("p", job.patient() + ", " + job.from().branch().map(JobSheets::reached).orElse(job.from().practice()) + (job.made().dispenser() == null ? "" : ", sold by " + job.made().dispenser()));
        head.part("div").with("class", "half").barcode(order.number(), "80mm", "13mm");
        powers(body, sold);
        Sheet.Part columns = body.part("div");
        frame(columns.part("div").with("class", "half"), sold.frame());
        lens(columns.part("div").with("class", "half"), sold);
        measurements(body, sold);
        check(body, job.made());
        if (!job.made().history().isEmpty()) {
            body.part("p", stations(job.made())).with("class", "quiet");
        }
    }

    private static void label(Sheet.Part page, Job job) {
        Order order = job.order();
        Sheet.Part body = page.with("class", "small tight");
        body.part("p", order.number() + (order.rush() ? "  RUSH" : "")).with("class", "big");
        body.part("p", job.patient() + ", promised " + job.promised());
        body.part("p", frameName(order.snapshot().frame()));
        body.barcode(order.number(), "58mm", "9mm");
    }

    /** Whom the lab rings with a question. */
    private static String reached(Branch shop) {
        return shop.phone() == null ? shop.name() : shop.name() + " " + shop.phone();
    }

    private static void powers(Sheet.Part body, OrderSnapshot sold) {
        SpectaclePrescription make = sold.powersToMake();
        body.part("h2", "To make" + (sold.use() == null ? "" : ", for " + sold.use().id()));
        Sheet.Part table = body.part("div").table("", "Sphere", "Cylinder", "Axis", "Add", "Prism");
        power(table, "Right", make.right());
        power(table, "Left", make.left());
        if (!PowerNotation.print(make).equals(PowerNotation.print(sold.prescription()))) {
            body.part("p", "Prescribed: " + PowerNotation.print(sold.prescription())).with("class", "quiet");
        }
    }

    private static void power(Sheet.Part table, String eye, EyePower power) {
        if (power == null || power.sphere() == null) {
            table.row("td", eye, power == null ? NONE : PowerNotation.print(power), NONE, NONE, NONE, NONE);
            return;
        }
        boolean cylinder = power.cylinderOrZero().signum() != 0;
        table.row("td", eye, PowerNotation.sphere(power.sphere()), cylinder ? PowerNotation.signed(power.cylinder()) : NONE, cylinder ? PowerNotation.axis(power.axis()) : NONE,
            power.add() == null ? NONE : PowerNotation.add(power.add()), power.prism().isEmpty() ? NONE : PowerNotation.prism(power.prism()));
    }

    private static void frame(Sheet.Part part, FrameSold frame) {
        part.part("h2", "Frame");
        part.part("p", frameName(frame));
        part.part("p", "A %s, B %s, DBL %s, ED %s mm, %s rim".formatted(mm(frame.a()), mm(frame.b()), mm(frame.dbl()), mm(frame.ed()), frame.rim()) + ", " + edge(frame.rim()));
    }

    private static String frameName(FrameSold frame) {
        return frame.own() ? "Patient's own frame" : frame.brand() + " " + frame.model() + ", " + frame.colour();
    }

    private static void lens(Sheet.Part part, OrderSnapshot sold) {
        part.part("h2", "Lenses");
        part.part("p", sold.lens().name() + ", " + sold.lens().code());
        part.part("p", sold.lens().material() + " " + sold.lens().index().setScale(2, RoundingMode.HALF_UP) + ", " + sold.lens().supplier() + ", " + (sold.lens().stock() ? "stock" : "surfaced"));
        part.part("p", sold.treatments().isEmpty() ? "No treatments" : sold.treatments().stream().map(TreatmentSold::name).collect(Collectors.joining(", ")));
    }

    private static void measurements(Sheet.Part body, OrderSnapshot sold) {
        Measurements measured = sold.measurements();
        Centration centred = sold.centration();
        body.part("h2", "Measured, mm");
        Sheet.Part table = body.part("div").table("", "PD", "Near PD", "Height", "In", "Up", "Blank");
        measured(table, "Right", measured.right(), centred.right());
        measured(table, "Left", measured.left(), centred.left());
        List<String> worn = Stream.of(worn("BVD", measured.bvd(), " mm"), worn("tilt", measured.tilt(), "°"), worn("wrap", measured.wrap(), "°")).flatMap(Optional::stream).toList();
        if (!worn.isEmpty()) {
            body.part("p", "As worn: " + String.join(", ", worn));
        }
    }

    private static Optional<String> worn(String what, BigDecimal measured, String unit) {
        return Optional.ofNullable(measured).map(value -> what + " " + FrameSize.mm(value) + unit);
    }

    private static void measured(Sheet.Part table, String eye, EyeMeasurement measured, EyeCentration centred) {
        table.row("td", eye, mm(measured.pd()), mm(measured.nearPd()), mm(measured.height()), centred == null ? NONE : mm(centred.in()), centred == null ? NONE : mm(centred.up()),
            centred == null ? NONE : mm(centred.minimumBlank()));
    }

    private static void check(Sheet.Part body, Made made) {
        body.part("h2", "Check");
        Sheet.Part table = body.part("div").with("class", "boxes").table("", "Sphere", "Cylinder", "Axis", "Add", "Prism", "PD", "Height");
        Inspection inspected = made.inspected();
        checked(table, "Right", inspected == null ? LensValues.NONE : inspected.measured().right());
        checked(table, "Left", inspected == null ? LensValues.NONE : inspected.measured().left());
        body.part("p", inspected == null ? "Checked by, on:" : "Checked by %s, %s%s: %s".formatted(inspected.inspectorName(), MOMENT.format(inspected.at().atZone(made.zone())),
            inspected.focimeter() == null ? "" : ", " + inspected.focimeter(), inspected.verdict().verdict().title().toLowerCase(Locale.UK)));
    }

    /** What was not measured stays a box to write in. */
    private static void checked(Sheet.Part table, String eye, LensValues measured) {
        LensPower power = measured.power();
        table.row("td", eye, power == null ? "" : PowerNotation.sphere(power.sphere()), power == null || power.cylinder() == null ? "" : PowerNotation.signed(power.cylinder()),
            power == null || power.cylinder() == null ? "" : PowerNotation.axis(power.axis()), measured.add() == null ? "" : PowerNotation.add(measured.add()),
            measured.prism() == null || measured.prism().isEmpty() ? "" : PowerNotation.prism(measured.prism()), box(measured.pd()), box(measured.height()));
    }

    private static String box(BigDecimal millimetres) {
        return millimetres == null ? "" : FrameSize.mm(millimetres);
    }

    /** When it came to each station, the last few: what went before stands on its page. */
    private static String stations(Made made) {
        List<OrderTransition> last = made.history().subList(Math.max(0, made.history().size() - MOST_STATIONS), made.history().size());
        return last.stream().map(step -> Stage.of(step.toStage()).map(Stage::title).orElse(step.toStage()) + " " + MOMENT.format(step.at().atZone(made.zone()))).collect(Collectors.joining(" · "));
    }

    private static String edge(String rim) {
        return switch (rim) {
            case FrameSize.RIMLESS -> "drilled";
            case "half" -> "grooved";
            default -> "bevelled";
        };
    }

    private static String mm(BigDecimal millimetres) {
        return millimetres == null ? NONE : FrameSize.mm(millimetres);
    }
}
