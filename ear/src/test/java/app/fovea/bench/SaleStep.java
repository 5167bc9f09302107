package app.fovea.bench;

/** What a dispenser does in a sale of one pair, press by press, and what they then see. */
enum SaleStep {
    BEGIN("a sale is begun: patient and exam"),
    TO_LENSES("next: frames and lenses"),
    FRAME("a frame is chosen: the lenses that fit it"),
    LENS("a lens is chosen"),
    TO_TREATMENTS("next: treatments and suggestions"),
    TREATMENT("a treatment is taken"),
    TO_MEASUREMENTS("next: measurements"),
    TO_PAY("measured, next: review"),
    PAY("paid: the invoice");

    private final String title;

    SaleStep(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Makes sales, each by these steps in their order. */
    interface Maker {
        /** @return how long the server was waited for, in nanoseconds */
        long take(SaleStep step);
    }
}
