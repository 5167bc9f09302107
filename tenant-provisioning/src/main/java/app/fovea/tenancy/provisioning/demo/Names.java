package app.fovea.tenancy.provisioning.demo;

import app.fovea.tenancy.provisioning.Csv;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Given names that fit where a family comes from and when the child was born, and family names. */
final class Names {
    private static final String FOLDER = "/app/fovea/tenancy/provisioning/demo/";
    private static final List<Cohort> COHORTS = Csv.rows(FOLDER + "given-names.csv").stream()
        .map(cells -> new Cohort(cells[0], cells[1].equals("F"), Integer.parseInt(cells[2]), Integer.parseInt(cells[3]), List.of(cells[4].split(","))))
        .toList();
    private static final Map<String, List<String>> FAMILIES = families();
    /** The coast's families are called differently, their children are not. */
    private static final String COAST = "coastal";

    private Names() {
    }

    private record Cohort(String community, boolean female, int from, int to, List<String> names) {
        boolean fits(String origin, boolean sex, int born) {
            return community.equals(origin) && female == sex && from <= born && born <= to;
        }
    }

    static String given(Chance chance, String community, boolean female, int born) {
        String origin = community.equals(COAST) ? "british" : community;
        List<String> names = COHORTS.stream().filter(cohort -> cohort.fits(origin, female, born)).findFirst().orElseThrow().names();
        return commonerFirst(chance, names);
    }

    /** As the family writes it; {@link #borneBy} gives the form for one of them. */
    static String family(Chance chance, String community) {
        return commonerFirst(chance, FAMILIES.get(community));
    }

    static String borneBy(String family, boolean female) {
        int slash = family.indexOf(" / ");
        return slash < 0 ? family : female ? family.substring(slash + 3) : family.substring(0, slash);
    }

    /** The better of two draws, so that the beginning of a list turns up more often than its end. */
    private static String commonerFirst(Chance chance, List<String> names) {
        int last = names.size() - 1;
        int drawn = chance.of(0.6) ? Math.min(chance.between(0, last), chance.between(0, last)) : chance.between(0, last);
        return names.get(drawn);
    }

    private static Map<String, List<String>> families() {
        Map<String, List<String>> families = new HashMap<>();
        for (String[] cells : Csv.rows(FOLDER + "family-names.csv")) {
            families.put(cells[0], List.of(cells[1].split(",")));
        }
        return families;
    }
}
