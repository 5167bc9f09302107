package app.fovea.notification.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses by IANA's registries of special-purpose addresses, first and last of each range, and their neighbours. */
class ReachTest {
    private static final Reach PUBLIC = Reach.of(null);

    @ParameterizedTest
    @ValueSource(strings = {
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.169.254", "172.16.0.0", "172.31.255.255",
        "192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.0.0", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "100::1", "fc00::1", "fdff:ffff::1", "fe80::1", "febf::1", "fec0::1", "ff02::1",
        "2001::1", "2001:1ff:ffff::1", "2001:db8::1", "2002:7f00:1::", "2002:a00:1::", "3fff::1", "4000::1", "1fff::1", "5f00::1"})
    void an_address_that_is_not_given_out_to_the_public_is_out_of_reach(String address) throws UnknownHostException {
        assertThat(PUBLIC.reaches("hooks.example", InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2606:4700:4700::1111", "2a00:1450:4001::1"})
    void a_public_address_is_within_reach(String address) throws UnknownHostException {
        assertThat(PUBLIC.reaches("hooks.example", InetAddress.getByName(address))).isTrue();
    }

    /** What Java itself knows to be no public address. */
    @Property
    void whatever_java_calls_local_is_out_of_reach(@ForAll @Size(4) byte[] four, @ForAll @Size(16) byte[] sixteen) throws UnknownHostException {
        for (byte[] bytes : new byte[][] {four, sixteen}) {
            InetAddress address = InetAddress.getByAddress(bytes);
            if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress()) {
                assertThat(PUBLIC.reaches("hooks.example", address)).as(address.toString()).isFalse();
            }
        }
    }

    /** However an IPv4 address is dressed up as IPv6: mapped, compatible, NAT64, 6to4. */
    @Property
    void an_inner_address_in_another_dress_is_out_of_reach(@ForAll @ByteRange byte a, @ForAll @ByteRange byte b, @ForAll @ByteRange byte c) throws UnknownHostException {
        byte[] ten = {10, a, b, c};
        for (String prefix : new String[] {"00000000000000000000ffff", "000000000000000000000000", "0064ff9b0000000000000000", "0064ff9b0001000000000000"}) {
            assertThat(PUBLIC.reaches("hooks.example", InetAddress.getByAddress(bytes(prefix, ten)))).as(prefix).isFalse();
        }
        byte[] sixToFour = bytes("200200000000000000000000", ten);
        System.arraycopy(ten, 0, sixToFour, 2, 4);
        assertThat(PUBLIC.reaches("hooks.example", InetAddress.getByAddress(sixToFour))).isFalse();
    }

    @Test
    void what_the_operator_names_is_within_reach_and_nothing_beside_it() throws UnknownHostException {
        Reach reach = Reach.of("10.20.0.0/16, 127.0.0.1, fd00:1::/32, Hooks.Intern.example");

        assertThat(reach.reaches("a.example", InetAddress.getByName("10.20.255.1"))).isTrue();
        assertThat(reach.reaches("a.example", InetAddress.getByName("10.21.0.1"))).isFalse();
        assertThat(reach.reaches("a.example", InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(reach.reaches("a.example", InetAddress.getByName("127.0.0.2"))).isFalse();
        assertThat(reach.reaches("a.example", InetAddress.getByName("fd00:1:2::3"))).isTrue();
        assertThat(reach.reaches("a.example", InetAddress.getByName("fd00:2::3"))).isFalse();
        assertThat(reach.reaches("hooks.intern.example", InetAddress.getByName("192.168.1.1"))).isTrue();
        assertThat(reach.reaches("evil.hooks.intern.example", InetAddress.getByName("192.168.1.1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/x", "10.0.0.0/-1", "300.1.1.1", "::1/129", "*.example", "a b", "http://hooks.example", "-hooks.example"})
    void a_setting_that_is_neither_a_range_nor_a_host_is_refused_and_named(String entry) {
        assertThatThrownBy(() -> Reach.of("127.0.0.1," + entry)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(String hexPrefix, byte[] end) {
        byte[] all = new byte[16];
        for (int i = 0; i < 12; i++) {
            all[i] = (byte) Integer.parseInt(hexPrefix.substring(2 * i, 2 * i + 2), 16);
        }
        System.arraycopy(end, 0, all, 12, 4);
        return all;
    }
}
