package app.fovea.tenancy.entity;

import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.journey.entity.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does a thing once for a key, however often it is asked: a till or program that lost the answer asks again and gets the same one. The answer is
 * stored in the transaction of the work, and two requests with one key wait for each other.
 */
@ApplicationScoped
public class OnceOnly {
    private static final int LONGEST_KEY = 200;

    @Inject
    private IdempotencyKeys keys;

    /**
     * @param operation what is done and to what, so that a key counts for that alone
     * @param request   what was asked; the same key with something else is a conflict
     */
    public <T> T run(String operation, String key, Object request, Class<T> answer, Supplier<T> work) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new InvalidInput("idempotency_key_missing", "Idempotency-Key", "Send an Idempotency-Key header of 1 to " + LONGEST_KEY + " characters, a new one for each thing to be done: a UUID will do.");
        }
        String hash = Sha256.of(JsonColumn.write(request));
        keys.lock(operation, key);
        Optional<IdempotencyKey> before = keys.find(operation, key);
        if (before.isPresent()) {
            if (!before.get().sameRequest(hash)) {
                throw new Conflict("This Idempotency-Key was used for another request. Use a new key for a new request.");
            }
            return JsonColumn.read(before.get().response(), answer);
        }
        T done = work.get();
        keys.add(new IdempotencyKey(operation, key, hash, JsonColumn.write(done)));
        return done;
    }
}
