package app.fovea.lab.rest;

import app.fovea.lab.boundary.ToleranceChecks;
import app.fovea.lab.entity.DesignClass;
import app.fovea.tenancy.entity.Page;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("lab/tolerance-profiles")
@Produces(MediaType.APPLICATION_JSON)
public class ToleranceProfilesResource {
    @Inject
    private ToleranceChecks checks;

    /** What finished spectacles can be judged by, each with whether its numbers are confirmed. */
    @GET
    public Page<Profile> list() {
        return new Page<>(checks.profiles().stream().map(Profile::of).toList(), null);
    }

    /** @param confirmed false while nobody has checked the numbers against the standard's own text */
    public record Profile(String id, String title, String standard, String version, boolean confirmed, String note, List<DesignClass> designs, boolean usual) {
        private static Profile of(ToleranceChecks.Offered offered) {
            return new Profile(offered.standard().id(), offered.standard().title(), offered.standard().standard(), offered.standard().version(), offered.standard().confirmed(),
                offered.standard().note(), offered.designs(), offered.usual());
        }
    }
}
