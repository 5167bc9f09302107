package app.fovea.practice.boundary;

import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.tenancy.entity.Branch;
import app.fovea.tenancy.entity.BranchCalendar;
import app.fovea.tenancy.entity.BranchRepository;
import app.fovea.tenancy.entity.ClosingDay;
import app.fovea.tenancy.entity.OpenDays;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** On which days each branch is open, by which patients are promised their spectacles. */
@Stateless
@Requires(Permission.SETTINGS_PRACTICE)
public class CalendarSettings {
    @Inject
    private BranchRepository branches;
    @Inject
    private AuditTrail audit;

    /** @param openDays monday to sunday, as they are called in English, in small letters @param closingDays null for none */
    public record Wanted(List<String> openDays, List<ClosingDay> closingDays) {
    }

    /** @param version 0 while the branch keeps the usual days @param openDays monday to sunday @param closingDays the first one first */
    public record CalendarView(UUID branchId, String branch, long version, List<String> openDays, List<ClosingDay> closingDays) implements Serializable {
    }

    /** Of every branch, in the order of their names. */
    public List<CalendarView> all() {
        Map<UUID, BranchCalendar> kept = branches.calendars().stream().collect(Collectors.toMap(BranchCalendar::branchId, Function.identity()));
        return branches.all().stream().map(branch -> view(branch, kept.get(branch.id()))).toList();
    }

    public CalendarView get(UUID branchId) {
        return view(find(branchId), branches.calendar(branchId).orElse(null));
    }

    /** From the next promise on; what was promised stays promised. @param version what the editor saw */
    public CalendarView change(UUID branchId, long version, Wanted wanted) {
        Branch branch = find(branchId);
        OpenDays days = read(wanted);
        Optional<BranchCalendar> stored = branches.calendar(branchId);
        if (stored.map(BranchCalendar::version).orElse(0L) != version) {
            throw Conflict.stale("page");
        }
        BranchCalendar calendar = stored.orElseGet(() -> new BranchCalendar(branchId));
        String before = words(calendar.openDays());
        calendar.change(days);
        if (stored.isEmpty()) {
            branches.add(calendar);
        }
        store();
        String after = words(calendar.openDays());
        if (!before.equals(after)) {
            audit.record("calendar.changed", "branch", branchId, Map.of("before", before, "after", after));
        }
        return view(branch, calendar);
    }

    private Branch find(UUID id) {
        return branches.find(id).orElseThrow(() -> new NotFound("branch"));
    }

    private static OpenDays read(Wanted wanted) {
        List<FieldError> errors = new ArrayList<>();
        List<DayOfWeek> weekdays = new ArrayList<>();
        List<String> sent = wanted.openDays() == null ? List.of() : wanted.openDays();
        for (int i = 0; i < sent.size(); i++) {
            String named = sent.get(i);
            Optional<DayOfWeek> day = Arrays.stream(DayOfWeek.values()).filter(each -> id(each).equals(named)).findFirst();
            day.ifPresent(weekdays::add);
            if (day.isEmpty()) {
                errors.add(new FieldError("weekday_unknown", "openDays[" + i + "]", "Weekdays are monday, tuesday, wednesday, thursday, friday, saturday and sunday."));
            }
        }
        OpenDays days = new OpenDays(weekdays, wanted.closingDays());
        if (errors.isEmpty()) {
            errors.addAll(days.errors());
        }
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
        return days;
    }

    private void store() {
        try {
            branches.flush();
        } catch (PersistenceException somebodyWasFirst) {
            throw Conflict.stale("page");
        }
    }

    private static String words(OpenDays days) {
        return ids(days).stream().map(day -> day.substring(0, 3)).collect(Collectors.joining(" "))
            + days.closings().stream().map(closing -> "; " + closing.on() + " " + closing.name()).collect(Collectors.joining());
    }

    private static CalendarView view(Branch branch, BranchCalendar calendar) {
        OpenDays days = calendar == null ? OpenDays.USUAL : calendar.openDays();
        return new CalendarView(branch.id(), branch.name(), calendar == null ? 0 : calendar.version(), ids(days), days.closings());
    }

    private static List<String> ids(OpenDays days) {
        return days.weekdays().stream().map(CalendarSettings::id).toList();
    }

    private static String id(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
