package app.fovea.dispensing.view;

import app.fovea.dispensing.boundary.BasisOfSale;
import app.fovea.dispensing.boundary.Dispensing;
import app.fovea.dispensing.boundary.OpenSale;
import app.fovea.dispensing.boundary.SaleBases;
import app.fovea.patient.boundary.PatientView;
import app.fovea.patient.boundary.Patients.Found;
import app.fovea.patient.boundary.Patients;
import app.fovea.view.Paths;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Before a sale: who buys, found as one types, and what a sale to them would stand on. Nothing is begun by looking. */
@Named
@ViewScoped
public class BuyerBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 8;

    @Inject
    private Patients patients;
    @Inject
    private SaleBases bases;
    @Inject
    private Dispensing dispensing;
    @Inject @Param(name = "q")
    private String typed;
    @Inject @Param(name = "patient")
    private String id;

    private Found found;
    private PatientView patient;
    private BasisOfSale basis;
    private List<OpenSale> begun = List.of();

    @PostConstruct
    void load() {
        if (id != null) {
            UUID buyer = Paths.id(id, "patient");
            patient = patients.get(buyer);
            basis = bases.latest(buyer).orElse(null);
            begun = dispensing.openOf(buyer);
        } else {
            search();
        }
    }

    public void search() {
        found = typed == null || typed.isBlank() ? null : patients.find(typed, MOST);
    }

    /** What the live region says after each search; empty while nothing is typed. */
    public String getCount() {
        if (found == null) {
            return "";
        }
        int alike = getFound().size();
        int all = alike + getNear().size();
        return all == 0 ? "No patient found" : found.alike().next() != null ? "The first " + alike + " patients; type more to see fewer"
            : (all == 1 ? "1 patient" : all + " patients") + (getNear().isEmpty() ? "" : alike == 0 ? ", spelled nearly like that" : ", some of them spelled nearly like that");
    }

    public boolean isSearching() {
        return found != null;
    }

    public List<PatientView> getFound() {
        return found == null ? List.of() : found.alike().items();
    }

    /** Spelled nearly as it was typed. */
    public List<PatientView> getNear() {
        return found == null ? List.of() : found.near();
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }

    /** Who was chosen; null before. */
    public PatientView getPatient() {
        return patient;
    }

    /** What is begun for them already. */
    public List<OpenSale> getBegun() {
        return begun;
    }

    /** Null if nothing can be sold to them yet. */
    public BasisOfSale getBasis() {
        return basis;
    }
}
