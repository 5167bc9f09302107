package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingsTest {
    @Test
    void an_environment_without_settings_is_fine() {
        assertThatCode(() -> Settings.refuseNonsense(Map.of("PATH", "/bin"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"FOVEA_PORT,9090", "FOVEA_DB_POOL_SIZE,4", "FOVEA_DB_POOL_SIZE,80", "FOVEA_MAIL_FROM,desk@practice.example", "FOVEA_BEHIND_PROXY,true",
            "FOVEA_JVM_OPTIONS,-Xmx2g -Da=b", "FOVEA_PUBLIC_URL,https://fovea.practice.example", "FOVEA_PUBLIC_URL,http://127.0.0.1:8080/fovea",
            "FOVEA_BROKER_URL,tcp://broker:61616", "FOVEA_BROKER_URL,'tls://one.example:61617, tls://[::1]:61617'", "FOVEA_BROKER_USER,fovea", "FOVEA_WEBHOOKS_MAY_REACH,10.20.0.0/16"})
    void a_value_that_makes_sense_is_accepted(String name, String value) {
        assertThatCode(() -> Settings.refuseNonsense(Map.of(name, value))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"FOVEA_PORT,0", "FOVEA_PORT,65536", "FOVEA_PORT,web", "FOVEA_DB_POOL_SIZE,3", "FOVEA_DB_POOL_SIZE,81", "FOVEA_DB_POOL_SIZE,many",
            "FOVEA_MAIL_FROM,nobody", "FOVEA_PUBLIC_URL,fovea.practice.example", "FOVEA_PUBLIC_URL,https://fovea.example?x=1", "FOVEA_BEHIND_PROXY,yes", "FOVEA_JVM_OPTIONS,big", "FOVEA_SMTP_PORT,-1", "FOVEA_DB_URL,postgres://x",
            "FOVEA_BROKER_URL,broker:61616", "FOVEA_BROKER_URL,amqp://broker:5672", "FOVEA_BROKER_URL,tcp://broker", "FOVEA_BROKER_URL,'tcp://one:1,'", "FOVEA_WEBHOOKS_MAY_REACH,10.0.0.0/8 10.1.0.0/16"})
    void a_wrong_value_is_named_with_its_variable_and_what_to_do(String name, String value) {
        assertThatThrownBy(() -> Settings.refuseNonsense(Map.of(name, value)))
                .isInstanceOf(StartRefused.WrongSetting.class).hasMessageContaining(name).hasMessageContaining("\"" + value + "\"").hasMessageContaining("unset it");
    }

    @Test
    void a_variable_that_bin_run_would_ignore_is_refused() {
        assertThatThrownBy(() -> Settings.refuseNonsense(Map.of("FOVEA_DB_URL", "jdbc:postgresql://db:5432/fovea")))
                .isInstanceOf(StartRefused.WrongSetting.class).hasMessageContaining("FOVEA_DB_URL").hasMessageContaining("unset it");
    }

    @Test
    void a_mistyped_name_is_refused_and_the_names_are_listed() {
        assertThatThrownBy(() -> Settings.refuseNonsense(Map.of("FOVEA_DB_POLL_SIZE", "10")))
                .isInstanceOf(StartRefused.WrongSetting.class).hasMessageContaining("FOVEA_DB_POLL_SIZE").hasMessageContaining("FOVEA_DB_POOL_SIZE");
    }

    @Test
    void a_password_is_never_repeated() {
        assertThatThrownBy(() -> Settings.refuseNonsense(Map.of("FOVEA_DB_APP_PASSWORD", "hunter2"))).hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @EnumSource(Settings.class)
    void the_page_for_people_lists_every_setting(Settings setting) throws IOException {
        Path page = Path.of("..", "docs", "configuration.md").toAbsolutePath().normalize();

        assertThat(Files.readString(page)).contains("| `" + setting + "` |");
    }
}
