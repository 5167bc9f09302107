package app.fovea.journey.view;

import app.fovea.journey.boundary.DeadLetters.DeadLetterView;
import app.fovea.journey.entity.EventType;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.ActiveUser;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dead letters in the words of whoever has to see to them: what each is about, and whose it is. */
@RequestScoped
public class LetterWords {
    @Inject
    private Patients patients;
    @Inject
    private ActiveUser user;

    /** @param about the order or invoice and the patient, as far as there are any and the reader may see them; or empty */
    public record Row(UUID id, String listener, String title, String about, String state, int attempts, String error, Instant failedAt) implements Serializable {
    }

    /** In the same order. */
    public List<Row> rows(List<DeadLetterView> letters) {
        Map<UUID, String> names = names(letters);
        return letters.stream().map(letter -> new Row(letter.id(), letter.listener(), EventType.of(letter.eventType()).map(EventType::title).orElse(letter.eventType()), about(letter, names), letter.state(),
            letter.attempts(), letter.error(), letter.failedAt())).toList();
    }

    private Map<UUID, String> names(List<DeadLetterView> letters) {
        return user.can("patients:view") ? patients.names(letters.stream().map(LetterWords::patient).filter(Objects::nonNull).collect(Collectors.toSet())) : Map.of();
    }

    private static String about(DeadLetterView letter, Map<UUID, String> names) {
        UUID patient = patient(letter);
        JsonNode data = letter.envelope().path("data");
        return Stream.of(data.path("orderNumber").asText(null), data.path("invoiceNumber").asText(null), patient == null ? null : names.get(patient)).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    private static UUID patient(DeadLetterView letter) {
        JsonNode id = letter.envelope().path("data").path("patientId");
        return id.isTextual() ? UUID.fromString(id.asText()) : null;
    }
}
