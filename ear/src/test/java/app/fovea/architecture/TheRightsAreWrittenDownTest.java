package app.fovea.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Permission.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of rights in docs/roles.md say what the catalogue says. */
class TheRightsAreWrittenDownTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "roles.md");
    private static final String BEGIN = "<!-- The rights: begin. TheRightsAreWrittenDownTest holds these lines to the catalogue and prints what they should be. -->";
    private static final String END = "<!-- The rights: end. -->";

    @Test
    void the_page_lists_the_catalogue_as_it_is() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)).strip()).isEqualTo(rights());
    }

    private static String rights() {
        List<String> lines = new ArrayList<>();
        for (Group group : Group.values()) {
            if (group != Group.PLATFORM) {
                lines.addAll(List.of("### " + group.title(), "", "| right | | what it allows | brings along | in the default roles |", "|---|---|---|---|---|"));
                Arrays.stream(Permission.values()).filter(right -> right.group() == group).map(TheRightsAreWrittenDownTest::row).forEach(lines::add);
                lines.add("");
            }
        }
        return String.join("\n", lines).strip();
    }

    private static String row(Permission right) {
        String mark = right.dangerous() ? " **dangerous**" : right.registrantOnly() ? " **registered**" : "";
        String implied = right.implied().stream().sorted().map(each -> "`" + each.id() + "`").collect(Collectors.joining(", "));
        String held = Arrays.stream(DefaultRole.values()).filter(role -> role != DefaultRole.OWNER && Permission.closure(role.permissions()).contains(right)).map(DefaultRole::title)
            .collect(Collectors.joining(", "));
        return "| `" + right.id() + "` |" + mark + " | **" + right.title() + ".** " + right.description() + " | " + implied + " | " + (held.isEmpty() ? "Owner alone" : held) + " |";
    }
}
