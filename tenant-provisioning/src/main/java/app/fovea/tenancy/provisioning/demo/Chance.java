package app.fovea.tenancy.provisioning.demo;

import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/** Where everything that could as well be otherwise comes from: the same seed gives the same practice. */
final class Chance {
    private final SplittableRandom random;

    Chance(long seed) {
        this(new SplittableRandom(seed));
    }

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /** A source of its own, so that more or fewer draws there change nothing here. */
    Chance split() {
        return new Chance(random.split());
    }

    boolean of(double probability) {
        return random.nextDouble() < probability;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** Never negative, with a long tail to the right. */
    double skewed(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @SafeVarargs
    final <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }

    /**
     * A UUIDv7 for something that began at this moment, so that the ids of a made-up past sort by time like real ones.
     */
    UUID id(Instant began) {
        long high = (began.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** Things of unequal likelihood. */
    static final class Urn<T> {
        private final NavigableMap<Double, T> upTo = new TreeMap<>();
        private double total;

        Urn<T> put(double weight, T thing) {
            if (weight > 0) {
                total += weight;
                upTo.put(total, thing);
            }
            return this;
        }

        boolean empty() {
            return upTo.isEmpty();
        }

        T draw(Chance chance) {
            return upTo.higherEntry(chance.random.nextDouble() * total).getValue();
        }
    }
}
