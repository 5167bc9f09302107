package app.fovea.journey.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a change of a schema would break if it kept its version. Two things rest on a schema: consumers that were written against the
 * last one read what is written from now on, and today's readers read what the log kept. So within a version a field may be added that
 * need not be there, and words may change. Everything else is a new version.
 */
final class Compatibility {
    /** Keywords that say nothing about what is valid. */
    private static final Set<String> WORDS = Set.of("$schema", "$id", "title", "description", "examples");
    private static final Set<String> KNOWN = Set.of("type", "properties", "required", "items", "enum", "const", "format", "pattern", "minimum", "maximum", "exclusiveMinimum",
        "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems");
    private static final List<String> LOWER_BOUNDS = List.of("minimum", "exclusiveMinimum", "minLength", "minItems");
    private static final List<String> UPPER_BOUNDS = List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");
    private static final List<String> FORMS = List.of("format", "pattern");
    private static final List<Rule> RULES = List.of(Compatibility::keywordsThatNobodyChecks, Compatibility::fieldsRemoved, Compatibility::fieldsThatBecameOptional,
        Compatibility::fieldsThatBecameRequired, Compatibility::types, Compatibility::listsOfValues, Compatibility::bounds, Compatibility::forms);

    private Compatibility() {
    }

    enum Broken {
        CONSUMER("a consumer of the last version would not understand it"),
        LOG("what the log keeps could not be read any more");

        private final String because;

        Broken(String because) {
            this.because = because;
        }
    }

    /** @param path where, as in {@code /lineItems/amount} @param change what was done there */
    record Breach(Broken broken, String path, String change) {
        @Override
        public String toString() {
            return (path.isEmpty() ? "the whole" : path) + " " + change + ": " + broken.because;
        }
    }

    private interface Rule {
        void look(String path, JsonNode last, JsonNode now, List<Breach> breaches);
    }

    /** @return nothing when both can read both */
    static List<Breach> breaches(JsonNode last, JsonNode now) {
        List<Breach> breaches = new ArrayList<>();
        compare("", last, now, breaches);
        return breaches;
    }

    private static void compare(String path, JsonNode last, JsonNode now, List<Breach> breaches) {
        RULES.forEach(rule -> rule.look(path, last, now, breaches));
        for (String field : names(last.path("properties"))) {
            if (now.path("properties").has(field)) {
                compare(path + "/" + field, last.path("properties").get(field), now.path("properties").get(field), breaches);
            }
        }
        if (last.has("items") || now.has("items")) {
            compare(path + "[]", last.path("items"), now.path("items"), breaches);
        }
    }

    private static void keywordsThatNobodyChecks(String path, JsonNode last, JsonNode now, List<Breach> breaches) {
        Set<String> keywords = names(now);
        keywords.addAll(names(last));
        keywords.removeAll(WORDS);
        keywords.removeAll(KNOWN);
        for (String keyword : keywords) {
            for (Broken broken : Broken.values()) {
                breaches.add(new Breach(broken, path, "uses “" + keyword + "”, of which this check knows nothing (teach it to Compatibility first), so perhaps"));
            }
        }
    }

    private static void fieldsRemoved(String path, JsonNode last, JsonNode now, List<Breach> breaches) {
        Set<String> gone = names(last.path("properties"));
        gone.removeAll(names(now.path("properties")));
        gone.forEach(field -> breaches.add(new Breach(Broken.CONSUMER, path + "/" + field, "was removed")));
    }

    private static void fieldsThatBecameOptional(String path, JsonNode last, JsonNode now, List<Breach> breaches) {
        Set<String> freed = values(last.path("required"));
        freed.removeAll(values(now.path("required")));
        freed.stream().filter(field -> now.path("properties").has(field)).forEach(field -> breaches.add(new Breach(Broken.CONSUMER, path + "/" + field, "need not be there any more")));
    }

