package app.fovea.patient.entity;

import app.fovea.patient.entity.PatientQuery.Compared;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether somebody who is about to be registered may have a record already. One sign alone proves little: a family shares its phone, and in a
 * large practice two Smiths share a birthday. Two of them seldom meet by chance; a twin of the same household is asked about, and is somebody else.
 *
 * @param typed    what is known of them so far: any of it may be missing
 * @param compared what of the records may be told by an answer
 */
public record SamePerson(PatientDetails typed, Compared compared) {
    /** Fewer are no phone number: it is still being typed. */
    private static final int FEWEST_DIGITS = 5;

    /** What a record has in common with what was typed. */
    public enum Sign {
        NHS_NUMBER("nhs_number", "same NHS number"),
        NAME("name", "name the same or nearly so"),
        FAMILY_NAME("family_name", "family name the same or nearly so"),
        GIVEN_NAME("given_name", "given name the same or nearly so"),
        BIRTH_DATE("birth_date", "same date of birth"),
        BIRTH_DATE_MISREAD("birth_date_misread", "date of birth with one digit misread or day and month turned"),
        PHONE("phone", "same phone"),
        EMAIL("email", "same e-mail");

        private final String id;
        private final String title;

        Sign(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /** For programs. */
        public String id() {
            return id;
        }

        public String title() {
            return title;
        }
    }

    /** A record that may be theirs. @param signs never empty */
    public record Candidate(Patient patient, Set<Sign> signs) {
    }

    /** Those of the records that may be theirs, the likeliest first. */
    List<Candidate> among(Stream<Patient> patients) {
        return patients.map(patient -> new Candidate(patient, signs(patient))).filter(candidate -> likely(candidate.signs()))
            .sorted(Comparator.comparing((Candidate each) -> !each.signs().contains(Sign.NHS_NUMBER)).thenComparing(each -> !each.signs().contains(Sign.NAME))
                .thenComparing(each -> -each.signs().size()).thenComparing(each -> each.patient().number())).toList();
    }

    /** The days on which who was typed may be born; none while no day was typed. */
    Set<LocalDate> days() {
        return typed.birthDate() == null ? Set.of() : Misreadings.ofDate(typed.birthDate());
    }

    /** The ways to write the phone that was typed; none while none was, or it may tell nothing. */
    Set<String> phones() {
        return !compared.contact() || typed.phone() == null || digits(typed.phone()).length() < FEWEST_DIGITS ? Set.of() : Misreadings.waysToWritePhone(digits(typed.phone()));
    }

    /** Null while none was typed, or it may tell nothing. */
    String email() {
        return !compared.contact() || typed.email() == null ? null : typed.email().toLowerCase(Locale.ROOT);
    }

    /** Null while none was typed, or it may tell nothing. */
    String nhsNumber() {
        return compared.nhsNumber() ? typed.nhsNumber() : null;
    }

    private Set<Sign> signs(Patient patient) {
        PatientDetails held = patient.details();
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        if (nhsNumber() != null && nhsNumber().equals(held.nhsNumber())) {
            signs.add(Sign.NHS_NUMBER);
        }
        boolean given = near(typed.givenName(), held.givenName());
        boolean family = near(typed.familyName(), held.familyName());
        boolean turned = near(typed.givenName(), held.familyName()) && near(typed.familyName(), held.givenName());
        if (given && family || turned) {
            signs.add(Sign.NAME);
        } else if (family) {
            signs.add(Sign.FAMILY_NAME);
        } else if (given) {
            signs.add(Sign.GIVEN_NAME);
        }
        if (held.birthDate().equals(typed.birthDate())) {
            signs.add(Sign.BIRTH_DATE);
        } else if (days().contains(held.birthDate())) {
            signs.add(Sign.BIRTH_DATE_MISREAD);
        }
        if (held.phone() != null && phones().contains(digits(held.phone()))) {
            signs.add(Sign.PHONE);
        }
        if (email() != null && email().equalsIgnoreCase(Objects.requireNonNullElse(held.email(), ""))) {
            signs.add(Sign.EMAIL);
        }
        return signs;
    }

    /** A birthday and a name of the same day: who married has another family name, and who goes by a short one another given name. A misread day needs the whole name. */
    private static boolean likely(Set<Sign> signs) {
        boolean reached = signs.contains(Sign.PHONE) || signs.contains(Sign.EMAIL);
        boolean given = signs.contains(Sign.NAME) || signs.contains(Sign.GIVEN_NAME);
        boolean someName = given || signs.contains(Sign.FAMILY_NAME);
        return signs.contains(Sign.NHS_NUMBER)
            || signs.contains(Sign.BIRTH_DATE) && (someName || reached)
            || signs.contains(Sign.BIRTH_DATE_MISREAD) && (signs.contains(Sign.NAME) || given && reached)
            || reached && given;
    }

    /** Either may be the beginning of the other: Liz of Elizabeth is not, Eliza is. */
    private static boolean near(String one, String other) {
        return one != null && !one.isBlank() && (NameLikeness.to(one).slips(other).isPresent() || NameLikeness.to(other).slips(one).isPresent());
    }

    private static String digits(String phone) {
        return phone.replaceAll("\\D", "");
    }

    /** The signs in words, as a person reads them: “same date of birth, same phone”. */
    public static String inWords(Set<Sign> signs) {
        return signs.stream().map(Sign::title).collect(Collectors.joining(", "));
    }
}
