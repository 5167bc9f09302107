package app.fovea.patient.view;

import app.fovea.patient.boundary.Search;
import app.fovea.patient.boundary.SearchHit;
import app.fovea.view.ActiveUser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;

/** What the search box of every page finds: as one types in find/ahead.xhtml, all of it in find.xhtml. */
@Named
@RequestScoped
public class FindBacking {
    /** As many as fit under the box without scrolling. */
    private static final int AHEAD = 8;

    @Inject
    private Search search;
    @Inject
    private ActiveUser user;
    @Inject @Param(name = "q")
    private String typed;

    private Search.Found found;
    private Search.Found ahead;

    /** Never null. */
    public String getTyped() {
        return typed == null ? "" : typed.strip();
    }

    /** All that fits on a page. */
    public Search.Found getFound() {
        if (found == null) {
            found = search.find(typed, null);
        }
        return found;
    }

    /** The first of it. */
    public Search.Found getAhead() {
        if (ahead == null) {
            ahead = search.find(typed, AHEAD);
        }
        return ahead;
    }

    /** What has the number that was typed: documents, and the patient whose number it is. */
    public List<SearchHit> getDocuments() {
        return getFound().items().stream().filter(hit -> hit.kind() != SearchHit.Kind.PATIENT).toList();
    }

    public List<SearchHit> getAlike() {
        return getFound().items().stream().filter(hit -> hit.kind() == SearchHit.Kind.PATIENT && !hit.near()).toList();
    }

    public List<SearchHit> getNear() {
        return getFound().items().stream().filter(SearchHit::near).toList();
    }

    /** What a live region says of the first of it. */
    public String getSaid() {
        Search.Found first = getAhead();
        int count = first.items().size();
        if (count == 0) {
            return first.recent() ? "" : "Nothing found";
        }
        return count + (first.recent() ? " opened lately" : first.more() ? " found, there are more" : " found");
    }

    /** What the box is for, by what one may see. */
    public String getLabel() {
        return !user.can("patients:view") ? "Find an order" : user.can("invoices:view") ? "Find a patient, order or invoice" : user.can("orders:view") ? "Find a patient or order" : "Find a patient";
    }

    /** Whether there is anything that one might find. */
    public boolean isOffered() {
        return user.can("patients:view") || user.can("orders:view");
    }

    /** By what it is found, in the help beside the box. */
    public String getHelp() {
        StringBuilder help = new StringBuilder();
        if (user.can("patients:view")) {
            help.append("Name, date of birth (12 May 1980)").append(user.can("patients:contact") ? ", phone, e-mail" : "").append(user.can("patients:nhs_number") ? ", NHS number" : "").append(", patient number");
        }
        if (user.can("orders:view")) {
            help.append(help.isEmpty() ? "Order number" : ", order number");
        }
        return help.append(user.can("invoices:view") ? ", invoice number" : "").append(". Or scan a job ticket.").toString();
    }

    /** In words, what the person's roles keep them from finding; empty where it is nothing. */
    public String getHidden() {
        return String.join(", ", getAhead().hidden());
    }
}
