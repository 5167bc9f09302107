package app.fovea.journey.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.entity.Timeline.Happening;
import app.fovea.journey.entity.Timeline.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant TEN = Instant.parse("2026-03-14T10:00:00Z");

    @Test
    void whatCameOfSomethingStandsBelowItWithTheTimeInBetween() {
        UUID exam = UUID.randomUUID();
        UUID paid = UUID.randomUUID();
        UUID order = UUID.randomUUID();

        List<Moment<String>> told = Timeline.of(List.of(
            new Happening<>(order, paid, TEN.plusSeconds(1080).plusMillis(38), "order created"),
            new Happening<>(null, exam, TEN.plusSeconds(2), "exam audited"),
            new Happening<>(paid, exam, TEN.plusSeconds(1080), "invoice paid"),
            new Happening<>(exam, null, TEN, "exam finalised")));

        assertThat(told).extracting(Moment::what).containsExactly("exam finalised", "exam audited", "invoice paid", "order created");
        assertThat(told).extracting(Moment::depth).containsExactly(0, 1, 1, 2);
        assertThat(told.get(0).after()).isNull();
        assertThat(told.get(3).after()).isEqualTo(Duration.ofMillis(38));
    }

    @Test
    void aCauseThatIsNotToldBeginsABranchOfItsOwn() {
        List<Moment<String>> told = Timeline.of(List.of(new Happening<>(UUID.randomUUID(), UUID.randomUUID(), TEN, "order shipped")));

        assertThat(told).singleElement().satisfies(moment -> {
            assertThat(moment.depth()).isZero();
            assertThat(moment.after()).isNull();
            assertThat(moment.because()).isNotNull();
        });
    }

    @Property
    void eachThingIsToldOnceAndNeverBeforeWhatLedToIt(@ForAll("stories") List<Happening<Integer>> happenings) {
        List<Moment<Integer>> told = Timeline.of(happenings);

        assertThat(told).extracting(Moment::what).containsExactlyInAnyOrderElementsOf(happenings.stream().map(Happening::what).toList());
        Map<UUID, Integer> depths = new HashMap<>();
        for (Moment<Integer> moment : told) {
            Happening<Integer> happening = happenings.get(moment.what());
            assertThat(moment.depth()).isEqualTo(moment.after() == null ? 0 : depths.get(happening.because()) + 1);
            depths.put(happening.id(), moment.depth());
        }
    }

    /** Causes are any of them, or none, or what is not there; even itself. */
    @Provide
    Arbitrary<List<Happening<Integer>>> stories() {
        Arbitrary<int[]> one = Combinators.combine(Arbitraries.integers().between(-1, 12), Arbitraries.integers().between(0, 20)).as((cause, second) -> new int[] {cause, second});
        return one.list().ofMaxSize(12).map(drawn -> {
            List<Happening<Integer>> happenings = new ArrayList<>();
            for (int[] each : drawn) {
                happenings.add(new Happening<>(new UUID(0, happenings.size()), each[0] < 0 ? null : new UUID(0, each[0]), TEN.plusSeconds(each[1]), happenings.size()));
            }
            return happenings;
        });
    }
}
