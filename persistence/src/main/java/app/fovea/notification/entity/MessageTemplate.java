package app.fovea.notification.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A practice's own words for a kind of message, by a channel, in a language. No row: the house's words. */
@Entity
@Table(name = "message_templates")
public class MessageTemplate extends TenantEntity {
    @Column(updatable = false)
    private String kind;
    @Column(updatable = false)
    private String channel;
    @Column(updatable = false)
    private String language;
    private String subject;
    private String text;
    @Column(name = "changed_at")
    private Instant changedAt;

    protected MessageTemplate() {
    }

    public MessageTemplate(MessageKind kind, MessageChannel channel, String language, MessageText words, Instant now) {
        this.kind = kind.id();
        this.channel = channel.id();
        this.language = language;
        change(words, now);
    }

    /** @param words already checked by {@link MessageText#errors} */
    public final void change(MessageText words, Instant now) {
        subject = words.subject();
        text = words.text();
        changedAt = now;
    }

    public MessageKind kind() {
        return MessageKind.of(kind).orElseThrow();
    }

    public MessageChannel channel() {
        return MessageChannel.of(channel).orElseThrow();
    }

    public String language() {
        return language;
    }

    public MessageText words() {
        return new MessageText(subject, text);
    }
}
