package app.fovea.world;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One pair of spectacles of Northgate's catalogue, all but paid: {@code Pair.plain()} could be sold, and says with each word where it is another.
 *
 * @param exam     as the API takes it
 * @param frame    code of one from the shelf; null for none, or for {@code ownFrame}
 * @param ownFrame as the API takes it, or null
 * @param lens     its code; null for none
 * @param use      what it is for; null leaves that to the recommendation
 * @param measured as the API takes it
 */
public record Pair(String exam, String frame, String ownFrame, String lens, String use, List<String> treatments, String measured) {
    public static Pair plain() {
        return new Pair(Visit.EXAM, "ALD-FENWICK-TOR", null, "PRI-R150", null, List.of(), Visit.MEASURED);
    }

    /** What each eye needs, as the API takes it without its braces. */
    public Pair eyes(String right, String left) {
        return new Pair("""
            {"outcome":"NEW_RX","recallMonths":24,"recommendation":{"uses":["distance"],"designs":["single_vision"],"impactResistant":false},
             "prescription":{"right":{%s},"left":{%s},"bvd":12}}""".formatted(right, left), frame, ownFrame, lens, use, treatments, measured);
    }

    public Pair bothEyes(String each) {
        return eyes(each, each);
    }

    /** In a frame from the shelf. */
    public Pair in(String code) {
        return new Pair(exam, code, null, lens, use, treatments, measured);
    }

    public Pair inTheirOwn(String sizes) {
        return new Pair(exam, null, sizes, lens, use, treatments, measured);
    }

    public Pair with(String code) {
        return new Pair(exam, frame, ownFrame, code, use, treatments, measured);
    }

    public Pair forUse(String wanted) {
        return new Pair(exam, frame, ownFrame, lens, wanted, treatments, measured);
    }

    public Pair coated(String... codes) {
        return new Pair(exam, frame, ownFrame, lens, use, List.of(codes), measured);
    }

    public Pair measured(String values) {
        return new Pair(exam, frame, ownFrame, lens, use, treatments, values);
    }

    /** Both heights alike, mm. */
    public Pair atHeight(int height) {
        return measured("{\"right\":{\"pd\":31.5,\"height\":%1$d},\"left\":{\"pd\":32,\"height\":%1$d},\"bvd\":12}".formatted(height));
    }

    /** @return the sale, of somebody new */
    public UUID chosenAt(Practice practice) {
        return chosenFor(Visit.to(practice).finding(exam).saleBegun().dispenseId(), practice);
    }

    /** In a sale that is begun. */
    UUID chosenFor(UUID sale, Practice practice) {
        Rest seller = practice.as(DISPENSING_OPTICIAN);
        seller.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[" + json(practice) + "]}").expect(200);
        seller.put("/api/dispenses/" + sale + "/treatments", "{\"pairs\":[{\"treatmentIds\":[%s]}]}".formatted(
            treatments.stream().map(code -> "\"" + id(practice, "treatments", code) + "\"").collect(Collectors.joining(",")))).expect(200);
        if (measured != null) {
            seller.put("/api/dispenses/" + sale + "/measurements", "{\"pairs\":[" + measured + "]}").expect(200);
        }
        return sale;
    }

    /** Frame, lens and use, as the API takes them. */
    public String json(Practice practice) {
        return Arrays.asList(
                frame == null ? null : "\"frameId\":\"" + id(practice, "frames", frame) + "\"",
                ownFrame == null ? null : "\"ownFrame\":" + ownFrame,
                lens == null ? null : "\"lensId\":\"" + id(practice, "lenses", lens) + "\"",
                use == null ? null : "\"use\":\"" + use + "\"")
            .stream().filter(each -> each != null).collect(Collectors.joining(",", "{", "}"));
    }

    private static String id(Practice practice, String table, String code) {
        return practice.database().text("select id from " + table + " where tenant_id = ? and code = ?", practice.id(), code);
    }
}
