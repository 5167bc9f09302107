package app.fovea.audit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Origin;
import app.fovea.audit.entity.Chain.Head;
import app.fovea.audit.entity.Chain.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whoever touches a trail of access is found out, wherever and however they touch it. */
class ChainTest {
    private static final UUID TENANT = new UUID(1, 1);

    @Property
    void a_trail_that_nobody_touched_is_whole(@ForAll("trails") List<SealedEntry> trail) {
        Verdict verdict = verify(trail, headOf(trail));

        assertThat(verdict.broken()).isNull();
        assertThat(verdict.entries()).isEqualTo(trail.size());
        assertThat(verdict.head()).isEqualTo(headOf(trail));
    }

    @Property
    void any_field_that_is_altered_is_found_at_its_entry(@ForAll("trails") List<SealedEntry> trail, @ForAll @IntRange(max = 1000) int where, @ForAll @IntRange(max = 13) int field) {
        List<SealedEntry> touched = new ArrayList<>(trail);
        int index = where % trail.size();
        touched.set(index, ALTERATIONS.get(field).apply(trail.get(index)));

        assertThat(verify(touched, headOf(trail)).broken()).startsWith("Entry " + (index + 1) + " of ").contains("was altered");
    }

    @Property
    void an_entry_that_is_taken_out_is_missed(@ForAll("trails") List<SealedEntry> trail, @ForAll @IntRange(max = 1000) int where) {
        List<SealedEntry> touched = new ArrayList<>(trail);
        touched.remove(where % trail.size());

        assertThat(verify(touched, headOf(trail)).broken()).startsWith("Entry " + (where % trail.size() + 1) + " is missing");
    }

    @Property
    void an_entry_that_is_taken_out_is_missed_even_when_those_behind_it_are_numbered_anew(@ForAll("trails") List<SealedEntry> trail, @ForAll @IntRange(max = 1000) int where) {
        List<SealedEntry> touched = new ArrayList<>(trail);
        touched.remove(where % trail.size());
        for (int i = 0; i < touched.size(); i++) {
            touched.set(i, with(touched.get(i), i + 1, touched.get(i).previousHash(), touched.get(i).hash()));
        }

        assertThat(verify(touched, headOf(trail)).whole()).isFalse();
    }

    @Property
    void two_entries_that_change_places_are_found(@ForAll("trails") List<SealedEntry> trail, @ForAll @IntRange(max = 1000) int one, @ForAll @IntRange(max = 1000) int other) {
        List<SealedEntry> touched = new ArrayList<>(trail);
        int a = one % trail.size();
        int b = other % trail.size();
        touched.set(a, with(trail.get(b), a + 1, trail.get(b).previousHash(), trail.get(b).hash()));
        touched.set(b, with(trail.get(a), b + 1, trail.get(a).previousHash(), trail.get(a).hash()));

        assertThat(verify(touched, headOf(trail)).whole()).isEqualTo(a == b);
    }

    @Property
    void an_entry_that_is_slipped_in_is_found_even_with_a_seal_of_its_own(@ForAll("trails") List<SealedEntry> trail, @ForAll @IntRange(max = 1000) int where) {
        int index = where % trail.size();
        SealedEntry before = index == 0 ? null : trail.get(index - 1);
        List<SealedEntry> touched = new ArrayList<>(trail);
        touched.add(index, sealed(trail.get(index), index + 1, before == null ? Seal.NOTHING : before.hash()));
        for (int i = index + 1; i < touched.size(); i++) {
            touched.set(i, with(touched.get(i), i + 1, touched.get(i).previousHash(), touched.get(i).hash()));
        }

        assertThat(verify(touched, headOf(trail)).whole()).isFalse();
    }

    @Property
    void what_is_cut_off_the_end_is_missed(@ForAll("trails") List<SealedEntry> trail, @ForAll @IntRange(max = 1000) int where) {
        List<SealedEntry> touched = trail.subList(0, where % trail.size());

        assertThat(verify(touched, headOf(trail)).broken()).endsWith("missing. The end of the trail was cut off.");
    }

    @Property
    void a_trail_that_is_written_anew_as_a_whole_is_found_by_a_head_that_was_kept(@ForAll("trails") List<SealedEntry> trail, @ForAll @IntRange(max = 1000) int where) {
        int index = where % trail.size();
        List<SealedEntry> forged = new ArrayList<>(trail.subList(0, index));
        forged.addAll(chained(trail.subList(index, trail.size()).stream().map(entry -> ALTERATIONS.get(5).apply(entry)).toList(), forged));

        assertThat(verify(forged, headOf(forged)).whole()).as("alone").isTrue();
        Chain chain = Chain.whole().passed(headOf(trail).hash());
        forged.forEach(chain::follow);
        assertThat(chain.endingAt(headOf(forged)).broken()).as("with the head that was kept").contains("written down");
    }

    @Property
    void an_earlier_head_is_met_on_the_way(@ForAll("trails") List<SealedEntry> trail, @ForAll @IntRange(max = 1000) int where) {
        Chain chain = Chain.whole().passed(trail.get(where % trail.size()).hash());
        trail.forEach(chain::follow);

        assertThat(chain.endingAt(headOf(trail)).broken()).isNull();
    }

    @Property
    void a_selection_may_have_gaps_and_nothing_else(@ForAll("trails") List<SealedEntry> trail, @ForAll @IntRange(max = 1000) int where) {
        List<SealedEntry> selection = new ArrayList<>(trail);
        selection.remove(where % trail.size());
        Chain chain = Chain.selection();
        selection.forEach(chain::follow);
        assertThat(chain.verdict().broken()).isNull();

        if (!selection.isEmpty()) {
            selection.set(0, ALTERATIONS.get(4).apply(selection.get(0)));
            Chain again = Chain.selection();
            selection.forEach(again::follow);
            assertThat(again.verdict().broken()).contains("was altered");
        }
    }

