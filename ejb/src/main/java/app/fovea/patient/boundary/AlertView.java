package app.fovea.patient.boundary;

import app.fovea.patient.entity.AlertState;
import app.fovea.patient.entity.AlertTopic;
import app.fovea.patient.entity.KnownAlert;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What is known about one topic.
 *
 * @param topic   {@code allergies}, {@code ocular_history} or {@code communication}
 * @param state   {@code present}, {@code none_known} or {@code unknown}; the last also where nobody has asked yet
 * @param note    what there is; null unless present
 * @param askedBy null where nobody has asked yet, as is {@code askedAt}
 * @param version how often somebody asked; what {@code If-Match} names
 * @param earlier what was said before, the latest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertView(String topic, String title, String state, String note, String askedBy, Instant askedAt, long version, List<Answer> earlier) {

    /** What held until somebody asked again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(String state, String note, String askedBy, Instant askedAt) {
        static Answer of(KnownAlert known) {
            return new Answer(known.alert().state().id(), known.alert().note(), known.askedBy().name(), known.alert().toldAt());
        }
    }

    /** @param answers to this topic, the latest first */
    static AlertView of(AlertTopic topic, List<KnownAlert> answers) {
        if (answers.isEmpty()) {
            return new AlertView(topic.id(), topic.title(), AlertState.UNKNOWN.id(), null, null, null, 0, List.of());
        }
        Answer latest = Answer.of(answers.get(0));
        return new AlertView(topic.id(), topic.title(), latest.state(), latest.note(), latest.askedBy(), latest.askedAt(), answers.get(0).alert().seq(), answers.stream().skip(1).map(Answer::of).toList());
    }

    public boolean present() {
        return state.equals(AlertState.PRESENT.id());
    }

    public boolean unknown() {
        return state.equals(AlertState.UNKNOWN.id());
    }

    /** In words: what there is, “no allergies known”, or that it is not known; never the one for the other. */
    public String words() {
        return present() ? note : unknown() ? (version == 0 ? "not asked yet" : "not known, ask again") : AlertTopic.of(topic).orElseThrow().none();
    }

    /** What belongs here, for who asks. */
    public String examples() {
        return AlertTopic.of(topic).orElseThrow().examples();
    }
}
