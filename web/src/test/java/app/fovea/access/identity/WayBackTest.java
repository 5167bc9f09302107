package app.fovea.access.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where somebody comes out after signing in. */
class WayBackTest {
    @ParameterizedTest
    @ValueSource(strings = {"/lab", "/patients/0192-ab/edit", "/journey/chain?of=0192f0c8-1c1e-7000-8000-000000000001", "/patients?q=O%27Neill+%26+Sons", "/audit?q=a&from=2026-11-01T00:00"})
    void aPageOfTheHouseIsGoneBackToWithWhatItsAddressAskedFor(String page) {
        assertThat(WayBack.to(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lab", "//evil.example", "/\\evil.example", "https://evil.example/lab", "/.evil", "/lab#x", "/lab?x=\r\nLocation:y", "/lab?q=<script>", "/lab?q=\"", "javascript:alert(1)", "/@evil.example", "/lab\n"})
    void whatLeadsElsewhereOrIsNoAddressLeadsToTheFirstPage(String elsewhere) {
        assertThat(WayBack.to(elsewhere)).isEqualTo("/");
    }

    @Test
    void whoWantedNothingAndWhoWantedTooMuchComeToTheFirstPage() {
        assertThat(WayBack.to(null)).isEqualTo("/");
        assertThat(WayBack.to("/lab?q=" + "a".repeat(1_000))).isEqualTo("/");
    }
}
