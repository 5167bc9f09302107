package app.fovea.notification.control;

import app.fovea.notification.entity.WebhookAnswer;
import app.fovea.notification.entity.WebhookEndpoint.DisabledReason;

/** What came of something that was to leave the house, for whoever counts it; names no practice and no person. Fired in the transaction of the work, and counted once that is committed. */
public sealed interface Outcome {

    /** A patient's message is settled. @param channel {@code none} where there was no permitted way @param state sent, skipped or failed */
    record Told(String channel, String state) implements Outcome {
    }

    /** A try of a webhook's delivery was answered. */
    record Tried(Answer answer) implements Outcome {
    }

    /** A webhook's delivery is settled. */
    record Delivered(boolean delivered) implements Outcome {
    }

    /** A webhook was switched off by the house. */
    record Disabled(DisabledReason reason) implements Outcome {
    }

    /** What a try came to. */
    enum Answer {
        /** 2xx. */
        TAKEN,
        /** Another answer: the receiver's trouble. */
        REFUSED,
        /** None: the receiver's trouble, or that of the way there. */
        SILENT;

        static Answer of(WebhookAnswer answer) {
            return answer.delivered() ? TAKEN : answer.status() == null ? SILENT : REFUSED;
        }
    }
}
