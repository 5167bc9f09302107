package app.fovea.notification.entity;

import app.fovea.access.entity.Refusal.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a message says: a template with {@link Placeholder}s, or what came of one.
 *
 * @param subject null for a text message, which has none
 */
public record MessageText(String subject, String text) {
    public static final int LONGEST_SUBJECT = 150;
    public static final int LONGEST_EMAIL = 4_000;
    /** More than a patient reads on a telephone, and ten times what a practice should pay for. */
    public static final int MOST_SEGMENTS = 6;
    private static final Pattern GAP = Pattern.compile("\\{([^{}\\n]*)}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");

    public MessageText {
        subject = subject == null || subject.isBlank() ? null : subject.strip();
        text = text == null ? null : text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** Everything that is wrong with it as a template, each with its field; empty when it may be kept. */
    public List<FieldError> errors(MessageChannel channel) {
        List<FieldError> errors = new ArrayList<>();
        if (channel == MessageChannel.EMAIL) {
            subjectErrors(errors);
        } else if (subject != null) {
            errors.add(new FieldError("subject_not_allowed", "subject", "A text message has no subject. Write all of it into the text."));
        }
        if (text == null || text.isBlank()) {
            errors.add(new FieldError("text_missing", "text", "Write what the message says."));
            return errors;
        }
        if (text.length() > LONGEST_EMAIL) {
            errors.add(new FieldError("too_long", "text", "The text is longer than " + LONGEST_EMAIL + " characters."));
        } else if (channel == MessageChannel.SMS && TextLength.of(filledWithSamples().text()).segments() > MOST_SEGMENTS) {
            errors.add(new FieldError("too_long", "text", "This would go out as more than " + MOST_SEGMENTS + " text messages. Write less."));
        }
        if (CONTROL.matcher(text).find()) {
            errors.add(new FieldError("character_not_allowed", "text", "The text holds a character that cannot be sent. Type it again instead of pasting it."));
        }
        unknown(text).forEach(word -> errors.add(unknownPlaceholder("text", word)));
        return errors;
    }

    private void subjectErrors(List<FieldError> errors) {
        if (subject == null) {
            errors.add(new FieldError("subject_missing", "subject", "Write a subject."));
            return;
        }
        if (subject.length() > LONGEST_SUBJECT) {
            errors.add(new FieldError("too_long", "subject", "The subject is longer than " + LONGEST_SUBJECT + " characters."));
        }
        if (!oneLine(subject).equals(subject)) {
            errors.add(new FieldError("line_break_not_allowed", "subject", "A subject is one line."));
        }
        unknown(subject).forEach(word -> errors.add(unknownPlaceholder("subject", word)));
    }

    private static FieldError unknownPlaceholder(String field, String word) {
        return new FieldError("placeholder_unknown", field, "Nothing is known as {" + word + "}. There are "
            + Arrays.stream(Placeholder.values()).map(placeholder -> "{" + placeholder.word() + "}").collect(Collectors.joining(", ")) + ".");
    }

    private static List<String> unknown(String template) {
        return GAP.matcher(template).results().map(gap -> gap.group(1)).filter(word -> Placeholder.of(word).isEmpty()).distinct().toList();
    }

    /**
     * With the values put in, each as it stands: what looks like a placeholder in a patient's name stays what it is. A line that needs a value which there is not is left out: “Tracking
     * number: {tracking}” where nobody tracks. The subject stays one line, whatever a value holds.
     */
    public MessageText filled(Map<Placeholder, String> values) {
        String lines = text.lines().filter(line -> complete(line, values)).map(line -> fill(line, values)).collect(Collectors.joining("\n"));
        return new MessageText(subject == null ? null : oneLine(fill(subject, values)), lines.replaceAll("\\n{3,}", "\n\n"));
    }

    /** As a preview shows it. */
    public MessageText filledWithSamples() {
        return filled(Arrays.stream(Placeholder.values()).collect(Collectors.toMap(placeholder -> placeholder, Placeholder::sample)));
    }

    private static boolean complete(String line, Map<Placeholder, String> values) {
        return GAP.matcher(line).results().map(gap -> Placeholder.of(gap.group(1)).orElse(null)).filter(Objects::nonNull).allMatch(values::containsKey);
    }

    private static String fill(String template, Map<Placeholder, String> values) {
        return GAP.matcher(template).replaceAll(gap -> Matcher.quoteReplacement(
            Placeholder.of(gap.group(1)).map(placeholder -> oneLine(values.getOrDefault(placeholder, ""))).orElse(gap.group())));
    }

    /** What would begin another header of an e-mail begins none. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    }
}
