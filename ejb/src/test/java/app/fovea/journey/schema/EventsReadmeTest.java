package app.fovea.journey.schema;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.journey.control.Route;
import app.fovea.journey.entity.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of the events in the README is written by every build: who emits one and who hears it stands in the code. */
class EventsReadmeTest {
    private static final Path README = Path.of("../docs/events/README.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LIST = Pattern.compile("(?s)(<!-- written by the build -->\n).*?(<!-- until here -->)");

    @Test
    void theListOfTheEventsIsTheHouses() throws IOException {
        String text = Files.readString(README);
        Matcher list = LIST.matcher(text);
        assertThat(list.find()).as("the two marks between which the list stands").isTrue();
        String today = list.replaceFirst("$1" + Matcher.quoteReplacement(list()) + "$2");
        new WrittenDown(README).write(today);
        assertThat(today).contains(Arrays.stream(Route.values()).map(Route::queue).toList());
    }

    private static String list() {
        return "| event | what | emitted by | heard by |\n|---|---|---|---|\n" + Payloads.all().entrySet().stream().map(event -> line(event.getKey(), event.getValue())).collect(Collectors.joining());
    }

    /** The classes that make one. */
    private static String emitters(Class<?> payload) {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            return sources.filter(file -> file.toString().endsWith(".java") && contains(file, "new " + payload.getSimpleName() + "("))
                .map(file -> file.getFileName().toString().replace(".java", "")).sorted().collect(Collectors.joining(", "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(EventType type, Class<?> payload) {
        String listeners = Arrays.stream(Route.values()).filter(route -> route.types().contains(type)).map(Route::queue).collect(Collectors.joining(", "));
        return "| [%s v%d](%s.v%d.json) | %s%s | %s | %s |%n".formatted(type.id(), type.version(), type.id(), type.version(), type.title(), type.journey() ? "" : " (the house's own)", emitters(payload), listeners);
    }
}
