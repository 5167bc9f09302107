package app.fovea.bench;

import app.fovea.world.Answer;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The same sale by a program that stores the same and then reads what the wizard would show next. */
final class SaleOverRest implements SaleStep.Maker {
    private final Rest seller;
    private final Visit visit;
    private String dispense;
    private String frame;
    private String lens;
    private String treatment;
    private Answer sale;
    private long waited;

    SaleOverRest(Rest seller, Visit visit) {
        this.seller = seller;
        this.visit = visit;
    }

    @Override
    public long take(SaleStep step) {
        waited = 0;
        switch (step) {
            case BEGIN -> {
                dispense = "/api/dispenses/" + asked(() -> seller.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), visit.examId())).expect(201)).id();
                read("/api/patients/" + visit.patientId());
                read("/api/exams/" + visit.examId());
            }
            case TO_LENSES -> {
                sale = read(dispense);
                frame = read("/api/catalogue/frames?limit=12").text("/items/0/id");
                read("/api/catalogue/lenses?all=true&examId=" + visit.examId());
            }
            case FRAME -> {
                put("/lenses", "{\"frameId\":\"%s\"}".formatted(frame));
                lens = lenses().text("/items/0/id");
            }
            case LENS -> {
                put("/lenses", "{\"frameId\":\"%s\",\"lensId\":\"%s\"}".formatted(frame, lens));
                lenses();
            }
            case TO_TREATMENTS -> {
                sale = read(dispense);
                treatment = offers();
            }
            case TREATMENT -> {
                put("/treatments", "{\"treatmentIds\":[\"%s\"]}".formatted(treatment));
                offers();
            }
            case TO_MEASUREMENTS -> sale = read(dispense);
            case TO_PAY -> put("/measurements", "{\"right\":{\"pd\":31.5,\"height\":20},\"left\":{\"pd\":32,\"height\":20},\"bvd\":12}");
            case PAY -> {
                String body = "{\"payments\":[%s],\"acknowledgedWarnings\":[%s]}".formatted(Visit.card(sale.amount("/quote/total")), warnings());
                asked(() -> seller.with("Idempotency-Key", UUID.randomUUID().toString()).post(dispense + "/checkout", body).expect(201));
                read(dispense);
            }
        }
        return waited;
    }

    /** Those of the sale as it was last answered. */
    private String warnings() {
        return sale.texts("/problems", "/code").stream().map(code -> '"' + code + '"').collect(Collectors.joining(","));
    }

    private Answer lenses() {
        return read("/api/catalogue/lenses?all=true&examId=" + visit.examId() + "&frameId=" + frame);
    }

    private String offers() {
        String first = read("/api/catalogue/treatments?lensId=" + lens).text("/items/0/id");
        Answer suggested = read(dispense + "/suggestions");
        return suggested.at("/items").isEmpty() ? first : suggested.text("/items/0/treatmentId");
    }

    private void put(String part, String pair) {
        sale = asked(() -> seller.put(dispense + part, "{\"pairs\":[%s]}".formatted(pair)).expect(200));
    }

    private Answer read(String path) {
        return asked(() -> seller.get(path).expect(200));
    }

    private Answer asked(Supplier<Answer> question) {
        long began = System.nanoTime();
        Answer answer = question.get();
        waited += System.nanoTime() - began;
        return answer;
    }
}
