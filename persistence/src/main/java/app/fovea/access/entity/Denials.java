package app.fovea.access.entity;

import java.util.ArrayList;
import java.util.List;

/**
 * What the house refused during one request, until its door writes it into the trail of access. Not written where it is refused: that transaction rolls
 * back, and another one beside it would wait for locks that it still holds.
 */
public final class Denials {
    private static final ThreadLocal<List<Denial>> NOTED = ThreadLocal.withInitial(ArrayList::new);

    /**
     * An attempt at a right that one should know of.
     *
     * @param where   which use case refused it, {@code Roles.create}
     * @param refusal it and its words
     */
    public record Denial(Permission right, String where, Refusal refusal) {
    }

    private Denials() {
    }

    /**
     * Kept when the right is dangerous, or the law keeps it for registrants, or somebody dealt in rights that they do not hold; once, however many use
     * cases the refusal passes on its way.
     */
    public static void note(Refusal refusal, String where) {
        refusal.deniedRight().filter(right -> right.dangerous() || right.registrantOnly() || refusal instanceof Refusal.BeyondOwnRights).ifPresent(right -> {
            if (NOTED.get().stream().noneMatch(each -> each.refusal() == refusal)) {
                NOTED.get().add(new Denial(right, where, refusal));
            }
        });
    }

    /** What was noted on this thread since the last time; forgotten from here on. */
    public static List<Denial> taken() {
        List<Denial> noted = List.copyOf(NOTED.get());
        NOTED.remove();
        return noted;
    }
}
