package app.fovea.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A screenshot with the 256 colours that it uses most, at about half the bytes. Screens have few colours and many shades of the edges
 * of letters; a rare shade becomes the nearest frequent one, which nobody sees.
 */
final class SmallPng {
    private static final int COLOURS = 256;

    private SmallPng() {
    }

    static byte[] of(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        int[] palette = palette(pixels);
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage small = new BufferedImage(width, picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        Map<Integer, Integer> nearest = new HashMap<>();
        int[] indexes = new int[pixels.length];
        for (int at = 0; at < pixels.length; at++) {
            indexes[at] = nearest.computeIfAbsent(pixels[at], pixel -> nearest(pixel, palette));
        }
        small.getRaster().setSamples(0, 0, width, picture.getHeight(), 0, indexes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(small, "png", out);
        return out.size() < png.length ? out.toByteArray() : png;
    }

    /** By how often each colour is met; of colours that hardly differ, only the most frequent. */
    private static int[] palette(int[] pixels) {
        Map<Integer, Integer> met = new HashMap<>();
        for (int pixel : pixels) {
            met.merge(pixel, 1, Integer::sum);
        }
        List<Integer> byFrequency = met.entrySet().stream().sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())).map(Map.Entry::getKey).toList();
        int[] palette = new int[Math.min(COLOURS, byFrequency.size())];
        int taken = 0;
        for (int apart = 12; taken < palette.length && apart >= 0; apart -= 6) {
            for (int colour : byFrequency) {
                if (taken < palette.length && farFromAll(colour, palette, taken, apart)) {
                    palette[taken++] = colour;
                }
            }
        }
        return palette;
    }

    private static boolean farFromAll(int colour, int[] palette, int taken, int apart) {
        for (int at = 0; at < taken; at++) {
            if (distance(colour, palette[at]) <= apart) {
                return false;
            }
        }
        return true;
    }

    private static int nearest(int pixel, int[] palette) {
        int best = 0;
        for (int at = 1; at < palette.length; at++) {
            if (distance(pixel, palette[at]) < distance(pixel, palette[best])) {
                best = at;
            }
        }
        return best;
    }

    /** Squared, over the three colours. */
    private static int distance(int one, int other) {
        int red = (one >> 16 & 255) - (other >> 16 & 255);
        int green = (one >> 8 & 255) - (other >> 8 & 255);
        int blue = (one & 255) - (other & 255);
        return red * red + green * green + blue * blue;
    }
}
