package app.fovea.patient.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.patient.entity.DetailChange.Detail;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MergedDetailsTest {
    private static final PatientDetails ADA = new PatientDetails("Ada", "Visitor", LocalDate.of(1980, 5, 12), "ada@mail.example", null, "1 Road", null, false, true, true, null, null);
    private static final PatientDetails AGAIN = new PatientDetails("Ada", "Visitor-Smith", LocalDate.of(1980, 5, 12), "smith@mail.example", "01632 960001", null, "9434765919", true, false, true, "sms", "cy");

    @Test
    void what_one_does_not_say_a_mark_that_decides_who_supplies_and_a_no_to_messages_are_taken_over_unless_somebody_knows_better() {
        assertThat(MergedDetails.suggested(ADA, AGAIN)).containsExactlyInAnyOrder(Detail.PHONE, Detail.NHS_NUMBER, Detail.SIGHT_IMPAIRED, Detail.BY_EMAIL, Detail.CHANNEL, Detail.LANGUAGE);
        assertThat(MergedDetails.suggested(AGAIN, ADA)).containsExactlyInAnyOrder(Detail.ADDRESS);
        assertThat(MergedDetails.suggested(ADA, ADA)).isEmpty();
    }

    @Property
    void each_detail_is_that_of_one_of_the_two_as_it_was_chosen(@ForAll("people") PatientDetails kept, @ForAll("people") PatientDetails merged, @ForAll("choices") Set<Detail> taken) {
        PatientDetails after = MergedDetails.of(kept, merged, taken);

        assertThat(DetailChange.between(after, kept)).extracting(DetailChange::detail).isSubsetOf(taken);
        assertThat(DetailChange.between(after, merged)).extracting(DetailChange::detail).noneMatch(taken::contains);
    }

    @Property
    void taken_apart_at_once_it_is_what_it_was(@ForAll("people") PatientDetails kept, @ForAll("people") PatientDetails merged, @ForAll("choices") Set<Detail> taken) {
        PatientDetails after = MergedDetails.of(kept, merged, taken);

        assertThat(MergedDetails.apart(merge(kept, merged, after), after, merged)).isEqualTo(kept);
    }

    @Property
    void what_was_changed_meanwhile_stays_and_the_rest_goes_back(@ForAll("people") PatientDetails kept, @ForAll("people") PatientDetails merged, @ForAll("people") PatientDetails edited, @ForAll("choices") Set<Detail> taken,
                                                                 @ForAll("choices") Set<Detail> changed) {
        PatientDetails after = MergedDetails.of(kept, merged, taken);
        PatientDetails now = MergedDetails.of(after, edited, changed);
        Set<Detail> really = EnumSet.noneOf(Detail.class);
        DetailChange.between(after, now).forEach(each -> really.add(each.detail()));
        if (merged.nhsNumber() != null && merged.nhsNumber().equals(now.nhsNumber())) {
            really.remove(Detail.NHS_NUMBER);
        }

        assertThat(MergedDetails.apart(merge(kept, merged, after), now, merged)).isEqualTo(MergedDetails.of(kept, now, really));
    }

    private static PatientMerge merge(PatientDetails kept, PatientDetails merged, PatientDetails after) {
        return new PatientMerge(new Patient("P-000001", null, kept), new Patient("P-000002", null, merged), after, "The same passport", UUID.randomUUID(), Instant.EPOCH);
    }

    @Provide
    Arbitrary<Set<Detail>> choices() {
        return Arbitraries.of(Detail.class).set();
    }

    @Provide
    Arbitrary<PatientDetails> people() {
        Arbitrary<String> some = Arbitraries.of("one", "two", "three").injectNull(0.4);
        return Combinators.combine(some.list().ofSize(6), Arbitraries.of("Ada", "Eve"), Arbitraries.of(LocalDate.of(1980, 5, 12), LocalDate.of(1980, 12, 5)), Arbitraries.of(true, false).list().ofSize(3), Arbitraries.of("9434765919", "4010232137").injectNull(0.4))
            .as((words, name, born, said, nhs) -> new PatientDetails(name, name + "s", born, words.get(0), words.get(1), words.get(2), nhs, said.get(0), said.get(1), said.get(2), words.get(3), null));
    }
}
