package app.fovea.patient.entity;

import app.fovea.patient.entity.SamePerson.Candidate;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Patients by id and by what people say at the desk. Searches are ranges on the byte-ordered columns, which a policy leaves their index. */
@ApplicationScoped
public class PatientRepository {
    /** Sorts after every name that begins with what comes before it. */
    private static final String LAST = "\uffff";
    /** Of so many who may be meant the nearest are picked; more are alike only where somebody typed next to nothing. */
    private static final int MOST_TO_JUDGE = 200;
    /** On a day and the seventy that it may be misread from: of 100,000 patients some three hundred. */
    private static final int MOST_BORN_NEARLY_THEN = 1000;

    @Inject
    private TenantEntityManager tenant;

    /** The record that is left where this one was merged into another; nobody whose record was erased. */
    public Optional<Patient> find(UUID id) {
        return stored(id).filter(found -> !found.erased()).map(found -> found.mergedInto() == null ? found : stored(found.mergedInto()).orElseThrow());
    }

    /** As it is stored, whether it was merged or not. */
    public Optional<Patient> stored(UUID id) {
        return Optional.ofNullable(tenant.get().find(Patient.class, id));
    }

    /** Whose record it is, with all that are of the same person, in one question; nobody whose record was erased. */
    public Optional<Person> person(UUID id) {
        List<Patient> records = tenant.get().createQuery("select m from Patient p, Patient m where p.id = :id and m.personId = p.personId", Patient.class)
            .setParameter("id", id).getResultList();
        return records.stream().filter(each -> each.mergedInto() == null && !each.erased()).findFirst().map(kept -> new Person(kept, records.stream().filter(each -> each.mergedInto() != null).toList()));
    }

    /** Locked until the commit, in one order, so that of two who merge at once the second sees what the first did. */
    public List<Patient> lock(Collection<UUID> ids) {
        return tenant.get().createQuery("select p from Patient p where p.id in :ids order by p.id", Patient.class).setParameter("ids", ids).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList();
    }

