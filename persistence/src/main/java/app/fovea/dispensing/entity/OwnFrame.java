package app.fovea.dispensing.entity;

import app.fovea.catalogue.entity.FrameSize;
import java.math.BigDecimal;

/** The patient's own frame, by its boxed sizes in mm (ISO 8624). @param rim full, half or rimless */
public record OwnFrame(BigDecimal a, BigDecimal b, BigDecimal dbl, BigDecimal ed, String rim) {
    public FrameSize size() {
        return new FrameSize(a, b, dbl, ed, rim);
    }
}
