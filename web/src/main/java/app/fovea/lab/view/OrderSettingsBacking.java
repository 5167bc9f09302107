package app.fovea.lab.view;

import app.fovea.lab.boundary.OrderSettings;
import app.fovea.lab.boundary.OrderSettings.ReleaseView;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;

/** When sales become orders: settings/orders.xhtml. */
@Named
@ViewScoped
public class OrderSettingsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private OrderSettings settings;

    private int depositPercent;

    @PostConstruct
    void load() {
        ReleaseView release = settings.get();
        depositPercent = release.depositPercent();
    }

    public int getDepositPercent() {
        return depositPercent;
    }
}
