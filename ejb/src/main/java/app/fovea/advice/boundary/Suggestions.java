package app.fovea.advice.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.advice.entity.AdviceRepository;
import app.fovea.advice.entity.AgeBand;
import app.fovea.catalogue.entity.CatalogueRepository;
import app.fovea.catalogue.entity.LensRange;
import app.fovea.catalogue.entity.Treatment;
import app.fovea.dispensing.entity.ChosenTreatment;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.dispensing.entity.TreatmentRules;
import app.fovea.exam.entity.ExamRepository;
import app.fovea.exam.entity.Recommendation;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which treatments to offer with the lens of a pair. */
@Stateless
public class Suggestions {
    /** Fewer pairs than these say nothing about what people take. */
    private static final int ENOUGH_SALES = 10;

    private static final int MOST = 5;

    @Inject
    private AdviceRepository advice;
    @Inject
    private DispenseRepository dispenses;
    @Inject
    private ExamRepository exams;
    @Inject
    private PatientRepository patients;
    @Inject
    private CatalogueRepository catalogue;

    /** @param reason why it is suggested, in words one can say to a patient */
    public record Suggestion(UUID treatmentId, String name, String kind, BigDecimal price, String reason, boolean clinicallyIndicated) {
        private static Suggestion of(Treatment treatment, String reason, boolean clinicallyIndicated) {
            return new Suggestion(treatment.id(), treatment.name(), treatment.kind(), treatment.price(), reason, clinicallyIndicated);
        }
    }

    /**
     * First what the exam says the eyes need, then what this practice's patients take most with that lens; none before a lens is chosen,
     * and nothing that does not go with what is taken already.
     */
    @Requires(Permission.POS_ACCESS)
    public List<Suggestion> forPair(@Of(RecordKind.SALE) UUID dispenseId, int pairNo) {
        Dispense dispense = dispenses.find(dispenseId).orElseThrow(() -> new NotFound("sale"));
        DispensePair pair = pairOf(dispense, pairNo);
        if (pair.lensId() == null) {
            return List.of();
        }
        Set<UUID> hindered = hindrances(pair).keySet();
        List<String> indicated = exams.find(dispense.examId()).map(exam -> exam.notes().recommendation()).map(Recommendation::clinicallyIndicated).orElse(List.of());
        List<Treatment> offered = catalogue.treatmentsFor(pair.lensId()).stream().filter(each -> !hindered.contains(each.id())).toList();
        List<Suggestion> suggestions = new ArrayList<>();
        offered.stream().filter(each -> indicated.contains(each.kind()))
            .forEach(each -> suggestions.add(Suggestion.of(each, "Your optometrist recommends it for your eyes.", true)));
        suggestions.addAll(takenMost(dispense, pair, offered.stream().filter(each -> !indicated.contains(each.kind())).toList()));
        for (Object[] row : catalogue.treatmentPopularity(pair.lensId())) {
            offered.stream().filter(each -> each.id().equals(row[0]) && suggestions.stream().noneMatch(made -> made.treatmentId().equals(each.id()))).findFirst()
                .ifPresent(each -> suggestions.add(Suggestion.of(each, "Chosen with " + row[1] + " pairs here.", false)));
        }
        return suggestions.stream().limit(MOST).toList();
    }

    /** The treatments made on the lens of a pair that cannot be had beside those taken already, each with the reason and the way out. */
    @Requires(Permission.POS_ACCESS)
    public Map<UUID, String> hindrances(@Of(RecordKind.SALE) UUID dispenseId, int pairNo) {
        return hindrances(pairOf(dispenses.find(dispenseId).orElseThrow(() -> new NotFound("sale")), pairNo));
    }

    private Map<UUID, String> hindrances(DispensePair pair) {
        if (pair.lensId() == null) {
            return Map.of();
        }
        LensRange lens = catalogue.lensesById(Set.of(pair.lensId())).get(0).range();
        List<ChosenTreatment> taken = catalogue.treatmentsById(pair.treatmentIds()).stream().map(Suggestions::chosen).toList();
        Map<UUID, String> hindrances = new HashMap<>();
        catalogue.treatmentsFor(pair.lensId()).stream().filter(each -> !pair.treatmentIds().contains(each.id()))
            .forEach(each -> TreatmentRules.hindrance(lens, taken, chosen(each)).ifPresent(why -> hindrances.put(each.id(), why)));
        return hindrances;
    }

    private static DispensePair pairOf(Dispense dispense, int pairNo) {
        return dispense.pairs().stream().filter(each -> each.pairNo() == pairNo).findFirst().orElseThrow(() -> new NotFound("pair"));
    }

    private static ChosenTreatment chosen(Treatment treatment) {
        return new ChosenTreatment(treatment.name(), treatment.kind(), true, treatment.lightTransmission());
    }

    /** By the practice's own sales to people of the patient's age, once there are enough of them to say something. */
    private List<Suggestion> takenMost(Dispense dispense, DispensePair pair, List<Treatment> offered) {
        AgeBand age = patients.find(dispense.patientId()).map(patient -> AgeBand.of(patient.birthDate(), LocalDate.now(CurrentCaller.get().practice().timeZone()))).orElseThrow();
        String design = catalogue.lensesById(Set.of(pair.lensId())).get(0).design().id();
        return advice.popularity(design, age).stream().filter(each -> each.sold() >= ENOUGH_SALES)
            .flatMap(each -> offered.stream().filter(treatment -> treatment.code().equals(each.code())).map(treatment -> Suggestion.of(treatment,
                "Taken with %d of %d pairs of this design here, by people aged %s.".formatted(each.taken(), each.sold(), age.words()), false)))
            .toList();
    }
}
