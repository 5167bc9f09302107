package app.fovea.catalogue.entity;

import java.util.List;

/** Whether a lens suits a prescription, what was recommended and a frame. @param reasons why not, in a dispenser's words; empty if it does */
public record Fit(boolean ok, List<String> reasons) {
    static Fit because(List<String> reasons) {
        return new Fit(reasons.isEmpty(), List.copyOf(reasons));
    }
}
