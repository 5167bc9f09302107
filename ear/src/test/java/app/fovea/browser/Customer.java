package app.fovea.browser;

import app.fovea.world.Answer;
import app.fovea.world.Rest;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One of the demonstration's patients, with their latest order and what it came from. */
record Customer(UUID patient, UUID exam, UUID sale, UUID invoice, UUID order) {
    private static final String MEASURED = "{\"pairs\":[{\"right\":{\"pd\":31.5,\"height\":20,\"nearPd\":30},\"left\":{\"pd\":32,\"height\":20,\"nearPd\":30.5},\"bvd\":12}]}";

    private static final int ENOUGH = 5;

    /** The categories in this order, the newest first in each, and the plainest cases: grown up, one pair of single vision for the distance. */
    static List<Customer> adultsWhoseOrderIs(Rest owner, String... categories) {
        List<Customer> found = new ArrayList<>();
        for (String category : categories) {
            if (found.size() < ENOUGH) {
                found.addAll(adultsWhoseOrderIs(owner, category));
            }
        }
        return found;
    }

    private static List<Customer> adultsWhoseOrderIs(Rest owner, String category) {
        List<Customer> found = new ArrayList<>();
        for (JsonNode order : owner.get("/api/orders?limit=50&category=" + category).expect(200).at("/items")) {
            UUID patient = UUID.fromString(order.get("patientId").textValue());
            Answer summary = owner.get("/api/patients/" + patient + "/summary").expect(200);
            JsonNode exam = summary.at("/exams/items/0");
            boolean adult = LocalDate.parse(summary.text("/patient/birthDate")).isBefore(LocalDate.now().minusYears(18)) && !summary.at("/patient/registeredSightImpaired").asBoolean();
            if (adult && exam.at("/sellable").asBoolean() && "single_vision".equals(exam.at("/recommendation/designs/0").asText())) {
                found.add(new Customer(patient, UUID.fromString(exam.get("id").textValue()), UUID.fromString(order.get("dispenseId").textValue()),
                    UUID.fromString(order.get("invoiceId").textValue()), UUID.fromString(order.get("id").textValue())));
            }
        }
        return found;
    }

    /** Another sale from the same exam. */
    UUID saleBegun(Rest dispenser) {
        return dispenser.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(patient, exam)).expect(201).id();
    }

    /** Frame and lenses are chosen, and the measurements of the last pair wait for somebody to stand by them. */
    UUID saleWithLenses(Rest dispenser) {
        UUID begun = saleBegun(dispenser);
        chooseLenses(dispenser, begun);
        return begun;
    }

    UUID saleReadyToPay(Rest dispenser) {
        UUID begun = saleBegun(dispenser);
        chooseLenses(dispenser, begun);
        dispenser.put("/api/dispenses/" + begun + "/measurements", MEASURED).expect(200);
        return begun;
    }

    private void chooseLenses(Rest dispenser, UUID sale) {
        String frame = dispenser.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        String lens = dispenser.get("/api/catalogue/lenses?examId=" + exam + "&frameId=" + frame).expect(200).text("/items/0/id");
        dispenser.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\"}]}".formatted(frame, lens)).expect(200);
    }
}
