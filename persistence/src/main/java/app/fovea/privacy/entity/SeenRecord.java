package app.fovea.privacy.entity;

/** An entry of the access log with the names of today. @param patientNumber with the name null where the patient is there no more @param branch null for somebody without a home branch */
public record SeenRecord(RecordView view, String patientNumber, String givenName, String familyName, String branch) {
}
