package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.Permission.ORDERS_VIEW;
import static app.fovea.access.entity.Permission.PATIENTS_CONTACT;
import static app.fovea.access.entity.Permission.PATIENTS_NHS_NUMBER;
import static app.fovea.access.entity.Permission.PATIENTS_VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Permission;
import app.fovea.patient.entity.PatientDetails;
import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One box finds whatever somebody knows of a patient, an order or an invoice, and of each what they may see: by nothing that they may not read. */
class FindingAnythingIT {
    private static final Practice HERE = Practice.northgate();
    private static final Practice THERE = Practice.harbour();
    private static final String FAMILY = "Zy" + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "ova";
    private static final String PHONE = "07" + ThreadLocalRandom.current().nextLong(100_000_000L, 999_999_999L);
    private static final String EMAIL = "find." + UUID.randomUUID() + "@mail.example";
    private static final String NHS = IntStream.generate(() -> ThreadLocalRandom.current().nextInt(100_000_000, 999_999_999)).boxed().flatMap(nine -> IntStream.range(0, 10).mapToObj(check -> nine + "" + check))
        .filter(PatientDetails::validNhsNumber).findFirst().orElseThrow();

    private static Visit visit;
    private static UUID order;
    private static String orderNumber;
    private static String invoiceNumber;
    private static Answer patient;

    @BeforeAll
    static void somebodyBoughtSpectacles() {
        visit = Visit.to(HERE).ordered();
        order = visit.orders().get(0);
        Rest owner = HERE.as(OWNER);
        String seen = owner.get("/api/patients/" + visit.patientId()).expect(200).etag();
        patient = owner.with("If-Match", seen).put("/api/patients/" + visit.patientId(), named("1907-05-12")).expect(200);
        orderNumber = owner.get("/api/orders/" + order).expect(200).text("/number");
        invoiceNumber = owner.get("/api/invoices/" + visit.invoiceId()).expect(200).text("/number");
        THERE.as(OPTOMETRIST).post("/api/patients", named("1907-05-12")).expect(201);
    }

    private static String named(String birthDate) {
        return "{\"givenName\":\"Ada\",\"familyName\":\"%s\",\"birthDate\":\"%s\",\"phone\":\"%s\",\"email\":\"%s\",\"nhsNumber\":\"%s\"}".formatted(FAMILY, birthDate, PHONE, EMAIL, NHS);
    }

    @Test
    void she_is_found_by_all_that_anybody_may_know_of_her() {
        assertThat(List.of(FAMILY, "ada " + FAMILY, FAMILY + " May 1907", FAMILY + " 12 May 1907", "12th May 1907 " + FAMILY, FAMILY + " 1907", PHONE, "+44 " + PHONE.substring(1, 5) + " " + PHONE.substring(5), NHS,
            NHS.substring(0, 3) + " " + NHS.substring(3, 6) + " " + NHS.substring(6), EMAIL, EMAIL.toUpperCase(), patient.text("/number"), patient.text("/number").toLowerCase().replace("-", "")))
            .allSatisfy(typed -> assertThat(ids(search(HERE.as(OWNER), typed))).as(typed).containsExactly("patient " + visit.patientId()));
        assertThat(search(HERE.as(OWNER), FAMILY.substring(0, 3) + FAMILY.substring(4)).at("/items/0/near").booleanValue()).isTrue();
    }

    @Test
    void her_order_and_her_invoice_are_found_by_their_numbers_as_people_type_them_and_scanners_read_them() {
        String digits = orderNumber.substring(4);
        assertThat(List.of(orderNumber, orderNumber.toLowerCase(), "ord " + digits, "ORD" + Integer.parseInt(digits)))
            .allSatisfy(typed -> assertThat(ids(search(HERE.as(OWNER), typed))).as(typed).containsExactly("order " + order));
        assertThat(ids(search(HERE.as(OWNER), invoiceNumber))).containsExactly("invoice " + visit.invoiceId());
        assertThat(ids(search(HERE.as(OWNER), digits))).contains("order " + order);
        Answer found = search(HERE.as(OWNER), orderNumber);
        assertThat(found.text("/items/0/name")).isEqualTo("Ada " + FAMILY);
        assertThat(found.text("/items/0/patientId")).isEqualTo(visit.patientId().toString());
    }

