package app.fovea.journey.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.entity.Pruning;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NightlyPruningTest {
    @Test
    void each_kind_goes_in_batches_until_none_is_left_although_another_could_not_be_taken_away() {
        Map<Pruning.Kind, Integer> left = new EnumMap<>(Pruning.Kind.class);
        for (Pruning.Kind kind : Pruning.Kind.values()) {
            left.put(kind, 2 * NightlyPruning.BATCH + kind.ordinal());
        }

        new NightlyPruning(new Pruning() {
            @Override
            public int prune(Kind kind, int most) throws SQLException {
                if (kind == Kind.STEPS) {
                    throw new SQLException("the database is away for a moment");
                }
                int batch = Math.min(most, left.get(kind));
                left.merge(kind, -batch, Integer::sum);
                return batch;
            }
        }).prune();

        assertThat(left.remove(Pruning.Kind.STEPS)).isPositive();
        assertThat(left.values()).containsOnly(0);
    }
}
