package app.fovea.tenancy.entity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {
    @ParameterizedTest
    @ValueSource(strings = {"08001", "08003", "08006", "57P01", "57P02", "57P03", "53300"})
    void a_lost_connection_is_found_however_deep(String state) {
        assertThat(DatabaseAway.isBehind(new IllegalStateException("could not tell PostgreSQL the tenant", new RuntimeException(new SQLException("gone", state))))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "42501", "57014", "22021"})
    void what_a_database_that_is_there_refuses_is_something_else(String state) {
        assertThat(DatabaseAway.isBehind(new RuntimeException(new SQLException("no", state)))).isFalse();
    }

    @Test
    void a_pool_without_a_connection_counts_too() {
        assertThat(DatabaseAway.isBehind(new SQLException("IJ000453", new ResourceException("IJ000655: No managed connections available")))).isTrue();
    }

    @Test
    void a_commit_that_broke_off_names_it_beside_its_cause() {
        Exception mixed = new Exception("HeuristicMixedException");
        mixed.addSuppressed(new Exception("IJ001156: Could not commit local transaction", new SQLException("An I/O error occurred while sending to the backend.", "08006")));

        assertThat(DatabaseAway.isBehind(new RuntimeException(mixed))).isTrue();
    }

    @Test
    void causes_that_go_in_circles_come_to_an_end() {
        Exception one = new Exception("one");
        Exception two = new Exception("two", one);
        one.initCause(two);

        assertThat(DatabaseAway.isBehind(one)).isFalse();
        assertThat(DatabaseAway.isBehind(null)).isFalse();
    }
}
