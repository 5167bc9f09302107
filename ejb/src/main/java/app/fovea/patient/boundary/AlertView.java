package app.fovea.patient.boundary;

import app.fovea.patient.entity.AlertState;
import app.fovea.patient.entity.AlertTopic;
import app.fovea.patient.entity.KnownAlert;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    /**
     * Where records were merged and nobody asked since, what was said of either holds: of one that knows of something and one that knows of nothing, the first.
     *
     * @param answers  to this topic, the latest first
     * @param mergedAt when the last of the patient's records was merged; null where none was
     */
    static AlertView of(AlertTopic topic, List<KnownAlert> answers, Instant mergedAt) {
        if (answers.isEmpty()) {
            return new AlertView(topic.id(), topic.title(), AlertState.UNKNOWN.id(), null, null, null, 0, List.of());
        }
        List<KnownAlert> standing = standing(answers, mergedAt);
        Answer latest = Answer.of(standing.get(0));
        return new AlertView(topic.id(), topic.title(), latest.state(), standing.stream().map(each -> each.alert().note()).filter(Objects::nonNull).distinct().collect(Collectors.collectingAndThen(Collectors.joining("; "), all -> all.isEmpty() ? null : all)),
            latest.askedBy(), latest.askedAt(), answers.stream().mapToLong(each -> each.alert().seq()).max().orElseThrow(), answers.stream().filter(each -> !standing.contains(each)).map(Answer::of).toList());
    }

    /** What holds: the latest answer; of records that were merged since, what each of them knows of, or where none does the latest. */
    private static List<KnownAlert> standing(List<KnownAlert> answers, Instant mergedAt) {
        if (mergedAt == null || answers.get(0).alert().toldAt().isAfter(mergedAt)) {
            return answers.subList(0, 1);
        }
        Set<UUID> records = new HashSet<>();
        List<KnownAlert> known = answers.stream().filter(each -> records.add(each.alert().patientId())).filter(each -> each.alert().state() == AlertState.PRESENT).toList();
        return known.isEmpty() ? answers.subList(0, 1) : known;
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
