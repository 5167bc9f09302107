package app.fovea.audit.view;

import app.fovea.access.entity.Permission;
import app.fovea.audit.boundary.AuditTrails.EntryView;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An entry of the trail of access as one says it: who did what, and what is different since. */
public final class TrailWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final Map<String, String> LABELS = Map.ofEntries(
        Map.entry("name", "Name"), Map.entry("description", "Description"), Map.entry("role", "Role"), Map.entry("primary", "Primary role"), Map.entry("endsOn", "Last day"),
        Map.entry("email", "E-mail"), Map.entry("gocNumber", "Registration"), Map.entry("registeredUntil", "Registered until"), Map.entry("branch", "Home branch"), Map.entry("active", "Can sign in"),
        Map.entry("pair", "Pair"), Map.entry("refused", "Refused"), Map.entry("refusal", "Answer"), Map.entry("format", "Format"), Map.entry("entries", "Entries"), Map.entry("words", "Names with"),
        Map.entry("action", "Action"), Map.entry("from", "From"), Map.entry("to", "To"), Map.entry("permission", "Right"));

    /** Told in the sentence already, or of use to programmers alone. */
    private static final Set<String> UNTOLD = Set.of("useCase", "roleId", "userId", "actorId", "branchId");

    /** One thing that is different. @param before null where there was nothing @param after null where there is nothing any more */
    public record Difference(String label, String before, String after) implements Serializable {
    }

    private TrailWords() {
    }

    /** Without who did it, which stands before: “gave Sam Okoro the role Trainee Dispenser”. */
    public static String sentence(EntryView entry) {
        String role = named(entry.target().role(), "a role");
        String user = named(entry.target().user(), "somebody");
        return switch (entry.action()) {
            case "role.created" -> "made the role " + role;
            case "role.changed" -> "changed the role " + role;
            case "role.deleted" -> "deleted the role " + role;
            case "role.previewed" -> "looked at the screens as " + role + " sees them";
            case "grant.given" -> "gave " + user + " the role " + role;
            case "grant.taken" -> "took the role " + role + " from " + user;
            case "grant.changed" -> "changed how " + user + " holds the role " + role;
            case "user.created" -> "added " + user;
            case "user.changed" -> "changed " + user;
            case "user.suspended" -> "suspended " + user;
            case "user.resumed" -> "let " + user + " in again";
            case "user.invited" -> "invited " + user;
            case "user.password_chosen" -> "chose a password";
            case "pair.decided" -> "decided on a dangerous pair";
            case "right.denied" -> "was refused “" + right(text(entry.after(), "permission")) + "”";
            case "audit.exported" -> "took the trail of access out of the house";
            case "audit.sealed" -> "sealed what was there before";
            default -> entry.action().replace('.', ' ').replace('_', ' ');
        };
    }

    /** In the order in which they were written; rights as what was gained and what was lost. */
    public static List<Difference> differences(EntryView entry) {
        List<Difference> differences = new ArrayList<>();
        Set<String> fields = new LinkedHashSet<>();
        for (JsonNode state : new JsonNode[] {entry.before(), entry.after()}) {
            if (state != null) {
                state.fieldNames().forEachRemaining(fields::add);
            }
        }
        if (entry.action().equals("right.denied")) {
            fields.remove("permission");
        }
        if (entry.action().startsWith("grant.")) {
            fields.remove("role");
        }
        if (entry.target().user() != null && entry.action().equals("user.created") || entry.target().role() != null && entry.action().equals("role.created")) {
            fields.remove("name");
        }
        fields.removeAll(UNTOLD);
        if (fields.remove("permissions")) {
            rights(differences, "Gains", entry.after(), entry.before());
            rights(differences, "Loses", entry.before(), entry.after());
        }
        for (String field : fields) {
            String before = value(entry.before(), field);
            String after = value(entry.after(), field);
            if (before == null ? after != null : !before.equals(after)) {
                differences.add(new Difference(LABELS.getOrDefault(field, field), before, after));
            }
        }
        return differences;
    }

    private static void rights(List<Difference> differences, String label, JsonNode more, JsonNode fewer) {
        Set<String> ids = ids(more);
        ids.removeAll(ids(fewer));
        if (!ids.isEmpty()) {
            differences.add(new Difference(label, null, String.join(", ", ids.stream().map(TrailWords::right).sorted().toList())));
        }
    }

    private static Set<String> ids(JsonNode state) {
        Set<String> ids = new TreeSet<>();
        if (state != null) {
            state.path("permissions").forEach(id -> ids.add(id.asText()));
        }
        return ids;
    }

    /** A right's title; its id where this version of the program does not know it any more. */
    private static String right(String id) {
        return id == null ? "a right" : Permission.of(id).map(Permission::title).orElse(id);
    }

    private static String value(JsonNode state, String field) {
        JsonNode value = state == null ? null : state.get(field);
        if (value == null || value.isNull() || value.isTextual() && value.textValue().isEmpty()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "yes" : "no";
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.matches("\\d{4}-\\d\\d-\\d\\d") ? day(text) : field.equals("pair") ? text.replace('_', ' ') : text;
    }

    private static String day(String text) {
        try {
            return DAY.format(LocalDate.parse(text));
        } catch (DateTimeParseException noDay) {
            return text;
        }
    }

    private static String text(JsonNode state, String field) {
        return state == null || !state.path(field).isTextual() ? null : state.path(field).textValue();
    }

    private static String named(String name, String otherwise) {
        return name == null ? otherwise : name;
    }
}
