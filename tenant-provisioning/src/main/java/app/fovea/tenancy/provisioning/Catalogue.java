package app.fovea.tenancy.provisioning;

import app.fovea.catalogue.entity.FrameSize;
import app.fovea.catalogue.entity.Gtin;
import app.fovea.catalogue.entity.LensDesign;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.PowerRange;
import app.fovea.journey.entity.Ids;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Frames, lenses and treatments to begin with. A practice replaces them by its own; until then it can sell. Brands and
 * suppliers are invented, sizes and powers are such as are made.
 */
public record Catalogue(List<Frame> frames, List<Lens> lenses, List<Treatment> treatments) {
    /** What a new practice starts with. */
    public static final String STARTER = "classic";
    /** Simpler frames, more varifocals, other suppliers and prices. */
    public static final String COASTAL = "coastal";

    private static final String FOLDER = "/app/fovea/tenancy/provisioning/catalogue/";

    /** Boxed sizes in mm; the price includes VAT. @param barcode as it is printed; null for none */
    public record Frame(UUID id, String code, String brand, String model, String colour, String material, String rim,
                        BigDecimal a, BigDecimal b, BigDecimal dbl, BigDecimal ed, int sideLength, BigDecimal price, String barcode) {
        /** As it stands on an invoice. */
        public String description() {
            return brand + " " + model + ", " + colour;
        }

        public FrameSize size() {
            return new FrameSize(a, b, dbl, ed, rim);
        }
    }

    /** @param price of a pair, including VAT, without the fee */
    public record Lens(UUID id, String code, String name, String supplier, boolean stock, LensRange range, int leadDays, BigDecimal price, BigDecimal dispensingFee) {
        public LensDesign design() {
            return range.design();
        }

        public String material() {
            return range.material();
        }

        public BigDecimal index() {
            return range.index();
        }

        public boolean impactResistant() {
            return range.impactResistant();
        }

        public PowerRange powers() {
            return range.powers();
        }
    }

    /** @param lightTransmission of a tint, filter or mirror, per cent; null for others @param price for a pair, including VAT */
    public record Treatment(UUID id, String code, String name, String kind, String description, Integer lightTransmission, BigDecimal price) {
    }

    public static Catalogue read(String name) {
        return read(name, Ids::next);
    }

    /** @param name {@link #STARTER} or {@link #COASTAL} */
    public static Catalogue read(String name, Supplier<UUID> ids) {
        return new Catalogue(
            Csv.rows(FOLDER + name + "/frames.csv").stream().map(cells -> frame(ids.get(), new Cells(cells))).toList(),
            Csv.rows(FOLDER + name + "/lenses.csv").stream().map(cells -> lens(ids.get(), new Cells(cells))).toList(),
            Csv.rows(FOLDER + name + "/treatments.csv").stream().map(cells -> treatment(ids.get(), new Cells(cells))).toList());
    }

    /** Into the catalogue of the transaction's tenant. */
    public void write(Connection connection) throws SQLException {
        try (Rows rows = new Rows(connection, "frames", "id", "code", "brand", "model", "colour", "material", "rim", "a", "b", "dbl", "ed", "side_length", "price", "barcode")) {
            for (Frame f : frames) {
                rows.add(f.id, f.code, f.brand, f.model, f.colour, f.material, f.rim, f.a, f.b, f.dbl, f.ed, f.sideLength, f.price,
                    f.barcode == null ? null : Gtin.read(f.barcode).orElseThrow(() -> new IllegalStateException(f.code + ": “" + f.barcode + "” is in no barcode")).digits());
            }
        }
        try (Rows rows = new Rows(connection, "lenses", "id", "code", "name", "supplier", "design", "material", "refractive_index", "impact_resistant", "stock", "aspheric", "individual",
                "sphere_min", "sphere_max", "cylinder_max", "combined_min", "add_min", "add_max", "diameters", "base_curves", "min_fitting_height", "lead_days", "price", "dispensing_fee")) {
            for (Lens l : lenses) {
                LensRange r = l.range;
                PowerRange p = r.powers();
                rows.add(l.id, l.code, l.name, l.supplier, r.design().id(), r.material(), r.index(), r.impactResistant(), l.stock, r.aspheric(), r.individual(),
                    p.sphereMin(), p.sphereMax(), p.cylinderMax(), p.combinedMin(), p.addMin(), p.addMax(), new Rows.Numbers(r.diameters()), new Rows.Numbers(r.baseCurves()),
                    r.minFittingHeight(), l.leadDays, l.price, l.dispensingFee);
            }
        }
        try (Rows rows = new Rows(connection, "treatments", "id", "code", "name", "kind", "description", "light_transmission", "price")) {
            for (Treatment t : treatments) {
                rows.add(t.id, t.code, t.name, t.kind, t.description, t.lightTransmission, t.price);
            }
        }
        try (Rows rows = new Rows(connection, "lens_treatments", "lens_id", "treatment_id")) {
            for (Lens lens : lenses) {
                for (Treatment treatment : treatmentsFor(lens)) {
                    rows.add(lens.id, treatment.id);
                }
            }
        }
    }

    /** What the supplier puts on this lens. */
    public List<Treatment> treatmentsFor(Lens lens) {
        return treatments.stream().filter(treatment -> Compatibility.made(lens, treatment)).toList();
    }

    private static Frame frame(UUID id, Cells cells) {
        return new Frame(id, cells.text(), cells.text(), cells.text(), cells.text(), cells.text(), cells.text(),
            cells.decimal(), cells.decimal(), cells.decimal(), cells.decimal(), cells.whole(), cells.decimal(), cells.text());
    }

    private static Lens lens(UUID id, Cells cells) {
        String code = cells.text();
        String name = cells.text();
        String supplier = cells.text();
        String designId = cells.text();
        LensDesign design = LensDesign.of(designId).orElseThrow(() -> new IllegalStateException(code + ": “" + designId + "” is no lens design"));
        String material = cells.text();
        BigDecimal index = cells.decimal();
        boolean impactResistant = cells.yes();
        boolean stock = cells.yes();
        LensRange range = new LensRange(design, material, index, impactResistant, cells.yes(), cells.yes(),
            new PowerRange(cells.decimal(), cells.decimal(), cells.decimal(), cells.decimal(), cells.decimal(), cells.decimal()),
            cells.several(Integer::valueOf), cells.several(BigDecimal::new), cells.whole());
        return new Lens(id, code, name, supplier, stock, range, cells.whole(), cells.decimal(), cells.decimal());
    }

    private static Treatment treatment(UUID id, Cells cells) {
        return new Treatment(id, cells.text(), cells.text(), cells.text(), cells.text(), cells.whole(), cells.decimal());
    }

    /** The cells of a line from left to right; an empty one is null. */
    private static final class Cells {
        private final String[] cells;
        private int next;

        private Cells(String[] cells) {
            this.cells = cells;
        }

        private String text() {
            String cell = cells[next++].strip();
            return cell.isEmpty() ? null : cell;
        }

        private BigDecimal decimal() {
            String text = text();
            return text == null ? null : new BigDecimal(text);
        }

        private Integer whole() {
            String text = text();
            return text == null ? null : Integer.valueOf(text);
        }

        /** Separated by blanks. */
        private <T> List<T> several(Function<String, T> parse) {
            String text = text();
            return text == null ? List.of() : Arrays.stream(text.split(" +")).map(parse).toList();
        }

        private boolean yes() {
            return "yes".equals(text());
        }
    }
}
