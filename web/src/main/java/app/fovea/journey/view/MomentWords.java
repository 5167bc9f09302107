package app.fovea.journey.view;

import app.fovea.journey.boundary.MomentView;
import app.fovea.journey.boundary.MomentView.DeadLetter;
import app.fovea.journey.boundary.MomentView.Event;
import app.fovea.journey.boundary.MomentView.Failed;
import app.fovea.journey.boundary.MomentView.Handled;
import app.fovea.journey.boundary.MomentView.Message;
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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened in a journey, in words. */
@RequestScoped
public class MomentWords {
    private static final Map<String, String> LETTER_TONE = Map.of("dead", "bad", "solved", "ok");
    private static final Set<String> NOT_TOLD = Set.of("failed", "skipped");

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
     * @param letter  whether it is a dead letter, which stays one whatever happens next
     * @param remedy  what a person has to do about it; null where nobody has to do anything
     */
    public record Line(String title, String fact, String error, String actor, Instant at, String after, int depth, String tone, boolean event, boolean letter, String remedy, UUID deadLetterId) implements Serializable {
    }

    public Line line(MomentView moment) {
        Words words = words(moment.what());
        String after = moment.afterMillis() == null ? null : Elapsed.after(Duration.ofMillis(moment.afterMillis()));
        return new Line(words.title(), words.fact(), words.error(), words.actor(), moment.what().at(), after, Math.min(3, moment.depth()), words.tone(), moment.what() instanceof Event,
            moment.what() instanceof DeadLetter, words.remedy(), words.deadLetterId());
    }

    /** What a line says, wherever it stands. */
    private record Words(String title, String fact, String error, String actor, String tone, String remedy, UUID deadLetterId) {
        private Words(String title, String fact, String error, String tone) {
            this(title, fact, error, null, tone, null, null);
        }
    }

    private Words words(MomentView.What what) {
        if (what instanceof Event event) {
            return new Words(event.title(), fact(event.facts()), null, format.actor(event.actor()), event.sent() ? "neutral" : "warn", null, null);
        }
        if (what instanceof Handled handled) {
            return new Words(listener(handled.listener()) + " is done" + part(handled.part()), "", null, "ok");
        }
        if (what instanceof Failed failed) {
            String next = failed.nextTryAt() == null ? "It was the last try." : "Tried again after " + Elapsed.words(Duration.between(failed.at(), failed.nextTryAt())) + ".";
            return new Words(listener(failed.listener()) + " failed" + part(failed.part()) + ", try " + failed.attempt(), next, failed.error(), "warn");
        }
        if (what instanceof DeadLetter letter) {
            return new Words(listener(letter.listener()) + ": " + format.word("letter", letter.state()), "", letter.error(), null, LETTER_TONE.getOrDefault(letter.state(), "warn"),
                "dead".equals(letter.state()) ? "Tell whoever looks after dead letters, such as the practice manager." : null, letter.deadLetterId());
        }
        Message message = (Message) what;
        return new Words(format.word("told", message.channel() + "." + message.state()), message.subject() == null ? "" : message.subject(), null, null,
            "sent".equals(message.state()) ? "ok" : "failed".equals(message.state()) ? "bad" : "warn", NOT_TOLD.contains(message.state()) ? "Ring the patient." : null, null);
    }

    private String listener(String queue) {
        return format.word("queue", queue);
    }

    private static String part(String part) {
        return part == null ? "" : " (a later step)";
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
        if (facts.hasNonNull("method")) {
            words.add(format.word("shipped", facts.path("method").asText()));
        }
        if (facts.hasNonNull("carrier")) {
            words.add(facts.path("carrier").asText());
        }
        return words.stream().collect(Collectors.joining(", "));
    }
}
