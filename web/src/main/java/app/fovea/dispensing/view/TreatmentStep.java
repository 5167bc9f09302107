package app.fovea.dispensing.view;

import app.fovea.advice.boundary.Suggestions;
import app.fovea.advice.boundary.Suggestions.Suggestion;
import app.fovea.catalogue.boundary.Catalogue;
import app.fovea.catalogue.boundary.Catalogue.TreatmentView;
import app.fovea.dispensing.boundary.DispenseView.PairView;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/**
 * Step 3 of a sale: treatments for the lens. What the eyes need stands first, then what is suggested, each with its reason; all
 * the others are as easy to take, and so is none. Nothing is ticked in advance, and what does not go with what is taken is not offered.
 */
@Named
@ViewScoped
public class TreatmentStep implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private PosBacking pos;
    @Inject
    private Dispensing dispensing;
    @Inject
    private Suggestions suggestions;
    @Inject
    private Catalogue catalogue;

    private List<Offer> offers;
    private UUID offersFor;
    private Map<UUID, String> hindrances;
    private String hindrancesFor;

    /** @param reason why it is suggested; null for the others */
    public record Offer(UUID id, String name, String description, Integer lightTransmission, Integer filterCategory, BigDecimal price, String reason, boolean needed) implements Serializable {
        private Offer(TreatmentView made, String reason, boolean needed) {
            this(made.id(), made.name(), made.description(), made.lightTransmission(), made.filterCategory(), made.price(), reason, needed);
        }
    }

    /** Takes a treatment, or takes it off again. */
    public void toggle(UUID treatmentId) {
        Problems.tried(() -> {
            List<Set<UUID>> chosen = new ArrayList<>(pos.getSale().pairs().stream().<Set<UUID>>map(pair -> new HashSet<>(pair.treatmentIds())).toList());
            Set<UUID> ofPair = chosen.get(pos.getPair());
            if (!ofPair.remove(treatmentId)) {
                ofPair.add(treatmentId);
            }
            pos.show(dispensing.chooseTreatments(pos.getSale().id(), pos.getSale().version(), chosen));
            return chosen;
        });
    }

    /** Takes off whatever is taken and goes on to the measurements: one press, like any treatment. */
    public void goOnWithNone() {
        if (pos.getPairView().treatmentIds().isEmpty() || Problems.tried(() -> {
            List<Set<UUID>> chosen = new ArrayList<>(pos.getSale().pairs().stream().map(PairView::treatmentIds).toList());
            chosen.set(pos.getPair(), Set.of());
            pos.show(dispensing.chooseTreatments(pos.getSale().id(), pos.getSale().version(), chosen));
            return chosen;
        })) {
            pos.next();
        }
    }

    /** What the eyes need and what is suggested, each with its reason. */
    public List<Offer> getSuggested() {
        return getOffers().stream().filter(offer -> offer.reason() != null).toList();
    }

    /** All the others that are made on this lens. */
    public List<Offer> getOthers() {
        return getOffers().stream().filter(offer -> offer.reason() == null).toList();
    }

    /** Why a treatment cannot be had beside those that are taken; null if it can. */
    public String hindrance(UUID treatmentId) {
        String now = pos.getPair() + " " + pos.getSale().version();
        if (!now.equals(hindrancesFor)) {
            hindrances = suggestions.hindrances(pos.getSale().id(), pos.getPairView().pairNo());
            hindrancesFor = now;
        }
        return hindrances.get(treatmentId);
    }

    public List<Offer> getOffers() {
        PairView pair = pos.getPairView();
        if (pair == null || pair.lensId() == null) {
            return List.of();
        }
        if (!pair.lensId().equals(offersFor)) {
            Map<UUID, TreatmentView> made = new LinkedHashMap<>();
            catalogue.treatments(pair.lensId()).items().forEach(each -> made.put(each.id(), each));
            offers = new ArrayList<>();
            for (Suggestion suggestion : suggestions.forPair(pos.getSale().id(), pair.pairNo())) {
                TreatmentView treatment = made.remove(suggestion.treatmentId());
                if (treatment != null) {
                    offers.add(new Offer(treatment, suggestion.reason(), suggestion.clinicallyIndicated()));
                }
            }
            made.values().forEach(each -> offers.add(new Offer(each, null, false)));
            offersFor = pair.lensId();
        }
        return offers;
    }

    public boolean taken(UUID treatmentId) {
        return pos.getPairView().treatmentIds().contains(treatmentId);
    }
}
