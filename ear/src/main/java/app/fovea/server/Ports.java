package app.fovea.server;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free loopback ports by name, the same as last time where they still are free: a bookmark to the mail page or a database
 * client keeps working.
 */
final class Ports {
    // Below the range from which Linux takes outgoing ports, so that no client socket lands on one between here and its use.
    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Integer> remembered;
    private final Map<String, Integer> chosen = new LinkedHashMap<>();

    private Ports(Path file, Map<String, Integer> remembered) {
        this.file = file;
        this.remembered = remembered;
    }

    static Ports rememberedIn(Path file) {
        Map<String, Integer> ports;
        try {
            ports = JSON.readValue(file.toFile(), new TypeReference<LinkedHashMap<String, Integer>>() { });
        } catch (IOException absentOrDamaged) {
            ports = new LinkedHashMap<>();
        }
        return new Ports(file, ports);
    }

    /** Where something that runs already was put. */
    static int lastIn(Path file, String name) {
        Integer port = rememberedIn(file).remembered.get(name);
        if (port == null) {
            throw new StartRefused.WrongSetting("It is not known on which port the " + name + " of this data runs: " + file + " does not say. Stop it and try again.");
        }
        return port;
    }

    synchronized int port(String name) {
        Integer last = remembered.get(name);
        int port = last != null && !chosen.containsValue(last) && isFree(last) ? last : anyFree();
        chosen.put(name, port);
        remembered.put(name, port);
        try {
            JSON.writeValue(file.toFile(), remembered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return port;
    }

    private int anyFree() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!chosen.containsValue(port) && isFree(port)) {
                return port;
            }
        }
        throw new StartRefused.WrongSetting("No loopback port between " + LOWEST + " and " + HIGHEST + " is free: end what holds them.");
    }

    static boolean isFree(int port) {
        try {
            listen(port).close();
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The one port that people choose: a sentence when it cannot be had. */
    static void refuseUnlessFree(int port) {
        try {
            listen(port).close();
        } catch (BindException e) {
            if (e.getMessage() != null && e.getMessage().contains("Permission denied")) {
                throw new StartRefused.PortForbidden(port);
            }
            throw new StartRefused.PortTaken(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
