package app.fovea.view;

import app.fovea.billing.entity.Money;
import app.fovea.prescription.entity.EyePower;
import app.fovea.prescription.entity.PowerNotation;
import app.fovea.prescription.entity.Prism;
import app.fovea.prescription.entity.RestrictedSupply;
import app.fovea.prescription.entity.SpectaclePrescription;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** How this practice writes dates, times, money and powers: {@code #{format.day(exam.examinedOn)}}. */
@Named("format")
@RequestScoped
public class Formats {
    private static final Locale LOCALE = Locale.UK;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", LOCALE);
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("dd/MM/uuuu", LOCALE);
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMM", LOCALE);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", LOCALE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", LOCALE);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", LOCALE);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM", LOCALE);
    private static final DateTimeFormatter LONG_DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", LOCALE);
    private static final DateTimeFormatter DAY_OF_BIRTH = DateTimeFormatter.ofPattern("dd-MMM-uuuu", LOCALE);

    private static final ResourceBundle WORDS = ResourceBundle.getBundle("app.fovea.view.words", LOCALE);

    @Inject
    private ActiveUser user;

    /** “12 May 2026”; a dash when there is none. */
    public String day(LocalDate date) {
        return date == null ? "–" : DAY.format(date);
    }

    /** “12/05/2026”; a dash when there is none. */
    public String digits(LocalDate date) {
        return date == null ? "–" : DIGITS.format(date);
    }

    /** “12 May”, with the year when it is another one. */
    public String shortDay(LocalDate date) {
        return date == null ? "–" : (date.getYear() == today().getYear() ? DAY_AND_MONTH : DAY).format(date);
    }

    /** With a capital, as a sentence begins. */
    public String sentence(String words) {
        return words == null || words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    public boolean past(LocalDate date) {
        return date != null && date.isBefore(today());
    }

    public String list(List<String> words) {
        return String.join(", ", words);
    }

    /** As the NHS writes a date of birth: “04-Jul-1985”. */
    public String born(LocalDate date) {
        return date == null ? "Not known" : DAY_OF_BIRTH.format(date);
    }

    public String dayOf(Instant instant) {
        return instant == null ? "–" : DAY.format(instant.atZone(zone()));
    }

    public String moment(Instant instant) {
        return instant == null ? "–" : DAY_AND_TIME.format(instant.atZone(zone()));
    }

    public String time(Instant instant) {
        return instant == null ? "–" : TIME.format(instant.atZone(zone()));
    }

    /** “10:22:31”, for what changes as one looks. */
    public String clock(Instant instant) {
        return instant == null ? "–" : CLOCK.format(instant.atZone(zone()));
    }

    /** “Tuesday 12 May”, the heading of a day in a timeline. */
    public String longDayOf(Instant instant) {
        return longDay(instant.atZone(zone()).toLocalDate());
    }

    /** As {@link #longDayOf}. */
    public String longDay(LocalDate date) {
        return date.equals(today()) ? "Today" : LONG_DAY.format(date) + (date.getYear() == today().getYear() ? "" : " " + date.getYear());
    }

    /** Today, in the practice's zone. */
    public LocalDate today() {
        return LocalDate.now(zone());
    }

    public String todayInWords() {
        return LONG_DAY.format(today());
    }

    /** By the practice's own clock. */
    public String greeting() {
        int hour = LocalTime.now(zone()).getHour();
        return hour < 12 ? "Good morning" : hour < 18 ? "Good afternoon" : "Good evening";
    }

    /** Whole years, or months for the very young. */
    public String age(LocalDate born) {
        if (born == null) {
            return "Age not known";
        }
        Period age = Period.between(born, today());
        return age.getYears() < 2 ? age.toTotalMonths() + " months" : age.getYears() + " years";
    }

    /** For the value of a parameter in an address. */
    public String encoded(String text) {
        return text == null ? "" : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** “today”, “3 weeks ago”; a dash when there is none. */
    public String ago(LocalDate date) {
        return date == null ? "–" : date.equals(today()) ? "today" : span(date, today()) + " ago";
    }

    /** What is left until the end of a last day: “another 5 months”, “today is the last day”; when it is over, “3 weeks ago”. */
    public String left(LocalDate last) {
        return last == null ? "–" : last.equals(today()) ? "today is the last day" : last.isBefore(today()) ? ago(last) : "another " + span(today(), last);
    }

    /** The time between two days as people say it: “1 day”, “12 days”, “3 weeks”, “5 months”, “1 year and 2 months”. */
    static String span(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        long months = ChronoUnit.MONTHS.between(from, to);
        if (days < 14) {
            return many(days, "day");
        }
        if (months < 2) {
            return many(days / 7, "week");
        }
        return months < 12 ? many(months, "month") : many(months / 12, "year") + (months % 12 == 0 ? "" : " and " + many(months % 12, "month"));
    }

    private static String many(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    /** “under 16” of whoever is too young to be supplied by anybody but a registrant; null for everyone else. */
    public String young(LocalDate born) {
        return born == null ? null : RestrictedSupply.SECTION.find(user.getJurisdiction(), today()).filter(rule -> rule.under(born, today()))
            .map(rule -> rule.reason(born, today())).orElse(null);
    }

    /** When something is due, in words: “Late by 3 days”, “Today”, “Tomorrow”, “Thu 14 May”. */
    public String due(LocalDate date) {
        if (date == null) {
            return "No date";
        }
        long days = ChronoUnit.DAYS.between(today(), date);
        if (days < 0) {
            return "Late by " + (days == -1 ? "1 day" : -days + " days");
        }
        return days == 0 ? "Due today" : days == 1 ? "Due tomorrow" : "Due " + WEEKDAY.format(date);
    }

    /** {@code late}, {@code today} or {@code later}: the colour that goes with {@link #due}. */
    public String dueTone(LocalDate date) {
        if (date == null) {
            return "neutral";
        }
        return date.isBefore(today()) ? "bad" : date.equals(today()) ? "warn" : "neutral";
    }

    /** “£1,249.00”, in the practice's own currency. */
    /** The same amount as one says it over the counter, “: 7 pounds and 60 pence”; nothing for money without such words here. */
    public String coins(BigDecimal amount, String currency) {
        if (!currency.equals("GBP")) {
            return "";
        }
        BigDecimal[] parts = amount.multiply(BigDecimal.valueOf(100)).divideAndRemainder(BigDecimal.valueOf(100));
        List<String> words = new ArrayList<>();
        if (parts[0].signum() != 0) {
            words.add(parts[0].toBigInteger() + (parts[0].compareTo(BigDecimal.ONE) == 0 ? " pound" : " pounds"));
        }
        if (parts[1].signum() != 0) {
            words.add(parts[1].toBigInteger() + (parts[1].compareTo(BigDecimal.ONE) == 0 ? " penny" : " pence"));
        }
        return words.isEmpty() ? "" : ": " + String.join(" and ", words);
    }

    public String money(BigDecimal amount) {
        return money(amount, user.getCurrency());
    }

    public String money(BigDecimal amount, String currency) {
        return amount == null ? "–" : Money.written(amount, currency);
    }

    /** A number without trailing zeros: 52, 31.5. */
    public String number(BigDecimal value) {
        return value == null ? "–" : plain(value);
    }

    /** “+1.25”, “−0.50”, “0.00”; a dash when there is none. */
    public String dioptres(BigDecimal power) {
        return power == null ? "–" : power(power).replace('-', '\u2212');
    }

    /** Two decimals; three only where an eighth of a dioptre needs them. */
    static String power(BigDecimal power) {
        BigDecimal shown = power.setScale(Math.max(2, power.stripTrailingZeros().scale()), RoundingMode.UNNECESSARY);
        return (shown.signum() > 0 ? "+" : "") + shown.toPlainString();
    }

    /** The initials of a name, at most two. */
    public String initials(String given, String family) {
        return (first(given) + first(family)).toUpperCase(LOCALE);
    }

    /** The initials of a whole name, titles left out: “Dr Asha Patel” is AP. */
    public String initialsOf(String name) {
        String[] words = name == null ? new String[0] : name.replaceFirst("^(Dr|Mr|Mrs|Ms|Miss|Prof)\\.? ", "").strip().split("\\s+");
        return words.length == 0 ? "" : words.length == 1 ? initials(words[0], "") : initials(words[0], words[words.length - 1]);
    }

    public String axis(Integer degrees) {
        return degrees == null ? "–" : degrees + "°";
    }

    /** “2.00Δ in, 1.50Δ up”, “2.50Δ at 37°”; a dash when there is none. */
    public String prism(List<Prism> prism) {
        String written = prism == null ? "" : prism.stream().filter(Formats::prismatic).map(Formats::prism).collect(Collectors.joining(", "));
        return written.isEmpty() ? "–" : written;
    }

    /** A prism of 0 needs no base and is none; of a draft its base may still be missing. */
    private static boolean prismatic(Prism prism) {
        return prism.amount() != null && prism.amount().signum() != 0;
    }

    private static String prism(Prism prism) {
        String amount = prism.amount().setScale(2, RoundingMode.HALF_UP).toPlainString() + "Δ";
        return prism.baseAngle() != null ? amount + " at " + plain(prism.baseAngle()) + "°" : prism.base() == null ? amount : amount + " " + prism.base().name().toLowerCase(LOCALE);
    }

    /** A refractive index, two decimals at least: 1.60, 1.586. */
    public String index(BigDecimal index) {
        return index == null ? "–" : index.setScale(Math.max(2, index.stripTrailingZeros().scale()), RoundingMode.HALF_UP).toPlainString();
    }

    /** Both eyes on one line, as the field writes them. */
    public String prescription(SpectaclePrescription prescription) {
        return prescription == null ? "–" : PowerNotation.print(prescription).replace('-', '\u2212');
    }

    /** One eye on one line, as the field writes it. */
    public String eye(EyePower eye) {
        return eye == null ? "–" : PowerNotation.print(eye).replace('-', '\u2212');
    }

    /** The sphere of an eye, or “Balance”. */
    public String sphere(EyePower eye) {
        return eye != null && eye.balance() ? "Balance" : dioptres(eye == null ? null : eye.sphere());
    }

    /** What the data call something, as people do: {@code words('use', ['vdu'])} is “Screen work”. */
    public String words(String kind, List<String> ids) {
        return ids == null || ids.isEmpty() ? "–" : ids.stream().map(id -> word(kind, id)).collect(Collectors.joining(", "));
    }

    public String word(String kind, String id) {
        String key = kind + "." + id;
        return WORDS.containsKey(key) ? WORDS.getString(key) : id;
    }

    /** A person by name; a listener by what people call the machine. */
    public String actor(String name) {
        String key = "actor." + name;
        return WORDS.containsKey(key) ? WORDS.getString(key) : name;
    }

    /** Three, three and four digits, as the NHS prints its number. */
    public String nhsNumber(String digits) {
        return digits == null || digits.length() != 10 ? digits : digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }

    private static String first(String name) {
        return name == null || name.isBlank() ? "" : name.strip().substring(0, name.strip().offsetByCodePoints(0, 1));
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private ZoneId zone() {
        return user.getZone();
    }
}
