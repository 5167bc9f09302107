package app.fovea.view;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.math.BigDecimal;

/** A plain number, with a point or a comma, with or without the unit or the currency sign that people type along. */
@FacesConverter("decimal")
public class DecimalConverter implements Converter<BigDecimal> {
    @Override
    public BigDecimal getAsObject(FacesContext context, UIComponent component, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String typed = text.strip().replaceFirst("(?i)\\s*(mm|cm|°)$", "").replaceFirst("^[£$€]\\s*", "");
        if (typed.matches("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
            typed = typed.replace(",", "");
        }
        try {
            return new BigDecimal(typed.replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, "Write a number such as 31.5.", null));
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }
}
