package app.fovea.audit.view;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.audit.boundary.AuditTrails.EntryView;
import app.fovea.audit.boundary.AuditTrails.Target;
import app.fovea.audit.entity.AccessAction;
import app.fovea.audit.view.TrailWords.Difference;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people read of an entry: sentences and words of rights, never JSON. */
class TrailWordsTest {
    @Test
    void a_grant_says_who_got_what_and_until_when() {
        EntryView entry = entry("grant.given", "Trainee Dispenser", "Sam Okoro", null, "{\"role\": \"Trainee Dispenser\", \"primary\": false, \"endsOn\": \"2026-12-24\"}");

        assertThat(TrailWords.sentence(entry)).isEqualTo("gave Sam Okoro the role Trainee Dispenser");
        assertThat(TrailWords.differences(entry)).containsExactlyInAnyOrder(new Difference("Primary role", null, "no"), new Difference("Last day", null, "24 Dec 2026"));
    }

    @Test
    void a_changed_role_says_which_rights_came_and_went_by_their_titles() {
        EntryView entry = entry("role.changed", "Trainee", null, "{\"name\": \"Trainee\", \"description\": \"\", \"permissions\": [\"patients:view\", \"payments:refund\"]}",
            "{\"name\": \"Trainee\", \"description\": \"Learns\", \"permissions\": [\"patients:view\", \"pos:access\", \"gone:right\"]}");

        assertThat(TrailWords.sentence(entry)).isEqualTo("changed the role Trainee");
        assertThat(TrailWords.differences(entry)).containsExactly(new Difference("Gains", null, "Sell at the point of sale, gone:right"), new Difference("Loses", null, "Refund payments"),
            new Difference("Description", null, "Learns"));
    }

    @Test
    void a_denied_attempt_names_the_right_and_what_was_answered() {
        EntryView entry = entry("right.denied", null, null, null, "{\"permission\": \"payments:refund\", \"useCase\": \"Refunds.refund\", \"refusal\": \"Not you.\"}");

        assertThat(TrailWords.sentence(entry)).isEqualTo("was refused “Refund payments”");
        assertThat(TrailWords.differences(entry)).containsExactly(new Difference("Answer", null, "Not you."));
    }

    @ParameterizedTest
    @EnumSource(AccessAction.class)
    void every_action_has_words_even_where_names_are_missing(AccessAction action) {
        assertThat(TrailWords.sentence(entry(action.id(), null, null, null, null))).isNotBlank().doesNotContain("null").doesNotContain(action.id());
    }

    private static EntryView entry(String action, String role, String user, String before, String after) {
        try {
            ObjectMapper json = new ObjectMapper();
            return new EntryView(new UUID(0, 1), 1, Instant.EPOCH, "Fiona Grant", null, null, action, new Target(null, role, null, user), before == null ? null : json.readTree(before),
                after == null ? null : json.readTree(after), null, "0");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
