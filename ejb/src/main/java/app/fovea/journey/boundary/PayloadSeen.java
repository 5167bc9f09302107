package app.fovea.journey.boundary;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.Permission;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * An event's payload as one caller may see it: money, how it was paid and for what to whoever may see invoices, what an exam led to and advised to whoever may see exams.
 *
 * @param hidden the names of what is left out
 */
record PayloadSeen(JsonNode data, List<String> hidden) {
    static final List<String> MONEY = List.of("totalAmount", "patientPaid", "nhsVoucher", "outstanding", "fullyPaid", "paymentMethod", "lineItems");
    static final List<String> ADVICE = List.of("outcome", "recommendation", "recallMonths");

    static PayloadSeen by(Caller caller, JsonNode payload) {
        if (!(payload instanceof ObjectNode whole)) {
            return new PayloadSeen(payload, List.of());
        }
        List<String> hidden = Stream.concat(caller.may(Permission.INVOICES_VIEW) ? Stream.empty() : MONEY.stream(), caller.may(Permission.EXAMS_VIEW) ? Stream.empty() : ADVICE.stream())
            .filter(whole::has).toList();
        return new PayloadSeen(whole.deepCopy().without(hidden), hidden);
    }
}
