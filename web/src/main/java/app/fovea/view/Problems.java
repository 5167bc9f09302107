package app.fovea.view;

import app.fovea.access.entity.Refusal;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UISelectMany;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitHint;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import java.util.EnumSet;
import java.util.List;
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
            beside(invalid.errors());
        } else {
            faces.addMessage(null, error(refusal.getMessage()));
            // v:messages then offers to load the page again.
            faces.getExternalContext().getRequestMap().put("fovea.conflict", refusal instanceof Refusal.Conflict);
        }
    }

    /** Marks the fields that the errors name, each with its message; what names no field of this page stands at its top. */
    public static void beside(List<Refusal.FieldError> errors) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.validationFailed();
        errors.forEach(error -> showBeside(faces, error));
    }

    /** A good outcome, read out by the live region at the top of the page. */
    public static void done(String message) {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.getExternalContext().getFlash().setKeepMessages(true);
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, message, null));
    }

    private static void showBeside(FacesContext faces, Refusal.FieldError error) {
        boolean[] found = {false};
        // What is not shown is not asked for its rows either: the boxes of the header would ask for patients in the name of a lab manager, who has no right to any.
        faces.getViewRoot().visitTree(VisitContext.createVisitContext(faces, null, EnumSet.of(VisitHint.SKIP_UNRENDERED)), (context, component) -> {
            if (component instanceof UIInput input && matches(input, error.field())) {
                keepWhatWasTyped(faces, input);
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

    /** An invalid input shows what was submitted, which Faces has let go of by now: without this the field would come back empty. */
    private static void keepWhatWasTyped(FacesContext faces, UIInput input) {
        Object value = input.getValue();
        if (value != null && input.getSubmittedValue() == null && !(input instanceof UISelectMany)) {
            @SuppressWarnings("unchecked")
            Converter<Object> converter = input.getConverter();
            input.setSubmittedValue(converter == null ? value : converter.getAsString(faces, input, value));
        }
    }

    private static boolean matches(UIComponent input, String field) {
        return field.equals(input.getAttributes().get("field"));
    }

    private static FacesMessage error(String message) {
        return new FacesMessage(FacesMessage.SEVERITY_ERROR, message, null);
    }
}
