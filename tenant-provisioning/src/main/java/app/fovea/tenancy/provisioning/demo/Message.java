package app.fovea.tenancy.provisioning.demo;

import app.fovea.tenancy.provisioning.demo.Journal.Event;

/** What a patient was told when their spectacles left the laboratory; nothing of why they wear them. */
record Message(String channel, String recipient, String subject, String body, String state) {

    static Message about(Event shipped) {
        Patient patient = shipped.patient();
        String number = (String) shipped.payload().get("orderNumber");
        String subject = "Your spectacles are ready";
        if (!patient.hasEmail()) {
            return new Message("none", null, subject, "No e-mail address on file. Ring " + patient.person().phone() + ".", "skipped");
        }
        if (!patient.notifyByEmail()) {
            return new Message("none", null, subject, "Does not want e-mail. Ring " + patient.person().phone() + ".", "skipped");
        }
        String where = switch (shipped.job().method()) {
            case "COURIER" -> "They are on their way to you with " + shipped.job().carrier() + ", parcel " + shipped.job().tracking() + ".";
            case "BRANCH" -> "They are on their way to your branch and can be collected from tomorrow.";
            default -> "You can collect them whenever we are open. Please allow ten minutes for the fitting.";
        };
        return new Message("email", patient.person().email(), subject, "Dear " + patient.person().givenName() + ",\n\nyour order " + number + " is ready. " + where + "\n", "sent");
    }
}
