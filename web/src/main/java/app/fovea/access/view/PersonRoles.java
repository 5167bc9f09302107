package app.fovea.access.view;

import app.fovea.access.boundary.Assignment;
import app.fovea.access.boundary.Explanations.RoleDifference;
import app.fovea.access.boundary.Explanations;
import app.fovea.access.boundary.Grants;
import app.fovea.access.boundary.People.Holding;
import app.fovea.access.boundary.People;
import app.fovea.access.boundary.Roles.RoleRow;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.view.ActiveUser;
import app.fovea.view.Paths;
import app.fovea.view.Problems;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;

/** Which roles somebody shall hold, until it is saved with a reason: person/view.xhtml. */
@Named
@ViewScoped
public class PersonRoles implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private People people;
    @Inject
    private Grants grants;
    @Inject
    private RoleChoices roleChoices;
    @Inject
    private Explanations explanations;
    @Inject
    private ActiveUser user;
    @Inject @Param(pathIndex = 0)
    private String id;

    private UUID personId;
    private final List<Row> rows = new ArrayList<>();
    private List<RoleRow> choices = List.of();
    private UUID primary;
    private UUID primaryBefore;
    private UUID chosen;
    private RoleDifference difference;
    private String reason;

    /** One role: as it is held, given just now, or taken just now. */
    public static final class Row implements Serializable {
        private static final long serialVersionUID = 1L;
        private final UUID roleId;
        private final String name;
        private final Holding holding;
        private LocalDate endsOn;
        private boolean taken;

        private Row(UUID roleId, String name, Holding holding) {
            this.roleId = roleId;
            this.name = name;
            this.holding = holding;
            this.endsOn = holding == null ? null : holding.endsOn();
        }

        private boolean changed() {
            return holding == null || taken || !Objects.equals(endsOn, holding.endsOn());
        }

        public UUID getRoleId() {
            return roleId;
        }

        public String getName() {
            return name;
        }

        /** Not held before. */
        public boolean isGiven() {
            return holding == null;
        }

        public boolean isTaken() {
            return taken;
        }

        public boolean isEnded() {
            return holding != null && holding.ended();
        }

        /** Null where it came with the practice. */
        public String getGivenBy() {
            return holding == null ? null : holding.givenBy();
        }

        public Instant getSince() {
            return holding == null ? null : holding.since();
        }

        public LocalDate getEndsOn() {
            return endsOn;
        }

        public void setEndsOn(LocalDate endsOn) {
            this.endsOn = endsOn;
        }
    }

    @PostConstruct
    void load() {
        personId = Paths.id(id, "person");
        rows.clear();
        people.holdings(personId).forEach(holding -> rows.add(new Row(holding.roleId(), holding.role(), holding)));
        primaryBefore = people.holdings(personId).stream().filter(Holding::primary).map(Holding::roleId).findFirst().orElse(null);
        primary = primaryBefore;
        difference = null;
        if (user.can("roles:assign")) {
            choices = roleChoices.all();
        }
    }

    public void give() {
        if (chosen != null) {
            choices.stream().filter(role -> role.id().equals(chosen)).findFirst().ifPresent(role -> rows.add(new Row(role.id(), role.name(), null)));
            primary = primary == null ? chosen : primary;
            chosen = null;
        }
        look();
    }

    public void take(Row row) {
        row.taken = true;
        if (row.isGiven()) {
            rows.remove(row);
        }
        if (row.roleId.equals(primary)) {
            primary = kept().stream().map(Row::getRoleId).findFirst().orElse(null);
        }
        look();
    }

    public void undo(Row row) {
        row.taken = false;
        primary = row.roleId.equals(primaryBefore) || primary == null ? row.roleId : primary;
        look();
    }

    public void makePrimary(Row row) {
        primary = row.roleId;
        look();
    }

    /** Reckons again what would change. */
    public void look() {
        difference = null;
        if (isChanged()) {
            Problems.tried(() -> difference = explanations.difference(personId, wish()));
        }
    }

    public void discard() {
        reason = null;
        load();
    }

    public void save() {
        if (reason == null) {
            Problems.beside(List.of(new FieldError("reason_missing", "roles.reason", "Say why: it stays in the audit trail.")));
            return;
        }
        Problems.tried(() -> {
            Grants.PersonRoles saved = grants.assign(personId, wish());
            Problems.done("The roles of " + saved.name() + " are saved. They count from the next click.");
            Paths.go("/people/" + personId);
            return saved;
        });
    }

    private Assignment wish() {
        Map<UUID, LocalDate> ends = new HashMap<>();
        kept().forEach(row -> ends.put(row.roleId, row.endsOn));
        return new Assignment(kept().stream().map(Row::getRoleId).toList(), primary, ends, reason);
    }

    private List<Row> kept() {
        return rows.stream().filter(row -> !row.taken).toList();
    }

    public boolean isChanged() {
        return rows.stream().anyMatch(Row::changed) || !Objects.equals(primary, primaryBefore);
    }

    public List<Row> getRows() {
        return rows;
    }

    /** What they do not hold yet. */
    public List<RoleRow> getChoices() {
        return choices.stream().filter(role -> rows.stream().noneMatch(row -> row.roleId.equals(role.id()))).toList();
    }

    public UUID getPrimary() {
        return primary;
    }

    public UUID getChosen() {
        return chosen;
    }

    public void setChosen(UUID chosen) {
        this.chosen = chosen;
    }

    /** Null while nothing is changed, or where it cannot be done. */
    public RoleDifference getDifference() {
        return difference;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
