package app.fovea.billing.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** How this practice splits its prices for VAT, and since when. */
@ApplicationScoped
public class VatMethods {
    @Inject
    private TenantEntityManager tenant;

    /** What applies on a day; separate charges before the practice has decided anything. */
    public VatMethod on(LocalDate day) {
        return tenant.get().createQuery("select m from DecidedVatMethod m where m.validFrom <= :day order by m.validFrom desc", DecidedVatMethod.class)
            .setParameter("day", day).setMaxResults(1).getResultStream().findFirst().map(DecidedVatMethod::method).orElse(VatMethod.SEPARATE_CHARGES);
    }

    /** Every decision, the newest first. */
    public List<DecidedVatMethod> all() {
        return tenant.get().createQuery("select m from DecidedVatMethod m order by m.validFrom desc", DecidedVatMethod.class).getResultList();
    }

    public void add(DecidedVatMethod decided) {
        tenant.get().persist(decided);
        tenant.get().flush();
    }
}
