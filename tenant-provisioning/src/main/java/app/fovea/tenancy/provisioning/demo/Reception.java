package app.fovea.tenancy.provisioning.demo;

import app.fovea.tenancy.provisioning.demo.Patient.History;
import app.fovea.tenancy.provisioning.demo.Situation.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes people on the books, in the order in which they come. */
final class Reception {
    private final Clientele clientele;
    private final Team team;
    private final LocalDate today;
    private final Set<String> nhsNumbers = new HashSet<>();
    private int sightImpaired;

    Reception(Clientele clientele, Team team, LocalDate today) {
        this.clientele = clientele;
        this.team = team;
        this.today = today;
    }

    List<Patient> register(List<Life> lives) {
        List<Patient> patients = new ArrayList<>();
        for (Life life : lives) {
            patients.add(register(life, Story.patientNumber(patients.size())));
        }
        return patients;
    }

    private Patient register(Life life, String number) {
        Chance own = life.chance();
        Person person = life.person();
        int age = person.age(today);
        return new Patient(own.id(life.registeredAt()), number, person, nhsNumber(own), sightImpaired(own, life, age), own.of(0.93),
            age >= 18 && own.of(clientele.benefits()), history(own, age), life.eyes(), new Health(own), new Face(own, person.female()),
            life.registeredAt(), team.desk(own, person.branch()));
    }

    /** Not everybody has it at hand. */
    private String nhsNumber(Chance own) {
        if (!own.of(0.7)) {
            return null;
        }
        String number = NhsNumber.draw(own);
        while (!nhsNumbers.add(number)) {
            number = NhsNumber.draw(own);
        }
        return number;
    }

    /** Mostly of great age, now and then from a disease of the young. */
    private boolean sightImpaired(Chance own, Life life, int age) {
        boolean registered = sightImpaired < clientele.sightImpaired() && life.situation().kind() == Kind.SEEN && own.of(age > 74 ? 0.35 : age > 20 && age < 60 ? 0.01 : 0);
        sightImpaired += registered ? 1 : 0;
        return registered;
    }

    private static History history(Chance own, int age) {
        if (own.of(age > 55 ? 0.13 : age > 40 ? 0.06 : 0.005)) {
            return History.DIABETES;
        }
        if (age >= 40 && own.of(0.07)) {
            return History.GLAUCOMA_IN_FAMILY;
        }
        if (own.of(age > 50 ? 0.08 : 0.02)) {
            return History.DRY_EYE;
        }
        return age > 15 && own.of(0.03) ? History.MIGRAINE : null;
    }
}
