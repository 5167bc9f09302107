package app.fovea.tenancy.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowRefusedTest {
    @ParameterizedTest
    @ValueSource(strings = {"23503", "23502", "23514", "22P05", "22021"})
    void a_row_that_points_to_nothing_or_holds_what_no_column_can_is_refused_for_good(String state) {
        assertThat(RowRefused.isBehind(new IllegalStateException(new RuntimeException(new SQLException("no", state))))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01", "08006", "57P01", "53300", "25006"})
    void what_may_work_the_next_time_is_not(String state) {
        assertThat(RowRefused.isBehind(new IllegalStateException(new SQLException("not now", state)))).isFalse();
        assertThat(RowRefused.isBehind(new IllegalStateException("something else"))).isFalse();
    }

    @Test
    void it_is_found_behind_a_batch_and_behind_a_commit_that_broke_off() {
        BatchUpdateException batch = new BatchUpdateException();
        batch.setNextException(new SQLException("no", "23503"));
        RuntimeException commit = new RuntimeException();
        commit.addSuppressed(batch);

        assertThat(RowRefused.isBehind(commit)).isTrue();
    }

    /** The connection broke while it was told: nobody knows what the next time brings. */
    @Test
    void a_database_that_is_away_refuses_nothing() {
        SQLException refused = new SQLException("no", "23503");
        refused.addSuppressed(new SQLException("gone", "08006"));

        assertThat(RowRefused.isBehind(refused)).isFalse();
    }
}
