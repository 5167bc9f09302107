package app.fovea.patient.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What was sold, in a line of words. */
public final class Spectacles {
    private Spectacles() {
    }

    /** @param sold as an order keeps it: “Nimbus Air, black; Clear 1.60; Hard coat, Anti-reflective” */
    public static String of(JsonNode sold) {
        List<String> parts = new ArrayList<>();
        JsonNode frame = sold.path("frame");
        parts.add(frame.path("own").asBoolean() ? "own frame" : (frame.path("brand").asText("") + " " + frame.path("model").asText("") + ", " + frame.path("colour").asText("")).strip());
        parts.add(sold.path("lens").path("name").asText(""));
        List<String> treatments = new ArrayList<>();
        sold.path("treatments").forEach(treatment -> treatments.add(treatment.path("name").asText()));
        if (!treatments.isEmpty()) {
            parts.add(String.join(", ", treatments));
        }
        return String.join("; ", parts);
    }
}
