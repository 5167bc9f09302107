package app.fovea.tenancy.provisioning.demo;

import app.fovea.tenancy.provisioning.demo.Journal.Event;

/** What a patient was told when their spectacles left the laboratory, or why they were not; nothing of why they wear them. */
record Message(String channel, String recipient, String subject, String body, String state) {

    static Message about(Event shipped, String practice) {
        Patient patient = shipped.patient();
        String number = (String) shipped.payload().get("orderNumber");
        String subject = "Your spectacles are on their way (" + number + ")";
        if (!patient.wantsEmail()) {
            return new Message("none", null, subject, "No e-mail address or no consent to e-mail: ring instead.", "skipped");
        }
        String way = shipped.job().carrier() == null ? "They are on their way to our shop; we look forward to fitting them for you."
            : "They left us with " + shipped.job().carrier() + ", tracking number " + shipped.job().tracking() + ".";
        return new Message("email", patient.person().email(), subject, """
            Dear %s,

            your spectacles (order %s) are finished and have passed our quality check. %s

            If anything about them is not right, tell us and we will put it right.

            %s
            """.formatted(patient.name(), number, way, practice), "sent");
    }
}
