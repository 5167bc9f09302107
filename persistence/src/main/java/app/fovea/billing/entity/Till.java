package app.fovea.billing.entity;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A drawer, with its card terminal, at which a branch takes money and gives it back. It is cashed up by itself. */
@Entity
@Table(name = "tills")
public class Till extends TenantEntity {
    private static final int LONGEST_NAME = 60;

    @Column(name = "branch_id", updatable = false)
    private UUID branchId;
    private String name;
    @Column(name = "usual_float")
    private BigDecimal usualFloat;
    @Column(name = "opening_float")
    private BigDecimal openingFloat;
    @Column(name = "opened_at")
    private Instant openedAt;
    @Column(name = "cash_ups")
    private int cashUps;
    @Column(name = "retired_at")
    private Instant retiredAt;

    protected Till() {
    }

    /** @param usualFloat already checked, as the name, by {@link #errors} */
    public Till(UUID branchId, String name, BigDecimal usualFloat, Instant now) {
        this.branchId = branchId;
        this.name = name.strip();
        this.usualFloat = usualFloat;
        this.openingFloat = usualFloat;
        this.openedAt = now;
    }

    public static List<FieldError> errors(String name, BigDecimal usualFloat, String currency) {
        List<FieldError> errors = new ArrayList<>();
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME) {
            errors.add(new FieldError("name_missing", "name", "Give the till a name of at most " + LONGEST_NAME + " characters, as it stands on the drawer."));
        }
        if (usualFloat == null) {
            errors.add(new FieldError("float_missing", "usualFloat", "Say how much cash is left in it over night; 0 for none."));
        } else {
            CashCount.amount("usualFloat", usualFloat, currency, errors);
        }
        return errors;
    }

    /** What lies in it now is changed by the next cash-up alone. */
    public void change(String name, BigDecimal usualFloat) {
        this.name = name.strip();
        this.usualFloat = usualFloat;
    }

    /** No more money is taken here. What it took stays on record. */
    public void retire(Instant now) {
        retiredAt = now;
    }

    /** @param left the cash that stays in it @return the number of this cash-up */
    public int close(BigDecimal left, Instant now) {
        openingFloat = left;
        openedAt = now;
        return ++cashUps;
    }

    public UUID branchId() {
        return branchId;
    }

    public String name() {
        return name;
    }

    /** The cash that the practice wants to be left in it over night. */
    public BigDecimal usualFloat() {
        return usualFloat;
    }

    /** The cash that lay in it at {@link #openedAt}. */
    public BigDecimal openingFloat() {
        return openingFloat;
    }

    /** When the takings began that are not cashed up yet. */
    public Instant openedAt() {
        return openedAt;
    }

    /** How many there were. */
    public int cashUps() {
        return cashUps;
    }

    public boolean retired() {
        return retiredAt != null;
    }
}