    @Test
    void what_was_written_with_the_seals_switched_off_is_named() {
        SealedEntry unsealed = with(entry(3, "role.changed", "Fiona"), 0, null, null);

        assertThat(verify(List.of(unsealed), Head.NONE).broken()).contains("seals switched off").contains(unsealed.id().toString());
    }

    @Test
    void another_practices_entry_does_not_belong() {
        List<SealedEntry> trail = chained(List.of(entry(1, "role.created", "Fiona")), List.of());
        SealedEntry theirs = sealed(new SealedEntry(new UUID(2, 2), 2, new UUID(0, 9), Instant.EPOCH, null, "Eve", null, "role.created", null, null, null, null, null, null, null, null, null), 2,
            trail.get(0).hash());

        assertThat(verify(List.of(trail.get(0), theirs), headOf(List.of(theirs))).broken()).isEqualTo("Entry 2 belongs to another practice.");
    }

    @Test
    void nothing_and_an_empty_text_are_two_things() {
        assertThat(new Seal().field("reason", null).hash()).isNotEqualTo(new Seal().field("reason", "").hash());
        assertThat(new Seal().field("a", "1\nb=1:2").hash()).isNotEqualTo(new Seal().field("a", "1").field("b", "2").hash());
    }

    private static final List<UnaryOperator<SealedEntry>> ALTERATIONS = List.of(
        e -> altered(e, "id"), e -> altered(e, "at"), e -> altered(e, "actorId"), e -> altered(e, "actor"), e -> altered(e, "origin"), e -> altered(e, "action"), e -> altered(e, "roleId"),
        e -> altered(e, "role"), e -> altered(e, "userId"), e -> altered(e, "user"), e -> altered(e, "before"), e -> altered(e, "after"), e -> altered(e, "reason"), e -> altered(e, "previousHash"));

    private static SealedEntry altered(SealedEntry e, String field) {
        return new SealedEntry(e.tenantId(), e.seq(), field.equals("id") ? UUID.randomUUID() : e.id(), field.equals("at") ? e.at().plusNanos(1_000) : e.at(),
            field.equals("actorId") ? UUID.randomUUID() : e.actorId(), field.equals("actor") ? e.actor() + " " : e.actor(),
            field.equals("origin") ? new Origin("192.0.2.66", "GET /") : e.origin(), field.equals("action") ? e.action() + "s" : e.action(),
            field.equals("roleId") ? UUID.randomUUID() : e.roleId(), field.equals("role") ? e.role() + "x" : e.role(), field.equals("userId") ? UUID.randomUUID() : e.userId(),
            field.equals("user") ? e.user() + "x" : e.user(), field.equals("before") ? e.before() + " " : e.before(), field.equals("after") ? e.after() + " " : e.after(),
            field.equals("reason") ? e.reason() + "." : e.reason(), field.equals("previousHash") ? "f".repeat(64) : e.previousHash(), e.hash());
    }

    @Provide
    Arbitrary<List<SealedEntry>> trails() {
        Arbitrary<String> words = Arbitraries.strings().ofMaxLength(12).injectNull(0.2);
        return Combinators.combine(Arbitraries.longs().between(0, 4_000_000_000_000_000L), Arbitraries.of(AccessAction.values()), Arbitraries.strings().ofMinLength(1).ofMaxLength(12), words)
            .as((micros, action, actor, reason) -> new SealedEntry(TENANT, 0, UUID.randomUUID(), Instant.EPOCH.plusNanos(micros * 1_000), null, actor,
                reason == null ? null : new Origin("203.0.113.7", "POST /api/roles"), action.id(), new UUID(7, micros), "Trainee", null, null, null, "{\"name\": \"Trainee\"}", reason, null, null))
            .list().ofMinSize(1).ofMaxSize(12).map(entries -> chained(entries, List.of()));
    }

    private static SealedEntry entry(int number, String action, String actor) {
        return new SealedEntry(TENANT, number, new UUID(0, number), Instant.EPOCH.plusSeconds(number), null, actor, null, action, null, null, null, null, null, null, null, null, null);
    }

    private static List<SealedEntry> chained(List<SealedEntry> entries, List<SealedEntry> before) {
        List<SealedEntry> chain = new ArrayList<>();
        String last = before.isEmpty() ? Seal.NOTHING : before.get(before.size() - 1).hash();
        for (SealedEntry entry : entries) {
            chain.add(sealed(entry, before.size() + chain.size() + 1, last));
            last = chain.get(chain.size() - 1).hash();
        }
        return Collections.unmodifiableList(chain);
    }

    private static SealedEntry sealed(SealedEntry entry, long seq, String previous) {
        SealedEntry open = with(entry, seq, previous, null);
        return with(open, seq, previous, open.computedHash());
    }

    private static SealedEntry with(SealedEntry e, long seq, String previous, String hash) {
        return new SealedEntry(e.tenantId(), seq, e.id(), e.at(), e.actorId(), e.actor(), e.origin(), e.action(), e.roleId(), e.role(), e.userId(), e.user(), e.before(), e.after(),
            e.reason(), previous, hash);
    }

    private static Head headOf(List<SealedEntry> trail) {
        SealedEntry last = trail.get(trail.size() - 1);
        return new Head(last.seq(), last.hash());
    }

    private static Verdict verify(List<SealedEntry> trail, Head head) {
        Chain chain = Chain.whole();
        trail.forEach(chain::follow);
        return chain.endingAt(head);
    }
}
