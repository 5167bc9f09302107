package app.fovea.lab.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.catalogue.entity.CatalogueRepository;
import app.fovea.catalogue.entity.Lens;
import app.fovea.dispensing.entity.Dispense;
import app.fovea.dispensing.entity.DispensePair;
import app.fovea.dispensing.entity.DispenseRepository;
import app.fovea.lab.control.Promising;
import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.lab.entity.PromisedDate;
import app.fovea.privacy.entity.Of;
import app.fovea.privacy.entity.RecordKind;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** When the spectacles of a sale will be ready: what to tell the patient at the desk, by the rule by which the order will keep it. */
@Stateless
public class Promises {
    @Inject
    private DispenseRepository dispenses;
    @Inject
    private OrderRepository orders;
    @Inject
    private CatalogueRepository catalogue;
    @Inject
    private Promising promising;

    /** @param ready the day on which it is promised; of a sale that the lab does not have yet, the day if it began now */
    public record Promise(int pairNo, LocalDate ready) implements Serializable {
    }

    /** Pair by pair, of those that have their lenses. */
    @Requires(Permission.POS_ACCESS)
    public List<Promise> ofSale(@Of(RecordKind.SALE) UUID dispenseId) {
        Dispense dispense = dispenses.find(dispenseId).orElseThrow(() -> new NotFound("sale"));
        List<Order> made = orders.ofDispense(dispenseId);
        if (!made.isEmpty()) {
            return made.stream().map(order -> new Promise(order.pairNo(), order.promisedOn())).toList();
        }
        Map<UUID, Lens> lenses = catalogue.lensesById(dispense.pairs().stream().map(DispensePair::lensId).filter(Objects::nonNull).collect(Collectors.toSet())).stream()
            .collect(Collectors.toMap(Lens::id, Function.identity()));
        PromisedDate promise = promising.now(dispense.branchId());
        return dispense.pairs().stream().filter(pair -> lenses.containsKey(pair.lensId()))
            .map(pair -> new Promise(pair.pairNo(), promise.of(lenses.get(pair.lensId()).leadDays()))).toList();
    }
}
