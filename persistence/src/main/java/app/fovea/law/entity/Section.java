package app.fovea.law.entity;

import app.fovea.access.entity.Refusal.RuleBroken;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A part of a country's data set, and how its entries are read: {@code VatRate.SECTION.on(jurisdiction, day)}.
 *
 * @param name  of the array in the file; a missing entry is refused as {@code <code>_unknown}
 * @param code  stable, for programs
 * @param title what it holds, as the end of a sentence: “VAT rates”
 */
public record Section<T extends DatedRule>(String name, String code, String title, Class<T> type) {

    /**
     * What applies in a place on a day.
     *
     * @throws RuleBroken {@code <code>_unknown} where nothing is on file: what the law says is never guessed
     */
    public T on(Jurisdiction place, LocalDate day) {
        return find(place, day).orElseThrow(() -> new RuleBroken(code + "_unknown",
            "No " + title + " are on file for " + CountryLaw.name(place) + " on " + day + ". Ask whoever runs this server to add them to the data set of country " + place.country() + "."));
    }

    /** Of several that apply the latest; of two of one day the one that is for this nation alone. */
    public Optional<T> find(Jurisdiction place, LocalDate day) {
        String nation = CountryLaw.nation(place);
        return entries(place).stream()
            .filter(entry -> !entry.from().isAfter(day) && (entry.nations() == null || entry.nations().contains(nation)))
            .max(Comparator.comparing(T::from).thenComparing(entry -> entry.nations() != null));
    }

    private List<T> entries(Jurisdiction place) {
        return CountryLaw.of(place.country()).map(law -> law.entries(this)).orElse(List.of());
    }
}
