package app.fovea.bench;

import app.fovea.world.Visit;

/** A sale in the wizard's pages. */
final class SaleAtTheDesk implements SaleStep.Maker {
    private final Tab tab;
    private final Visit visit;

    /** @param tab of whoever sells, signed in */
    SaleAtTheDesk(Tab tab, Visit visit) {
        this.tab = tab;
        this.visit = visit;
    }

    @Override
    public long take(SaleStep step) {
        switch (step) {
            case BEGIN -> {
                tab.open("/patients/" + visit.patientId());
                tab.waited(); // Where the patient was looked up, and no step of the sale.
                tab.press("form[action*=/begin-sale] button");
            }
            case TO_LENSES -> tab.press("#next-from-exam");
            case FRAME -> tab.press("#frames .tile button");
            case LENS -> tab.press("section[aria-labelledby=lens-title] .tile button");
            case TO_TREATMENTS -> tab.press("#next-from-lenses");
            case TREATMENT -> tab.press(".tile:has(.badge) button");
            case TO_MEASUREMENTS -> tab.press("#next-from-treatments");
            case TO_PAY -> {
                tab.type("right-pd", "31.5");
                tab.type("left-pd", "32");
                tab.type("right-height", "20");
                tab.type("left-height", "20");
                tab.type("bvd", "12");
                tab.press("#next-from-measurements");
            }
            case PAY -> {
                tab.tickAll("acknowledged");
                tab.press("#pay");
                if (!tab.page().select("main").text().contains("INV-")) {
                    throw new IllegalStateException("not paid: " + tab.page().select("main").text());
                }
            }
        }
        return tab.waited();
    }
}
