package app.fovea.journey.control;

import app.fovea.journey.entity.Envelope;
import app.fovea.journey.entity.JsonColumn;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Instant;

/**
 * An event on its way to one listener, with what the listener must know of this try.
 *
 * @param part    empty for the event itself, else a later step, in words of the listener
 * @param attempt which try this is, from 1
 * @param waits   how often it came and could not be handled through no fault of its own
 * @param why     why it is on its way
 */
public record Parcel(Envelope event, String part, int attempt, int waits, Why why) {
    private static final String EVENT_TYPE = "eventType";
    private static final String PART = "part";
    private static final String ATTEMPT = "attempt";
    private static final String WAITS = "waits";
    private static final String WHY = "why";
    private static final int FIRST_LOOK = 8;
    /** Messages of one aggregate come to one consumer, one after the other. */
    private static final String GROUP = "JMSXGroupID";

    /** Why a parcel is on its way. */
    public enum Why {
        /** It happened. */
        NEWS,
        /** It was a dead letter, waited behind one, or was lost on its way. */
        REPLAY,
        /** A listener's work is built up again: it is done although the inbox knows it. */
        REBUILD
    }

    public static Parcel news(Envelope event) {
        return of(event, "", Why.NEWS);
    }

    public static Parcel of(Envelope event, String part, Why why) {
        return new Parcel(event, part, 1, 0, why);
    }

    Parcel nextTry() {
        return new Parcel(event, part, attempt + 1, 0, why);
    }

    Parcel waited() {
        return new Parcel(event, part, attempt, waits + 1, why);
    }

    /**
     * Whether what it waits for may be lost rather than late: after eight waits, which take a quarter of a minute, and then half as often each time, so that a backlog is not fed with copies
     * of what is in it.
     */
    boolean mayWaitForTheLost() {
        return waits >= FIRST_LOOK && Integer.bitCount(waits) == 1;
    }

    /** Since when the listener lets people wait; null for a later step, which comes when it was asked to, and for what comes again, which is as late as whoever asked for it. */
    Instant lagsSince() {
        return part.isEmpty() && why == Why.NEWS ? event.time() : null;
    }

    /** @throws JMSException or another exception when it is none of ours */
    static Parcel read(Message message) throws JMSException {
        Envelope event = addressed(JsonColumn.read(((TextMessage) message).getText(), Envelope.class));
        return new Parcel(event, message.propertyExists(PART) ? message.getStringProperty(PART) : "", message.propertyExists(ATTEMPT) ? message.getIntProperty(ATTEMPT) : 1,
            message.propertyExists(WAITS) ? message.getIntProperty(WAITS) : 0, message.propertyExists(WHY) ? Why.valueOf(message.getStringProperty(WHY)) : Why.NEWS);
    }

    /** What names no practice, no event or nothing that it happened to cannot even become a dead letter: it would come again for ever. */
    private static Envelope addressed(Envelope event) {
        if (event == null || event.tenantId() == null || event.id() == null || event.type() == null || event.subject() == null || event.sequence() == null) {
            throw new IllegalArgumentException("no event, or one that does not say whose it is and what it is about");
        }
        event.aggregateId();
        event.place();
        return event;
    }

    TextMessage message(Session session) throws JMSException {
        TextMessage message = session.createTextMessage(JsonColumn.write(event));
        message.setStringProperty(EVENT_TYPE, event.type());
        message.setStringProperty(GROUP, event.tenantId() + "/" + event.subject());
        if (!part.isEmpty()) {
            message.setStringProperty(PART, part);
        }
        if (attempt > 1) {
            message.setIntProperty(ATTEMPT, attempt);
        }
        if (waits > 0) {
            message.setIntProperty(WAITS, waits);
        }
        if (why != Why.NEWS) {
            message.setStringProperty(WHY, why.name());
        }
        return message;
    }
}
