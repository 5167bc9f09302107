package app.fovea.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page on which the order of the rooms is written down: docs/adr/0015-rooms-in-an-order.md. */
final class RoomsInAnOrder {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "adr", "0015-rooms-in-an-order.md");
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");
    private static final Pattern ROW = Pattern.compile("^\\| (`\\w+`(?:, `\\w+`)*) \\| (`\\w+`(?:, `\\w+`)*) \\|");

    private RoomsInAnOrder() {
    }

    /** The capabilities' entity rooms, the one that knows no other first. */
    static List<String> stored() {
        return lines().stream().filter(line -> line.contains("` < `")).findFirst().map(RoomsInAnOrder::words).orElseThrow(() -> new AssertionError(PAGE + " names no order"));
    }

    /** The pairs of capabilities of which each reads what the other stores. */
    static Set<Set<String>> readEachOther() {
        return lines().stream().flatMap(line -> ROW.matcher(line).results())
            .flatMap(row -> words(row.group(1)).stream().flatMap(one -> words(row.group(2)).stream().map(other -> Set.of(one, other)))).collect(Collectors.toSet());
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).map(word -> word.replace("`", "")).toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
