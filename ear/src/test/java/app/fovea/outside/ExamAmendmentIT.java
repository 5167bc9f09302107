package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.RunningFovea;
import app.fovea.world.Sql;
import app.fovea.world.Visit;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A signed exam is corrected as a new version with a reason; the old one stays as it was signed and says what replaced it. */
class ExamAmendmentIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static final Rest OPTOMETRIST_THERE = NORTHGATE.as(OPTOMETRIST);
    private static final String CORRECTED = Visit.EXAM.replace("\"axis\":10", "\"axis\":100");
    private static final String WRONG = "{\"reason\":\"The axis was read wrongly\"}";

    @Test
    void the_new_version_begins_as_the_old_one_and_names_it_with_the_reason() {
        Visit visit = Visit.to(NORTHGATE).examined();

        Answer version = OPTOMETRIST_THERE.post("/api/exams/" + visit.examId() + "/amendments", WRONG).expect(201);

        assertThat(version.text("/state")).isEqualTo("draft");
        assertThat(version.uuid("/amendment/of")).isEqualTo(visit.examId());
        assertThat(version.text("/amendment/reason")).isEqualTo("The axis was read wrongly");
        assertThat(version.number("/prescription/right/axis")).isEqualTo(10);
        assertThat(version.text("/examinedOn")).isEqualTo(exam(visit.examId()).text("/examinedOn"));
        assertThat(version.at("/warnings").toString()).as("an amendment is no test that comes too early").doesNotContain("early");
        assertThat(exam(visit.examId()).at("/amendedBy").isMissingNode()).as("until the new one is signed the old one counts").isTrue();
    }

    @Test
    void once_signed_the_old_one_says_what_replaced_it_and_is_otherwise_as_it_was() {
        Visit visit = Visit.to(NORTHGATE).examined();
        Answer before = exam(visit.examId());

        UUID version = visit.amended(CORRECTED);

        Answer after = exam(visit.examId());
        assertThat(after.uuid("/amendedBy")).isEqualTo(version);
        assertThat(after.at("/prescription")).isEqualTo(before.at("/prescription"));
        assertThat(after.at("/finalizedAt")).isEqualTo(before.at("/finalizedAt"));
        assertThat(exam(version).number("/prescription/right/axis")).isEqualTo(100);
        assertThat(after.at("/change").isMissingNode()).as("an exam is compared with the one before it, and not with its own correction").isTrue();
        assertThat(exam(version).text("/correlationId")).isEqualTo(before.text("/correlationId"));
        Answer summary = OPTOMETRIST_THERE.get("/api/patients/" + visit.patientId() + "/summary").expect(200);
        assertThat(summary.number("/prescriptions/items/0/powers/right/axis")).as("the newest counts").isEqualTo(100);
        assertThat(summary.number("/prescriptions/total")).as("what was amended is read with its exam").isOne();
        assertThat(summary.at("/exams/items/0/sellable").asBoolean()).isTrue();
        assertThat(summary.at("/exams/items/1/sellable").asBoolean()).isFalse();
    }

    @Test
    void nothing_is_sold_from_what_was_amended_and_what_was_sold_says_so() {
        Visit visit = Visit.to(NORTHGATE).ordered();
        UUID version = visit.amended(CORRECTED);
        Rest seller = visit.seller();

        Answer refused = seller.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), visit.examId())).expect(422);

        assertThat(refused.text("/rule")).isEqualTo("exam_amended");
        seller.post("/api/dispenses", "{\"patientId\":\"%s\",\"examId\":\"%s\"}".formatted(visit.patientId(), version)).expect(201);
        assertThat(seller.get("/api/dispenses/" + visit.dispenseId()).expect(200).uuid("/examAmendedBy")).isEqualTo(version);
        Answer order = seller.get("/api/orders/" + visit.orders().get(0)).expect(200);
        assertThat(order.uuid("/examAmendedBy")).isEqualTo(version);
        assertThat(order.number("/snapshot/prescription/right/axis")).as("what was sold stays as it was sold").isEqualTo(10);
    }

    @Test
    void a_sale_that_was_begun_before_stops_at_the_till() {
        Visit visit = Visit.to(NORTHGATE).readyToPay();

        visit.amended(CORRECTED);

        assertThat(visit.seller().get("/api/dispenses/" + visit.dispenseId()).expect(200).texts("/problems", "/code")).contains("exam_amended");
    }

    /** The amendment has its lock first, so that the till has to wait for it: what is being signed is what the other session holds. */
    @Test
    void a_sale_that_is_paid_while_its_exam_is_amended_waits_and_stops() throws SQLException {
        Visit visit = Visit.to(NORTHGATE).readyToPay();
        Answer draft = OPTOMETRIST_THERE.post("/api/exams/" + visit.examId() + "/amendments", WRONG).expect(201);
        CompletableFuture<Answer> paid;
        try (Connection signing = RunningFovea.shared().superuser()) {
            signing.setAutoCommit(false);
            Sql.run(signing, "set local session_replication_role = replica"); // The wall round what is signed lets a signed version through, and this one is a draft.
            Sql.run(signing, "update exams set amended_by = ? where id = ?", draft.id(), visit.examId());
            paid = CompletableFuture.supplyAsync(() -> visit.checkout(UUID.randomUUID().toString(), Visit.card(visit.total())));
            await("the till waits").until(() -> NORTHGATE.database().count("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and usename = 'fovea_app' and query ilike '%exams%'") > 0);
            Visit.to(HARBOUR).paidInFull();
            signing.commit();
        }

        assertThat(paid.join().expect(422).text("/rule")).isEqualTo("exam_amended");
        assertThat(NORTHGATE.database().count("select count(*) from invoices where dispense_id = ?", visit.dispenseId())).isZero();
    }

    @Test
    void one_amendment_at_a_time_and_of_the_newest_version_alone() {
        Visit visit = Visit.to(NORTHGATE).examined();
        Answer draft = OPTOMETRIST_THERE.post("/api/exams/" + visit.examId() + "/amendments", WRONG).expect(201);

        OPTOMETRIST_THERE.post("/api/exams/" + visit.examId() + "/amendments", WRONG).expect(409);
        OPTOMETRIST_THERE.post("/api/exams/" + draft.id() + "/amendments", WRONG).expect(409);
        OPTOMETRIST_THERE.with("If-Match", draft.etag()).request("DELETE", "/api/exams/" + draft.id(), null).expect(204);
        UUID second = visit.amended(CORRECTED);

        OPTOMETRIST_THERE.post("/api/exams/" + visit.examId() + "/amendments", WRONG).expect(409);
        OPTOMETRIST_THERE.post("/api/exams/" + second + "/amendments", WRONG).expect(201);
    }

    @Test
    void it_needs_a_reason_and_the_right() {
        Visit visit = Visit.to(NORTHGATE).examined();

        OPTOMETRIST_THERE.post("/api/exams/" + visit.examId() + "/amendments", "{\"reason\":\" \"}").expect(400);
        NORTHGATE.as(DISPENSING_OPTICIAN).post("/api/exams/" + visit.examId() + "/amendments", WRONG).expect(403);
        HARBOUR.as(OPTOMETRIST).post("/api/exams/" + visit.examId() + "/amendments", WRONG).expect(404);
    }

    /** The one narrow door in the wall round signed exams lets one pointer through, once, to a signed version of that very exam. */
    @ParameterizedTest
    @ValueSource(strings = {
        "update exams set amended_by = '%draft' where id = '%old'",
        "update exams set amended_by = '%other' where id = '%old'",
        "update exams set amended_by = id where id = '%old'",
        "update exams set amended_by = null where id = '%amended'",
        "update exams set findings = 'Something else' where id = '%amended'",
        "update exams set amended_by = amended_by, findings = 'Something else' where id = '%amended'",
        "delete from exams where id = '%amended'"})
    void the_wall_round_what_is_signed_holds(String sql) {
        Visit old = Visit.to(NORTHGATE).examined();
        Answer draft = OPTOMETRIST_THERE.post("/api/exams/" + old.examId() + "/amendments", WRONG).expect(201);
        Visit amended = Visit.to(NORTHGATE).examined();
        UUID other = amended.amended(CORRECTED);

        assertThatThrownBy(() -> NORTHGATE.database().tryToExecute(sql.replace("%old", old.examId().toString()).replace("%draft", draft.id().toString()).replace("%other", other.toString()).replace("%amended", amended.examId().toString())))
            .isInstanceOf(SQLException.class).hasMessageContaining("final");
    }

    private static Answer exam(UUID id) {
        return OPTOMETRIST_THERE.get("/api/exams/" + id).expect(200);
    }
}
