package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** In which cash-up a payment was counted. Its id is the payment's: it is in one, and in no other. */
@Entity
@Table(name = "cash_up_payments")
public class CashedUpPayment extends TenantRecord {
    @Column(name = "cash_up_id")
    private UUID cashUpId;

    protected CashedUpPayment() {
    }

    public UUID cashUpId() {
        return cashUpId;
    }
}
