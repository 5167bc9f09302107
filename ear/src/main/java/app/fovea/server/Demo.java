package app.fovea.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Whom one can sign in as, in the shape of {@code demo.json}, which people's scripts read. */
public record Demo(List<Tenant> tenants, Operator operator) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** @param slug what the sign-in form asks for as the practice */
    public record Tenant(String slug, String name, List<User> users) {
    }

    /** @param role the name of the default role */
    public record User(String role, String name, String email, String password) {
    }

    public record Operator(String email, String password) {
    }

    /** Makes the demonstration's tenants, or finds those of an earlier start. */
    @FunctionalInterface
    public interface Seed {
        /** @param provisioner connects as {@code fovea_provisioner} to a migrated database */
        Demo into(DataSource provisioner) throws SQLException;
    }

    /** Renamed into place: whoever sees the file may read all of it. */
    void write(Path file, URI url, URI mail, URI management) {
        ObjectNode whole = JSON.createObjectNode();
        whole.put("url", url.toString());
        whole.set("tenants", JSON.valueToTree(tenants));
        whole.set("operator", JSON.valueToTree(operator));
        whole.putObject("mail").put("url", mail.toString());
        whole.putObject("management").put("url", management.toString());
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            JSON.writeValue(unfinished.toFile(), whole);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
