package app.fovea.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pictures of the README: each screen in light, in dark and on a phone. {@code bin/test -Dit.test=ScreenshotsIT
 * -Dfovea.screenshots=true} renews those in docs/screenshots; any other run leaves them alone and writes to target/screenshots.
 */
class ScreenshotsIT {
    private static final Set<String> SHOWN = Set.of("sign-in", "home-dispenser", "patient", "exam", "pos-lenses", "pos-pay", "lab", "journey", "journey-chain", "order-checked", "role-review");
    private static final long LARGEST_BYTES = 400_000;

    @RegisterExtension
    final People people = new People();

    static Stream<Place> places() {
        return Place.all().stream().filter(place -> SHOWN.contains(place.name()));
    }

    @ParameterizedTest
    @MethodSource("places")
    void ofThisPlace(Place place) throws IOException {
        for (People.Screen screen : List.of(People.Screen.LIGHT, People.Screen.DARK, People.Screen.NARROW)) {
            Person person = place.entered(people, screen);
            Path picture = Files.createDirectories(directory()).resolve(place + "-" + screen + ".png");
            Files.write(picture, SmallPng.of(person.page().screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED))));
            assertThat(picture).as("a picture of something").isNotEmptyFile();
            assertThat(Files.size(picture)).as("what the repository has to carry").isLessThan(LARGEST_BYTES);
        }
    }

    private static Path directory() {
        Path module = Path.of(System.getProperty("basedir", "."));
        return Boolean.getBoolean("fovea.screenshots") ? module.resolve("../docs/screenshots").normalize() : module.resolve("target/screenshots");
    }
}
