package app.fovea.billing.boundary;

import app.fovea.billing.entity.Till;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A till as a list shows it.
 *
 * @param branch     the name of its branch
 * @param usualFloat the cash that is left in it over night
 * @param openedAt   when it was cashed up last, or added
 * @param uncounted  how many payments are in no cash-up yet; null for whoever may not see tills
 * @param mine       whether what the asking person takes goes here
 * @param retired    nobody takes money here any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TillView(UUID id, long version, UUID branchId, String branch, String name, BigDecimal usualFloat, Instant openedAt, Long uncounted, boolean mine, boolean retired) implements Serializable {
    static TillView of(Till till, String branch, Long uncounted, boolean mine) {
        return new TillView(till.id(), till.version(), till.branchId(), branch, till.name(), till.usualFloat(), till.openedAt(), uncounted, mine, till.retired());
    }
}
