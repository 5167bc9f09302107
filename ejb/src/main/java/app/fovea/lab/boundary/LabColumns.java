package app.fovea.lab.boundary;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.lab.control.BoardBell;
import app.fovea.lab.entity.BoardColumn;
import app.fovea.lab.entity.BoardColumns;
import app.fovea.lab.entity.Category;
import app.fovea.lab.entity.LabColumnRepository;
import app.fovea.lab.entity.Stage;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of the practice's lab board: their names, their order and how many jobs each should hold. The stages behind them, and where a job may go, stay the rules'. */
@Stateless
@Requires(Permission.SETTINGS_LAB)
public class LabColumns {
    private static final int MOST_COLUMNS = 40;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_SLUG = 30;
    private static final int LARGEST_LIMIT = 999;

    @Inject
    private LabColumnRepository columns;
    @Inject
    private AuditTrail audit;
    @Inject
    private BoardBell bell;

    /** @param columns from left to right */
    public record Wanted(List<Column> columns) {
    }

    /**
     * @param key   what the column is called in addresses and moves, which stays; null for a new one
     * @param stage the id of the stage of its jobs; a column that is there keeps its own
     * @param limit how many jobs it should hold at most, 1 to 999; null for no limit
     */
    public record Column(String key, String name, String stage, Integer limit) implements Serializable {
    }

    public record ColumnSettings(List<Column> columns) {
        private static ColumnSettings of(BoardColumns columns) {
            return new ColumnSettings(columns.all().stream().map(column -> new Column(column.slug(), column.name(), column.stage().id(), column.limit())).toList());
        }

        /** What tells one arrangement from another, for who must not overwrite a change that they have not seen. */
        public String tag() {
            return equals(of(BoardColumns.standard())) ? "standard" : Integer.toHexString(columns.hashCode());
        }
    }

    public ColumnSettings get() {
        return ColumnSettings.of(columns.columns());
    }

    /** @param seen the {@link ColumnSettings#tag} of what whoever changes it saw */
    public ColumnSettings change(Wanted wanted, String seen) {
        BoardColumns before = columns.columns();
        if (!ColumnSettings.of(before).tag().equals(seen)) {
            throw Conflict.stale("board");
        }
        List<BoardColumn> after = read(wanted, before);
        if (!after.equals(before.all())) {
            columns.arrange(after);
            audit.record("lab_columns.changed", "tenant", CurrentCaller.get().tenantId(), Map.of("before", inWords(before.all()), "after", inWords(after)));
            bell.columnsChanged();
        }
        return ColumnSettings.of(new BoardColumns(after));
    }

    private static List<BoardColumn> read(Wanted wanted, BoardColumns before) {
        if (wanted.columns() == null || wanted.columns().isEmpty() || wanted.columns().size() > MOST_COLUMNS) {
            throw new InvalidInput("columns_out_of_range", "columns", "Send the columns of the board from left to right, at most " + MOST_COLUMNS + ".");
        }
        List<FieldError> errors = new ArrayList<>();
        List<BoardColumn> read = new ArrayList<>();
        Set<String> slugs = before.all().stream().map(BoardColumn::slug).collect(Collectors.toCollection(HashSet::new));
        Set<String> names = new HashSet<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < wanted.columns().size(); i++) {
            Column each = wanted.columns().get(i);
            String at = "columns[" + i + "]";
            int problems = errors.size();
            if (each == null) {
                errors.add(new FieldError("column_missing", at, "There is no column here."));
                continue;
            }
            String name = each.name() == null ? "" : each.name().strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME || !name.chars().allMatch(c -> c >= ' ')) {
                errors.add(new FieldError("name_unreadable", at + ".name", "Name the column in one line of at most " + LONGEST_NAME + " characters."));
            } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
                errors.add(new FieldError("name_taken", at + ".name", "Another column is called “" + name + "”."));
            }
            if (each.limit() != null && (each.limit() < 1 || each.limit() > LARGEST_LIMIT)) {
                errors.add(new FieldError("limit_out_of_range", at + ".limit", "A limit is 1 to " + LARGEST_LIMIT + ". Leave it out for none."));
            }
            Stage stage = stage(each, before, keys, at, errors);
            if (errors.size() == problems) {
                read.add(new BoardColumn(each.key() == null ? slug(name, slugs) : each.key(), name, stage, each.limit()));
            }
        }
        BoardColumns.openStages().filter(stage -> errors.isEmpty() && read.stream().noneMatch(column -> column.stage() == stage)).forEach(stage ->
            errors.add(new FieldError("stage_without_column", "columns", "“" + stage.title() + "” has no column: its jobs would stand nowhere. Keep one for it, or rename it.")));
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return read;
    }

    private static Stage stage(Column wanted, BoardColumns before, Set<String> keys, String at, List<FieldError> errors) {
        Stage stage = wanted.stage() == null ? null : Stage.of(wanted.stage()).filter(each -> BoardColumns.openStages().anyMatch(each::equals)).orElse(null);
        if (stage == null) {
            errors.add(new FieldError("stage_unknown", at + ".stage", "Choose the stage of the jobs that stand there."));
        }
        if (wanted.key() != null) {
            if (!keys.add(wanted.key())) {
                errors.add(new FieldError("column_twice", at + ".key", "This column is there twice."));
            } else if (before.named(wanted.key()).isEmpty()) {
                errors.add(new FieldError("column_unknown", at + ".key", "The board has no such column. Leave the key out for a new one."));
            } else if (stage != null && before.named(wanted.key()).get().stage() != stage) {
                errors.add(new FieldError("stage_stays", at + ".stage", "A column keeps its stage. Add a new one, and remove this one."));
            }
        }
        return stage;
    }

    /** Of the name, and never a name that a move understands otherwise. */
    private static String slug(String name, Set<String> taken) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replaceAll("\\p{M}", "").replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
        String base = plain.isEmpty() ? "column" : plain.substring(0, Math.min(LONGEST_SLUG, plain.length()));
        String slug = base;
        for (int no = 2; taken.contains(slug) || Stage.of(slug).isPresent() || Category.of(slug).isPresent(); no++) {
            slug = base + "_" + no;
        }
        taken.add(slug);
        return slug;
    }

    private static String inWords(List<BoardColumn> columns) {
        return columns.stream().map(column -> column.name() + " = " + column.stage().id() + (column.limit() == null ? "" : ", at most " + column.limit())).collect(Collectors.joining("; "));
    }
}
