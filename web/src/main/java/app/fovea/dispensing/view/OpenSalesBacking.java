package app.fovea.dispensing.view;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.boundary.OpenSale;
import app.fovea.tenancy.entity.Page;
import app.fovea.view.ActiveUser;
import app.fovea.view.Formats;
import app.fovea.view.Problems;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;

/** Sales to go on with, one's own first: open-sales.xhtml on pos.xhtml. */
@Named
@ViewScoped
public class OpenSalesBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    @Inject
    private Dispensing dispensing;
    @Inject
    private ActiveUser user;
    @Inject
    private Formats format;

    private List<OpenSale> mine;
    private List<OpenSale> theirs;
    private UUID nextOfMine;
    private UUID nextOfTheirs;
    private UUID asked;

    public List<OpenSale> getMine() {
        if (mine == null) {
            mine = new ArrayList<>();
            showMoreOfMine();
        }
        return mine;
    }

    public List<OpenSale> getTheirs() {
        if (theirs == null) {
            theirs = new ArrayList<>();
            showMoreOfTheirs();
        }
        return theirs;
    }

    /** Somebody did something in one of them: as many as are shown are read again. A question that somebody is about to answer waits. */
    public void look() {
        if (asked == null) {
            mine = again(true, getMine().size());
            theirs = again(false, getTheirs().size());
        }
    }

    private List<OpenSale> again(boolean own, int shown) {
        Page<OpenSale> page = dispensing.open(own, null, Math.max(shown, SHOWN));
        if (own) {
            nextOfMine = next(page);
        } else {
            nextOfTheirs = next(page);
        }
        return new ArrayList<>(page.items());
    }

    /** What the socket of the list is called. */
    public UUID getPractice() {
        return CurrentCaller.get().tenantId();
    }

    /** One's own, then the others'. */
    public List<OpenSale> getAll() {
        List<OpenSale> all = new ArrayList<>(getMine());
        all.addAll(getTheirs());
        return all;
    }

    public void showMoreOfMine() {
        Page<OpenSale> page = dispensing.open(true, nextOfMine, SHOWN);
        mine.addAll(page.items());
        nextOfMine = next(page);
    }

    public void showMoreOfTheirs() {
        Page<OpenSale> page = dispensing.open(false, nextOfTheirs, SHOWN);
        theirs.addAll(page.items());
        nextOfTheirs = next(page);
    }

    private static UUID next(Page<OpenSale> page) {
        return page.next() == null ? null : UUID.fromString(page.next());
    }

    public boolean isMoreOfMine() {
        return nextOfMine != null;
    }

    public boolean isMoreOfTheirs() {
        return nextOfTheirs != null;
    }

    /** Discarding is for good, so it is asked once more. @param sale null to leave it */
    public void ask(UUID sale) {
        asked = sale;
    }

    public boolean asks(UUID sale) {
        return sale.equals(asked);
    }

    /** “since 10:12”, or since which day. */
    public String since(OpenSale sale) {
        return "since " + (format.longDayOf(sale.begunAt()).equals("Today") ? format.time(sale.begunAt()) : format.dayOf(sale.begunAt()));
    }

    public boolean mayDiscard(OpenSale sale) {
        return user.can("pos:discard") && (sale.mine() || user.can("pos:take_over"));
    }

    /** As it was listed: whoever saved it meanwhile keeps it. */
    public void discard(OpenSale sale) {
        asked = null;
        if (Problems.tried(() -> {
            dispensing.discard(sale.id(), sale.version());
            return sale;
        })) {
            Problems.done("The sale to " + sale.patient() + " is discarded.");
            mine.remove(sale);
            theirs.remove(sale);
        }
    }
}
