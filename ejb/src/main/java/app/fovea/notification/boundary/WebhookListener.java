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

/** Brings the journey's five events, and the times at which a delivery is due again, to {@link WebhookFanOut}. */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/Webhooks"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4")})
@TransactionManagement(TransactionManagementType.BEAN)
public class WebhookListener implements MessageListener {
    @Inject
    private Delivery delivery;
    @Inject
    private WebhookFanOut fanOut;

    @Override
    public void onMessage(Message message) {
        delivery.handle(Route.WEBHOOKS, message, fanOut::heard);
    }
}
