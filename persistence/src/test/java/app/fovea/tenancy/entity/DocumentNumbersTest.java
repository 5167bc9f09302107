package app.fovea.tenancy.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.tenancy.entity.DocumentNumbers.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentNumbersTest {
    @ParameterizedTest
    @ValueSource(strings = {"ORD-000123", "ord-123", "ord 123", "Ord123", " ORD-000123 ", "ord - 0123"})
    void a_number_is_read_as_people_type_it(String typed) {
        assertThat(Kind.ORDER.read(typed)).contains("ORD-000123");
        assertThat(Kind.INVOICE.read(typed)).isEmpty();
        assertThat(Kind.PATIENT.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "000123"})
    void digits_alone_may_be_one_of_any_kind(String typed) {
        assertThat(Kind.ORDER.read(typed)).contains("ORD-000123");
        assertThat(Kind.INVOICE.read(typed)).contains("INV-000123");
        assertThat(Kind.PATIENT.read(typed)).contains("P-000123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ord", "ord-", "123 smith", "07700900123", "12/05", "ORD-12x", "order 12"})
    void anything_else_is_none(String typed) {
        assertThat(Kind.ORDER.read(typed)).isEmpty();
    }
}
