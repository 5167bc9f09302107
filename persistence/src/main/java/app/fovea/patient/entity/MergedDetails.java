package app.fovea.patient.entity;

import app.fovea.patient.entity.DetailChange.Detail;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of a person of whom there are two records, and of each of them once they are taken apart. */
public final class MergedDetails {
    private MergedDetails() {
    }

    /** @param taken of which details that of the merged record holds; of all others that of the one that is left */
    public static PatientDetails of(PatientDetails kept, PatientDetails merged, Set<Detail> taken) {
        return picked(detail -> taken.contains(detail) ? merged : kept);
    }

    /**
     * What to take over, unless somebody knows better: what the record that is left does not say, a mark of sight impairment, because a registrant must supply
     * then, and a no to messages, because nobody is written to who said so.
     */
    public static Set<Detail> suggested(PatientDetails kept, PatientDetails merged) {
        return DetailChange.between(kept, merged).stream()
            .filter(change -> switch (change.detail()) {
                case SIGHT_IMPAIRED -> merged.registeredSightImpaired();
                case BY_EMAIL, BY_SMS -> "no".equals(change.after());
                default -> change.before() == null;
            })
            .map(DetailChange::detail).collect(Collectors.toCollection(() -> EnumSet.noneOf(Detail.class)));
    }

    /**
     * The record that was left, as it is once the other is a record of its own again: each detail as it was before, and those that somebody changed since as they
     * are. The other's NHS number never stays here.
     *
     * @param now    what is known of it before they are taken apart
     * @param merged the other record
     */
    public static PatientDetails apart(PatientMerge merge, PatientDetails now, PatientDetails merged) {
        Set<Detail> changed = DetailChange.between(merge.after(), now).stream().map(DetailChange::detail).collect(Collectors.toCollection(() -> EnumSet.noneOf(Detail.class)));
        if (merged.nhsNumber() != null && Objects.equals(now.nhsNumber(), merged.nhsNumber())) {
            changed.remove(Detail.NHS_NUMBER);
        }
        return picked(detail -> changed.contains(detail) ? now : merge.before());
    }

    private static PatientDetails picked(Function<Detail, PatientDetails> from) {
        return new PatientDetails(from.apply(Detail.GIVEN_NAME).givenName(), from.apply(Detail.FAMILY_NAME).familyName(), from.apply(Detail.BIRTH_DATE).birthDate(), from.apply(Detail.EMAIL).email(),
            from.apply(Detail.PHONE).phone(), from.apply(Detail.ADDRESS).address(), from.apply(Detail.NHS_NUMBER).nhsNumber(), from.apply(Detail.SIGHT_IMPAIRED).registeredSightImpaired(),
            from.apply(Detail.BY_EMAIL).notifyByEmail(), from.apply(Detail.BY_SMS).notifyBySms(), from.apply(Detail.CHANNEL).preferredChannel(), from.apply(Detail.LANGUAGE).language());
    }
}