    /** By the id that was asked for; of one that was merged the record that is left. */
    public Map<UUID, Patient> byId(Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of()
            : tenant.get().createQuery("select h.id, p from Patient h, Patient p where h.id in :ids and p.id = h.personId", Object[].class).setParameter("ids", ids).getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Patient) row[1]));
    }

    public void add(Patient patient) {
        tenant.get().persist(patient);
        tenant.get().flush();
    }

    public void add(PatientVersion version) {
        tenant.get().persist(version);
    }

    /** What the details were before each change, of all records of a person, newest first. */
    public List<PatientVersion> versions(Collection<UUID> records, int limit) {
        return tenant.get().createQuery("select v from PatientVersion v where v.patientId in :records order by v.id desc", PatientVersion.class)
            .setParameter("records", records).setMaxResults(limit).getResultList();
    }

    /** Writes now, so that the answer carries the version that was stored. */
    public void flush() {
        tenant.get().flush();
    }

    public Optional<Patient> byNumber(String number) {
        return tenant.get().createQuery("select p from Patient h, Patient p where h.number = :number and p.id = h.personId", Patient.class).setParameter("number", number).getResultStream().findFirst();
    }

    /** Also by the number of a record that was merged into theirs. Each kind has an index of its own, which is why it is asked for twice. */
    public Optional<Patient> findByNhsNumber(String nhsNumber) {
        return tenant.get().createQuery("select p from Patient h, Patient p where (h.nhsNumber = :nhs and h.mergedInto is null or h.nhsNumber = :nhs and h.mergedInto is not null) and p.id = h.personId", Patient.class)
            .setParameter("nhs", nhsNumber).getResultStream().findFirst();
    }

    /** One page in name order, of those who are spelled as somebody typed. @param after the last patient of the page before, or null */
    public List<Patient> page(PatientQuery query, Patient after, int limit) {
        Wanted wanted = new Wanted();
        if (!query.words().isEmpty()) {
            wanted.and(named(query.words(), wanted));
        }
        if (query.born() != null) {
            wanted.and("p.birthDate between :bornFirst and :bornLast").with("bornFirst", query.born().first()).with("bornLast", query.born().last());
        }
        if (query.digits() != null) {
            wanted.oneOfThese(numbered(query, wanted));
        }
        if (query.email() != null) {
            wanted.oneOfThese(query.compared().contact() ? List.of(beginning("p.emailLc", "email", query.email(), wanted)) : List.of());
        }
        if (query.number() != null) {
            wanted.and("p.id in (select h.personId from Patient h where h.number = :number)").with("number", query.number());
        }
        if (after != null) {
            wanted.and("(p.familyNameLc > :family or (p.familyNameLc = :family and p.givenNameLc > :given) or (p.familyNameLc = :family and p.givenNameLc = :given and p.id > :id))")
                .with("family", after.familyNameLc()).with("given", after.givenNameLc()).with("id", after.id());
        }
        return wanted.inNameOrder(tenant.get(), limit);
    }

    /**
     * Those who are spelled nearly as somebody typed, the nearest first: a slip or two in a name ({@link NameLikeness}), one in a date or
     * a number ({@link Misreadings}).
     *
     * <p>Likeness is judged here and not in the database: the operators of pg_trgm and levenshtein() are not leakproof, so that a policy
     * keeps them from every index and from rows that were not filtered before. The names of a practice, each once, come out of the indexes alone.
     */
    public List<Patient> near(PatientQuery query, int limit) {
        Wanted wanted = new Wanted();
        NearNames names = new NearNames(query.words());
        if (query.number() != null || query.email() != null || !query.words().isEmpty() && !nearlyNamed(names, wanted)) {
            return List.of();
        }
        if (query.born() != null && query.born().exact()) {
            LocalDate day = query.born().first();
            Set<LocalDate> days = query.words().isEmpty() && query.digits() == null ? Misreadings.turned(day) : Misreadings.ofDate(day);
            if (days.isEmpty()) {
                return List.of();
            }
            wanted.and("p.birthDate in :days").with("days", days);
        } else if (query.born() != null) {
            wanted.and("p.birthDate between :bornFirst and :bornLast").with("bornFirst", query.born().first()).with("bornLast", query.born().last());
        }
        if (query.digits() != null) {
            List<String> ways = new ArrayList<>();
            if (query.compared().nhsNumber()) {
                wanted.oneOf("p.nhsNumber", "nhs", withTyped(query.digits(), Misreadings.ofNhsNumber(query.digits()))).ifPresent(ways::add);
            }
            if (query.compared().contact()) {
                wanted.oneOf("p.phoneDigits", "phones", withTyped(query.digits(), Misreadings.ofPhone(query.digits()))).ifPresent(ways::add);
            }
            wanted.oneOfThese(ways);
        }
        return wanted.isEmpty() ? List.of() : names.nearestFirst(wanted.inNameOrder(tenant.get(), MOST_TO_JUDGE)).stream().limit(limit).toList();
    }

    /** Who may have a record already, the likeliest first. Nobody while next to nothing is typed. */
    public List<Candidate> alike(SamePerson somebody, int limit) {
        Wanted wanted = new Wanted();
        List<String> ways = new ArrayList<>();
        wanted.oneOf("p.birthDate", "days", somebody.days()).ifPresent(ways::add);
        wanted.oneOf("p.phoneDigits", "phones", somebody.phones()).ifPresent(ways::add);
        wanted.oneOf("p.emailLc", "emails", somebody.email() == null ? Set.of() : Set.of(somebody.email())).ifPresent(ways::add);
        wanted.oneOf("p.nhsNumber", "nhs", somebody.nhsNumber() == null ? Set.of() : Set.of(somebody.nhsNumber())).ifPresent(ways::add);
        if (ways.isEmpty()) {
            return List.of();
        }
        wanted.oneOfThese(ways);
        return somebody.among(wanted.inNameOrder(tenant.get(), MOST_BORN_NEARLY_THEN).stream()).stream().limit(limit).toList();
    }

    /** The words are the family name, the given name, or both in either order, each of one word or of several. */
    private static String named(List<String> words, Wanted wanted) {
        List<String> ways = new ArrayList<>();
        String whole = String.join(" ", words);
        wanted.with("whole", whole).with("wholeEnd", whole + LAST);
        ways.add("(p.familyNameLc >= :whole and p.familyNameLc < :wholeEnd)");
        ways.add("(p.givenNameLc >= :whole and p.givenNameLc < :wholeEnd)");
        for (int i = 1; i < words.size(); i++) {
            String first = String.join(" ", words.subList(0, i));
            String second = String.join(" ", words.subList(i, words.size()));
            wanted.with("first" + i, first).with("firstEnd" + i, first + LAST).with("second" + i, second).with("secondEnd" + i, second + LAST);
            String inOrder = "(p.%1$s >= :first%3$d and p.%1$s < :firstEnd%3$d and p.%2$s >= :second%3$d and p.%2$s < :secondEnd%3$d)";
            ways.add(inOrder.formatted("familyNameLc", "givenNameLc", i));
            ways.add(inOrder.formatted("givenNameLc", "familyNameLc", i));
        }
        return "(" + String.join(" or ", ways) + ")";
    }

    /** The digits are an NHS number or the beginning of a phone number, of what the question may be held against. */
    private static List<String> numbered(PatientQuery query, Wanted wanted) {
        List<String> ways = new ArrayList<>();
        if (query.compared().nhsNumber()) {
            wanted.with("digits", query.digits());
            ways.add("p.nhsNumber = :digits");
        }
        if (query.compared().contact()) {
            Misreadings.waysToWritePhone(query.digits()).forEach(written -> ways.add(beginning("p.phoneDigits", "phone" + ways.size(), written, wanted)));
        }
        return ways;
    }

    private static String beginning(String column, String name, String text, Wanted wanted) {
        wanted.with(name, text).with(name + "End", text + LAST);
        return "(%1$s >= :%2$s and %1$s < :%2$sEnd)".formatted(column, name);
    }

    /** False if nobody's name is like the words. */
    private boolean nearlyNamed(NearNames names, Wanted wanted) {
        List<String> families = tenant.get().createQuery("select distinct p.familyNameLc from Patient p", String.class).getResultList();
        List<String> givens = tenant.get().createQuery("select distinct p.givenNameLc from Patient p", String.class).getResultList();
        List<String> ways = new ArrayList<>();
        wanted.oneOf("p.familyNameLc", "families", names.asOneName(families)).ifPresent(ways::add);
        wanted.oneOf("p.givenNameLc", "givens", names.asOneName(givens)).ifPresent(ways::add);
        Set<String> partFamilies = names.asOneOfTwo(families);
        Set<String> partGivens = names.asOneOfTwo(givens);
        if (!partFamilies.isEmpty() && !partGivens.isEmpty()) {
            ways.add("(p.familyNameLc in :partFamilies and p.givenNameLc in :partGivens)");
            wanted.with("partFamilies", partFamilies).with("partGivens", partGivens);
        }
        if (!ways.isEmpty()) {
            wanted.and("(" + String.join(" or ", ways) + ")");
        }
        return !ways.isEmpty();
    }

    private static Set<String> withTyped(String digits, Set<String> misread) {
        Set<String> all = new HashSet<>(misread);
        all.addAll(Misreadings.waysToWritePhone(digits));
        return all;
    }

    /** A question about patients as it grows, and the values in it. */
    private static final class Wanted {
        private final List<String> conditions = new ArrayList<>(List.of("p.erasedAt is null"));
        private final Map<String, Object> values = new HashMap<>();

        private Wanted and(String condition) {
            conditions.add(condition);
            return this;
        }

        /** No way at all: nobody. */
        private Wanted oneOfThese(List<String> ways) {
            return and(ways.isEmpty() ? "1 = 0" : "(" + String.join(" or ", ways) + ")");
        }

        private Wanted with(String name, Object value) {
            values.put(name, value);
            return this;
        }

        private Optional<String> oneOf(String column, String name, Set<?> wanted) {
            if (wanted.isEmpty()) {
                return Optional.empty();
            }
            with(name, wanted);
            return Optional.of(column + " in :" + name);
        }

        private boolean isEmpty() {
            return conditions.size() == 1;
        }

        private List<Patient> inNameOrder(EntityManager database, int limit) {
            TypedQuery<Patient> found = database.createQuery("select p from Patient p where p.mergedInto is null" + conditions.stream().map(each -> " and " + each).collect(Collectors.joining())
                + " order by p.familyNameLc, p.givenNameLc, p.id", Patient.class);
            values.forEach(found::setParameter);
            return found.setMaxResults(limit).getResultList();
        }
    }
}
