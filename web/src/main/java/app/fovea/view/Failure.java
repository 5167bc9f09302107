package app.fovea.view;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;

/** What an error page tells: the id that the log has too, and the sentence of the refusal when there is one. */
@Named
@RequestScoped
public class Failure {
    private static final Logger LOG = Logger.getLogger(Failure.class.getName());
    private static final String OMNIFACES_ID = "org.omnifaces.exception_uuid";

    private String id;

    /** OmniFaces logs an exception under this id; what ended without an exception is logged here, once. */
    public String getId() {
        if (id == null) {
            Object logged = request().get(OMNIFACES_ID);
            if (logged != null) {
                id = logged.toString();
            } else {
                id = UUID.randomUUID().toString();
                LOG.info(() -> id + ": " + request().get(RequestDispatcher.ERROR_STATUS_CODE) + " at " + request().get(RequestDispatcher.ERROR_REQUEST_URI)
                    + (exception() == null ? "" : " (" + exception().getMessage() + ")"));
            }
        }
        return id;
    }

    /** The words of a {@link app.fovea.access.entity.Refusal}; null for anything that was not meant for people. */
    public String getSentence() {
        for (Throwable cause = exception(); cause != null; cause = cause.getCause()) {
            if (cause instanceof app.fovea.access.entity.Refusal) {
                return cause.getMessage();
            }
        }
        return null;
    }

    /** Whose record is restricted; null where nothing is. */
    public UUID getRestrictedPatient() {
        for (Throwable cause = exception(); cause != null; cause = cause.getCause()) {
            if (cause instanceof app.fovea.access.entity.Refusal.RecordRestricted restricted) {
                return restricted.patientId();
            }
        }
        return null;
    }

    /** An error page that is chosen by exception would else answer 500. In a partial answer the browser shows what comes with 200 only. */
    public void answer(int status) {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (!faces.getExternalContext().isResponseCommitted() && !faces.getPartialViewContext().isAjaxRequest()) {
            faces.getExternalContext().setResponseStatus(status);
        }
    }

    private static Throwable exception() {
        return (Throwable) request().get(RequestDispatcher.ERROR_EXCEPTION);
    }

    private static Map<String, Object> request() {
        return FacesContext.getCurrentInstance().getExternalContext().getRequestMap();
    }
}
