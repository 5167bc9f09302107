package app.fovea.audit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.access.entity.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is written into a file is read from it again, whatever people type into reasons and names; and a byte more or less is found. */
class TrailFileTest {
    private static final UUID TENANT = new UUID(1, 1);

    @Property
    void a_file_tells_what_was_written(@ForAll("trails") List<SealedEntry> trail, @ForAll TrailFormat format) throws IOException {
        byte[] file = written(trail, format);
        List<SealedEntry> read = new ArrayList<>();
        if (format == TrailFormat.CSV) {
            TrailCsv.read(new ByteArrayInputStream(file), read::add);
        } else {
            TrailJson.read(new ByteArrayInputStream(file), read::add);
        }

        assertThat(read).isEqualTo(trail);
        assertThat(broken(file, format)).isNull();
    }

    @Property
    void no_cell_begins_like_a_formula(@ForAll("formulas") String reason) throws IOException {
        SealedEntry entry = new SealedEntry(TENANT, 1, new UUID(0, 1), Instant.EPOCH, null, "Eve", null, "role.changed", null, null, null, null, null, null, reason, Seal.NOTHING, Seal.NOTHING);

        assertThat(new String(written(List.of(entry), TrailFormat.CSV), StandardCharsets.UTF_8)).containsPattern(",\"?'" + Pattern.quote(reason));
    }

    @Provide
    Arbitrary<String> formulas() {
        return Combinators.combine(Arbitraries.of("=", "+", "-", "@", "\t", "\r", "'"), Arbitraries.strings().alpha().numeric().ofMaxLength(5)).as((start, rest) -> start + rest);
    }

    /** A letter of an entry; the blanks and quotation marks between them may be laid out as one likes. */
    @Property
    void a_letter_that_is_another_is_found(@ForAll("trails") List<SealedEntry> trail, @ForAll TrailFormat format, @ForAll @IntRange(max = 100_000) int where) throws IOException {
        byte[] file = written(trail, format);
        int first = new String(file, StandardCharsets.ISO_8859_1).indexOf(format == TrailFormat.CSV ? "\r\n" : "\n");
        int last = file.length - (format == TrailFormat.CSV ? 2 : 4);
        int index = first + 2 + where % (last - first - 2);
        while (!Character.isLetterOrDigit(file[index]) || file[index] < 0) {
            index = index + 1 < last ? index + 1 : first + 2;
        }
        file[index] = (byte) (file[index] == 'x' ? 'y' : 'x');

        assertThat(broken(file, format)).isNotNull();
    }

    private static String broken(byte[] file, TrailFormat format) {
        try {
            return TrailVerification.verify(format, new ByteArrayInputStream(file), false, null).verdict().broken();
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static byte[] written(List<SealedEntry> trail, TrailFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealedEntry last = trail.get(trail.size() - 1);
        try (TrailWriter writer = format.open(new TrailFile(TENANT, "northgate", Instant.EPOCH, false, new Chain.Head(last.seq(), last.hash())), out)) {
            for (SealedEntry entry : trail) {
                writer.write(entry);
            }
        }
        return out.toByteArray();
    }

    @Provide
    Arbitrary<List<SealedEntry>> trails() {
        // PostgreSQL keeps no character zero, and UTF-8 no half of a pair.
        Arbitrary<String> typed = Arbitraries.oneOf(
            Arbitraries.strings().withChars("=+-@'\t\r\n\", ;abé€漢").ofMaxLength(8),
            Arbitraries.strings().withCharRange('\u0001', '\ud7ff').ofMaxLength(8));
        Arbitrary<String> name = typed.filter(text -> !text.isEmpty());
        Arbitrary<String> maybe = typed.injectNull(0.3);
        Arbitrary<String> json = Arbitraries.of("{}", "{\"a\": [1, 2.50, true, null], \"name\": \"x \\\"y\\\" \\n\"}", "[]", "{\"b\": 10000000000000000000000, \"aa\": -0.001}").injectNull(0.3);
        return Combinators.combine(Arbitraries.longs().between(0, 4_000_000_000_000_000L), name, maybe, maybe, maybe, json, json)
            .as((micros, actor, way, user, reason, before, after) -> new SealedEntry(TENANT, 0, UUID.randomUUID(), Instant.EPOCH.plusNanos(micros * 1_000), new UUID(3, micros), actor,
                way == null ? null : new Origin("203.0.113.7", way), "role.changed", null, null, new UUID(9, 9), user, before, after, reason, null, null))
            .list().ofMinSize(1).ofMaxSize(5).map(TrailFileTest::chained);
    }

    private static List<SealedEntry> chained(List<SealedEntry> entries) {
        List<SealedEntry> chain = new ArrayList<>();
        String last = Seal.NOTHING;
        for (SealedEntry e : entries) {
            SealedEntry open = new SealedEntry(e.tenantId(), chain.size() + 1, e.id(), e.at(), e.actorId(), e.actor(), e.origin(), e.action(), e.roleId(), e.role(), e.userId(), e.user(), e.before(),
                e.after(), e.reason(), last, null);
            last = open.computedHash();
            chain.add(new SealedEntry(e.tenantId(), open.seq(), e.id(), e.at(), e.actorId(), e.actor(), e.origin(), e.action(), e.roleId(), e.role(), e.userId(), e.user(), e.before(), e.after(),
                e.reason(), open.previousHash(), last));
        }
        return chain;
    }
}
