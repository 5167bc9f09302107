package app.fovea.lab.view;

import app.fovea.lab.boundary.Releases;
import app.fovea.lab.boundary.WaitingSale;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/** Sales that the lab has not been given, and giving it one: waiting.xhtml, the page of today, an invoice, a sale just made. */
@Named
@ViewScoped
public class WaitingBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN_TODAY = 4;

    @Inject
    private Releases releases;

    /** One a page: a second press of a button releases nothing twice. */
    private final String key = UUID.randomUUID().toString();
    private List<WaitingSale> sales;
    private UUID next;
    private UUID invoiceId;
    private WaitingSale ofInvoice;

    public List<WaitingSale> getSales() {
        if (sales == null) {
            sales = new ArrayList<>();
            showMore();
        }
        return sales;
    }

    /** For the page of today. */
    public List<WaitingSale> getNewest() {
        return getSales().subList(0, Math.min(SHOWN_TODAY, getSales().size()));
    }

    public void showMore() {
        Page<WaitingSale> page = releases.waiting(next, null);
        sales.addAll(page.items());
        next = page.next() == null ? null : UUID.fromString(page.next());
    }

    public boolean isMore() {
        return getSales() != null && next != null;
    }

    /** What the sale of an invoice waits for; null where the lab has been told. */
    public WaitingSale of(UUID invoice) {
        if (!invoice.equals(invoiceId)) {
            invoiceId = invoice;
            ofInvoice = releases.ofInvoice(invoice).orElse(null);
        }
        return ofInvoice;
    }

    /** @param sale to begin @param then the page to show afterwards, where it waits no more */
    public void release(WaitingSale sale, String then) {
        Problems.tried(() -> {
            releases.release(sale.dispenseId(), key + sale.dispenseId());
            Problems.done(sale.invoiceNumber() + " is released. The lab has it in a moment.");
            Paths.go(then);
            return sale;
        });
    }
}
