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

/** Brings records that were opened in need to {@link OpeningMail}, as {@link InvitationListener} does invitations. */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/PrivacyNotice"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")})
@TransactionManagement(TransactionManagementType.BEAN)
public class OpeningListener implements MessageListener {
    @Inject
    private Delivery delivery;
    @Inject
    private OpeningMail mail;

    @Override
    public void onMessage(Message message) {
        delivery.handle(Route.PRIVACY_NOTICE, message, mail::recordOpened);
    }
}