    @Test
    void in_the_lab_an_order_is_found_without_whose_it_is_and_what_is_not_looked_through_is_said() {
        Answer found = search(HERE.as(LAB_TECHNICIAN), orderNumber);
        assertThat(ids(found)).containsExactly("order " + order);
        assertThat(found.body()).doesNotContain(FAMILY).doesNotContain(visit.patientId().toString()).doesNotContain("1907");
        assertThat(found.texts("/hidden", "")).containsExactly("patients", "invoices");
        assertThat(List.of(FAMILY, PHONE, NHS, EMAIL, invoiceNumber, patient.text("/number"))).allSatisfy(typed -> assertThat(ids(search(HERE.as(LAB_TECHNICIAN), typed))).as(typed).isEmpty());
    }

    @Test
    void nobody_is_found_by_a_number_that_the_role_does_not_show() {
        Rest neither = HERE.holding(EnumSet.of(PATIENTS_VIEW));
        Rest contact = HERE.holding(EnumSet.of(PATIENTS_VIEW, PATIENTS_CONTACT));
        Rest nhs = HERE.holding(EnumSet.of(PATIENTS_VIEW, PATIENTS_NHS_NUMBER));
        String misread = PHONE.substring(0, 6) + (char) ('0' + (PHONE.charAt(6) - '0' + 1) % 10) + PHONE.substring(7);

        assertThat(ids(search(neither, FAMILY))).hasSize(1);
        assertThat(List.of(PHONE, misread, NHS, EMAIL, FAMILY + " " + PHONE)).allSatisfy(typed -> {
            assertThat(ids(search(neither, typed))).as(typed).isEmpty();
            assertThat(neither.get("/api/patients?q=" + encoded(typed)).expect(200).texts("/items", "/id")).as(typed).isEmpty();
        });
        assertThat(List.of(PHONE, misread, EMAIL)).allSatisfy(typed -> {
            assertThat(ids(search(contact, typed))).as(typed).hasSize(1);
            assertThat(ids(search(nhs, typed))).as(typed).isEmpty();
        });
        assertThat(ids(search(nhs, NHS))).hasSize(1);
        assertThat(ids(search(contact, NHS))).isEmpty();
    }

    @Test
    void who_may_see_nothing_of_it_finds_nothing_and_is_told_so() {
        Answer found = search(HERE.holding(EnumSet.of(Permission.CATALOGUE_VIEW)), FAMILY);
        assertThat(ids(found)).isEmpty();
        assertThat(found.texts("/hidden", "")).containsExactly("patients", "orders", "invoices");
        assertThat(ids(search(HERE.holding(EnumSet.of(ORDERS_VIEW)), ""))).isEmpty();
    }

    @Test
    void what_says_nothing_finds_nobody_and_not_everybody() {
        assertThat(List.of("-", ", ,", "+", "99999999")).allSatisfy(typed -> assertThat(ids(search(HERE.as(OWNER), typed))).as(typed).isEmpty());
        assertThat(search(HERE.as(DISPENSING_OPTICIAN), "a").texts("/items", "/id")).hasSizeLessThanOrEqualTo(25);
        assertThat(HERE.as(DISPENSING_OPTICIAN).get("/api/search?q=a&limit=2").expect(200).texts("/items", "/id")).hasSize(2);
    }

    @Test
    void the_practice_next_door_finds_its_own_and_nobody_else() {
        assertThat(ids(search(THERE.as(OWNER), FAMILY))).hasSize(1).doesNotContain("patient " + visit.patientId());
        assertThat(ids(search(THERE.as(OWNER), PHONE))).hasSize(1).doesNotContain("patient " + visit.patientId());
        assertThat(ids(search(THERE.as(OWNER), orderNumber))).doesNotContain("order " + order);
    }

    private static Answer search(Rest by, String typed) {
        return by.get("/api/search?q=" + encoded(typed)).expect(200);
    }

    private static String encoded(String typed) {
        return URLEncoder.encode(typed, StandardCharsets.UTF_8);
    }

    private static List<String> ids(Answer found) {
        List<String> kinds = found.texts("/items", "/kind");
        List<String> ids = found.texts("/items", "/id");
        return IntStream.range(0, ids.size()).mapToObj(at -> kinds.get(at) + " " + ids.get(at)).toList();
    }
}
