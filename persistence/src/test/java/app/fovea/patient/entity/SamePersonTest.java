package app.fovea.patient.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.patient.entity.PatientQuery.Compared;
import app.fovea.patient.entity.SamePerson.Sign;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamePersonTest {
    private static final Patient ANNA = patient("Anna", "Kowalska", "1980-05-12", "anna@mail.example", "07700 900123", "9434765919");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "Anna,    Kowalska,  1980-05-12, -,                 -",
        "Ana,     Kowalska,  1980-05-12, -,                 -",
        "Kowalska, Anna,     1980-05-12, -,                 -",
        "Anna,    Kowalska,  1980-12-05, -,                 -",
        "Anna,    Kowalski,  1980-05-13, -,                 -",
        "Anna,    Brown,     1980-05-12, -,                 -",
        "Annie,   Kowalska,  1980-05-12, -,                 -",
        "Nina,    Kowalska,  1980-05-12, -,                 -",
        "Anna,    Brown,     1950-01-01, ANNA@mail.example, -",
        "Anna,    -,         -,          -,                 +44 7700 900123",
        "Nina,    Brown,     1980-05-12, -,                 07700900123"})
    void she_is_known_again(String given, String family, String born, String email, String phone) {
        assertThat(found(details(given, family, born, email, phone, null), Compared.ALL)).containsExactly(ANNA);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "Anna,  Kowalska,  1950-01-01, -,                 -",
        "Nina,  Kowalska,  1950-01-01, anna@mail.example, 07700 900123",
        "Nina,  Brown,     1980-05-12, -,                 -",
        "Nina,  Kowalska,  1980-05-13, -,                 -",
        "Anna,  Kowalska,  -,          -,                 -",
        "-,     -,         1980-05-12, -,                 -",
        "-,     -,         -,          -,                 07700 900123"})
    void somebody_else_is_not_her(String given, String family, String born, String email, String phone) {
        assertThat(found(details(given, family, born, email, phone, null), Compared.ALL)).isEmpty();
    }

    @Test
    void the_nhs_number_is_enough() {
        assertThat(found(details(null, null, null, null, null, "943 476 5919"), Compared.ALL)).containsExactly(ANNA);
    }

    @Test
    void what_may_not_be_read_tells_nothing() {
        PatientDetails known = details("Anna", "Brown", "1950-01-01", "anna@mail.example", "07700 900123", "9434765919");
        assertThat(found(known, new Compared(false, false))).isEmpty();
        assertThat(found(known, new Compared(true, false))).containsExactly(ANNA);
        assertThat(found(known, new Compared(false, true))).containsExactly(ANNA);
        assertThat(new SamePerson(known, new Compared(false, false)).among(Stream.of(patient("Anna", "Brown", "1950-01-01", "anna@mail.example", "07700 900123", "9434765919"))).get(0).signs())
            .containsExactly(Sign.NAME, Sign.BIRTH_DATE);
    }

    @Test
    void the_likeliest_comes_first() {
        Patient namesake = patient("Anna", "Brown", "1980-05-12", null, null, null);
        assertThat(new SamePerson(details("Anna", "Kowalska", "1980-05-12", null, null, null), Compared.ALL).among(Stream.of(namesake, ANNA))).extracting(SamePerson.Candidate::patient).containsExactly(ANNA, namesake);
    }

    @Property(tries = 300)
    void whoever_is_typed_again_is_known_again_whatever_else_is_missing(@ForAll("people") PatientDetails somebody) {
        PatientDetails again = new PatientDetails(somebody.givenName(), somebody.familyName(), somebody.birthDate(), null, null, null, null, false, null, null, null, null);
        assertThat(found(again, new Compared(false, false), new Patient("P-000001", null, somebody))).hasSize(1);
    }

    @Provide
    Arbitrary<PatientDetails> people() {
        Arbitrary<String> names = Arbitraries.strings().withCharRange('a', 'z').withChars('é', 'ö', 'ł').ofMinLength(1).ofMaxLength(12).map(name -> name.substring(0, 1).toUpperCase() + name.substring(1));
        Arbitrary<LocalDate> days = Arbitraries.longs().between(LocalDate.of(1920, 1, 1).toEpochDay(), LocalDate.of(2026, 1, 1).toEpochDay()).map(LocalDate::ofEpochDay);
        return Combinators.combine(names, names, days).as((given, family, born) -> new PatientDetails(given, family, born, null, null, null, null, false, null, null, null, null));
    }

    private static List<Patient> found(PatientDetails known, Compared compared, Patient... others) {
        return new SamePerson(known, compared).among(others.length == 0 ? Stream.of(ANNA) : Stream.of(others)).stream().map(SamePerson.Candidate::patient).toList();
    }

    private static Patient patient(String given, String family, String born, String email, String phone, String nhsNumber) {
        return new Patient("P-000001", null, details(given, family, born, email, phone, nhsNumber));
    }

    private static PatientDetails details(String given, String family, String born, String email, String phone, String nhsNumber) {
        return new PatientDetails(given, family, born == null ? null : LocalDate.parse(born), email, phone, null, nhsNumber, false, null, null, null, null);
    }
}
