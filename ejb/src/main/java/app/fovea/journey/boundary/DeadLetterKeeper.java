package app.fovea.journey.boundary;

import app.fovea.journey.control.DeadLetterShelf;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Takes what no listener could handle out of the broker and puts it where a person sees it. */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/DeadLetters"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")})
@TransactionManagement(TransactionManagementType.BEAN)
public class DeadLetterKeeper implements MessageListener {
    @Inject
    private DeadLetterShelf shelf;

    @Override
    public void onMessage(Message message) {
        shelf.keep(message);
    }
}
