package app.fovea.access.rest;

import app.fovea.access.boundary.SignIn;
import app.fovea.access.boundary.SignIn.IssuedToken;
import app.fovea.access.identity.Bearer;
import app.fovea.rest.Bodies;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("auth")
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
    @Inject
    private SignIn signIn;

    public record Credentials(String tenant, String email, String password) {
    }

    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    public IssuedToken token(Credentials credentials) {
        Credentials given = Bodies.needed(credentials);
        return signIn.issueToken(Bodies.needed("tenant", given.tenant()), Bodies.needed("email", given.email()), Bodies.needed("password", given.password()));
    }

    @POST
    @Path("revoke")
    public void revoke(@HeaderParam("Authorization") String authorization) {
        Bearer.in(authorization).ifPresent(signIn::revoke);
    }
}
