package app.fovea.dispensing.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What a lens is made of. The values are data ({@code lens-materials.csv}), because makers' figures differ.
 *
 * @param name      as catalogues write it
 * @param index     refractive index n_d
 * @param abbe      Abbe number
 * @param density   g/cm³
 * @param minCentre thinnest middle that makers grind, mm: decides how thick a minus lens is
 * @param minEdge   thinnest edge that can be glazed, mm: decides how thick a plus lens is
 * @param confirmed false while nobody has checked these values against the maker's data sheet: what is computed from them is an estimate
 */
public record LensMaterial(String name, double index, double abbe, double density, double minCentre, double minEdge, boolean confirmed) {
    private static final String DATA = "lens-materials.csv";
    private static final List<LensMaterial> ALL = read();

    public static List<LensMaterial> all() {
        return ALL;
    }

    /** The material of that name, or the one nearest in index if the name is unknown; always with the index given. */
    public static LensMaterial of(String name, double index) {
        LensMaterial known = ALL.stream().filter(each -> each.name.equalsIgnoreCase(name)).findFirst()
            .orElseGet(() -> ALL.stream().min(Comparator.comparingDouble(each -> Math.abs(each.index - index))).orElseThrow());
        return new LensMaterial(known.name, index, known.abbe, known.density, known.minCentre, known.minEdge, known.confirmed && known.name.equalsIgnoreCase(name));
    }

    private static List<LensMaterial> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
            Objects.requireNonNull(LensMaterial.class.getResourceAsStream(DATA), DATA), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).skip(1).map(LensMaterial::parsed).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LensMaterial parsed(String line) {
        String[] cells = line.split(";");
        return new LensMaterial(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2]), Double.parseDouble(cells[3]), Double.parseDouble(cells[4]),
            Double.parseDouble(cells[5]), cells[6].equals("yes"));
    }
}
