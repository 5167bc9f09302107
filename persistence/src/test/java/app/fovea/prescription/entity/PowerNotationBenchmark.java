package app.fovea.prescription.entity;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and writing a prescription in the field's notation: what every line of an import costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class PowerNotationBenchmark {
    private String written = "R -2.00/-1.25x10 2.00Δ IN Add 2.00  L -1.75/-0.50x170 Add 2.00";
    private SpectaclePrescription prescription = PowerNotation.parseBoth(written);

    @Benchmark
    public SpectaclePrescription read() {
        return PowerNotation.parseBoth(written);
    }

    @Benchmark
    public String write() {
        return PowerNotation.print(prescription);
    }
}
