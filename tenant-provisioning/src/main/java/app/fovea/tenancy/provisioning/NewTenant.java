package app.fovea.tenancy.provisioning;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A practice that is about to exist.
 *
 * @param slug                  its name in addresses and at sign-in, {@code northgate}
 * @param country               ISO 3166, {@code GB}
 * @param currency              ISO 4217, {@code GBP}
 * @param timeZone              of the practice's clocks, {@code Europe/London}
 * @param releaseDepositPercent share of an invoice that must be paid before the lab begins, 0 to 100
 */
public record NewTenant(String slug, String name, String country, String currency, String timeZone, int releaseDepositPercent) {
    /** Slugs that name something of the platform itself. */
    public static final Set<String> RESERVED = Set.of(PlatformTenant.SLUG);

    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{1,38}[a-z0-9]");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** @throws InvalidInput naming every field that makes no sense, and what would */
    void check() {
        List<FieldError> errors = new ArrayList<>();
        if (slug == null || !SLUG.matcher(slug).matches()) {
            errors.add(new FieldError("slug_unreadable", "slug", "“" + slug + "” cannot be a practice's slug. Use 3 to 40 lower-case letters, digits and hyphens, "
                + "beginning with a letter and not ending with a hyphen, such as “northgate”."));
        } else if (RESERVED.contains(slug)) {
            errors.add(new FieldError("slug_taken", "slug", "“" + slug + "” belongs to the platform itself. Choose another slug."));
        }
        if (name == null || name.isBlank() || name.length() > 120) {
            errors.add(new FieldError("name_missing", "name", "Give the practice a name of at most 120 characters."));
        }
        if (country == null || !COUNTRIES.contains(country)) {
            errors.add(new FieldError("country_unknown", "country", "“" + country + "” is no country. Use two letters as in ISO 3166, such as GB."));
        }
        if (currency == null || Currency.getAvailableCurrencies().stream().noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            errors.add(new FieldError("currency_unknown", "currency", "“" + currency + "” is no currency. Use three letters as in ISO 4217, such as GBP."));
        }
        if (timeZone == null || !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            errors.add(new FieldError("time_zone_unknown", "timeZone", "“" + timeZone + "” is no time zone. Use a name such as Europe/London."));
        }
        if (releaseDepositPercent < 0 || releaseDepositPercent > 100) {
            errors.add(new FieldError("deposit_out_of_range", "releaseDepositPercent", "The deposit is a percentage, 0 to 100."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
