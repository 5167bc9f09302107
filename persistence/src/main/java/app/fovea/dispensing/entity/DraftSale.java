package app.fovea.dispensing.entity;

import app.fovea.access.entity.User;
import app.fovea.patient.entity.Patient;

/** An open sale, to whom, and who has it. */
public record DraftSale(Dispense dispense, Patient patient, User dispenser) {
}
