package app.fovea.access.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Professional registration, which makes somebody a registrant, and how its numbers look (UK: General Optical Council).
 *
 * @param register whose numbers they are
 */
public record Registration(LocalDate from, Set<String> nations, String source, boolean confirmed, String register, List<Number> numbers) implements DatedRule {
    public static final Section<Registration> SECTION = new Section<>("registration", "registration", "forms of registration numbers", Registration.class);

    /** @param pattern regular expression of the whole number */
    public record Number(String profession, String pattern, String example) {
    }

    /** Empty when it is the number of some profession. */
    public List<FieldError> errors(String field, String number) {
        if (number != null && numbers.stream().anyMatch(each -> number.matches(each.pattern()))) {
            return List.of();
        }
        String forms = numbers.stream().map(each -> each.example() + " for " + each.profession()).collect(Collectors.joining(", "));
        return List.of(new FieldError("goc_number_unreadable", field, "“" + number + "” is no number of the " + register + ". They look like " + forms + (confirmed ? "." : " (to be confirmed).")));
    }
}
