package app.fovea.lab.view;

import app.fovea.lab.boundary.QualityDesk;
import app.fovea.lab.boundary.QualityDesk.QualityView;
import app.fovea.lab.boundary.QualityDesk.Wanted;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;

/** By which standard finished spectacles are judged, and whether only measured ones pass: settings/quality.xhtml. */
@Named
@ViewScoped
public class QualitySettingsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private QualityDesk desk;

    private QualityView now;
    private boolean onlyMeasured;
    private String profile;

    @PostConstruct
    void load() {
        now = desk.get();
        onlyMeasured = now.onlyMeasured();
        profile = now.profile();
    }

    public void save() {
        Problems.tried(() -> {
            desk.change(now.version(), new Wanted(onlyMeasured, profile));
            Problems.done("Saved. It counts from now on.");
            Paths.go("/settings/quality");
            return null;
        });
    }

    public QualityView getNow() {
        return now;
    }

    public boolean isOnlyMeasured() {
        return onlyMeasured;
    }

    public void setOnlyMeasured(boolean onlyMeasured) {
        this.onlyMeasured = onlyMeasured;
    }

    public String getProfile() {
        return profile;
    }

    public void setProfile(String profile) {
        this.profile = profile == null || profile.isBlank() ? null : profile;
    }
}
