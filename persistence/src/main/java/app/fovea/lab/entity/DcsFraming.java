package app.fovea.lab.entity;

import app.fovea.access.entity.Refusal.InvalidInput;
import java.nio.charset.StandardCharsets;

/**
 * How devices send a file of the Data Communication Standard: FS, the records, RS, a record CRC with the check sum of the records as a decimal number, GS. The check sum is CRC-16/XMODEM, which makes
 * 0x31C3 of "123456789". Devices that check nothing leave it out.
 */
public final class DcsFraming {
    private static final char BEGIN = 0x1C;
    private static final char END_OF_RECORDS = 0x1E;
    private static final char END = 0x1D;
    private static final int POLYNOMIAL = 0x1021;
    private static final int TOP = 0x8000;
    private static final String CHECK = "CRC=";

    private DcsFraming() {
    }

    public static String framed(DcsFile file) {
        String records = file.text();
        return BEGIN + records + END_OF_RECORDS + CHECK + crc(records) + "\r\n" + END;
    }

    /**
     * The records alone; text without a frame as it is.
     *
     * @throws InvalidInput where the frame does not end, or where the check sum says that something was lost on the way
     */
    static String unframed(String text) {
        int begin = text.indexOf(BEGIN);
        if (begin < 0) {
            return text;
        }
        int end = text.indexOf(END_OF_RECORDS, begin);
        int close = text.indexOf(END, begin);
        if (end < 0 || close < end) {
            throw DcsFile.refused("The file was cut off: the frame in which the device sent it does not end.");
        }
        String records = text.substring(begin + 1, end);
        String behind = text.substring(end + 1, close).strip();
        if (!behind.isEmpty() && !behind.equals(CHECK + crc(records))) {
            throw DcsFile.refused("The file is damaged: its check sum says something else. Send it once more.");
        }
        return records;
    }

    static int crc(String text) {
        int crc = 0;
        for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
            crc ^= (each & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = ((crc & TOP) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL) & 0xFFFF;
            }
        }
        return crc;
    }
}
