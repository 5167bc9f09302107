package app.fovea.notification.view;

import app.fovea.notification.boundary.MessageDesk;
import app.fovea.notification.boundary.MessageDesk.Decided;
import app.fovea.notification.boundary.MessageDesk.Preview;
import app.fovea.notification.boundary.MessageDesk.SettingsView;
import app.fovea.notification.boundary.MessageDesk.TemplateView;
import app.fovea.notification.entity.Languages;
import app.fovea.notification.entity.MessageChannel;
import app.fovea.notification.entity.MessageKind;
import app.fovea.notification.entity.MessageText;
import app.fovea.notification.entity.Placeholder;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** What patients are told, when not, and in which words: settings/messages.xhtml. */
@Named
@ViewScoped
public class MessageSettingsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private MessageDesk desk;
    @Inject @Param(name = "kind")
    private String wantedKind;
    @Inject @Param(name = "channel")
    private String wantedChannel;
    @Inject @Param(name = "language")
    private String wantedLanguage;

    private long version;
    private LocalTime quietFrom;
    private LocalTime quietTo;
    private String practiceLanguage;
    private final Map<MessageKind, Boolean> told = new LinkedHashMap<>();

    private TemplateView template;
    private List<String> languages;
    private String subject;
    private String text;
    private Preview preview;

    @PostConstruct
    void load() {
        SettingsView settings = desk.settings();
        version = settings.version();
        quietFrom = settings.quietFrom();
        quietTo = settings.quietTo();
        practiceLanguage = settings.language();
        MessageKind.decided().forEach(kind -> told.put(kind, settings.kinds().contains(kind)));
        MessageKind kind = Optional.ofNullable(wantedKind).flatMap(MessageKind::of).orElse(MessageKind.SHIPPED_TO_BRANCH);
        MessageChannel channel = Optional.ofNullable(wantedChannel).flatMap(MessageChannel::of).orElse(MessageChannel.EMAIL);
        show(desk.template(kind, kind.channels().contains(channel) ? channel : MessageChannel.EMAIL, Languages.normal(wantedLanguage).orElse(practiceLanguage)));
        languages = Stream.concat(desk.languages().stream(), Stream.of(template.language())).distinct().toList();
        preview = desk.preview(channel, words());
    }

    private void show(TemplateView shown) {
        template = shown;
        subject = shown.subject();
        text = shown.text();
    }

    private MessageText words() {
        return new MessageText(subject, text);
    }

    public void saveSettings() {
        Problems.tried(() -> {
            SettingsView saved = desk.change(version, new Decided(quietFrom, quietTo, practiceLanguage, told.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).collect(Collectors.toSet())));
            Problems.done("Saved. It counts from the next message on, and for those that wait.");
            reload();
            return saved;
        });
    }

    public void look() {
        Problems.tried(() -> preview = desk.preview(template.channel(), words()));
    }

    public void saveTemplate() {
        Problems.tried(() -> {
            TemplateView saved = desk.write(template.kind(), template.channel(), template.language(), template.version(), words());
            Problems.done("Saved. “" + saved.kind().title() + "” says this from now on.");
            reload();
            return saved;
        });
    }

    public void restore() {
        Problems.tried(() -> {
            TemplateView house = desk.restore(template.kind(), template.channel(), template.language(), template.version());
            Problems.done("The house’s words are back.");
            reload();
            return house;
        });
    }

    private void reload() {
        Paths.go("/settings/messages" + query(template.kind(), template.channel(), template.language()));
    }

    /** Where the words of another kind, channel or language are. */
    public String query(MessageKind kind, MessageChannel channel, String language) {
        return "?kind=" + kind.id() + "&channel=" + channel.id() + "&language=" + language;
    }

    /** In whose words one may write. */
    public MessageKind[] getKinds() {
        return MessageKind.values();
    }

    /** What a practice tells or does not. */
    public List<MessageKind> getDecided() {
        return List.copyOf(MessageKind.decided());
    }

    public List<MessageChannel> getChannels() {
        return List.copyOf(template.kind().channels());
    }

    public Placeholder[] getPlaceholders() {
        return Placeholder.values();
    }

    /** In which there are words. */
    public List<String> getLanguages() {
        return languages;
    }

    /** Those without words yet. */
    public List<String> getMoreLanguages() {
        return Languages.offered().stream().filter(tag -> !languages.contains(tag)).toList();
    }

    public List<SelectItem> getPracticeLanguages() {
        return Stream.concat(languages.stream(), Stream.of(practiceLanguage)).distinct().map(tag -> new SelectItem(tag, Languages.title(tag))).toList();
    }

    public String title(String language) {
        return Languages.title(language);
    }

    public TemplateView getTemplate() {
        return template;
    }

    public boolean isEmail() {
        return template.channel() == MessageChannel.EMAIL;
    }

    /** Null while there is nothing that could be sent. */
    public Preview getPreview() {
        return preview;
    }

    public Map<MessageKind, Boolean> getTold() {
        return told;
    }

    public LocalTime getQuietFrom() {
        return quietFrom;
    }

    public void setQuietFrom(LocalTime quietFrom) {
        this.quietFrom = quietFrom;
    }

    public LocalTime getQuietTo() {
        return quietTo;
    }

    public void setQuietTo(LocalTime quietTo) {
        this.quietTo = quietTo;
    }

    public String getPracticeLanguage() {
        return practiceLanguage;
    }

    public void setPracticeLanguage(String practiceLanguage) {
        this.practiceLanguage = practiceLanguage;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
