package app.fovea.tenancy.entity;

import app.fovea.journey.entity.JsonColumn;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;

/** On which days a branch is open. One row for a branch; none while nobody has said anything but the usual. */
@Entity
@Table(name = "branch_calendars")
public class BranchCalendar extends TenantEntity {
    @Column(name = "branch_id", updatable = false)
    private UUID branchId;
    @Column(name = "open_days")
    @Convert(converter = OpenDaysColumn.class)
    private OpenDays openDays;

    protected BranchCalendar() {
    }

    public BranchCalendar(UUID branchId) {
        this.branchId = branchId;
        this.openDays = OpenDays.USUAL;
    }

    /** @param days already checked */
    public void change(OpenDays days) {
        openDays = days.inOrder();
    }

    public UUID branchId() {
        return branchId;
    }

    public OpenDays openDays() {
        return openDays;
    }

    @Converter
    public static class OpenDaysColumn extends JsonColumn<OpenDays> implements AttributeConverter<OpenDays, Object> {
        public OpenDaysColumn() {
            super(OpenDays.class);
        }
    }
}
