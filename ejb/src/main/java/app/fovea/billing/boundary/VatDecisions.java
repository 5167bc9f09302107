package app.fovea.billing.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.billing.entity.DecidedVatMethod;
import app.fovea.billing.entity.VatMethod;
import app.fovea.billing.entity.VatMethods;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How the practice splits its prices into taxed goods and exempt dispensing: what it decided, and what it decides from a day on. */
@Stateless
public class VatDecisions {
    @Inject
    private VatMethods methods;
    @Inject
    private AuditTrail audit;

    /**
     * @param validFrom     today or later: what was sold before was taxed by what applied then
     * @param exemptPercent with apportionment, the share of every price that is for dispensing
     */
    public record Decision(LocalDate validFrom, VatMethod.Kind method, BigDecimal exemptPercent) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DecisionView(UUID id, LocalDate validFrom, VatMethod.Kind method, BigDecimal exemptPercent, Instant decidedAt) {
        private static DecisionView of(DecidedVatMethod decided) {
            return new DecisionView(decided.id(), decided.validFrom(), decided.method().kind(), decided.method().exemptPercent(), decided.decidedAt());
        }
    }

    /** Newest first; none means separate charges. */
    @Requires(Permission.VAT_VIEW)
    public List<DecisionView> all() {
        return methods.all().stream().map(DecisionView::of).toList();
    }

    @Requires(Permission.VAT_DECIDE)
    public DecisionView decide(Decision decision) {
        Caller caller = CurrentCaller.get();
        LocalDate today = LocalDate.now(caller.practice().timeZone());
        VatMethod method = new VatMethod(decision.method(), decision.exemptPercent());
        List<FieldError> errors = new ArrayList<>(method.errors());
        LocalDate from = decision.validFrom();
        if (from == null || from.isBefore(today) || from.isAfter(today.plusYears(1))) {
            errors.add(new FieldError("valid_from_out_of_range", "validFrom", "Give the first day on which it applies, from today to a year from now."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        if (methods.all().stream().anyMatch(each -> each.validFrom().equals(from))) {
            throw new Conflict("There is a decision from " + from + " on already, and it stays on record. Let another one begin on another day.");
        }
        DecidedVatMethod decided = new DecidedVatMethod(from, method, caller.userId(), Instant.now());
        methods.add(decided);
        audit.record("vat_method.decided", "vat_method", decided.id(), Map.of("validFrom", from.toString(), "method", method.kind().id()));
        return DecisionView.of(decided);
    }
}
