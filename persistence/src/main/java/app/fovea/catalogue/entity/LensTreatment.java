package app.fovea.catalogue.entity;

import app.fovea.tenancy.entity.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** This treatment can be had on that lens. */
@Entity
@Table(name = "lens_treatments")
@IdClass(LensTreatment.Key.class)
public class LensTreatment extends TenantOwned {
    @Id
    @Column(name = "lens_id")
    private UUID lensId;
    @Id
    @Column(name = "treatment_id")
    private UUID treatmentId;

    protected LensTreatment() {
    }

    UUID lensId() {
        return lensId;
    }

    UUID treatmentId() {
        return treatmentId;
    }

    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private UUID lensId;
        private UUID treatmentId;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.lensId.equals(lensId) && key.treatmentId.equals(treatmentId);
        }

        @Override
        public int hashCode() {
            return lensId.hashCode() * 31 + treatmentId.hashCode();
        }
    }
}
