package app.fovea.journey.entity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The log is permanent, and its events come again: what was written in an older version is lifted, version by version, to the one that
 * today's record reads.
 */
public final class Upcasters {
    /** One for every version that an event has had before today's; none yet. A test asks for it as soon as a version is raised. */
    public static final Upcasters OURS = new Upcasters(List.of());

    private final Map<String, Step> steps;

    /** @param lift makes of a payload of {@code from} one of the version after it */
    public record Step(String type, int from, UnaryOperator<ObjectNode> lift) {
    }

    public Upcasters(List<Step> steps) {
        this.steps = steps.stream().collect(Collectors.toUnmodifiableMap(step -> EventType.dataschema(step.type(), step.from()), Function.identity()));
    }

    public boolean lifts(String type, int from) {
        return steps.containsKey(EventType.dataschema(type, from));
    }

    /** @return the payload as it would have been written in the version {@code to}; the one given stays as it is */
    public JsonNode lift(String type, int from, int to, JsonNode payload) {
        JsonNode lifted = payload;
        for (int version = from; version < to; version++) {
            lifted = steps.get(EventType.dataschema(type, version)).lift().apply(lifted.deepCopy());
        }
        return lifted;
    }
}
