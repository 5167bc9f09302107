package app.fovea.lab.entity;

import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantEntity;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;

/** What a practice does about spectacles that nobody fetches. One row for a practice; none for the usual. */
@Entity
@Table(name = "collection_settings")
public class CollectionSettings extends TenantEntity {
    private static final List<Integer> USUAL_REMINDERS = List.of(7, 21, 60);
    private static final int USUALLY_UNCLAIMED = 60;

    @Column(name = "reminder_days")
    @Convert(converter = DaysColumn.class)
    private List<Integer> reminderDays;
    @Column(name = "unclaimed_after_days")
    private int unclaimedAfterDays;

    /** The usual. */
    public CollectionSettings() {
        change(USUAL_REMINDERS, USUALLY_UNCLAIMED);
    }

    /** @param reminderDays ascending; empty for never @param unclaimedAfterDays 7 to 365 */
    public final void change(List<Integer> reminderDays, int unclaimedAfterDays) {
        this.reminderDays = List.copyOf(reminderDays);
        this.unclaimedAfterDays = unclaimedAfterDays;
    }

    /** After how many days in which nobody came for them the patient is reminded, ascending; empty for never. */
    public List<Integer> reminderDays() {
        return reminderDays;
    }

    /** After how many days in which nobody came for them spectacles may be put with the unclaimed ones. */
    public int unclaimedAfterDays() {
        return unclaimedAfterDays;
    }

    @Converter
    public static class DaysColumn extends JsonColumn<List<Integer>> implements AttributeConverter<List<Integer>, Object> {
        public DaysColumn() {
            super(listOf(Integer.class));
        }
    }
}
