package app.fovea.practice.boundary;

import app.fovea.access.entity.Caller.Practice;
import app.fovea.access.entity.CurrentCaller;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.Refusal.Conflict;
import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import app.fovea.access.entity.Refusal.NotFound;
import app.fovea.access.entity.Requires;
import app.fovea.audit.entity.AuditTrail;
import app.fovea.tenancy.entity.Branch;
import app.fovea.tenancy.entity.BranchDetails;
import app.fovea.tenancy.entity.BranchRepository;
import app.fovea.tenancy.entity.BusinessNumbers;
import app.fovea.tenancy.entity.Company;
import app.fovea.tenancy.entity.Contact;
import app.fovea.tenancy.entity.Imprint;
import app.fovea.tenancy.entity.PracticeDetails;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What a practice says of itself on its papers, and a branch where it differs. */
@Stateless
@Requires(Permission.SETTINGS_PRACTICE)
public class PracticeSettings {
    @Inject
    private BranchRepository branches;
    @Inject
    private AuditTrail audit;

    /** @param company null for nothing known */
    public record Wanted(Company company, String email, String website) {
        private Company companyOrNone() {
            return company == null ? Company.NONE : company;
        }

        private Contact contact() {
            return new Contact(email, website);
        }
    }

    /**
     * @param version 0 while nobody has entered anything
     * @param name    as patients know it, which whoever runs the platform changes
     * @param imprint as it stands on a paper that comes from no branch
     */
    public record PracticeView(long version, String name, Company company, String email, String website, Imprint imprint, List<BranchView> branches) implements Serializable {
    }

    /** @param imprint as it stands on a paper that comes from here */
    public record BranchView(UUID id, long version, BranchDetails details, Imprint imprint) implements Serializable {
    }

    public PracticeView get() {
        return view(branches.details().orElse(null));
    }

    /** @param version what the editor saw */
    public PracticeView change(long version, Wanted wanted) {
        Company company = wanted.companyOrNone();
        List<FieldError> errors = new ArrayList<>(company.errors("company", numbers()));
        errors.addAll(wanted.contact().errors());
        refuse(errors);
        Optional<PracticeDetails> stored = branches.details();
        if (stored.map(PracticeDetails::version).orElse(0L) != version) {
            throw Conflict.stale("page");
        }
        PracticeDetails details = stored.orElseGet(PracticeDetails::new);
        Map<String, String> before = words(details.company(), details.contact());
        details.change(company, wanted.contact());
        if (stored.isEmpty()) {
            branches.add(details);
        }
        store("page");
        record("practice.changed", "tenant", CurrentCaller.get().tenantId(), before, words(company, wanted.contact()));
        return view(details);
    }

    public BranchView branch(UUID id) {
        return view(find(id), branches.details().orElse(null));
    }

    /** @param version what the editor saw */
    public BranchView changeBranch(UUID id, long version, BranchDetails wanted) {
        Branch branch = find(id);
        refuse(wanted.errors(numbers()));
        branch.expectVersion(version, "branch");
        Map<String, String> before = words(branch.details());
        branch.change(wanted);
        store("branch");
        record("branch.changed", "branch", id, before, words(wanted));
        return view(branch, branches.details().orElse(null));
    }

    private Branch find(UUID id) {
        return branches.find(id).orElseThrow(() -> new NotFound("branch"));
    }

    private static Optional<BusinessNumbers> numbers() {
        Practice practice = CurrentCaller.get().practice();
        return BusinessNumbers.SECTION.find(practice.jurisdiction(), LocalDate.now(practice.timeZone()));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    private void store(String what) {
        try {
            branches.flush();
        } catch (PersistenceException somebodyWasFirst) {
            throw Conflict.stale(what);
        }
    }

    /** What is the same afterwards is not worth an entry. */
    private void record(String action, String targetType, UUID target, Map<String, String> before, Map<String, String> after) {
        Map<String, String> changes = new TreeMap<>();
        after.forEach((field, now) -> {
            if (!now.equals(before.get(field))) {
                changes.put(field, before.get(field) + " → " + now);
            }
        });
        if (!changes.isEmpty()) {
            audit.record(action, targetType, target, changes);
        }
    }

    private static Map<String, String> words(Company company, Contact contact) {
        Map<String, String> words = new TreeMap<>();
        put(words, "legalName", company.legalName());
        put(words, "companyNumber", company.companyNumber());
        put(words, "registeredIn", company.registeredIn());
        put(words, "registeredOffice", company.registeredOffice());
        put(words, "vatNumber", company.vatNumber());
        put(words, "gocNumber", company.gocNumber());
        put(words, "email", contact.email());
        put(words, "website", contact.website());
        return words;
    }

    private static Map<String, String> words(BranchDetails branch) {
        Map<String, String> words = words(branch.company() == null ? Company.NONE : branch.company(), branch.contact());
        put(words, "name", branch.name());
        put(words, "phone", branch.phone());
        put(words, "address", branch.address());
        put(words, "nhsCode", branch.nhsCode());
        return words;
    }

    private static void put(Map<String, String> words, String field, String value) {
        words.put(field, Objects.requireNonNullElse(value, "–"));
    }

    private PracticeView view(PracticeDetails details) {
        String name = CurrentCaller.get().practice().name();
        List<BranchView> shops = branches.all().stream().map(branch -> view(branch, details)).toList();
        return details == null ? new PracticeView(0, name, Company.NONE, null, null, Imprint.of(name, null, null), shops)
            : new PracticeView(details.version(), name, details.company(), details.contact().email(), details.contact().website(), Imprint.of(name, null, details), shops);
    }

    private static BranchView view(Branch branch, PracticeDetails details) {
        return new BranchView(branch.id(), branch.version(), branch.details(), Imprint.of(CurrentCaller.get().practice().name(), branch, details));
    }
}
