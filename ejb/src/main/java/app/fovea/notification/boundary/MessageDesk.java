package app.fovea.notification.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.journey.entity.JourneyLog;
import app.fovea.notification.control.Sending;
import app.fovea.notification.entity.HouseTexts;
import app.fovea.notification.entity.Languages;
import app.fovea.notification.entity.MessageChannel;
import app.fovea.notification.entity.MessageKind;
import app.fovea.notification.entity.MessageSettings;
import app.fovea.notification.entity.MessageState;
import app.fovea.notification.entity.MessageTemplate;
import app.fovea.notification.entity.MessageTemplateRepository;
import app.fovea.notification.entity.MessageTemplateRepository.Wording;
import app.fovea.notification.entity.MessageText;
import app.fovea.notification.entity.Notification;
import app.fovea.notification.entity.NotificationRepository;
import app.fovea.notification.entity.Placeholder;
import app.fovea.notification.entity.QuietHours;
import app.fovea.notification.entity.TextLength;
import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a practice tells its patients, when not, and in which words. */
@Stateless
@Requires(Permission.SETTINGS_MESSAGES)
public class MessageDesk {
    /** So many at a time are woken when the hours are opened; the others come at their old time. */
    private static final int MOST_WOKEN = 1_000;

    @Inject
    private MessageTemplateRepository templates;
    @Inject
    private NotificationRepository notifications;
    @Inject
    private JourneyLog journey;
    @Inject
    private Sending sending;
    @Inject
    private AuditTrail audit;

    /**
     * What a practice decides.
     *
     * @param quietFrom by the clock in the practice's zone
     * @param quietTo   the same as {@code quietFrom} for a practice that writes at all hours
     * @param language  BCP 47, for patients who have said nothing
     * @param kinds     what is told; what is not among them is not
     */
    public record Decided(@JsonFormat(pattern = "HH:mm") LocalTime quietFrom, @JsonFormat(pattern = "HH:mm") LocalTime quietTo, String language, Set<MessageKind> kinds) {
    }

    /** @param version 0 for a practice that never decided */
    public record SettingsView(long version, @JsonFormat(pattern = "HH:mm") LocalTime quietFrom, @JsonFormat(pattern = "HH:mm") LocalTime quietTo, String language, Set<MessageKind> kinds) implements Serializable {
    }

    /**
     * The words of one kind of message, by one channel, in one language.
     *
     * @param own       whether they are the practice's
     * @param version   0 for the house's
     * @param writtenIn the language that the words are in: another one, where there are none in this
     */
    public record TemplateView(MessageKind kind, MessageChannel channel, String language, boolean own, long version, String writtenIn, String subject, String text) implements Serializable {
    }

    /** What a patient would get. @param length of a text message; null for an e-mail */
    public record Preview(String subject, String text, TextLength length) implements Serializable {
    }

    public SettingsView settings() {
        return templates.settings().map(settings -> view(settings, settings.version())).orElseGet(() -> view(new MessageSettings(), 0));
    }

    /** Who waits for the end of quiet hours that end sooner now is written to sooner. @param version what the editor saw */
    public SettingsView change(long version, Decided decided) {
        check(decided);
        String language = Languages.normal(decided.language()).orElseThrow();
        Optional<MessageSettings> stored = templates.settings();
        if (stored.map(MessageSettings::version).orElse(0L) != version) {
            throw Conflict.stale("page");
        }
        MessageSettings settings = stored.orElseGet(MessageSettings::new);
        QuietHours before = settings.quiet();
        settings.change(new QuietHours(decided.quietFrom(), decided.quietTo()), language, decided.kinds());
        if (stored.isEmpty()) {
            templates.add(settings);
        }
        stored("page");
        audit.record("message_settings.changed", "message_settings", settings.id(), Map.of("quiet", decided.quietFrom() + "–" + decided.quietTo(), "language", language,
            "kinds", decided.kinds().stream().sorted().map(MessageKind::id).collect(Collectors.joining(" "))));
        if (!settings.quiet().equals(before)) {
            wake();
        }
        return view(settings, settings.version());
    }

    private void wake() {
        for (Notification waiting : notifications.waitingBeyond(Instant.now(), MOST_WOKEN)) {
            notifications.lock(waiting.id()).filter(message -> message.state() == MessageState.WAITING && message.tries() == 0)
                .ifPresent(message -> journey.find(message.eventId()).ifPresent(event -> sending.wake(message, event.envelope(CurrentCaller.get().tenantId()))));
        }
    }

    /** In which languages there are words: the house's, and those in which the practice has its own. */
    public List<String> languages() {
        Set<String> languages = new LinkedHashSet<>(Languages.HOUSE);
        templates.all().forEach(template -> languages.add(template.language()));
        return List.copyOf(languages);
    }

    /** All that the practice or the house has words for. */
    public List<TemplateView> all() {
        Map<String, MessageTemplate> own = templates.all().stream().collect(Collectors.toMap(template -> key(template.kind(), template.channel(), template.language()), Function.identity()));
        List<TemplateView> all = new ArrayList<>();
        for (String language : languages()) {
            for (MessageKind kind : MessageKind.values()) {
                for (MessageChannel channel : kind.channels()) {
                    MessageTemplate template = own.get(key(kind, channel, language));
                    if (template != null) {
                        all.add(view(template));
                    } else {
                        HouseTexts.find(kind, channel, language).ifPresent(words -> all.add(house(kind, channel, language, new Wording(language, words))));
                    }
                }
            }
        }
        return all;
    }

