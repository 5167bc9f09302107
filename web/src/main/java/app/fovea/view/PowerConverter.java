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

/** A sphere or cylinder as opticians write it: the sign always there, two decimals; reads what {@link PowerNotation} reads. */
@FacesConverter("power")
public class PowerConverter implements Converter<BigDecimal> {
    @Override
    public BigDecimal getAsObject(FacesContext context, UIComponent component, String text) {
        try {
            return PowerNotation.parseSigned(text, "");
        } catch (InvalidInput unread) {
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, unread.getMessage(), null));
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, BigDecimal power) {
        return PowerNotation.signed(power);
    }
}
