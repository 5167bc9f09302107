package app.fovea.lab.entity;

import app.fovea.tenancy.entity.OpenDays;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How fast and how well a lab worked in a span of days. Times are in days on which the lab is open, of 24 hours each: what it waits over a Sunday is nobody's
 * delay. Medians and nineties are by nearest rank. A share of nothing has no percentage.
 *
 * @param turnaround of the jobs that were finished in the span, from the order until they were ready
 * @param onTime     of those, how many were ready by the day that was promised
 * @param firstPass  of the jobs inspected for the first time in the span, how many passed
 * @param remade     how many pairs had to be made again in the span, against the jobs finished in it
 * @param byCause    of the remakes, the most frequent first; {@code byParty} likewise
 * @param now        what stands in each stage now, whatever the span
 * @param stages     how long jobs stayed in each stage that they left in the span
 * @param days       of the span, every one
 */
public record LabFigures(Spread turnaround, Share onTime, Share firstPass, Share remade, List<Part> byCause, List<Part> byParty, List<StageNow> now, List<StageTime> stages, List<Day> days)
    implements Serializable {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MINUTES_A_DAY = BigDecimal.valueOf(Duration.ofDays(1).toMinutes());

    /** @param count of how many @param median and p90 in open days to a tenth; null of nothing */
    public record Spread(int count, BigDecimal median, BigDecimal p90) implements Serializable {
        static Spread of(List<Duration> times) {
            return new Spread(times.size(), days(Quantile.of(times, 50)), days(Quantile.of(times, 90)));
        }
    }

    /** @param percent to a tenth; null where there is nothing that it could be a share of */
    public record Share(int count, int of, BigDecimal percent) implements Serializable {
        static Share of(long count, long of) {
            return new Share((int) count, (int) of, of == 0 ? null : BigDecimal.valueOf(count).multiply(HUNDRED).divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP));
        }
    }

    /** @param key the cause or the party @param share of all remakes */
    public record Part(String key, Share share) implements Serializable {
    }

    /** @param late past the promised day @param age how long they have stood there, in open days @param oldest likewise; null where nothing stands */
    public record StageNow(Stage stage, int jobs, int late, BigDecimal age, BigDecimal oldest) implements Serializable {
    }

    public record StageTime(Stage stage, Spread stay) implements Serializable {
    }

    /** @param ordered jobs that came in @param finished that became ready @param onTime of those, by the day that was promised */
    public record Day(LocalDate day, int ordered, int finished, int onTime) implements Serializable {
    }

    /** A job came in. @param cause and party of a remake; null of what was sold */
    record Begun(Instant at, String cause, String party) {
    }

    /** A job became ready. */
    record Finished(Instant ordered, Instant at, LocalDate promisedOn) {
        private boolean onTime(ZoneId zone) {
            return !day(at, zone).isAfter(promisedOn);
        }
    }

    /** A job that is not done. */
    record Open(String stage, Instant since, LocalDate promisedOn) {
    }

    /** @param firstInspections of each job that was inspected for the first time, whether it passed @param steps of every job that moved in the span, from its beginning */
    record Facts(List<Begun> begun, List<Finished> finished, List<Boolean> firstInspections, List<Stays.Step> steps, List<Open> open) {
    }

    /** @param from the first day @param to the last one @param now when the open jobs were read */
    static LabFigures of(Facts facts, LocalDate from, LocalDate to, OpenDays labDays, ZoneId zone, Instant now) {
        List<Finished> finished = facts.finished();
        List<Begun> remakes = facts.begun().stream().filter(job -> job.cause() != null).toList();
        return new LabFigures(
            Spread.of(finished.stream().map(job -> labDays.openTime(job.ordered(), job.at(), zone)).toList()),
            Share.of(finished.stream().filter(job -> job.onTime(zone)).count(), finished.size()),
            Share.of(facts.firstInspections().stream().filter(passed -> passed).count(), facts.firstInspections().size()),
            Share.of(remakes.size(), finished.size()), parts(remakes, Begun::cause), parts(remakes, Begun::party),
            now(facts.open(), labDays, zone, now), stages(facts.steps(), from, labDays, zone), days(facts, from, to, zone));
    }

    private static List<Part> parts(List<Begun> remakes, Function<Begun, String> key) {
        Map<String, Long> counts = remakes.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())).map(part -> new Part(part.getKey(), Share.of(part.getValue(), remakes.size()))).toList();
    }

    private static List<StageNow> now(List<Open> open, OpenDays labDays, ZoneId zone, Instant now) {
        LocalDate today = day(now, zone);
        return Arrays.stream(Stage.values()).filter(stage -> stage.category() != Category.COMPLETED && stage.category() != Category.CANCELLED).map(stage -> {
            List<Open> here = open.stream().filter(job -> job.stage().equals(stage.id())).toList();
            List<Duration> ages = here.stream().map(job -> labDays.openTime(job.since(), now, zone)).toList();
            // What was sent is late no more, whenever it is fetched.
            long late = stage.category() == Category.SHIPPED ? 0 : here.stream().filter(job -> job.promisedOn().isBefore(today)).count();
            return new StageNow(stage, here.size(), (int) late, days(Quantile.of(ages, 50)), days(Quantile.of(ages, 100)));
        }).toList();
    }

    private static List<StageTime> stages(List<Stays.Step> steps, LocalDate from, OpenDays labDays, ZoneId zone) {
        return Stays.since(from.atStartOfDay(zone).toInstant(), steps, labDays, zone).entrySet().stream().map(stay -> new StageTime(stay.getKey(), Spread.of(stay.getValue()))).toList();
    }

    private static List<Day> days(Facts facts, LocalDate from, LocalDate to, ZoneId zone) {
        Map<LocalDate, Long> ordered = facts.begun().stream().collect(Collectors.groupingBy(job -> day(job.at(), zone), Collectors.counting()));
        Map<LocalDate, List<Finished>> finished = facts.finished().stream().collect(Collectors.groupingBy(job -> day(job.at(), zone)));
        return Stream.iterate(from, day -> !day.isAfter(to), day -> day.plusDays(1)).map(day -> {
            List<Finished> ready = finished.getOrDefault(day, List.of());
            return new Day(day, ordered.getOrDefault(day, 0L).intValue(), ready.size(), (int) ready.stream().filter(job -> job.onTime(zone)).count());
        }).toList();
    }

    private static LocalDate day(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalDate();
    }

    private static BigDecimal days(Duration time) {
        return time == null ? null : BigDecimal.valueOf(time.toMinutes()).divide(MINUTES_A_DAY, 1, RoundingMode.HALF_UP);
    }
}