    private static String key(MessageKind kind, MessageChannel channel, String language) {
        return kind.id() + "/" + channel.id() + "/" + language;
    }

    public TemplateView template(MessageKind kind, MessageChannel channel, String language) {
        String normal = named(kind, channel, language);
        return templates.find(kind, channel, normal).map(MessageDesk::view).orElseGet(() -> used(kind, channel, normal));
    }

    /** @param version what the editor saw; 0 for the house's words */
    public TemplateView write(MessageKind kind, MessageChannel channel, String language, long version, MessageText words) {
        String normal = named(kind, channel, language);
        List<FieldError> errors = words.errors(channel);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        Optional<MessageTemplate> stored = templates.find(kind, channel, normal);
        expect(version, stored);
        MessageTemplate template = stored.orElseGet(() -> new MessageTemplate(kind, channel, normal, words, Instant.now()));
        template.change(words, Instant.now());
        if (stored.isEmpty()) {
            templates.add(template);
        }
        stored("template");
        audit.record("message_template.written", "message_template", template.id(), Map.of("template", key(kind, channel, normal)));
        return view(template);
    }

    /** Back to the house's words. Nothing happens where those are in use already. @param version what the editor saw */
    public TemplateView restore(MessageKind kind, MessageChannel channel, String language, long version) {
        String normal = named(kind, channel, language);
        Optional<MessageTemplate> stored = templates.find(kind, channel, normal);
        expect(version, stored);
        stored.ifPresent(template -> {
            templates.remove(template);
            templates.flush();
            audit.record("message_template.restored", "message_template", template.id(), Map.of("template", key(kind, channel, normal)));
        });
        return used(kind, channel, normal);
    }

    /** With what a sample patient would get. Nothing is kept. */
    public Preview preview(MessageChannel channel, MessageText words) {
        List<FieldError> errors = words.errors(channel);
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        Map<Placeholder, String> samples = Arrays.stream(Placeholder.values()).collect(Collectors.toMap(Function.identity(), Placeholder::sample));
        samples.put(Placeholder.PRACTICE, CurrentCaller.get().practice().name());
        MessageText filled = words.filled(samples);
        return new Preview(filled.subject(), filled.text(), channel == MessageChannel.SMS ? TextLength.of(filled.text()) : null);
    }

    private TemplateView used(MessageKind kind, MessageChannel channel, String language) {
        String practices = templates.settings().map(MessageSettings::language).orElse(MessageSettings.USUAL_LANGUAGE);
        return house(kind, channel, language, templates.wording(kind, channel, language, practices));
    }

    private static TemplateView house(MessageKind kind, MessageChannel channel, String language, Wording wording) {
        return new TemplateView(kind, channel, language, false, 0, wording.language(), wording.words().subject(), wording.words().text());
    }

    private static TemplateView view(MessageTemplate template) {
        MessageText words = template.words();
        return new TemplateView(template.kind(), template.channel(), template.language(), true, template.version(), template.language(), words.subject(), words.text());
    }

    private static SettingsView view(MessageSettings settings, long version) {
        return new SettingsView(version, settings.quiet().from(), settings.quiet().to(), settings.language(), settings.kinds());
    }

    private static void expect(long version, Optional<MessageTemplate> stored) {
        if (stored.map(MessageTemplate::version).orElse(0L) != version) {
            throw Conflict.stale("template");
        }
    }

    /** Writes now: two people who were the first to decide meet here. */
    private void stored(String what) {
        try {
            templates.flush();
        } catch (PersistenceException somebodyWasFirst) {
            throw Conflict.stale(what);
        }
    }

    /** The language in its one form. @param kind null, as the channel, for what is none */
    private static String named(MessageKind kind, MessageChannel channel, String tag) {
        if (kind == null || channel == null || !kind.channels().contains(channel)) {
            throw new NotFound("template");
        }
        return Languages.normal(tag).orElseThrow(() -> new InvalidInput("language_unknown", "language", "This is no tag of a language. Write it like cy or de-AT (BCP 47)."));
    }

    private static void check(Decided decided) {
        List<FieldError> errors = new ArrayList<>();
        if (decided.quietFrom() == null) {
            errors.add(new FieldError("time_missing", "quietFrom", "Say from when on nobody is written to, like 20:00."));
        }
        if (decided.quietTo() == null) {
            errors.add(new FieldError("time_missing", "quietTo", "Say from when on patients are written to, like 08:00."));
        }
        if (decided.language() == null || Languages.normal(decided.language()).isEmpty()) {
            errors.add(new FieldError("language_unknown", "language", "This is no tag of a language. Write it like en or cy (BCP 47)."));
        }
        if (decided.kinds() == null) {
            errors.add(new FieldError("kinds_missing", "kinds", "Say what patients are told; an empty list for nothing."));
        } else if (!MessageKind.decided().containsAll(decided.kinds())) {
            errors.add(new FieldError("kind_unknown", "kinds", "Something there is no kind of message that could be left out. There are "
                + MessageKind.decided().stream().map(MessageKind::id).collect(Collectors.joining(", ")) + "."));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }
}
