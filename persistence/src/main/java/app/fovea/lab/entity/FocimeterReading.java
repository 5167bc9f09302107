package app.fovea.lab.entity;

import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.prescription.entity.Base;
import app.fovea.prescription.entity.Eye;
import app.fovea.prescription.entity.LensPower;
import app.fovea.prescription.entity.Prism;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a focimeter says of a pair of lenses, as text: lines as people write and printers print them ({@code R -2.25 -0.50 x 180 ADD 2.00 P 0.5 BI}), or the records that the focimeters of
 * Nidek send (LM-600, LM-7, LM-1000; RS-232C Interface Manual LM-1000/1000P/1200, December 2008), with or without the control characters between them. What is not understood is refused,
 * with the line: half a reading would be judged as if it were all.
 */
public final class FocimeterReading {
    private static final int LONGEST = 4000;
    private static final char BEGIN = 1;
    private static final char END = 4;

    private static final String NUMBER = "(\\d{1,3}(?:\\.\\d{1,3})?)";
    private static final String SIGNED = "([+-] ?\\d{1,2}(?:\\.\\d{1,3})?|0(?:\\.0+)?(?![\\d.]))";

    private static final Pattern NIDEK_NAME = Pattern.compile("(?:DLM)?(?:ID)?(NIDEK/\\S+)");
    /** Date and time, the power for near that follows from the add, and a trifocal's second add, which no order has. */
    private static final Pattern NIDEK_MORE = Pattern.compile("DLM|DA\\d{4}\\..*|N[RL][+-]\\d{2}\\.\\d{2}|[+-]?\\d{2}\\.\\d{2}|[0-9A-F]{4}");
    private static final Pattern NIDEK_POWER = Pattern.compile("([RL])([+-]\\d{2}\\.\\d{2})([+-]\\d{2}\\.\\d{2})(\\d{3})");
    private static final Pattern NIDEK_ADD = Pattern.compile("A([RL])\\+?(\\d{2}\\.\\d{2})");
    private static final Pattern NIDEK_PRISM = Pattern.compile("P([RL])(\\d{2}\\.\\d{2})([IOUD])");

    private static final Pattern SIDE = Pattern.compile("(RIGHT|LEFT|OD|OS|R|L)\\b ?[:=]? ?");
    private static final Pattern POWER = Pattern.compile("(?:SPHERE|SPH|S)? ?[:=]? ?(PLANO|PL|" + SIGNED + ")(?:[ ,/]+(?:(?:CYLINDER|CYL|C) ?[:=]? ?)?" + SIGNED + "(?:[ ,/]*(?:AXIS|AX|X|A|@)? ?[:=]? ?(\\d{1,3})\\b°?)?)?");
    private static final Pattern ADD = Pattern.compile("ADD ?[:=]? ?\\+? ?" + NUMBER);
    private static final Pattern PRISM = Pattern.compile("(?:(?:PRISM|P) ?[:=]? ?)?" + NUMBER + " ?Δ? ?(?:BASE|B)? ?(IN|OUT|UP|DOWN|I|O|U|D)\\b");
    private static final Pattern PD = Pattern.compile("PD ?[:=]? ?" + NUMBER + " ?(?:MM)?");
    private static final Pattern HEIGHT = Pattern.compile("(?:HEIGHT|SEG|FH|H) ?[:=]? ?" + NUMBER + " ?(?:MM)?");
    private static final Pattern PDS = Pattern.compile("PD ?[:=]? ?" + NUMBER + "(?: ?[/; ] ?" + NUMBER + ")? ?(?:MM)?");
    private static final Pattern BETWEEN = Pattern.compile("[ ,;]+");

    private final Map<Eye, Lens> lenses = new EnumMap<>(Eye.class);
    private BigDecimal pd;
    private String device;
    private boolean nidek;

    private FocimeterReading() {
    }

    /** What is read of one lens, line by line. */
    private static final class Lens {
        private LensPower power;
        private BigDecimal add;
        private List<Prism> prism;
        private BigDecimal pd;
        private BigDecimal height;

        private void prism(String amount, String base) {
            prism = prism == null ? new ArrayList<>() : prism;
            BigDecimal size = new BigDecimal(amount);
            if (size.signum() != 0) {
                prism.add(new Prism(size, base(base)));
            }
        }

        private LensValues values() {
            return new LensValues(power, add, prism, pd, height, null, null);
        }
    }

    /**
     * @throws InvalidInput where a line is not understood, says not which lens it is of, or where the check sum says that something was lost on the way
     */
    public static FocimeterReading of(String text) {
        if (text == null || text.isBlank()) {
            throw refused("Paste what the focimeter says.");
        }
        if (text.length() > LONGEST) {
            throw refused("This is longer than " + LONGEST + " characters: one reading is far shorter.");
        }
        checkSum(text);
        FocimeterReading reading = new FocimeterReading();
        for (String line : text.split("[\\x00-\\x08\\x0A-\\x1F]+")) {
            String plain = line.replace('−', '-').replace('×', 'X').replace('\t', ' ').replace('\u00a0', ' ').strip().replaceAll(" {2,}", " ").toUpperCase(Locale.ROOT);
            if (!plain.isEmpty() && !reading.nidek(plain) && !reading.written(plain)) {
                throw refused("This line is not understood: “" + (line.length() > 80 ? line.strip().substring(0, 80) + "…" : line.strip()) + "”. Write it as R -2.25 -0.50 x 180 ADD 2.00 P 0.5 in, or type the values.");
            }
        }
        if (reading.lenses.isEmpty() && reading.pd == null) {
            throw refused("There is no value in it. A lens is a line that begins with R or L.");
        }
        return reading;
    }

