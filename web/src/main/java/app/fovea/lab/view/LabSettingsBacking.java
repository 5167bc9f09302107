package app.fovea.lab.view;

import app.fovea.lab.boundary.LabColumns;
import app.fovea.lab.boundary.LabColumns.Column;
import app.fovea.lab.boundary.LabColumns.ColumnSettings;
import app.fovea.lab.entity.BoardColumns;
import app.fovea.lab.entity.Stage;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.omnifaces.cdi.ViewScoped;

/** The columns of the lab's board: settings/lab.xhtml. Nothing counts before it is saved. */
@Named
@ViewScoped
public class LabSettingsBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private LabColumns columns;

    private String seen;
    private List<Row> rows;
    private String newStage;

    /** A column as somebody arranges it. */
    public static class Row implements Serializable {
        private static final long serialVersionUID = 1L;

        private final String key;
        private final String stage;
        private String name;
        private BigDecimal limit;

        Row(Column column) {
            key = column.key();
            stage = column.stage();
            name = column.name();
            limit = column.limit() == null ? null : BigDecimal.valueOf(column.limit());
        }

        public String getStageTitle() {
            return Stage.of(stage).orElseThrow().title();
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public BigDecimal getLimit() {
            return limit;
        }

        public void setLimit(BigDecimal limit) {
            this.limit = limit;
        }

        /** What is no whole number is refused as out of range. */
        private Column wanted() {
            return new Column(key, name, stage, limit == null ? null : limit.stripTrailingZeros().scale() > 0 || limit.abs().compareTo(BigDecimal.valueOf(1000)) > 0 ? Integer.valueOf(0) : Integer.valueOf(limit.intValue()));
        }
    }

    @PostConstruct
    void load() {
        ColumnSettings now = columns.get();
        seen = now.tag();
        rows = new ArrayList<>(now.columns().stream().map(Row::new).toList());
    }

    public void up(Row row) {
        int at = rows.indexOf(row);
        if (at > 0) {
            Collections.swap(rows, at, at - 1);
        }
    }

    public void down(Row row) {
        int at = rows.indexOf(row);
        if (at < rows.size() - 1) {
            Collections.swap(rows, at, at + 1);
        }
    }

    public void remove(Row row) {
        rows.remove(row);
    }

    /** Behind the last one of its stage, or at the end. */
    public void add() {
        int at = rows.size();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).stage.equals(newStage)) {
                at = i + 1;
            }
        }
        rows.add(at, new Row(new Column(null, "", newStage, null)));
    }

    public void save() {
        Problems.tried(() -> {
            columns.change(new LabColumns.Wanted(rows.stream().map(Row::wanted).toList()), seen);
            Problems.done("Saved. Boards that are open show it now.");
            Paths.go("/settings/lab");
            return null;
        });
    }

    public boolean removable(Row row) {
        return rows.stream().filter(each -> each.stage.equals(row.stage)).count() > 1;
    }

    public List<Row> getRows() {
        return rows;
    }

    public List<Stage> getStages() {
        return BoardColumns.openStages().toList();
    }

    public String getNewStage() {
        return newStage;
    }

    public void setNewStage(String newStage) {
        this.newStage = newStage;
    }
}
