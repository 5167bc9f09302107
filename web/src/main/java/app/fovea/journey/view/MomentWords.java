package app.fovea.journey.view;

import app.fovea.journey.boundary.MomentView;
import app.fovea.view.Elapsed;
import app.fovea.view.Formats;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened in a journey, in words. */
@RequestScoped
public class MomentWords {
    @Inject
    private Formats format;

    /**
     * One line of a timeline.
     *
     * @param fact    what it was about, or empty
     * @param because what it came of, where that stands elsewhere: else the place below its cause says it
     * @param after   since its cause, “+38 ms”; null where that is not told
     * @param tone    neutral, ok, warn or bad
     * @param depth   how far it stands in, at most 3
     */
    public record Line(String title, String fact, String error, String actor, Instant at, String after, int depth, String tone, boolean event, UUID deadLetterId) implements Serializable {
    }

    public Line line(MomentView moment) {
        String after = moment.afterMillis() == null ? null : Elapsed.after(Duration.ofMillis(moment.afterMillis()));
        int depth = Math.min(3, moment.depth());
        return switch (moment.kind()) {
            case EVENT -> new Line(moment.title(), fact(moment.facts()), null, format.actor(moment.actor()), moment.at(), after, depth, moment.sent() ? "neutral" : "warn", true, null);
            case HANDLED -> new Line(listener(moment) + " is done" + part(moment), "", null, null, moment.at(), after, depth, "ok", false, null);
            case FAILED -> new Line(listener(moment) + " failed" + part(moment) + ", try " + moment.attempt(), moment.nextTryAt() == null ? "It was the last try." : "Tried again after "
                + Elapsed.words(Duration.between(moment.at(), moment.nextTryAt())) + ".", moment.error(), null, moment.at(), after, depth, "warn", false, null);
            case DEAD_LETTER -> new Line(listener(moment) + ": " + format.word("letter", moment.state()), "", moment.error(), null, moment.at(), after, depth, "solved".equals(moment.state()) ? "ok" : "bad", false,
                moment.deadLetterId());
            case MESSAGE -> new Line(format.word("told", moment.channel() + "." + moment.state()), moment.subject() == null ? "" : moment.subject(), null, null, moment.at(), after, depth,
                "sent".equals(moment.state()) ? "ok" : "failed".equals(moment.state()) ? "bad" : "warn", false, null);
        };
    }

    private String listener(MomentView moment) {
        return format.word("queue", moment.listener());
    }

    private static String part(MomentView moment) {
        return moment.part() == null ? "" : " (a later step)";
    }

    /** Number, way, amount: as much of it as there is to see. */
    String fact(JsonNode facts) {
        List<String> words = new ArrayList<>();
        Stream.of("invoiceNumber", "orderNumber").map(facts::path).filter(JsonNode::isTextual).map(JsonNode::asText).forEach(words::add);
        if (facts.hasNonNull("totalAmount")) {
            words.add(format.money(new BigDecimal(facts.path("totalAmount").asText()), facts.path("currency").asText("GBP")));
        }
        if (facts.hasNonNull("from") && facts.hasNonNull("to")) {
            words.add(format.word("stage", facts.path("from").asText()) + " → " + format.word("stage", facts.path("to").asText()));
        }
        if (facts.hasNonNull("carrier")) {
            words.add("by " + facts.path("carrier").asText());
        }
        return words.stream().collect(Collectors.joining(", "));
    }
}
