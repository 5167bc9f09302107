package app.fovea.world;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;

import app.fovea.access.entity.DefaultRole;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** A sale to an adult of the demonstration whose eyes should have been tested again by now, all but paid. */
public final class OverdueSale {
    private final Practice practice;
    private final UUID id;

    private OverdueSale(Practice practice) {
        this.practice = practice;
        this.id = practice.database().texts("""
            select e.id from exams e join patients p on (p.tenant_id, p.id) = (e.tenant_id, e.patient_id) join prescriptions r on (r.tenant_id, r.exam_id) = (e.tenant_id, e.id)
            where e.tenant_id = ? and e.examined_on + make_interval(months => e.recall_months) < current_date and e.examined_on > current_date - interval '23 months'
            and p.birth_date < current_date - interval '20 years' and not p.registered_sight_impaired order by e.examined_on desc limit 20""", practice.id()).stream()
            .map(exam -> allButPaid(UUID.fromString(exam))).filter(this::nothingBlocks).findFirst().orElseThrow();
    }

    public static OverdueSale at(Practice practice) {
        return new OverdueSale(practice);
    }

    public UUID id() {
        return id;
    }

    private UUID allButPaid(UUID exam) {
        Rest seller = practice.as(DISPENSING_OPTICIAN);
        String patient = practice.database().text("select patient_id from exams where id = ?", exam);
        UUID sale = seller.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(patient, exam)).expect(201).id();
        String frame = seller.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        JsonNode lens = seller.get("/api/catalogue/lenses?examId=" + exam + "&frameId=" + frame).expect(200).at("/items/0/id");
        if (!lens.isMissingNode()) {
            seller.put("/api/dispenses/" + sale + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\"}]}".formatted(frame, lens.asText())).expect(200);
            seller.put("/api/dispenses/" + sale + "/measurements", "{\"pairs\":[{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":12}]}").expect(200);
        }
        return sale;
    }

    private boolean nothingBlocks(UUID sale) {
        Answer problems = practice.as(DISPENSING_OPTICIAN).get("/api/dispenses/" + sale).expect(200);
        return problems.texts("/problems", "/severity").stream().allMatch("warn"::equals) && problems.texts("/problems", "/code").contains("rx_expired");
    }

    /** Standing by every other warning. @param reason null for none */
    public Answer checkout(DefaultRole role, String reason) {
        StringBuilder others = new StringBuilder();
        for (JsonNode problem : practice.as(role).get("/api/dispenses/" + id).expect(200).at("/problems")) {
            if (!problem.get("code").asText().equals("rx_expired")) {
                others.append(others.isEmpty() ? "" : ",").append(problem.get("code"));
            }
        }
        return practice.as(role).with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + id + "/checkout",
            "{\"payments\":[],\"acknowledgedWarnings\":[" + others + "]" + (reason == null ? "" : ",\"reason\":\"" + reason + "\"") + "}");
    }
}
