package app.fovea.patient.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer that somebody writes down.
 *
 * @param state {@code present}, {@code none_known} or {@code unknown}
 * @param note  what there is, at most 500 characters; only with {@code present}, and needed there
 */
public record ToldAlert(String state, String note) {
    private static final int LONGEST = 500;

    public ToldAlert {
        note = note == null || note.isBlank() ? null : note.strip();
    }

    /** Everything that is wrong, each with its field; empty when all is well. */
    public List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        if (state == null || AlertState.of(state).isEmpty()) {
            errors.add(new FieldError("state_unknown", "state", "Say whether there is something, none known, or not known: present, none_known or unknown."));
        }
        boolean present = AlertState.PRESENT.id().equals(state);
        if (present && note == null) {
            errors.add(new FieldError("note_missing", "note", "Say what there is, in the patient's own words."));
        } else if (!present && note != null) {
            errors.add(new FieldError("note_unexpected", "note", "A note belongs to what there is. Choose that there is something, or leave the note empty."));
        } else if (note != null && note.length() > LONGEST) {
            errors.add(new FieldError("too_long", "note", "The note is longer than " + LONGEST + " characters."));
        }
        return errors;
    }
}