    /** Nidek's last four characters are the sum of all before them but the carriage returns, in hexadecimal digits. */
    private static void checkSum(String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            return;
        }
        String said = text.substring(end + 1).strip();
        if (said.length() == 4 && !said.equalsIgnoreCase("%04X".formatted(text.substring(begin, end + 1).chars().filter(sign -> sign != '\r').sum() & 0xFFFF))) {
            throw refused("The reading is damaged: its check sum says something else. Send it once more.");
        }
    }

    private boolean nidek(String line) {
        Matcher name = NIDEK_NAME.matcher(line);
        if (name.matches()) {
            device = name.group(1);
            nidek = true;
            return true;
        }
        Matcher power = NIDEK_POWER.matcher(line);
        if (power.matches()) {
            nidek = true;
            power(lens(power.group(1)), power.group(2), power.group(3), power.group(4));
            return true;
        }
        Matcher add = NIDEK_ADD.matcher(line);
        if (add.matches()) {
            lens(add.group(1)).add = new BigDecimal(add.group(2));
            return true;
        }
        Matcher prism = NIDEK_PRISM.matcher(line);
        if (prism.matches()) {
            lens(prism.group(1)).prism(prism.group(2), prism.group(3));
            return true;
        }
        return line.equals("DLM") || nidek && NIDEK_MORE.matcher(line).matches();
    }

    private boolean written(String line) {
        Matcher pds = PDS.matcher(line);
        if (pds.matches()) {
            if (pds.group(2) == null) {
                pd = new BigDecimal(pds.group(1));
            } else {
                lens("R").pd = new BigDecimal(pds.group(1));
                lens("L").pd = new BigDecimal(pds.group(2));
            }
            return true;
        }
        Matcher side = SIDE.matcher(line);
        if (!side.lookingAt()) {
            return false;
        }
        Lens lens = lens(side.group(1));
        int at = side.end();
        if (at == line.length()) {
            return false;
        }
        while (at < line.length()) {
            int next = value(lens, line, at);
            if (next < 0) {
                return false;
            }
            Matcher between = BETWEEN.matcher(line).region(next, line.length());
            at = between.lookingAt() ? between.end() : next;
        }
        return true;
    }

    /** Reads one value of a lens. @return where it ends; negative where there is none */
    private static int value(Lens lens, String line, int at) {
        Optional<Matcher> found = here(ADD, line, at);
        if (found.isPresent()) {
            lens.add = new BigDecimal(found.get().group(1));
        } else if ((found = here(PD, line, at)).isPresent()) {
            lens.pd = new BigDecimal(found.get().group(1));
        } else if ((found = here(HEIGHT, line, at)).isPresent()) {
            lens.height = new BigDecimal(found.get().group(1));
        } else if ((found = here(PRISM, line, at)).isPresent()) {
            lens.prism(found.get().group(1), found.get().group(2));
        } else if (lens.power == null && (found = here(POWER, line, at)).isPresent()) {
            Matcher power = found.get();
            power(lens, power.group(1).startsWith("PL") ? "0" : power.group(1), power.group(3), power.group(4));
        }
        return found.map(Matcher::end).orElse(-1);
    }

    private static Optional<Matcher> here(Pattern pattern, String line, int at) {
        Matcher matcher = pattern.matcher(line).region(at, line.length());
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    private static void power(Lens lens, String sphere, String cylinder, String axis) {
        BigDecimal across = cylinder == null ? null : number(cylinder);
        lens.power = new LensPower(number(sphere), across, axis == null ? null : Integer.valueOf(axis));
    }

    private static BigDecimal number(String signed) {
        return new BigDecimal(signed.replace(" ", ""));
    }

    private static Base base(String word) {
        return switch (word.charAt(0)) {
            case 'I' -> Base.IN;
            case 'O' -> Base.OUT;
            case 'U' -> Base.UP;
            default -> Base.DOWN;
        };
    }

    private Lens lens(String side) {
        return lenses.computeIfAbsent(side.startsWith("R") || side.equals("OD") ? Eye.RIGHT : Eye.LEFT, eye -> new Lens());
    }

    private static InvalidInput refused(String why) {
        return new InvalidInput("reading_unknown", "reading", why);
    }

    public PairValues values() {
        return new PairValues(of(Eye.RIGHT), of(Eye.LEFT), pd);
    }

    private LensValues of(Eye eye) {
        return lenses.containsKey(eye) ? lenses.get(eye).values() : LensValues.NONE;
    }

    /** What the instrument calls itself; empty where it says nothing of it. */
    public Optional<String> device() {
        return Optional.ofNullable(device);
    }
}
