package app.fovea.audit.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Follows one tenant's trail of access from its first entry to its last and stops at the first that does not fit. What it cannot see alone: a chain that
 * was written anew as a whole, or cut off together with its head. For that somebody keeps a head elsewhere ({@link #passed}).
 */
public final class Chain {
    private final boolean selection;
    private UUID tenantId;
    private long entries;
    private Instant first;
    private Instant last;
    private Head end = Head.NONE;
    private String awaited;
    private boolean met;
    private String broken;

    /** Where a chain ends. @param seq of its last entry; 0 when there is none */
    public record Head(long seq, String hash) {
        public static final Head NONE = new Head(0, Seal.NOTHING);
    }

    /**
     * What was found.
     *
     * @param first  when the first entry was written; null when there is none
     * @param broken the first thing that is wrong, in a sentence; null when nothing is
     */
    public record Verdict(UUID tenantId, long entries, Instant first, Instant last, Head head, String broken) {
        public boolean whole() {
            return broken == null;
        }
    }

    private Chain(boolean selection) {
        this.selection = selection;
    }

    /** All of a trail, in which no entry may be missing. */
    public static Chain whole() {
        return new Chain(false);
    }

    /** What a filter let through: each entry speaks for itself, and for the one before it where that is there. */
    public static Chain selection() {
        return new Chain(true);
    }

    /** Somebody wrote this head down earlier: the chain must have passed it. */
    public Chain passed(String hash) {
        awaited = hash;
        return this;
    }

    /** In the order of {@link SealedEntry#seq}. */
    public Chain follow(SealedEntry entry) {
        if (broken == null) {
            broken = fault(entry).orElse(null);
        }
        if (broken == null) {
            tenantId = entry.tenantId();
            entries++;
            first = first == null ? entry.at() : first;
            last = entry.at();
            end = new Head(entry.seq(), entry.hash());
            met |= entry.hash().equals(awaited);
        }
        return this;
    }

    private Optional<String> fault(SealedEntry entry) {
        long seq = entry.seq();
        if (seq < 1 || entry.hash() == null || entry.previousHash() == null) {
            return Optional.of("The entry of " + Seal.instant(entry.at()) + " with the id " + entry.id() + " was written with the seals switched off.");
        }
        if (tenantId != null && !tenantId.equals(entry.tenantId())) {
            return Optional.of("Entry " + seq + " belongs to another practice.");
        }
        if (seq <= end.seq()) {
            return Optional.of("Entry " + seq + " stands behind entry " + end.seq() + ": it is there twice, or out of its place.");
        }
        boolean next = seq == end.seq() + 1;
        if (!next && !selection) {
            return Optional.of(missing(end.seq() + 1, seq - 1));
        }
        if (!entry.computedHash().equals(entry.hash())) {
            return Optional.of("Entry " + seq + " of " + Seal.instant(entry.at()) + " was altered: its contents do not fit its seal.");
        }
        if (next && !entry.previousHash().equals(end.hash())) {
            return Optional.of("Entry " + seq + " does not follow entry " + end.seq() + ": one of the two was put there later.");
        }
        return Optional.empty();
    }

    private static String missing(long from, long to) {
        return from == to ? "Entry " + from + " is missing." : "Entries " + from + " to " + to + " are missing.";
    }

    /** All that there is was followed. @param head what the database keeps as the end, or the export names */
    public Verdict endingAt(Head head) {
        if (broken == null && !selection && !head.equals(end)) {
            broken = head.seq() > end.seq() ? missing(end.seq() + 1, head.seq()) + " The end of the trail was cut off."
                : "The trail ends with entry " + end.seq() + " and its head names entry " + head.seq() + ": the head was altered.";
        }
        return verdict();
    }

    /** All that there is was followed, and nothing says where it should end. */
    public Verdict verdict() {
        if (broken == null && awaited != null && !met) {
            broken = "No entry has the head that was written down (" + awaited + "): the trail was cut off before it, or written anew.";
        }
        return new Verdict(tenantId, entries, first, last, end, broken);
    }
}
