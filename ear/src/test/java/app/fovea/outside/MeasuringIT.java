package app.fovea.outside;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is measured, what is worked out from it, and what of an earlier pair still holds. */
class MeasuringIT {
    private static final String FOR_NEAR = """
        {"outcome":"NEW_RX","recallMonths":24,"recommendation":{"uses":["near"],"designs":["single_vision"],"impactResistant":false},
         "prescription":{"right":{"sphere":0.50,"add":2.00,"va":"6/6"},"left":{"sphere":0.75,"add":2.00,"va":"6/5"}}}""";
    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void lensesForAFrameComeWithAnEstimateOfTheirThicknessAndWeight() {
        for (Practice practice : new Practice[] {northgate, harbour}) {
            Visit visit = Visit.to(practice).examined();
            String frame = visit.seller().get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");

            for (JsonNode lens : visit.seller().get("/api/catalogue/lenses?examId=" + visit.examId() + "&frameId=" + frame).expect(200).at("/items")) {
                JsonNode estimate = lens.get("estimate");
                assertThat(estimate.at("/right/edge").doubleValue()).isBetween(1.5, 6.0);
                assertThat(estimate.at("/right/centre").doubleValue()).isBetween(1.0, 3.0);
                assertThat(estimate.at("/right/weight").doubleValue()).isBetween(2.0, 15.0);
                assertThat(estimate.at("/right").has("profile")).isFalse();
                assertThat(estimate.at("/pdAssumed").asBoolean()).isTrue();
            }
            assertThat(visit.seller().get("/api/catalogue/lenses?examId=" + visit.examId()).expect(200).at("/items/0").has("estimate")).as("without a frame").isFalse();
        }
    }

    @Test
    void aMeasuredPairKnowsWhereItsLensesAreCentred() {
        Visit visit = Visit.to(northgate).readyToPay();
        JsonNode pair = visit.seller().get("/api/dispenses/" + visit.dispenseId()).expect(200).at("/pairs/0");

        assertThat(pair.at("/centration/right/minimumBlank").doubleValue()).isGreaterThan(40);
        assertThat(pair.at("/centration/right/in").doubleValue() - pair.at("/centration/left/in").doubleValue()).isEqualTo(0.5);
        assertThat(pair.at("/reading/vertical").isNumber()).isTrue();
    }

    @Test
    void aPairForNearCannotBeSoldWithoutTheNearPdsThatItIsCentredBy() {
        for (Practice practice : new Practice[] {northgate, harbour}) {
            Visit reader = Visit.to(practice).bornOn("1961-05-12").finding(FOR_NEAR).readyToPay();
            Answer withoutNear = reader.seller().get("/api/dispenses/" + reader.dispenseId()).expect(200);
            assertThat(withoutNear.text("/pairs/0/centredBy")).isEqualTo("near_pupil");
            assertThat(withoutNear.texts("/problems", "/field")).contains("pairs[0].right.nearPd", "pairs[0].left.nearPd");
            assertThat(reader.checkout(UUID.randomUUID().toString()).expect(422).body()).contains("near_pd_missing");

            Answer measured = reader.seller().put("/api/dispenses/" + reader.dispenseId() + "/measurements",
                "{\"pairs\":[{\"right\":{\"pd\":31.5,\"nearPd\":29.5,\"height\":20},\"left\":{\"pd\":32,\"nearPd\":30,\"height\":20},\"bvd\":12}]}").expect(200);
            assertThat(measured.texts("/problems", "/code")).doesNotContain("near_pd_missing");
            BigDecimal middle = measured.amount("/pairs/0/frameSize/a").add(measured.amount("/pairs/0/frameSize/dbl")).divide(BigDecimal.valueOf(2));
            assertThat(measured.amount("/pairs/0/centration/right/in")).isEqualByComparingTo(middle.subtract(new BigDecimal("29.5")));
            Practice other = practice == northgate ? harbour : northgate;
            Visit.to(other).seller().get("/api/dispenses/" + reader.dispenseId()).expect(404);
        }
    }

    @Test
    void aSecondPairBeginsWithTheFirstOnesMeasurementsAndWaitsForSomebodyToStandByThem() {
        Visit first = Visit.to(northgate).paidInFull();
        Rest seller = first.seller();
        UUID second = seller.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(first.patientId(), first.examId())).expect(201).id();
        Answer chosen = chooseAsIn(first, second);

        assertThat(chosen.at("/pairs/0/measurements/right/pd").decimalValue()).isEqualByComparingTo("31.5");
        assertThat(chosen.at("/pairs/0/measurements/right/height").decimalValue()).as("in the same frame").isEqualByComparingTo("20");
        String carriedFrom = chosen.text("/pairs/0/measurements/carriedFrom");
        assertThat(LocalDate.parse(carriedFrom)).isBetween(LocalDate.now().minusDays(1), LocalDate.now().plusDays(1));
        assertThat(chosen.texts("/problems", "/code")).contains("measurement_not_confirmed");
        Answer refused = seller.with("Idempotency-Key", UUID.randomUUID().toString())
            .post("/api/dispenses/" + second + "/checkout", "{\"payments\":[],\"acknowledgedWarnings\":[\"measurement_not_confirmed\"]}").expect(422);
        assertThat(refused.body()).contains("measurement_not_confirmed");

        String asTheyAre = "{\"pairs\":[" + chosen.at("/pairs/0/measurements") + "]}";
        assertThat(seller.put("/api/dispenses/" + second + "/measurements", asTheyAre).expect(200).texts("/problems", "/code")).as("saved, not confirmed").contains("measurement_not_confirmed");
        assertThat(seller.put("/api/dispenses/" + second + "/measurements", asTheyAre.replace(carriedFrom, "2020-02-29")).expect(400).text("/errors/0/field")).isEqualTo("pairs[0].carriedFrom");
        assertThat(seller.put("/api/dispenses/" + second + "/measurements", asTheyAre.replace("\"" + carriedFrom + "\"", "null")).expect(200).texts("/problems", "/code"))
            .doesNotContain("measurement_not_confirmed");
    }

    @Test
    void aPatientNobodyEverMeasuredHereBeginsWithNothing() {
        Visit elsewhere = Visit.to(northgate).paidInFull();
        Visit here = Visit.to(harbour).saleBegun();

        assertThat(chooseAsIn(here, here.dispenseId()).at("/pairs/0/measurements").has("carriedFrom")).isFalse();
        assertThat(here.patientId()).isNotEqualTo(elsewhere.patientId());
    }

    private static Answer chooseAsIn(Visit visit, UUID dispense) {
        String frame = visit.seller().get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        String lens = visit.seller().get("/api/catalogue/lenses?examId=" + visit.examId() + "&frameId=" + frame).expect(200).text("/items/0/id");
        return visit.seller().put("/api/dispenses/" + dispense + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\"}]}".formatted(frame, lens)).expect(200);
    }
}
