package app.fovea.notification.boundary;

import app.fovea.journey.entity.Envelope;
import app.fovea.lab.boundary.event.OrderShipped;
import app.fovea.notification.control.Post;
import app.fovea.notification.entity.Notification;
import app.fovea.notification.entity.NotificationRepository;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.tenancy.entity.Tenant;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;

/**
 * Tells a patient that their spectacles are on the way. What is said is stored first and sent last, so that a failing database sends
 * nothing; a failing mail server brings the event back later.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class PatientNotification {
    @Inject
    private PatientRepository patients;
    @Inject
    private TenantRepository tenants;
    @Inject
    private NotificationRepository notifications;
    @Inject
    private Post post;

    public void orderShipped(Envelope event) {
        OrderShipped shipped = event.dataAs(OrderShipped.class);
        Patient patient = patients.find(shipped.patientId()).orElseThrow(() -> new IllegalStateException("patient of the event is not there"));
        Tenant tenant = tenants.own();
        String subject = "Your spectacles are on their way (" + shipped.orderNumber() + ")";
        if (!patient.wantsEmail()) {
            notifications.add(Notification.skipped(patient.id(), shipped.orderId(), event.id(), subject, "No e-mail address or no consent to e-mail: ring instead.", Instant.now()));
            return;
        }
        String text = text(patient, shipped, tenant.practice().name());
        notifications.add(Notification.email(patient.id(), shipped.orderId(), event.id(), patient.email(), subject, text, Instant.now()));
        notifications.flush();
        post.send(event.id(), tenant.practice().name(), patient.email(), subject, text);
    }

    private static String text(Patient patient, OrderShipped shipped, String practice) {
        String way = shipped.carrier() == null ? "They are on their way to our shop; we look forward to fitting them for you."
            : "They left us with " + shipped.carrier() + (shipped.tracking() == null ? "." : ", tracking number " + shipped.tracking() + ".");
        return """
            Dear %s,

            your spectacles (order %s) are finished and have passed our quality check. %s

            If anything about them is not right, tell us and we will put it right.

            %s
            """.formatted(patient.name(), shipped.orderNumber(), way, practice);
    }
}
