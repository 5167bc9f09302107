package app.fovea.tenancy.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What the numbers look like under which a country knows its businesses. */
public record BusinessNumbers(LocalDate from, Set<String> nations, String source, boolean confirmed, Form companyNumber, Form vatNumber, Form nhsCode) implements DatedRule {
    public static final Section<BusinessNumbers> SECTION = new Section<>("businessNumbers", "business_numbers", "forms of the numbers of businesses", BusinessNumbers.class);

    /**
     * One kind of number.
     *
     * @param name      as people call it, behind “no” and “a”
     * @param pattern   regular expression of the whole number, without spaces and in capitals
     * @param modulus97 whether the last two of its first nine digits check the seven before them, as HMRC's do (97 or, for newer ones, 97 less 55)
     */
    public record Form(String name, String pattern, String example, boolean modulus97) {
        private static final int MODULUS = 97;
        private static final int NEWER = 55;
        private static final int CHECKED = 7;

        private boolean takes(String number) {
            return number.matches(pattern) && (!modulus97 || addsUp(number.replaceAll("\\D", "")));
        }

        /** Government departments and health authorities have short ones, which nothing checks. */
        private static boolean addsUp(String digits) {
            if (digits.length() <= CHECKED) {
                return true;
            }
            int sum = Integer.parseInt(digits.substring(CHECKED, CHECKED + 2));
            for (int i = 0; i < CHECKED; i++) {
                sum += (digits.charAt(i) - '0') * (CHECKED + 1 - i);
            }
            return sum % MODULUS == 0 || (sum + NEWER) % MODULUS == 0;
        }
    }

    /** @param number null where there is none, with which nothing is wrong */
    Optional<FieldError> error(Form form, String code, String field, String number) {
        return number == null || form.takes(number) ? Optional.empty() : Optional.of(new FieldError(code, field,
            "“" + number + "” is no " + form.name() + ". One looks like " + form.example() + (confirmed ? "" : " (to be confirmed)") + ": look for a slip."));
    }
}
