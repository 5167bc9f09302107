package app.fovea.notification.entity;

import java.io.Serializable;

/**
 * What a text message costs: a phone network carries it in segments, each paid for. GSM 03.38 (3GPP TS 23.038): with its alphabet of 7 bits one segment takes 160 characters, or 153 of
 * several; one character outside of it makes the whole message UCS-2, 70 or 67. Characters of the extension table take two places. What takes two places stands in one segment.
 *
 * @param characters places taken, in the units of the alphabet
 */
public record TextLength(Alphabet alphabet, int characters, int segments) implements Serializable {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** @param one how much fits when it is one segment @param several and when it is one of several, which need a header */
    public enum Alphabet {
        GSM_7(160, 153), UCS_2(70, 67);

        private final int one;
        private final int several;

        Alphabet(int one, int several) {
            this.one = one;
            this.several = several;
        }
    }

    public static TextLength of(String text) {
        Alphabet alphabet = text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0) ? Alphabet.GSM_7 : Alphabet.UCS_2;
        int characters = text.codePoints().map(c -> places(alphabet, c)).sum();
        return new TextLength(alphabet, characters, characters <= alphabet.one ? 1 : segments(alphabet, text));
    }

    private static int segments(Alphabet alphabet, String text) {
        int segments = 1;
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            int places = places(alphabet, c);
            if (used + places > alphabet.several) {
                segments++;
                used = 0;
            }
            used += places;
        }
        return segments;
    }

    private static int places(Alphabet alphabet, int character) {
        return alphabet == Alphabet.GSM_7 ? (EXTENSION.indexOf(character) >= 0 ? 2 : 1) : Character.charCount(character);
    }
}
