package app.fovea.lab.rest;

import app.fovea.lab.boundary.OrderSettings;
import app.fovea.lab.boundary.OrderSettings.ReleaseView;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("settings/orders")
@Produces(MediaType.APPLICATION_JSON)
public class OrderSettingsResource {
    @Inject
    private OrderSettings settings;

    @GET
    public ReleaseView get() {
        return settings.get();
    }
}
