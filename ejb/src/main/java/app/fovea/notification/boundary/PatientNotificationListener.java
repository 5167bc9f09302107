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

/**
 * Brings orders to {@link PatientNotification}. Not in a transaction with the broker: the work commits first, then the message is acknowledged; if that is lost, the
 * inbox knows the event.
 */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/PatientNotification"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")})
@TransactionManagement(TransactionManagementType.BEAN)
public class PatientNotificationListener implements MessageListener {
    @Inject
    private Delivery delivery;
    @Inject
    private PatientNotification notification;

    @Override
    public void onMessage(Message message) {
        delivery.handle(Route.PATIENT_NOTIFICATION, message, notification::heard);
    }
}
