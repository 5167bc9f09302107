package app.fovea.view;

import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.prescription.entity.PowerNotation;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.math.BigDecimal;

/** An addition: always positive, so that its sign may be left out. */
@FacesConverter("add")
public class AddConverter implements Converter<BigDecimal> {
    @Override
    public BigDecimal getAsObject(FacesContext context, UIComponent component, String text) {
        try {
            boolean unsigned = text != null && !text.isBlank() && Character.isDigit(text.strip().charAt(0));
            return PowerNotation.parseSigned(unsigned ? "+" + text.strip() : text, "");
        } catch (InvalidInput unread) {
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, "Write an add such as 2.00.", null));
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, BigDecimal add) {
        return PowerNotation.signed(add);
    }
}
