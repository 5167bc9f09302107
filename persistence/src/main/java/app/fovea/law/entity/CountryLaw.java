package app.fovea.law.entity;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The data set of one country: the file {@code <country>.json} beside this class, read once. A word in it that no rule knows is an
 * error: a misspelt limit must not become no limit.
 */
public final class CountryLaw {
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final JsonMapper MAPPER = JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .build();
    private static final Map<String, Optional<CountryLaw>> READ = new ConcurrentHashMap<>();

    private final String country;
    private final JsonNode file;
    private final Map<String, List<? extends DatedRule>> sections = new ConcurrentHashMap<>();

    private CountryLaw(String country, JsonNode file) {
        this.country = country;
        this.file = file;
    }

    /** Empty when there is no data set for it. */
    static Optional<CountryLaw> of(String country) {
        return country == null || !CODE.matcher(country).matches() ? Optional.empty() : READ.computeIfAbsent(country, CountryLaw::read);
    }

    /** The nation whose rules count when somebody names the country alone; null where it has none to tell apart. */
    static String nation(Jurisdiction place) {
        return place.nation() != null ? place.nation() : of(place.country()).map(law -> law.file.path("nation").textValue()).orElse(null);
    }

    /** What people call it: “England”; the code where the data set does not say. */
    public static String name(Jurisdiction place) {
        String nation = nation(place);
        String code = nation == null ? place.country() : nation;
        return of(place.country()).map(law -> law.file.path("names").path(String.valueOf(code)).textValue()).orElse("country " + code);
    }

    @SuppressWarnings("unchecked")
    <T extends DatedRule> List<T> entries(Section<T> section) {
        return (List<T>) sections.computeIfAbsent(section.name(), name -> parse(section));
    }

    private <T extends DatedRule> List<T> parse(Section<T> section) {
        List<T> entries = new ArrayList<>();
        for (JsonNode entry : file.path(section.name())) {
            try {
                T rule = MAPPER.treeToValue(entry, section.type());
                if (rule.from() == null || rule.source() == null) {
                    throw new IllegalStateException("data set of country " + country + ": an entry of “" + section.name() + "” has no date or no source");
                }
                entries.add(rule);
            } catch (IOException e) {
                throw new IllegalStateException("data set of country " + country + ": an entry of “" + section.name() + "” cannot be read", e);
            }
        }
        return List.copyOf(entries);
    }

    private static Optional<CountryLaw> read(String country) {
        try (InputStream file = CountryLaw.class.getResourceAsStream(country + ".json")) {
            return file == null ? Optional.empty() : Optional.of(new CountryLaw(country, MAPPER.readTree(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("data set of country " + country, e);
        }
    }
}
