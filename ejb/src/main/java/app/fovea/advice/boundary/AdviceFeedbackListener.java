package app.fovea.advice.boundary;

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
 * Brings orders to {@link AdviceFeedback}. Not in a transaction with the broker: the work commits first, then the message is acknowledged; if that is lost, the
 * inbox knows the event.
 */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/AdviceFeedback"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "2")})
@TransactionManagement(TransactionManagementType.BEAN)
public class AdviceFeedbackListener implements MessageListener {
    @Inject
    private Delivery delivery;
    @Inject
    private AdviceFeedback feedback;

    @Override
    public void onMessage(Message message) {
        delivery.handle(Route.ADVICE_FEEDBACK, message, feedback::orderCreated);
    }
}
