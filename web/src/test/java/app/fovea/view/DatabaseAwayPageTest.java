package app.fovea.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseAwayPageTest {
    private static final FilterChain CLOSED_CONNECTION = failing(new ServletException(new IllegalStateException("could not tell PostgreSQL the tenant", new SQLException("This connection has been closed.", "08003"))));

    private final List<String> said = new ArrayList<>();
    private boolean committed;

    @Test
    void a_page_whose_connection_was_closed_asks_to_be_loaded_again() throws IOException, ServletException {
        filter(CLOSED_CONNECTION);

        assertThat(said).containsExactly("resetBuffer []", "setIntHeader [Retry-After, 5]", "sendError [503]");
    }

    @Test
    void what_is_half_sent_stays_a_failure() {
        committed = true;

        assertThatThrownBy(() -> filter(CLOSED_CONNECTION)).isInstanceOf(ServletException.class);
        assertThat(said).isEmpty();
    }

    @Test
    void every_other_failure_is_told_as_before() {
        assertThatThrownBy(() -> filter(failing(new ServletException(new SQLException("no such column", "42703"))))).isInstanceOf(ServletException.class);
        assertThat(said).isEmpty();
    }

    private void filter(FilterChain chain) throws IOException, ServletException {
        new DatabaseAwayPage().doFilter((HttpServletRequest) null, response(), chain);
    }

    private static FilterChain failing(ServletException failure) {
        return (request, response) -> {
            throw failure;
        };
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("isCommitted")) {
                return committed;
            }
            said.add(method.getName() + " " + Arrays.toString(arguments == null ? new Object[0] : arguments));
            return null;
        });
    }
}
