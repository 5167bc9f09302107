package app.fovea.lab.entity;

import app.fovea.access.entity.Refusal.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of the optical laboratories' Data Communication Standard (VCA/OMA DCS, ISO 16284): lines {@code LABEL=value}, the right lens before the left one with a semicolon between, {@code ?} for a
 * side that is not known. Labels that nobody here knows stay where they are: a machine may need what we do not understand.
 *
 * @param records in the order of the file
 */
public record DcsFile(List<Line> records) {
    /** What a tracer sends of two eyes in three dimensions is about a tenth of this. */
    public static final int LONGEST = 200_000;
    /** The standard's own word for what is not known. */
    public static final String UNKNOWN = "?";
    private static final String END = "\r\n";
    private static final int LONGEST_LABEL = 32;

    public DcsFile {
        records = List.copyOf(records);
    }

    /** @param value as it stands behind the equals sign, quotation marks and all */
    public record Line(String label, String value) {
        /** One side of it; both where it has no semicolon. Empty where it is not known. */
        Optional<String> of(Side side) {
            String[] sides = value.split(";", -1);
            String one = (side == Side.LEFT && sides.length > 1 ? sides[1] : sides[0]).strip();
            return one.isEmpty() || one.equals(UNKNOWN) ? Optional.empty() : Optional.of(unquoted(one));
        }

        private static String unquoted(String text) {
            return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"") ? text.substring(1, text.length() - 1) : text;
        }
    }

    /** As the standard has them: the wearer's right before the left. */
    public enum Side {
        RIGHT, LEFT
    }

    /**
     * @param text with or without the frame in which a device sends it
     * @throws InvalidInput with the number of the line that is none
     */
    public static DcsFile parse(String text) {
        if (text == null || text.isBlank()) {
            throw refused("The file is empty.");
        }
        if (text.length() > LONGEST) {
            throw refused("The file has more than " + LONGEST + " characters.");
        }
        String[] lines = DcsFraming.unframed(text).split("\r\n|\r|\n");
        List<Line> records = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                records.add(line(lines[i].strip(), i + 1));
            }
        }
        if (records.isEmpty()) {
            throw refused("The file is empty.");
        }
        return new DcsFile(records);
    }

    private static Line line(String text, int number) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals > LONGEST_LABEL || !text.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*") || text.chars().anyMatch(sign -> sign < ' ' && sign != '\t')) {
            throw refused("Line " + number + " is no record such as SPH=-2.00;-1.75: “" + (text.length() > 60 ? text.substring(0, 60) + "…" : text).replaceAll("\\p{Cntrl}", "·") + "”.");
        }
        return new Line(text.substring(0, equals), text.substring(equals + 1));
    }

    static InvalidInput refused(String why) {
        return new InvalidInput("dcs_unreadable", "file", why);
    }

    /** As it is sent and stored: with CR and LF at each end. */
    public String text() {
        StringBuilder text = new StringBuilder();
        records.forEach(line -> text.append(line.label()).append('=').append(line.value()).append(END));
        return text.toString();
    }

    /** The first line with this label. */
    public Optional<Line> line(String label) {
        return records.stream().filter(line -> line.label().equals(label)).findFirst();
    }

    public Optional<String> value(String label, Side side) {
        return line(label).flatMap(line -> line.of(side));
    }

    /** The same with this value: where the label stands already, else at the end. */
    public DcsFile with(String label, String value) {
        List<Line> changed = new ArrayList<>(records);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).label().equals(label)) {
                changed.set(i, new Line(label, value));
                return new DcsFile(changed);
            }
        }
        changed.add(new Line(label, value));
        return new DcsFile(changed);
    }

    /** The same without any line of these labels. */
    public DcsFile without(List<String> labels) {
        return new DcsFile(records.stream().filter(line -> !labels.contains(line.label())).toList());
    }
}