    private static void fieldsThatBecameRequired(String path, JsonNode last, JsonNode now, List<Breach> breaches) {
        Set<String> bound = values(now.path("required"));
        bound.removeAll(values(last.path("required")));
        bound.forEach(field -> breaches.add(new Breach(Broken.LOG, path + "/" + field, "must be there now")));
    }

    private static void types(String path, JsonNode last, JsonNode now, List<Breach> breaches) {
        Set<String> before = typesOf(last);
        Set<String> after = typesOf(now);
        narrowedOrWidened(path, "type", before, after, breaches);
    }

    private static void listsOfValues(String path, JsonNode last, JsonNode now, List<Breach> breaches) {
        Optional<Set<JsonNode>> before = allowed(last);
        Optional<Set<JsonNode>> after = allowed(now);
        if (before.isPresent() && after.isPresent()) {
            narrowedOrWidened(path, "list of values", before.get(), after.get(), breaches);
        } else if (before.isPresent()) {
            breaches.add(new Breach(Broken.CONSUMER, path, "may be anything now, and was one of " + before.get()));
        } else if (after.isPresent()) {
            breaches.add(new Breach(Broken.LOG, path, "must be one of " + after.get() + " now"));
        }
    }

    private static <T> void narrowedOrWidened(String path, String what, Set<T> before, Set<T> after, List<Breach> breaches) {
        if (!before.containsAll(after)) {
            breaches.add(new Breach(Broken.CONSUMER, path, "has a wider " + what + ": " + after + " instead of " + before));
        }
        if (!after.containsAll(before)) {
            breaches.add(new Breach(Broken.LOG, path, "has a narrower " + what + ": " + after + " instead of " + before));
        }
    }

    private static void bounds(String path, JsonNode last, JsonNode now, List<Breach> breaches) {
        LOWER_BOUNDS.forEach(bound -> bound(path, bound, last.get(bound), now.get(bound), 1, breaches));
        UPPER_BOUNDS.forEach(bound -> bound(path, bound, last.get(bound), now.get(bound), -1, breaches));
    }

    /** @param tighter 1 when a greater number lets less through, −1 when it lets more through */
    private static void bound(String path, String bound, JsonNode last, JsonNode now, int tighter, List<Breach> breaches) {
        int change = (now == null ? 0 : 1) - (last == null ? 0 : 1);
        if (last != null && now != null) {
            change = tighter * new BigDecimal(now.asText()).compareTo(new BigDecimal(last.asText()));
        }
        if (change != 0) {
            breaches.add(new Breach(change > 0 ? Broken.LOG : Broken.CONSUMER, path, "has the " + bound + " " + now + " instead of " + last));
        }
    }

    private static void forms(String path, JsonNode last, JsonNode now, List<Breach> breaches) {
        for (String form : FORMS) {
            if (last.has(form) && !last.get(form).equals(now.get(form))) {
                breaches.add(new Breach(Broken.CONSUMER, path, "keeps no longer to the " + form + " " + last.get(form)));
            }
            if (now.has(form) && !now.get(form).equals(last.get(form))) {
                breaches.add(new Breach(Broken.LOG, path, "must keep to the " + form + " " + now.get(form)));
            }
        }
    }

    /** Every whole number is a number. */
    private static Set<String> typesOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        Set<String> types = type.isArray() ? values(type) : new TreeSet<>();
        if (type.isTextual()) {
            types.add(type.asText());
        }
        if (type.isMissingNode()) {
            types.add("any");
        }
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static Optional<Set<JsonNode>> allowed(JsonNode schema) {
        if (schema.has("const")) {
            return Optional.of(Set.of(schema.get("const")));
        }
        return Optional.ofNullable(schema.get("enum")).map(values -> {
            Set<JsonNode> allowed = new LinkedHashSet<>();
            values.forEach(allowed::add);
            return allowed;
        });
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext();) {
            names.add(each.next());
        }
        return names;
    }

    private static Set<String> values(JsonNode array) {
        Set<String> values = new TreeSet<>();
        array.forEach(value -> values.add(value.asText()));
        return values;
    }
}
