package app.fovea.patient.entity;

import app.fovea.access.entity.User;

/** An answer, and who asked. */
public record KnownAlert(PatientAlert alert, User askedBy) {
}
