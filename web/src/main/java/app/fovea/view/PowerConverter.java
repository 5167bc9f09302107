package app.fovea.view;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.math.BigDecimal;
import java.util.Set;

/** A dioptre value as opticians write it: the sign always shown, two decimals, zero read from “plano”, “pl” and “∞”. */
@FacesConverter("power")
public class PowerConverter implements Converter<BigDecimal> {
    private static final Set<String> PLANO = Set.of("pl", "plano", "∞", "inf", "ds");

    @Override
    public BigDecimal getAsObject(FacesContext context, UIComponent component, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String typed = text.strip().replace('\u2212', '-').replace(',', '.').replace(" ", "").replaceFirst("(?i)d$", "");
        if (PLANO.contains(typed.toLowerCase())) {
            return new BigDecimal("0.00");
        }
        try {
            BigDecimal value = new BigDecimal(typed);
            return value.scale() < 2 ? value.setScale(2) : value;
        } catch (NumberFormatException e) {
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, "Write a power such as +1.25, -0.50 or plano.", null));
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, BigDecimal power) {
        return power == null ? "" : Formats.power(power);
    }
}
