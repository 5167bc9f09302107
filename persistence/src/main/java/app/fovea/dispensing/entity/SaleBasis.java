package app.fovea.dispensing.entity;

import app.fovea.exam.entity.Exam;
import app.fovea.patient.entity.Patient;
import app.fovea.prescription.entity.Prescription;

/** What a sale stands on: who buys, what was prescribed, and the exam that it came from. */
public record SaleBasis(Patient patient, Prescription prescription, Exam exam) {
}
