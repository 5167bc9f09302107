package app.fovea.tenancy.provisioning.demo;

import app.fovea.notification.entity.MessageConsent;
import app.fovea.prescription.entity.RestrictedSupply;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A person on the practice's books, and what the practice has learnt about them.
 *
 * @param benefits income that entitles to a voucher
 * @param history  what makes them come more often than others; null for most
 */
record Patient(UUID id, String number, Person person, String nhsNumber, boolean sightImpaired, boolean notifyByEmail, boolean benefits,
               History history, Eyes eyes, Health health, Face face, Instant registeredAt, Employee registeredBy) {

    enum History {
        DIABETES("Type 2 diabetic, attends retinal screening."),
        GLAUCOMA_IN_FAMILY("Father had glaucoma."),
        DRY_EYE("Uses lubricating drops for dry eye."),
        MIGRAINE("Migraine with aura about twice a year.");

        final String note;

        History(String note) {
            this.note = note;
        }

        /** A test every year rather than every second. */
        boolean yearly() {
            return this == DIABETES || this == GLAUCOMA_IN_FAMILY;
        }
    }

    /** Only a registrant may supply them. */
    boolean restricted(LocalDate on) {
        return RestrictedSupply.SECTION.on(DemoPractice.HERE, on).applies(person.birthDate(), sightImpaired, on);
    }

    /** Whether the health service pays towards their spectacles. */
    boolean voucher(LocalDate on) {
        return benefits || person.age(on) < 16;
    }

    int age(LocalDate on) {
        return person.age(on);
    }

    /** Some have said yes to text messages. Counted and not drawn: every draw would change all that comes after it. */
    boolean notifyBySms() {
        return person.phone() != null && count() % 3 == 0;
    }

    /** Null for most. */
    String preferredChannel() {
        return notifyBySms() && count() % 6 == 0 ? "sms" : null;
    }

    /** Null for most: the practice's. */
    String language() {
        return switch (count() % 40) {
            case 3 -> "cy";
            case 13, 33 -> "pl";
            case 23 -> "fr";
            default -> null;
        };
    }

    MessageConsent messageConsent() {
        return new MessageConsent(person.email(), notifyByEmail, person.phone(), notifyBySms(), preferredChannel(), language());
    }

    /** What they said when somebody asked; null where there is nothing to say. Counted and not drawn, as above. */
    String allergy() {
        return count() % 11 == 4 ? "Nickel: acetate or titanium frames only." : count() % 29 == 7 ? "Chloramphenicol eye drops." : null;
    }

    String need() {
        return count() % 19 == 6 ? "Hard of hearing: face them when you speak." : count() % 40 == 23 ? "Comes with somebody who interprets." : null;
    }

    /** Some were last seen before anybody was asked. */
    boolean asked() {
        return count() % 4 != 3;
    }

    /** Of P-000041 it is 41. */
    private int count() {
        return Integer.parseInt(number.substring(number.indexOf('-') + 1));
    }

    String name() {
        return person.givenName() + " " + person.familyName();
    }

    @Override
    public String toString() {
        return number;
    }
}
