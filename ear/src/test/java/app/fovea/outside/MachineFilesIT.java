package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.lab.entity.DcsFile;
import app.fovea.lab.entity.DcsFile.Side;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An order goes to the lab's machines as a file, and what they send of it is kept. */
@DisplayName("D3: VCA/OMA DCS, out and in")
class MachineFilesIT {
    private static final Practice NORTHGATE = Practice.northgate();
    private static final Practice HARBOUR = Practice.harbour();
    private static final String TRACE = "REQ=TRC\r\nDEV=T9\r\n_VEN7=unknown to us\r\nHBOX=52.00;52.00\r\nTRCFMT=1;400;E;R;F\r\n"
        + IntStream.range(0, 40).mapToObj(line -> "R=" + "2600;".repeat(9) + "2600").collect(Collectors.joining("\r\n")) + "\r\n";

    @Test
    void a_job_is_written_with_what_is_to_be_made_and_nobodys_name() {
        Visit visit = Visit.to(NORTHGATE).ordered();
        UUID order = visit.orders().get(0);
        String number = NORTHGATE.as(LAB_TECHNICIAN).get("/api/orders/" + order).expect(200).text("/number");

        DcsFile file = job(NORTHGATE.as(LAB_TECHNICIAN), order, "");

        assertThat(file.value("JOB", Side.RIGHT)).contains(number);
        assertThat(file.line("SPH")).contains(new DcsFile.Line("SPH", "-2.00;-1.75"));
        assertThat(file.line("CYL")).contains(new DcsFile.Line("CYL", "-1.25;0.00"));
        assertThat(file.value("AX", Side.RIGHT)).contains("10");
        assertThat(file.line("IPD")).contains(new DcsFile.Line("IPD", "31.50;32.00"));
        assertThat(file.records().stream().map(DcsFile.Line::label)).contains("HBOX", "VBOX", "DBL", "FED", "ETYP", "LNAM", "LIND", "DO").doesNotHaveDuplicates();
        String patient = NORTHGATE.database().text("select family_name from patients where tenant_id = ? and id = ?", NORTHGATE.id(), visit.patientId());
        assertThat(file.text()).doesNotContain(patient).endsWith("\r\n");
        assertThat(new String(NORTHGATE.as(LAB_TECHNICIAN).download("/api/orders/" + order + "/vca?framed=true"), StandardCharsets.ISO_8859_1)).startsWith("\u001c").endsWith("\u001d").contains("\u001eCRC=");
        assertThat(NORTHGATE.database().texts("select action from audit_entries where tenant_id = ? and target_id = ? and action = 'job_file.made'", NORTHGATE.id(), order)).hasSize(2);
    }

    @Test
    void what_a_tracer_sends_is_kept_measured_and_goes_on_to_the_next_machine() {
        UUID order = Visit.to(HARBOUR).ordered().orders().get(0);
        Rest technician = HARBOUR.as(LAB_TECHNICIAN);

        Answer kept = send(technician, order, TRACE).expect(201);

        assertThat(kept.number("/no")).isEqualTo(1);
        assertThat(kept.number("/right/points")).isEqualTo(400);
        assertThat(kept.at("/right/maxRadius").decimalValue()).isEqualByComparingTo("26");
        assertThat(kept.at("/right/hbox").decimalValue()).isEqualByComparingTo("52");
        assertThat(kept.at("/left").isMissingNode()).isTrue();
        assertThat(new String(technician.download("/api/orders/" + order + "/vca/files/" + kept.id()), StandardCharsets.ISO_8859_1)).isEqualTo(TRACE);
        DcsFile next = job(technician, order, "");
        assertThat(next.text()).contains("_VEN7=unknown to us\r\n").contains("HBOX=52.00;52.00\r\nTRCFMT=1;400;E;R;F\r\nR=2600;").contains("SPH=-2.00;-1.75\r\n").doesNotContain("REQ=");
        assertThat(job(technician, order, "?framed=true")).as("read again from its frame").isEqualTo(next);

        send(technician, order, "DBL=17.50").expect(201);
        assertThat(technician.get("/api/orders/" + order + "/vca/files").expect(200).texts("/items", "/no")).containsExactly("2", "1");
    }

    @Test
    void the_same_key_keeps_once_and_another_jobs_file_is_refused() {
        UUID order = Visit.to(HARBOUR).ordered().orders().get(0);
        Rest once = HARBOUR.as(LAB_TECHNICIAN).with("Idempotency-Key", UUID.randomUUID().toString());
        Answer first = once.post("/api/orders/" + order + "/vca", body(TRACE)).expect(201);
        assertThat(once.post("/api/orders/" + order + "/vca", body(TRACE)).expect(201).json()).isEqualTo(first.json());
        once.post("/api/orders/" + order + "/vca", body("DBL=18")).expect(409);

        assertThat(send(HARBOUR.as(LAB_TECHNICIAN), order, "JOB=\"100245\"\r\nDBL=18").expect(422).text("/rule")).isEqualTo("file_of_another_job");
        for (String bad : new String[] {"", "hello", "\u001cDBL=18\r\n\u001eCRC=1\r\n\u001d", "\u001cDBL=18"}) {
            assertThat(send(HARBOUR.as(LAB_TECHNICIAN), order, bad).expect(400).texts("/errors", "/field")).containsExactly("file");
        }
        assertThat(HARBOUR.as(LAB_TECHNICIAN).get("/api/orders/" + order + "/vca/files").expect(200).at("/items")).hasSize(1);
    }

    @Test
    void they_are_for_those_who_make_spectacles_in_their_own_practice() {
        UUID order = Visit.to(HARBOUR).ordered().orders().get(0);
        assertThat(HARBOUR.as(RECEPTIONIST).get("/api/orders/" + order + "/vca").expect(403).text("/permission")).isEqualTo("lab:view");
        assertThat(send(HARBOUR.as(DISPENSING_OPTICIAN), order, TRACE).expect(403).text("/permission")).isEqualTo("lab:start");
        NORTHGATE.as(LAB_MANAGER).get("/api/orders/" + order + "/vca").expect(404);
        assertThat(send(NORTHGATE.as(LAB_MANAGER), order, TRACE).expect(404).text("/detail")).isEqualTo(send(NORTHGATE.as(LAB_MANAGER), UUID.randomUUID(), TRACE).expect(404).text("/detail"));
        HARBOUR.as(LAB_MANAGER).get("/api/orders/" + order + "/vca/files/" + UUID.randomUUID()).expect(404);
    }

    private static DcsFile job(Rest by, UUID order, String query) {
        return DcsFile.parse(new String(by.download("/api/orders/" + order + "/vca" + query), StandardCharsets.ISO_8859_1));
    }

    private static Answer send(Rest by, UUID order, String file) {
        return by.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/orders/" + order + "/vca", body(file));
    }

    private static String body(String file) {
        return JsonNodeFactory.instance.objectNode().put("file", file).toString();
    }
}
