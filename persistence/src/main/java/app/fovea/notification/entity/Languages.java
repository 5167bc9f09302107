package app.fovea.notification.entity;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Languages by their BCP 47 tags ({@code cy}, {@code de-AT}), as a patient prefers one and a template is written in one. */
public final class Languages {
    /** Those with texts of the house. */
    public static final List<String> HOUSE = List.of("en", "cy", "fr", "de", "pl");
    /** What is spoken most in the practices' towns besides; a practice writes its own texts for them. */
    private static final List<String> BESIDES = List.of("ar", "bn", "es", "ga", "gd", "gu", "it", "lt", "pa", "pt", "ro", "so", "ta", "tr", "uk", "ur", "zh");
    private static final int LONGEST = 35;

    private Languages() {
    }

    /** In the form that RFC 5646 recommends; empty for what is no tag of a language. */
    public static Optional<String> normal(String tag) {
        if (tag == null || tag.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag.strip()).build();
            return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale.toLanguageTag());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** The tag, and each more general one: {@code de-AT}, {@code de} (RFC 4647, lookup). */
    public static Stream<String> fallbacks(String tag) {
        return Stream.iterate(tag, each -> !each.isEmpty(), each -> each.contains("-") ? each.substring(0, each.lastIndexOf('-')) : "");
    }

    /** What a form offers, the house's first. */
    public static List<String> offered() {
        return Stream.concat(HOUSE.stream(), BESIDES.stream().sorted((a, b) -> title(a).compareTo(title(b)))).toList();
    }

    /** “Welsh (Cymraeg)”. */
    public static String title(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String english = locale.getDisplayName(Locale.UK);
        String own = locale.getDisplayName(locale);
        return english.equalsIgnoreCase(own) ? english : english + " (" + own + ")";
    }

    /** The first that it may be, of a few. */
    static Stream<String> wanted(String... tags) {
        return Arrays.stream(tags).filter(tag -> tag != null).flatMap(Languages::fallbacks).distinct();
    }
}
