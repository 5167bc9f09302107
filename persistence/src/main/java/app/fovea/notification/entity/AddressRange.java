package app.fovea.notification.entity;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of network addresses, as in {@code 10.0.0.0/8}.
 *
 * @param network of 4 or 16 bytes
 * @param length  how many bits of it count
 */
record AddressRange(byte[] network, int length) {
    /** @throws IllegalArgumentException when it is none */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        // Numbers and colons alone: a name would be looked up.
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("no address: " + text);
        }
        try {
            byte[] network = InetAddress.getByName(address).getAddress();
            int length = slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (length < 0 || length > network.length * 8) {
                throw new IllegalArgumentException("no length of a network: " + text);
            }
            return new AddressRange(network, length);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + text, e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((other[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
