package app.fovea.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {
    private static final Reach PUBLIC = Reach.of("");

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks.example.com/fovea", "https://hooks.example.com", "HTTPS://hooks.example.com:443/a?b=c", "https://hooks.example.com:8443/", "https://203.1.2.3/hook", "https://[2606:4700::1]/hook"})
    void an_address_in_the_public_internet_is_taken(String url) {
        assertThat(errors(url, PUBLIC, "93.184.216.34")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', url_missing", "hooks.example.com, url_unreadable", "ftp://hooks.example.com/, url_unreadable", "file:///etc/passwd, url_unreadable", "https:///path, url_unreadable", "https://a b/, url_unreadable",
        "https://me:secret@hooks.example.com/, url_with_password", "https://hooks.example.com@10.0.0.1/, url_with_password", "https://hooks.example.com/#top, url_with_fragment",
        "http://hooks.example.com/, url_not_https", "https://hooks.example.com:25/, port_refused", "https://hooks.example.com:22/, port_refused"})
    void what_is_wrong_with_an_address_is_named(String url, String code) {
        assertThat(errors(url, PUBLIC, "93.184.216.34")).extracting(FieldError::code).containsExactly(code);
        assertThat(errors(url, PUBLIC, "93.184.216.34")).allSatisfy(error -> assertThat(error.message()).endsWith("."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "::1", "fd00::1", "::ffff:10.0.0.1"})
    void a_name_that_stands_for_an_inner_address_is_refused(String address) {
        assertThat(errors("https://hooks.example.com/", PUBLIC, address)).extracting(FieldError::code).containsExactly("address_not_public");
    }

    @Test
    void one_inner_address_among_public_ones_is_enough_to_refuse_the_name() {
        assertThat(errors("https://hooks.example.com/", PUBLIC, "93.184.216.34", "10.0.0.1")).extracting(FieldError::code).containsExactly("address_not_public");
    }

    /** The ways of writing 127.0.0.1 that a system's resolver knows are looked up as they are written, and judged by what they stand for. */
    @ParameterizedTest
    @ValueSource(strings = {"https://127.1/", "https://2130706433/", "https://127.0.0.1/", "https://[::1]/", "https://[::ffff:7f00:1]/", "https://localhost/", "https://0/"})
    void the_systems_own_resolver_gives_no_way_in(String url) {
        assertThat(new WebhookAddress(url).errors(PUBLIC, InetAddress::getAllByName)).extracting(FieldError::code).hasSize(1)
            .allMatch(code -> List.of("address_not_public", "host_unknown", "url_unreadable").contains(code));
    }

    @Test
    void a_name_that_is_not_there_is_told() {
        WebhookAddress.Resolver nowhere = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(new WebhookAddress("https://hooks.example.com/").errors(PUBLIC, nowhere)).extracting(FieldError::code).containsExactly("host_unknown");
    }

    @Test
    void what_the_operator_allows_may_be_inside_without_tls_and_on_any_port() {
        assertThat(errors("http://hooks.intern:80/", Reach.of("10.0.0.0/8"), "10.1.2.3")).isEmpty();
        assertThat(errors("http://hooks.intern:25/", Reach.of("hooks.intern"), "192.168.0.1")).isEmpty();
        assertThat(errors("http://hooks.intern/", Reach.of("10.0.0.0/8"), "10.1.2.3", "93.184.216.34")).extracting(FieldError::code).containsExactly("url_not_https");
    }

    private static List<FieldError> errors(String url, Reach reach, String... addresses) {
        return new WebhookAddress(url).errors(reach, host -> {
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < addresses.length; i++) {
                found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
        });
    }
}
