package app.fovea.notification.entity;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which addresses a practice's webhooks may be sent to: those of the public internet, and what the operator allows besides. Everything else would let
 * whoever sets up a webhook knock on the doors inside the operator's network, such as a cloud's metadata service.
 */
public final class Reach {
    /** No address of the public internet, by IANA's registries of special-purpose addresses (RFC 6890 and what came after), multicast and class E. */
    private static final List<AddressRange> NOT_PUBLIC_4 = ranges("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
    /** Of IPv6 only this is given out to anybody; loopback, link-local, unique local, NAT64, IPv4-mapped and multicast all lie outside of it. */
    private static final AddressRange GIVEN_OUT_6 = AddressRange.of("2000::/3");
    /** Teredo and other protocols' own, documentation, and 6to4, which has an IPv4 address inside. */
    private static final List<AddressRange> NOT_PUBLIC_6 = ranges("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private final List<AddressRange> allowedRanges;
    private final Set<String> allowedHosts;

    private Reach(List<AddressRange> allowedRanges, Set<String> allowedHosts) {
        this.allowedRanges = allowedRanges;
        this.allowedHosts = allowedHosts;
    }

    /**
     * @param setting FOVEA_WEBHOOKS_MAY_REACH: ranges ({@code 10.20.0.0/16}), addresses and host names, separated by commas; null or blank for the public internet alone
     * @throws IllegalArgumentException naming what is neither
     */
    public static Reach of(String setting) {
        List<String> entries = setting == null ? List.of() : Arrays.stream(setting.split(",")).map(String::strip).filter(entry -> !entry.isEmpty()).toList();
        return new Reach(entries.stream().filter(Reach::numeric).map(AddressRange::of).toList(),
            entries.stream().filter(entry -> !numeric(entry)).map(Reach::host).collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean numeric(String entry) {
        return entry.contains("/") || entry.contains(":") || entry.matches("[0-9.]+");
    }

    private static String host(String entry) {
        if (!entry.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            throw new IllegalArgumentException("neither a range of addresses nor a host: " + entry);
        }
        return entry.toLowerCase(Locale.ROOT);
    }

    /** Whether the operator named this host or this address: then it may be inside the network, on any port, and without TLS. */
    public boolean allowed(String host, InetAddress address) {
        return allowedHosts.contains(host.toLowerCase(Locale.ROOT)) || allowedRanges.stream().anyMatch(range -> range.contains(address));
    }

    /** Whether a message may be sent there at all. @param address what the host's name stands for */
    public boolean reaches(String host, InetAddress address) {
        return allowed(host, address) || isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return NOT_PUBLIC_4.stream().noneMatch(range -> range.contains(address));
        }
        return GIVEN_OUT_6.contains(address) && NOT_PUBLIC_6.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... ranges) {
        return Stream.of(ranges).map(AddressRange::of).toList();
    }
}
