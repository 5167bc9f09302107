package app.fovea.catalogue.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How dark a lens is, by the categories of ISO 12312-1: 0 is nearly clear, 4 is for glaciers and never for driving.
 *
 * @param from light transmission above this …
 * @param to   … up to this, per cent
 */
public record FilterCategory(int number, int from, int to, boolean drivable) {
    /** At night a driver's lens lets through at least this much light, per cent; {@link #NIGHT_TO_BE_CONFIRMED}. */
    public static final int NIGHT_DRIVING_FROM = Integer.parseInt(rows("night-driving.csv").get(0)[0]);
    public static final String NIGHT_TO_BE_CONFIRMED = "to be confirmed";

    private static final List<FilterCategory> ALL = rows("filter-categories.csv").stream()
        .map(cells -> new FilterCategory(Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), Integer.parseInt(cells[2]), cells[3].equals("yes"))).toList();

    /** @param lightTransmission per cent, 0 to 100; what is darker than category 4 counts as 4 */
    public static FilterCategory of(int lightTransmission) {
        return ALL.stream().filter(category -> lightTransmission > category.from).findFirst().orElse(ALL.get(ALL.size() - 1));
    }

    private static List<String[]> rows(String resource) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(FilterCategory.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(";")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
