package app.fovea.access.rest;

import app.fovea.access.entity.Caller;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

@Path("me")
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {

    public record Me(UUID userId, String name, String tenant, List<Caller.HeldRole> roles, List<String> permissions) {
    }

    @GET
    public Me me() {
        Caller caller = CurrentCaller.get();
        return new Me(caller.userId(), caller.displayName(), caller.practice().slug(), caller.roles(), caller.permissions().stream().map(Permission::id).sorted().toList());
    }
}
