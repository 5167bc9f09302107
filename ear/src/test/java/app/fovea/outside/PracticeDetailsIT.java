package app.fovea.outside;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.PdfText;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a practice says of itself on its papers. What is changed here is changed back: other tests read the demonstration's receipts. */
class PracticeDetailsIT {
    private static final String PRACTICE = "/api/settings/practice";

    private final Practice northgate = Practice.northgate();
    private final Practice harbour = Practice.harbour();

    @Test
    void what_a_manager_enters_stands_on_the_next_receipt_and_on_none_of_another_practice() {
        Visit visit = Visit.to(northgate).paidInFull();
        Visit elsewhere = Visit.to(harbour).paidInFull();
        Rest manager = northgate.as(PRACTICE_MANAGER);
        Answer before = manager.get(PRACTICE).expect(200);
        String details = "{\"company\":{\"legalName\":\"North & Gate Ltd\",\"companyNumber\":\"0123 4567\",\"registeredIn\":\"Scotland\",\"registeredOffice\":\"1 High Street\\nEdinburgh\",\"vatNumber\":\"GB 123 4567 82\"},"
            + "\"email\":\"ask@northgate.example\",\"website\":\"northgate.example\"}";
        try {
            manager.put(PRACTICE, details).expect(428);
            Answer saved = manager.with("If-Match", before.etag()).put(PRACTICE, details).expect(200);
            manager.with("If-Match", before.etag()).put(PRACTICE, details).expect(412);

            assertThat(saved.text("/company/vatNumber")).isEqualTo("GB123456782");
            assertThat(receipt(visit)).contains("ask@northgate.example", "northgate.example",
                "North & Gate Ltd, registered in Scotland, company number 01234567. Registered office: 1 High Street, Edinburgh. VAT number GB123456782.");
            assertThat(receipt(elsewhere)).doesNotContain("North & Gate", "GB123456782");
            assertThat(northgate.database().text("select detail ->> 'vatNumber' from audit_entries where tenant_id = ? and action = 'practice.changed' order by at desc limit 1", northgate.id())).endsWith(" → GB123456782");
        } finally {
            manager.with("If-Match", manager.get(PRACTICE).expect(200).etag()).put(PRACTICE, "{\"company\":" + before.at("/company") + ",\"email\":\"" + before.text("/email") + "\",\"website\":\"" + before.text("/website") + "\"}").expect(200);
        }
    }

    @Test
    void a_branch_of_another_company_says_that_companys_numbers() {
        Visit visit = Visit.to(harbour).paidInFull();
        Rest manager = harbour.as(PRACTICE_MANAGER);
        UUID branch = UUID.fromString(harbour.database().text("select branch_id from invoices where tenant_id = ? and id = ?", harbour.id(), visit.invoiceId()));
        Answer before = manager.get(PRACTICE + "/branches/" + branch).expect(200);
        try {
            Answer saved = manager.with("If-Match", before.etag()).put(PRACTICE + "/branches/" + branch,
                "{\"name\":\"Quayside\",\"phone\":\"01632 960711\",\"address\":\"4 Quay Street\\nSaltmere\",\"nhsCode\":\"tphb2\",\"company\":{\"legalName\":\"Quayside Vision Ltd\",\"vatNumber\":\"GB123456727\"}}").expect(200);

            assertThat(saved.text("/imprint/foot")).isEqualTo("Quayside Vision Ltd. VAT number GB123456727. NHS site TPHB2.");
            assertThat(receipt(visit)).contains("Quayside", "4 Quay Street", "01632 960711", "Quayside Vision Ltd. VAT number GB123456727. NHS site TPHB2.").doesNotContain("Harbour Eyecare LLP");
            northgate.as(PRACTICE_MANAGER).with("If-Match", saved.etag()).put(PRACTICE + "/branches/" + branch, "{\"name\":\"Mine\"}").expect(404);
        } finally {
            manager.with("If-Match", manager.get(PRACTICE + "/branches/" + branch).expect(200).etag()).put(PRACTICE + "/branches/" + branch, before.at("/details").toString()).expect(200);
        }
    }

    @Test
    void a_slip_in_a_number_is_told_beside_its_field_and_nothing_is_kept() {
        Rest manager = northgate.as(PRACTICE_MANAGER);
        Answer before = manager.get(PRACTICE).expect(200);

        Answer refused = manager.with("If-Match", before.etag()).put(PRACTICE, "{\"company\":{\"legalName\":\"Northgate Opticians Ltd\",\"vatNumber\":\"GB123456728\",\"companyNumber\":\"12\"},\"email\":\"nobody\"}").expect(400);

        assertThat(refused.texts("/errors", "/field")).containsExactly("company.companyNumber", "company.vatNumber", "email");
        assertThat(manager.get(PRACTICE).expect(200).etag()).isEqualTo(before.etag());
        northgate.as(DISPENSING_OPTICIAN).get(PRACTICE).expect(403);
    }

    private static String receipt(Visit visit) {
        return PdfText.of(visit.seller().download("/api/papers/receipts/" + visit.invoiceId()));
    }
}
