package app.fovea.notification.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a practice tells its patients, when not, and in which language. One row for a practice; none for the usual. */
@Entity
@Table(name = "message_settings")
public class MessageSettings extends TenantEntity {
    public static final String USUAL_LANGUAGE = "en";

    @Column(name = "quiet_from")
    private LocalTime quietFrom;
    @Column(name = "quiet_to")
    private LocalTime quietTo;
    private String language;
    @Convert(converter = WordsColumn.class)
    private List<String> kinds;

    /** The usual. */
    public MessageSettings() {
        change(QuietHours.USUAL, USUAL_LANGUAGE, MessageKind.usual());
    }

    public final void change(QuietHours quiet, String language, Collection<MessageKind> kinds) {
        this.quietFrom = quiet.from();
        this.quietTo = quiet.to();
        this.language = language;
        this.kinds = kinds.stream().distinct().sorted().map(MessageKind::id).toList();
    }

    public QuietHours quiet() {
        return new QuietHours(quietFrom, quietTo);
    }

    /** BCP 47: what who has not said otherwise is written to in. */
    public String language() {
        return language;
    }

    public Set<MessageKind> kinds() {
        Set<MessageKind> told = EnumSet.noneOf(MessageKind.class);
        kinds.forEach(id -> MessageKind.of(id).ifPresent(told::add));
        return told;
    }

    public boolean tells(MessageKind kind) {
        return kinds.contains(kind.id());
    }
}
