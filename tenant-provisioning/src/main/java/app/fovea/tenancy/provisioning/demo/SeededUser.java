package app.fovea.tenancy.provisioning.demo;

/** Somebody who can sign in to the demonstration. The password is no secret: it stands in the demonstration's own page. */
public record SeededUser(String role, String name, String email, String password) {
}
