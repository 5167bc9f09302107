package app.fovea.journey.entity;

import app.fovea.tenancy.entity.TenantOwned;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A listener has done its work for an event, or a later part of it; written in the transaction of that work. */
@Entity
@Table(name = "event_inbox")
@IdClass(InboxEntry.Key.class)
public class InboxEntry extends TenantOwned {
    @Id
    private String listener;
    @Id
    @Column(name = "event_id")
    private UUID eventId;
    @Id
    private String part;
    @Column(name = "handled_at", insertable = false, updatable = false)
    private Instant handledAt;

    protected InboxEntry() {
    }

    public String listener() {
        return listener;
    }

    public UUID eventId() {
        return eventId;
    }

    /** Empty for the event itself, else a later step of the listener. */
    public String part() {
        return part;
    }

    /** When the transaction of the work began. */
    public Instant handledAt() {
        return handledAt;
    }

    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;
        private String listener;
        private UUID eventId;
        private String part;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.listener.equals(listener) && key.eventId.equals(eventId) && key.part.equals(part);
        }

        @Override
        public int hashCode() {
            return Objects.hash(listener, eventId, part);
        }
    }
}
