package app.fovea.dispensing.entity;

import static app.fovea.dispensing.entity.DispenseProblem.TREATMENTS;

import app.fovea.catalogue.entity.FilterCategory;
import app.fovea.catalogue.entity.LensRange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which treatments go together on one lens, and which of them suit a driver. What excludes or needs what is data
 * ({@code treatment-rules.csv}): another lab's lenses may differ, as some are photochromic and polarised.
 */
public final class TreatmentRules {
    private static final Set<String> DARK = Set.of("tint", ChosenTreatment.POLARISED);
    private static final List<Rule> RULES = read();

    private TreatmentRules() {
    }

    /** What keeps these treatments from being sold together on this lens, and what a driver must know of them. */
    static List<DispenseProblem> problems(PairToSell pair) {
        List<DispenseProblem> problems = new ArrayList<>();
        RULES.stream().filter(rule -> rule.broken(pair.lens(), pair.treatments())).forEach(rule -> problems.add(new DispenseProblem(TREATMENTS, pair.path("treatmentIds"), Severity.BLOCK, rule.code(), rule.sentence())));
        if (pair.recommendation() != null && pair.recommendation().uses().contains("driving")) {
            pair.treatments().forEach(treatment -> drivable(pair, treatment, problems));
        }
        return problems;
    }

    /**
     * Why a treatment cannot be had beside those that are taken, in a sentence with the way out; empty if it can. What stands against those that are taken by
     * themselves is not held against it.
     *
     * @param lens null while none is chosen
     */
    public static Optional<String> hindrance(LensRange lens, List<ChosenTreatment> taken, ChosenTreatment wanted) {
        List<ChosenTreatment> together = new ArrayList<>(taken);
        together.add(wanted);
        return RULES.stream().filter(rule -> rule.broken(lens, together) && !rule.broken(lens, taken)).map(Rule::sentence).findFirst();
    }

    private static void drivable(PairToSell pair, ChosenTreatment treatment, List<DispenseProblem> problems) {
        Integer light = treatment.lightTransmission();
        if (light == null && DARK.contains(treatment.kind())) {
            problems.add(warn(pair, "tint_unknown_for_driving", "These spectacles are for driving too, and the catalogue does not say how dark %s is: below %d %% of light it is not for driving at night (%s).".formatted(
                treatment.name(), FilterCategory.NIGHT_DRIVING_FROM, FilterCategory.NIGHT_TO_BE_CONFIRMED)));
        } else if (light != null && !FilterCategory.of(light).drivable()) {
            problems.add(warn(pair, "tint_not_for_driving", "%s lets %d %% of light through, category %d: never for driving. Choose a lighter one, or tell the patient and sell another pair for driving.".formatted(
                treatment.name(), light, FilterCategory.of(light).number())));
        } else if (light != null && light < FilterCategory.NIGHT_DRIVING_FROM) {
            problems.add(warn(pair, "tint_not_for_night_driving", "%s lets %d %% of light through: not for driving at night, which needs at least %d %% (%s). Tell the patient.".formatted(
                treatment.name(), light, FilterCategory.NIGHT_DRIVING_FROM, FilterCategory.NIGHT_TO_BE_CONFIRMED)));
        }
    }

    private static DispenseProblem warn(PairToSell pair, String code, String message) {
        return new DispenseProblem(TREATMENTS, pair.path("treatmentIds"), Severity.WARN, code, message);
    }

    /** @param of a kind of treatment, or a material; @param these kinds of treatment */
    private record Rule(String relation, String code, String of, Set<String> these, String sentence) {
        boolean broken(LensRange lens, List<ChosenTreatment> treatments) {
            boolean beside = treatments.stream().anyMatch(treatment -> these.contains(treatment.kind()));
            boolean there = treatments.stream().anyMatch(treatment -> treatment.kind().equals(of));
            return switch (relation) {
                case "excludes" -> there && beside;
                case "needs" -> there && !beside;
                case "only one" -> treatments.stream().filter(treatment -> treatment.kind().equals(of)).count() > 1;
                case "material needs" -> lens != null && lens.material().toLowerCase(Locale.ROOT).startsWith(of) && !beside;
                default -> throw new IllegalStateException("treatment-rules.csv has the unknown rule " + relation);
            };
        }
    }

    private static List<Rule> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(TreatmentRules.class.getResourceAsStream("treatment-rules.csv"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(";", 5))
                .map(cells -> new Rule(cells[0], cells[1], cells[2], Set.of(cells[3].split(" ")), cells[4])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
