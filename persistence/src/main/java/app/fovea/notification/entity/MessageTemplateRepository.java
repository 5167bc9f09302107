package app.fovea.notification.entity;

import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What a practice has decided about its messages, and in which words. */
@ApplicationScoped
public class MessageTemplateRepository {
    @Inject
    private TenantEntityManager tenant;

    /** Empty for a practice that never decided. */
    public Optional<MessageSettings> settings() {
        return tenant.get().createQuery("select s from MessageSettings s", MessageSettings.class).getResultStream().findFirst();
    }

    public void add(MessageSettings settings) {
        tenant.get().persist(settings);
    }

    public Optional<MessageTemplate> find(MessageKind kind, MessageChannel channel, String language) {
        return tenant.get().createQuery("select t from MessageTemplate t where t.kind = :kind and t.channel = :channel and t.language = :language", MessageTemplate.class)
            .setParameter("kind", kind.id()).setParameter("channel", channel.id()).setParameter("language", language).getResultStream().findFirst();
    }

    public List<MessageTemplate> all() {
        return tenant.get().createQuery("select t from MessageTemplate t order by t.kind, t.channel, t.language", MessageTemplate.class).getResultList();
    }

    public void add(MessageTemplate template) {
        tenant.get().persist(template);
    }

    public void remove(MessageTemplate template) {
        tenant.get().remove(template);
    }

    /** Writes now, so that the answer carries the version that was stored. */
    public void flush() {
        tenant.get().flush();
    }

    /** The words that a message is written in: of each language from the most wanted to English the practice's own, else the house's. */
    public Wording wording(MessageKind kind, MessageChannel channel, String wanted, String practices) {
        return Languages.wanted(wanted, practices, MessageSettings.USUAL_LANGUAGE).flatMap(language -> inLanguage(kind, channel, language).stream()).findFirst().orElseThrow();
    }

    private Optional<Wording> inLanguage(MessageKind kind, MessageChannel channel, String language) {
        return find(kind, channel, language).map(template -> new Wording(language, template.words()))
            .or(() -> HouseTexts.find(kind, channel, language).map(words -> new Wording(language, words)));
    }

    /** A template and the language it is in. */
    public record Wording(String language, MessageText words) {
    }
}
