package app.fovea.view;

import app.fovea.access.entity.Refusal;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import java.util.concurrent.Callable;

/**
 * Turns what the house refuses into what a person reads: a bad field is marked and its message stands beside it, anything
 * else stands at the top of the page.
 *
 * <p>Fields are found by the {@code field} attribute that the {@code v:} tags put on their input ({@code prescription.right.axis},
 * the path of {@link Refusal.FieldError}): no bean knows the id of a component.
 */
public final class Problems {
    private Problems() {
    }

    /**
     * Does the work, or says why not.
     *
     * @return true when it was done
     */
    public static boolean tried(Callable<?> work) {
        try {
            work.call();
            return true;
        } catch (Refusal refusal) {
            show(refusal);
            return false;
        } catch (RuntimeException bug) {
            throw bug;
        } catch (Exception bug) {
            throw new IllegalStateException(bug);
        }
    }

    public static void show(Refusal refusal) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.validationFailed();
        if (refusal instanceof Refusal.InvalidInput invalid) {
            invalid.errors().forEach(error -> showBeside(faces, error));
        } else {
            faces.addMessage(null, error(refusal.getMessage()));
        }
    }

    /** A good outcome, read out by the live region at the top of the page. */
    public static void done(String message) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, message, null));
    }

    private static void showBeside(FacesContext faces, Refusal.FieldError error) {
        boolean[] found = {false};
        faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces), (context, component) -> {
            if (component instanceof UIInput input && matches(input, error.field())) {
                input.setValid(false);
                faces.addMessage(input.getClientId(faces), error(error.message()));
                found[0] = true;
                return VisitResult.COMPLETE;
            }
            return VisitResult.ACCEPT;
        });
        if (!found[0]) {
            faces.addMessage(null, error(error.message()));
        }
    }

    private static boolean matches(UIComponent input, String field) {
        return field.equals(input.getAttributes().get("field"));
    }

    private static FacesMessage error(String message) {
        return new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null);
    }
}
