package app.fovea.notification.boundary;

import app.fovea.journey.control.Delivery;
import app.fovea.journey.control.Route;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Brings invited people to {@link InvitationMail}, as {@link PatientNotificationListener} does for patients. */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/Invitation"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")})
@TransactionManagement(TransactionManagementType.BEAN)
public class InvitationListener implements MessageListener {
    @Inject
    private Delivery delivery;
    @Inject
    private InvitationMail mail;

    @Override
    public void onMessage(Message message) {
        delivery.handle(Route.INVITATION, message, mail::personInvited);
    }
}
