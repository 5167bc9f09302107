package app.fovea.access.view;

import app.fovea.access.boundary.Previews;
import app.fovea.access.boundary.Previews.Outlook;
import app.fovea.access.identity.PreviewedRole;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Shows the screens as a role shows them, and leads back: person/preview.xhtml and the bar of every page. */
@Named
@RequestScoped
public class PreviewBacking {
    @Inject
    private Previews previews;
    @Inject @Param(name = "role")
    private String roleId;

    private Outlook outlook;

    public void begin() {
        Problems.tried(() -> {
            Outlook seen = getOutlook();
            previews.begin(seen.roleId());
            PreviewedRole.begin(Faces.getRequest(), seen.roleId());
            Faces.redirect(Faces.getRequestContextPath() + "/");
            return seen;
        });
    }

    public void leave() {
        PreviewedRole.leave(Faces.getRequest());
        Faces.redirect(Faces.getRequestContextPath() + "/");
    }

    public Outlook getOutlook() {
        if (outlook == null) {
            outlook = previews.outlook(Paths.id(roleId, "role"));
        }
        return outlook;
    }
}
