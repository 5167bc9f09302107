package app.fovea.access.boundary;

import app.fovea.access.entity.DangerousPair;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * What saving would do, in words, before anybody saves.
 *
 * @param gained   what the role allows then and does not now, with all it implies
 * @param lost     what it allows now and not then
 * @param affected how many people who can sign in hold the role
 * @param people   the first of them by name, and what changes for each
 * @param warnings dangerous pairs that would meet in the role or in somebody's hand
 * @param refusals why it cannot be saved, each with its remedy; empty when it can
 */
public record Difference(List<PermissionView> gained, List<PermissionView> lost, long affected, List<PersonEffect> people, List<PairWarning> warnings, List<String> refusals)
        implements Serializable {
    /** @param gains names of rights that this person has then and has through no role now @param loses likewise */
    public record PersonEffect(UUID id, String name, List<String> gains, List<String> loses) implements Serializable {
    }

    /**
     * @param danger  what could happen, in a sentence
     * @param refused true where the practice decided that it must not be
     * @param who     the role's name, and people's: at most five of them
     * @param count   in how many hands the pair would meet
     */
    public record PairWarning(String pair, String one, String other, String danger, boolean refused, List<String> who, long count) implements Serializable {
        private static final int NAMED = 5;

        static PairWarning of(DangerousPair pair, boolean refused, List<String> who) {
            return new PairWarning(pair.id(), pair.one().title(), pair.other().title(), pair.danger(), refused, who.stream().limit(NAMED).toList(), who.size());
        }
    }
}
