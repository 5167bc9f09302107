package app.fovea.billing.entity;

import app.fovea.law.entity.DatedRule;
import app.fovea.law.entity.Section;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who gets help from the health service. Help with spectacles (UK: form GOS3) is another list than a sight test that costs nothing
 * (GOS1): being 60, diabetes or glaucoma alone give the test and no voucher.
 *
 * @param form the form it is claimed on
 */
public record Entitlement(LocalDate from, Set<String> nations, String source, boolean confirmed, String form, List<Ground> grounds) implements DatedRule {
    public static final Section<Entitlement> VOUCHER = new Section<>("voucherEntitlement", "voucher_entitlement", "grounds for a voucher", Entitlement.class);
    public static final Section<Entitlement> SIGHT_TEST = new Section<>("sightTestEntitlement", "sight_test_entitlement", "grounds for a sight test at no charge", Entitlement.class);

    /** Code of the ground that the lenses are. */
    public static final String COMPLEX_LENS = "complex_lens";

    /**
     * @param fromAge years, null for any
     * @param toAge   years, still within, null for any
     * @param shown   true if the patient must say or show it; false where age alone decides
     */
    public record Ground(String code, String title, Integer fromAge, Integer toAge, boolean shown) {
        private boolean applies(int age, Set<String> said) {
            return (fromAge == null || age >= fromAge) && (toAge == null || age <= toAge) && (!shown || said.contains(code));
        }
    }

    /** Which grounds somebody could have, if they say or show them. @param complex whether the lenses are complex, which is a ground of its own */
    public List<Ground> possible(int age, boolean complex) {
        Set<String> sayable = grounds.stream().map(Ground::code).filter(code -> complex || !code.equals(COMPLEX_LENS)).collect(Collectors.toSet());
        return of(age, sayable);
    }

    /** Which grounds somebody has; none means no help. @param said codes of what the patient has said or shown, and of what the lenses are */
    public List<Ground> of(int age, Set<String> said) {
        return grounds.stream().filter(ground -> ground.applies(age, said)).toList();
    }
}
