package app.fovea.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
    @Test
    void the_file_has_the_shape_that_scripts_rely_on(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("demo.json");
        Demo demo = new Demo(
                List.of(new Demo.Tenant("northgate", "Northgate Opticians", List.of(new Demo.User("Optometrist", "Priya Raman", "priya@northgate.example", "secret")))),
                new Demo.Operator("operator@platform.example", "other"));

        demo.write(file, URI.create("http://127.0.0.1:8080"), URI.create("http://127.0.0.1:21000/"), URI.create("http://127.0.0.1:22000"));

        JsonNode expected = new ObjectMapper().readTree("""
                {"url": "http://127.0.0.1:8080",
                 "tenants": [{"slug": "northgate", "name": "Northgate Opticians",
                              "users": [{"role": "Optometrist", "name": "Priya Raman", "email": "priya@northgate.example", "password": "secret"}]}],
                 "operator": {"email": "operator@platform.example", "password": "other"},
                 "mail": {"url": "http://127.0.0.1:21000/"},
                 "management": {"url": "http://127.0.0.1:22000"}}
                """);
        assertThat(new ObjectMapper().readTree(file.toFile())).isEqualTo(expected);
    }
}
