package app.fovea.access.entity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What this node remembers of who may do what. A memory is good under the very number of {@link AccessVersions} that it was kept under, and
 * until time itself may change it; everything else is loaded again.
 *
 * <p>Whoever asks read the number <em>before</em>. A change that is committed while somebody is loaded has then made the number larger than
 * the one they are kept under, and nobody ever asks for that one again: the new rights may be kept under the old number, the old rights
 * never under the new one. Who is not let in is not remembered.
 */
@ApplicationScoped
public class AccessMemory {
    /** A thousand practices of twenty people. A person takes 1.1 kB and a token 0.3 (measured), so a node some 60 MB at the very most. */
    private static final int SURE = 20_000;

    private final Recent<PersonKey, Kept<Standing>> people = new Recent<>(SURE);
    private final Recent<TokenKey, Kept<KnownToken>> tokens = new Recent<>(SURE);

    private record PersonKey(UUID tenantId, UUID userId) {
    }

    private record TokenKey(UUID tenantId, UUID tokenId) {
    }

    private record Kept<T>(long version, T what) {
    }

    /** A token that was good when it was looked up, and whose it is. */
    public record TokenStanding(KnownToken token, Standing standing) {
    }

    /**
     * @param version read before this call
     * @param load    asked when nothing good is remembered
     */
    public Optional<Caller> person(UUID tenantId, UUID userId, long version, Instant now, Supplier<Optional<Standing>> load) {
        PersonKey key = new PersonKey(tenantId, userId);
        Optional<Standing> known = remembered(key, version, now);
        if (known.isEmpty()) {
            known = load.get();
            known.ifPresent(standing -> people.put(key, new Kept<>(version, standing)));
        }
        return known.map(Standing::caller);
    }

    /**
     * Whose token it is, if its secret is right.
     *
     * @param version read before this call
     * @param load    asked when token or person are not remembered; whatever it gives is checked here
     */
    public Optional<Caller> holder(BearerToken bearer, long version, Instant now, Supplier<Optional<TokenStanding>> load) {
        TokenKey key = new TokenKey(bearer.tenantId(), bearer.tokenId());
        Kept<KnownToken> kept = tokens.get(key);
        if (kept != null && kept.version() == version) {
            if (!kept.what().good(bearer, now)) {
                return Optional.empty();
            }
            Optional<Standing> known = remembered(new PersonKey(bearer.tenantId(), kept.what().userId()), version, now);
            if (known.isPresent()) {
                return known.map(Standing::caller);
            }
        }
        Optional<TokenStanding> loaded = load.get().filter(each -> each.token().good(bearer, now));
        loaded.ifPresent(each -> {
            tokens.put(key, new Kept<>(version, each.token()));
            people.put(new PersonKey(bearer.tenantId(), each.token().userId()), new Kept<>(version, each.standing()));
        });
        return loaded.map(each -> each.standing().caller());
    }

    private Optional<Standing> remembered(PersonKey key, long version, Instant now) {
        Kept<Standing> kept = people.get(key);
        return kept != null && kept.version() == version && now.isBefore(kept.what().until()) ? Optional.of(kept.what()) : Optional.empty();
    }

    /**
     * The last so many that were asked for, and at most as many again. Two generations: whoever is asked for moves to the younger one, and when that
     * is full the older one is forgotten whole. Reading takes no lock and mostly writes nothing, where a list in the order of use is written at every look.
     */
    private static final class Recent<K, V> {
        private final int sure;
        private volatile Map<K, V> younger = new ConcurrentHashMap<>();
        private volatile Map<K, V> older = new ConcurrentHashMap<>();

        Recent(int sure) {
            this.sure = sure;
        }

        V get(K key) {
            V young = younger.get(key);
            if (young != null) {
                return young;
            }
            V old = older.get(key);
            if (old != null) {
                put(key, old);
            }
            return old;
        }

        void put(K key, V value) {
            younger.put(key, value);
            if (younger.size() > sure) {
                forgetTheOlder();
            }
        }

        private synchronized void forgetTheOlder() {
            if (younger.size() > sure) { // Unless somebody else did in between.
                older = younger;
                younger = new ConcurrentHashMap<>();
            }
        }
    }
}
