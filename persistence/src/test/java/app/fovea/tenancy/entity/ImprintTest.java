package app.fovea.tenancy.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.law.entity.Jurisdiction;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a practice says of itself on its papers. */
class ImprintTest {
    private static final Optional<BusinessNumbers> BRITISH = BusinessNumbers.SECTION.find(Jurisdiction.of("GB"), LocalDate.of(2026, 3, 15));
    private static final Company LTD = new Company("Northgate Opticians Ltd", "0123 4567", "England and Wales", "12 Northgate\r\nAireford,\nXN1 6AB", "gb 123 4567 82", "BC-0963");

    @Test
    void a_company_says_its_name_register_office_and_numbers() {
        PracticeDetails details = details(LTD, new Contact("hello@northgate.example", "www.northgate.example"));

        Imprint imprint = Imprint.of("Northgate Opticians", null, details);

        assertThat(imprint.head()).containsExactly("hello@northgate.example", "www.northgate.example");
        assertThat(imprint.foot()).isEqualTo("Northgate Opticians Ltd, registered in England and Wales, company number 01234567. Registered office: 12 Northgate, Aireford, XN1 6AB."
            + " VAT number GB123456782. GOC BC-0963.");
    }

    @Test
    void a_branch_says_where_it_is_and_what_differs_and_is_as_the_practice_in_everything_else() {
        Branch branch = branch(new BranchDetails("Ouseby", "01632 960120", "41 Minster Yard, Ouseby", "ouseby@northgate.example", null, "tp1ab", null));

        Imprint imprint = Imprint.of("Northgate Opticians", branch, details(LTD, new Contact("hello@northgate.example", "www.northgate.example")));

        assertThat(imprint.head()).containsExactly("Ouseby", "41 Minster Yard", "Ouseby", "01632 960120", "ouseby@northgate.example", "www.northgate.example");
        assertThat(imprint.foot()).startsWith("Northgate Opticians Ltd").endsWith("GOC BC-0963. NHS site TP1AB.");
    }

    @Test
    void the_branch_of_another_company_says_nothing_of_the_practices() {
        Branch branch = branch(new BranchDetails("Ouseby", null, null, null, null, null, new Company("Ouseby Vision Ltd", null, null, null, "GB123456727", null)));

        assertThat(Imprint.of("Northgate Opticians", branch, details(LTD, new Contact(null, null))).foot()).isEqualTo("Ouseby Vision Ltd. VAT number GB123456727.");
    }

    @Test
    void where_nothing_is_entered_a_paper_says_what_it_said_before() {
        Imprint imprint = Imprint.of("Northgate Opticians", branch(new BranchDetails("Northgate Opticians", "01632 960110", "12 Northgate\nAireford", null, null, null, null)), null);

        assertThat(imprint.head()).containsExactly("12 Northgate", "Aireford", "01632 960110");
        assertThat(imprint.foot()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB123456782", "GB123456727", "GB 123 4567 82", "gb123456782001", "GBGD001", "GBHA599"})
    void a_vat_number_that_adds_up_is_one(String number) {
        assertThat(company(null, number).errors("company", BRITISH)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456782", "GB123456783", "GB132456782", "GB12345678", "DE123456782", "GBGD999"})
    void one_with_a_slip_is_told_so_beside_its_field(String number) {
        assertThat(company(null, number).errors("company", BRITISH)).extracting(FieldError::code, FieldError::field).containsExactly(org.assertj.core.groups.Tuple.tuple("vat_number_unreadable", "company.vatNumber"));
    }

    @Property
    void of_two_neighbouring_digits_that_change_places_the_check_digits_notice(@ForAll @IntRange(min = 1_000_000, max = 9_999_999) int number, @ForAll @IntRange(max = 5) int at) {
        String digits = String.valueOf(number);
        String right = "GB" + digits + "%02d".formatted(97 - weighed(digits) % 97);
        char[] swapped = right.toCharArray();
        swapped[2 + at] = right.charAt(3 + at);
        swapped[3 + at] = right.charAt(2 + at);
        assertThat(company(null, right).errors("company", BRITISH)).isEmpty();
        boolean same = swapped[2 + at] == swapped[3 + at];
        // Neighbouring digits weigh one apart: exchanged they differ by at most 9, and the two forms of the check by 55.
        assertThat(company(null, new String(swapped)).errors("company", BRITISH).isEmpty()).isEqualTo(same);
    }

    private static int weighed(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (8 - i);
        }
        return sum;
    }

    @Test
    void numbers_belong_to_somebody_who_has_a_name() {
        assertThat(new Company(" ", null, null, null, "GB123456782", null).errors("company", BRITISH)).extracting(FieldError::code).containsExactly("legal_name_missing");
        assertThat(Company.NONE.errors("company", BRITISH)).isEmpty();
    }

    @Test
    void companies_and_places_have_the_numbers_of_their_registers() {
        assertThat(company("SC123456", null).errors("company", BRITISH)).isEmpty();
        assertThat(company("1234567", null).errors("company", BRITISH)).extracting(FieldError::code).containsExactly("company_number_unreadable");
        assertThat(new BranchDetails(null, null, null, "nobody", "not a place", "TP1", null).errors(BRITISH)).extracting(FieldError::field).containsExactly("name", "email", "website", "nhsCode");
    }

    @Test
    void in_a_country_whose_numbers_nobody_has_written_down_any_will_do() {
        assertThat(company("HRB 4711", "FR40303265045").errors("company", Optional.empty())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.example.com", "https://example.com/book?at=ouseby", "optik-müller.example"})
    void a_web_address_may_be_written_as_people_write_it(String website) {
        assertThat(new Contact(null, website).errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "javascript:alert(1)", "ftp://example.com", "www.example.com or .net"})
    void what_leads_nowhere_is_none(String website) {
        assertThat(new Contact(null, website).errors()).extracting(FieldError::code).containsExactly("website_unreadable");
    }

    private static Company company(String companyNumber, String vatNumber) {
        return new Company("Northgate Opticians Ltd", companyNumber, null, null, vatNumber, null);
    }

    private static PracticeDetails details(Company company, Contact contact) {
        PracticeDetails details = new PracticeDetails();
        details.change(company, contact);
        return details;
    }

    private static Branch branch(BranchDetails details) {
        Branch branch = new Branch();
        branch.change(details);
        assertThat(branch.details()).as("what is stored is what was said").isEqualTo(details);
        return branch;
    }
}
