package app.fovea.audit.entity;

import app.fovea.access.entity.Origin;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The trail of access as RFC 4180 has it, in UTF-8. Nothing is an empty cell and an empty text a quoted one. A cell that a spreadsheet would take for a
 * formula begins with an apostrophe that does not belong to it; so does one that begins with an apostrophe itself, so that reading takes away what
 * writing put there.
 */
final class TrailCsv {
    private static final List<String> COLUMNS = List.of("seq", "at", "actor", "actor_id", "address", "way", "action", "role", "role_id", "user", "user_id", "before", "after", "reason", "id",
        "practice_id", "previous_hash", "hash");
    private static final String FORMULA = "=+-@\t\r'";

    private TrailCsv() {
    }

    static final class Writer implements TrailWriter {
        private final BufferedWriter csv;

        Writer(OutputStream out) throws IOException {
            csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            csv.write(String.join(",", COLUMNS) + "\r\n");
        }

        @Override
        public void write(SealedEntry entry) throws IOException {
            line(entry.seq(), Seal.instant(entry.at()), entry.actor(), entry.actorId(), entry.origin() == null ? null : entry.origin().address(),
                entry.origin() == null ? null : entry.origin().way(), entry.action(), entry.role(), entry.roleId(), entry.user(), entry.userId(), entry.before(), entry.after(), entry.reason(),
                entry.id(), entry.tenantId(), entry.previousHash(), entry.hash());
        }

        private void line(Object... cells) throws IOException {
            for (int i = 0; i < cells.length; i++) {
                csv.write((i == 0 ? "" : ",") + (cells[i] == null ? "" : quoted(cells[i].toString())));
            }
            csv.write("\r\n");
        }

        private static String quoted(String text) {
            String harmless = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
            boolean plain = !harmless.isEmpty() && harmless.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
            return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    static void read(InputStream in, Consumer<SealedEntry> entries) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        if (!COLUMNS.equals(line(reader))) {
            throw new IOException("its first line is not " + String.join(",", COLUMNS));
        }
        int number = 1;
        for (List<String> cells = line(reader); cells != null; cells = line(reader)) {
            number++;
            if (cells.size() != COLUMNS.size()) {
                throw new IOException("record " + number + " has " + cells.size() + " cells and not " + COLUMNS.size());
            }
            entries.accept(entry(cells));
        }
    }

    private static SealedEntry entry(List<String> cells) {
        return new SealedEntry(id(cells, "practice_id"), Long.parseLong(cell(cells, "seq")), id(cells, "id"), Instant.parse(cell(cells, "at")), id(cells, "actor_id"), cell(cells, "actor"),
            cell(cells, "way") == null ? null : new Origin(cell(cells, "address"), cell(cells, "way")), cell(cells, "action"), id(cells, "role_id"), cell(cells, "role"), id(cells, "user_id"),
            cell(cells, "user"), cell(cells, "before"), cell(cells, "after"), cell(cells, "reason"), cell(cells, "previous_hash"), cell(cells, "hash"));
    }

    private static String cell(List<String> cells, String column) {
        return cells.get(COLUMNS.indexOf(column));
    }

    private static UUID id(List<String> cells, String column) {
        String text = cell(cells, column);
        return text == null ? null : UUID.fromString(text);
    }

    /** @return null at the end of the file */
    private static List<String> line(Reader reader) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean inside = false;
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; ; c = reader.read()) {
            if (inside && c < 0) {
                throw new IOException("a quotation mark is never closed");
            } else if (inside && c == '"') {
                reader.mark(1);
                inside = reader.read() == '"';
                if (inside) {
                    cell.append('"');
                } else {
                    reader.reset();
                }
            } else if (inside) {
                cell.append((char) c);
            } else if (c == '"') {
                quoted = true;
                inside = true;
            } else if (c == ',' || c == '\n' || c < 0) {
                cells.add(read(cell, quoted));
                cell.setLength(0);
                quoted = false;
                if (c != ',') {
                    return cells;
                }
            } else if (c != '\r') {
                cell.append((char) c);
            }
        }
    }

    private static String read(StringBuilder cell, boolean quoted) {
        if (cell.isEmpty() && !quoted) {
            return null;
        }
        return !cell.isEmpty() && cell.charAt(0) == '\'' ? cell.substring(1) : cell.toString();
    }
}
