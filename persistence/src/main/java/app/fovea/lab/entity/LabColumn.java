package app.fovea.lab.entity;

import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A column of a practice's own board. Its slug and its stage stay as long as it is there. */
@Entity
@Table(name = "lab_columns")
public class LabColumn extends TenantEntity {
    @Column(updatable = false)
    private String slug;
    private String name;
    @Column(updatable = false)
    private String stage;
    private int position;
    @Column(name = "wip_limit")
    private Integer wipLimit;

    protected LabColumn() {
    }

    /** @param position from the left, from 0 */
    public LabColumn(BoardColumn column, int position) {
        slug = column.slug();
        stage = column.stage().id();
        arrange(column, position);
    }

    /** @param column with the slug and the stage of this one */
    public final void arrange(BoardColumn column, int position) {
        name = column.name();
        wipLimit = column.limit();
        this.position = position;
    }

    public String slug() {
        return slug;
    }

    public BoardColumn column() {
        return new BoardColumn(slug, name, Stage.of(stage).orElseThrow(), wipLimit);
    }
}
