package app.fovea.patient.entity;

import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.TenantRecord;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.UUID;

/** That something of a person is to be erased. It opens the door for {@link Eraser}, stands until that is done, and stays as the proof that it was. */
@Entity
@Table(name = "erasures")
public class Erasure extends TenantRecord {
    /** How much goes. */
    public enum Kind {
        /** What need not be kept of somebody whose record must be: how to reach them, and what was written to them. */
        CONTACT,
        /** All of somebody whose record need not be kept any more. */
        RECORD;

        /** As it is stored and sent. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Column(name = "patient_id")
    private UUID patientId;
    private String kind;
    @Column(name = "asked_by")
    private UUID askedBy;
    @Column(name = "asked_by_name")
    private String askedByName;
    @Column(name = "asked_at")
    private Instant askedAt;
    private String reason;
    @Column(name = "kept_until")
    private LocalDate keptUntil;
    @Column(name = "done_at", insertable = false)
    private Instant doneAt;
    @Convert(converter = GoneColumn.class)
    @Column(insertable = false)
    private Gone gone;

    /** What went. @param rows how many of which table, the tables in order of their names */
    public record Gone(@JsonValue SortedMap<String, Integer> rows) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Gone {
            rows = Collections.unmodifiableSortedMap(rows);
        }
    }

    protected Erasure() {
    }

    /** @param askedBy null for the rule on retention @param keptUntil until when the record is kept; null where no rule is on file @param reason 1 to 500 characters */
    public Erasure(UUID patientId, Kind kind, UUID askedBy, String askedByName, Instant askedAt, String reason, LocalDate keptUntil) {
        this.patientId = patientId;
        this.kind = kind.id();
        this.askedBy = askedBy;
        this.askedByName = askedByName;
        this.askedAt = askedAt;
        this.reason = reason;
        this.keptUntil = keptUntil;
    }

    public UUID patientId() {
        return patientId;
    }

    public Kind kind() {
        return Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    public String askedByName() {
        return askedByName;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public String reason() {
        return reason;
    }

    /** Null while it stands. */
    public Instant doneAt() {
        return doneAt;
    }

    /** Null while it stands. */
    public Gone gone() {
        return gone;
    }

    @Converter
    public static class GoneColumn extends JsonColumn<Gone> implements AttributeConverter<Gone, Object> {
        public GoneColumn() {
            super(Gone.class);
        }
    }
}
