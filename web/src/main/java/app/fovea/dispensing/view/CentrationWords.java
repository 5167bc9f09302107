package app.fovea.dispensing.view;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.dispensing.entity.EyeCentration;
import app.fovea.dispensing.entity.PrismImbalance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a dispenser says where a lens is centred: “3.5 mm in”. */
@Named
@ApplicationScoped
public class CentrationWords {
    private static final String NOT_YET = "–";

    public String across(EyeCentration centred) {
        return centred == null ? NOT_YET : directed(centred.in(), "in", "out");
    }

    public String upright(EyeCentration centred) {
        return centred == null || centred.up() == null ? NOT_YET : directed(centred.up(), "up", "down");
    }

    public String blank(EyeCentration centred) {
        return centred == null ? NOT_YET : FrameSize.mm(centred.minimumBlank()) + " mm";
    }

    public String reading(PrismImbalance imbalance) {
        String where = "When reading %s mm below the optical centres: ".formatted(BigDecimal.valueOf(PrismImbalance.READING_DEPTH).setScale(0, RoundingMode.HALF_UP));
        return where + (imbalance.vertical().signum() == 0 ? "no vertical prism imbalance." : "vertical prism imbalance of " + imbalance.verticalInWords() + ".");
    }

    private static String directed(BigDecimal millimetres, String positive, String negative) {
        return millimetres.signum() == 0 ? "0 mm" : FrameSize.mm(millimetres.abs()) + " mm " + (millimetres.signum() > 0 ? positive : negative);
    }
}
