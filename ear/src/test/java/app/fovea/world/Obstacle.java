package app.fovea.world;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;

import app.fovea.access.entity.DefaultRole;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

/** Each way in which a rule stands between a sale and its checkout, with a sale at Northgate that has this against it and nothing else. */
public enum Obstacle {
    NOTHING_CHOSEN("no_pair", practice -> Visit.to(practice).saleBegun().dispenseId()),
    NO_LENS("lens_missing", Pair.plain().with(null)),
    NO_FRAME("frame_missing", Pair.plain().in(null)),
    SPHERE_OUT_OF_RANGE("power_out_of_range", Pair.plain().bothEyes("\"sphere\":-8.00").with("OCU-S150")),
    CYLINDER_OUT_OF_RANGE("power_out_of_range", Pair.plain().eyes("\"sphere\":-1.00,\"cylinder\":-3.00,\"axis\":90", "\"sphere\":-1.00").with("OCU-S150")),
    OUT_OF_RANGE_TOGETHER("power_out_of_range", Pair.plain().eyes("\"sphere\":-3.50,\"cylinder\":-3.00,\"axis\":90", "\"sphere\":-1.00").in("KES-LILA-CHA").with("OCU-S150W")),
    VARIFOCAL_WITHOUT_ADD("power_out_of_range", Pair.plain().with("PRI-PATH-150")),
    ADD_FOR_ONE_EYE_ALONE("power_out_of_range", Pair.plain().eyes("\"sphere\":1.00,\"add\":2.00", "\"sphere\":1.00").with("PRI-PATH-150")),
    ADD_OUT_OF_RANGE("power_out_of_range", Pair.plain().bothEyes("\"sphere\":1.00,\"add\":1.00").with("PRI-T728")),

    TREATMENT_NOT_MADE("treatment_not_available", Pair.plain().with("OCU-S150").coated("TINT-15")),
    PHOTOCHROMIC_AND_POLARISED("photochromic_and_polarised", Pair.plain().coated("PH-G", "POL-G")),
    BARE_POLYCARBONATE("hard_coat_missing", Pair.plain().with("PRI-RPC")),
    MIRROR_ON_CLEAR_LENS("mirror_on_clear_lens", Pair.plain().coated("MIR-S")),
    TWO_COATS("two_of_a_kind", Pair.plain().coated("AR", "AR-P")),
    PHOTOCHROMIC_TWICE("two_of_a_kind", Pair.plain().coated("PH-G", "PH-B")),
    POLARISED_TWICE("two_of_a_kind", Pair.plain().coated("POL-G", "POL-B")),
    TINTED_TWICE("two_of_a_kind", Pair.plain().coated("TINT-15", "TINT-80")),

    MEASURED_FOR_ANOTHER_PAIR("measurement_not_confirmed", practice -> {
        Visit before = Visit.to(practice).readyToPayFor(Pair.plain().json(practice)).paidInFull();
        UUID next = before.seller().post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(before.patientId(), before.examId())).expect(201).id();
        return Pair.plain().measured(null).chosenFor(next, practice);
    }),
    NO_PD("pd_missing", Pair.plain().measured("{\"right\":{\"height\":20},\"left\":{\"pd\":32,\"height\":20}}")),
    NO_NEAR_PD("near_pd_missing", Pair.plain().bothEyes("\"sphere\":1.00,\"add\":2.00").forUse("near")),
    NO_FITTING_HEIGHT("height_missing", Pair.plain().bothEyes("\"sphere\":1.00,\"add\":2.00").with("PRI-PATH-150").measured("{\"right\":{\"pd\":31.5},\"left\":{\"pd\":32,\"height\":20}}")),
    NO_HEIGHT_OF_A_STRONG_LENS("height_missing", Pair.plain().bothEyes("\"sphere\":-4.25").measured("{\"right\":{\"pd\":31.5},\"left\":{\"pd\":32,\"height\":20}}")),
    BELOW_THE_CORRIDOR("height_too_low", Pair.plain().bothEyes("\"sphere\":1.00,\"add\":2.00").with("PRI-PATH-150").atHeight(16)),
    NOTHING_LEFT_ABOVE("height_too_high", Pair.plain().bothEyes("\"sphere\":1.00,\"add\":2.00").in("NGE-E1-BLA").with("PRI-PATH-150").atHeight(23)),
    SEGMENT_TOO_HIGH("height_too_high", Pair.plain().bothEyes("\"sphere\":1.00,\"add\":2.00").in("NGE-E1-BLA").with("PRI-D28").atHeight(27)),
    ABOVE_THE_LENS("height_too_high", Pair.plain().inTheirOwn("{\"a\":40,\"b\":16,\"dbl\":24,\"ed\":41,\"rim\":\"full\"}").atHeight(16)),
    BLANK_TOO_SMALL("lens_too_small", Pair.plain().in("FEL-R3-GRA").with("OCU-S150")),
    NO_VERTEX_DISTANCE("bvd_missing", Pair.plain().bothEyes("\"sphere\":-5.00").measured("{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20}}")),
    NO_TILT("tilt_missing", Pair.plain().with("VAN-SV1-160").measured("{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"wrap\":5}")),
    NO_WRAP("wrap_missing", Pair.plain().with("VAN-SV1-160").measured("{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"tilt\":9}")),

    PRESCRIPTION_TOO_OLD("rx_expired", OPTICAL_ASSISTANT, practice -> OverdueSale.at(practice).id()),
    CHILD_AND_NO_REGISTRANT("restricted_supply", OPTICAL_ASSISTANT, practice -> Visit.to(practice).bornOn(LocalDate.now().minusYears(9).toString()).readyToPayFor(Pair.plain().json(practice)).dispenseId()),
    EXAM_AMENDED("exam_amended", practice -> {
        Visit visit = Visit.to(practice).readyToPayFor(Pair.plain().json(practice));
        visit.amended(Visit.EXAM);
        return visit.dispenseId();
    }),
    DISCOUNT_FOR_ANOTHER_PRICE("discount_outdated", practice -> {
        UUID sale = Pair.plain().chosenAt(practice);
        practice.as(DISPENSING_OPTICIAN).put("/api/dispenses/" + sale + "/discount", "{\"percent\":5,\"reason\":\"Waited two weeks\"}").expect(200);
        return Pair.plain().with("PRI-R160").chosenFor(sale, practice);
    });

    private final String code;
    private final DefaultRole seller;
    private final Function<Practice, UUID> sale;

    Obstacle(String code, Pair pair) {
        this(code, pair::chosenAt);
    }

    Obstacle(String code, Function<Practice, UUID> sale) {
        this(code, DISPENSING_OPTICIAN, sale);
    }

    Obstacle(String code, DefaultRole seller, Function<Practice, UUID> sale) {
        this.code = code;
        this.seller = seller;
        this.sale = sale;
    }

    /** Of the rule, as programs know it. */
    public String code() {
        return code;
    }

    /** Whom the rule does not let sell it. */
    public DefaultRole seller() {
        return seller;
    }

    /** A new sale that this stands against. */
    public UUID saleAt(Practice practice) {
        return sale.apply(practice);
    }
}
