package app.fovea.privacy.entity;

import java.util.UUID;

/** At what somebody looks. @param named what the id is of @param id of what they named @param shown what of that patient they are shown */
public record Look(RecordKind named, UUID id, RecordKind shown) {
    public Look(Of of, UUID id) {
        this(of.value(), id, of.shows().length == 0 ? of.value() : of.shows()[0]);
    }

    /** The one thing that is looked at; null where it is all of a patient's. */
    UUID recordId() {
        return named == shown && named != RecordKind.PATIENT ? id : null;
    }
}
