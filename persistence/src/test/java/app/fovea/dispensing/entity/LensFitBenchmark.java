package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.exam.entity.Recommendation;
import app.fovea.prescription.entity.Powers;
import app.fovea.prescription.entity.SpectaclePrescription;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One wearer against a catalogue of 5,000 lenses: what happens whenever the lens step of a sale is shown. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class LensFitBenchmark {
    private static final int LENSES = 5_000;

    private final SpectaclePrescription prescription = new SpectaclePrescription(
        Powers.eye("-3.25", "+1.50", 95, "2.00"), Powers.eye("-2.75", "-0.50", 10, "2.00"), null);
    private final Recommendation recommendation = new Recommendation(List.of("distance", "near"), List.of("progressive", "bifocal"), new BigDecimal("1.6"), false, List.of(), null);
    private final FrameSize frame = new FrameSize(new BigDecimal("52.0"), new BigDecimal("36.0"), new BigDecimal("18.0"), new BigDecimal("56.0"), "full");
    private final Measurements measurements = new Measurements(measured("31.5"), measured("32.5"), null, null, null);

    private List<LensRange> catalogue;
    private List<LensRange> made;
    /** The limits of the same lenses, six a lens, in thousandths of a dioptre. */
    private int[] limits;

    @Setup
    public void stock() {
        Random random = new Random(20261122);
        catalogue = new ArrayList<>();
        made = new ArrayList<>();
        for (int i = 0; i < LENSES; i++) {
            LensDesign design = LensDesign.values()[random.nextInt(LensDesign.values().length)];
            String index = List.of("1.498", "1.530", "1.586", "1.600", "1.670", "1.740").get(random.nextInt(6));
            catalogue.add(lens(design, index, random.nextInt(16, 72), random.nextInt(4, 40), random.nextInt(8, 24), random.nextInt(55, 85)));
            made.add(lens(LensDesign.PROGRESSIVE, "1.600", 60, 40, 24, 80));
        }
        limits = new int[6 * LENSES];
        for (int i = 0; i < LENSES; i++) {
            PowerRange powers = catalogue.get(i).powers();
            int at = 6 * i;
            for (BigDecimal limit : new BigDecimal[] {powers.sphereMin(), powers.sphereMax(), powers.cylinderMax(), powers.combinedMin(), powers.addMin(), powers.addMax()}) {
                limits[at++] = limit == null ? 0 : limit.movePointRight(3).intValueExact();
            }
        }
    }

    /** Working out the wearer and judging every lens; most of them for more than one reason. */
    @Benchmark
    public int oneWearer() {
        return fitting(catalogue);
    }

    /** The same where every lens fits. */
    @Benchmark
    public int oneWearerWhomAllFit() {
        return fitting(made);
    }

    /** The same, and every reason is read. */
    @Benchmark
    public int oneWearerWithSentences() {
        LensFit fit = LensFit.of(prescription, null, recommendation, frame, measurements);
        int letters = 0;
        for (LensRange lens : catalogue) {
            for (FitReason reason : fit.fit(lens).against()) {
                letters += reason.sentence().length();
            }
        }
        return letters;
    }

    /** What cannot be undercut: six comparisons a lens and nothing else. */
    @Benchmark
    public int limit() {
        int fitting = 0;
        for (int at = 0; at < limits.length; at += 6) {
            if (-1750 >= limits[at] && -1750 <= limits[at + 1] && 1500 <= limits[at + 2] && -3250 >= limits[at + 3] && 2000 >= limits[at + 4] && 2000 <= limits[at + 5]) {
                fitting++;
            }
        }
        return fitting;
    }

    private int fitting(List<LensRange> lenses) {
        LensFit fit = LensFit.of(prescription, null, recommendation, frame, measurements);
        int fitting = 0;
        for (LensRange lens : lenses) {
            if (fit.fit(lens).ok()) {
                fitting++;
            }
        }
        return fitting;
    }

    /** Powers in quarter dioptres. */
    private static LensRange lens(LensDesign design, String index, int minus, int plus, int cylinder, int diameter) {
        BigDecimal from = quarters(-minus);
        BigDecimal most = quarters(cylinder);
        return new LensRange(design, "Resin", new BigDecimal(index), diameter % 5 == 0, diameter % 2 == 0, diameter % 3 == 0,
            new PowerRange(from, quarters(plus), most, from.subtract(most), design.multifocal() ? new BigDecimal("0.75") : null, design.multifocal() ? new BigDecimal("3.50") : null),
            List.of(diameter - 5, diameter), List.of(), design.fittedAtHeight() ? 14 + diameter % 5 : null);
    }

    private static BigDecimal quarters(int count) {
        return BigDecimal.valueOf(count * 25L, 2);
    }

    private static EyeMeasurement measured(String pd) {
        return new EyeMeasurement(new BigDecimal(pd), new BigDecimal("21.0"), null);
    }
}
