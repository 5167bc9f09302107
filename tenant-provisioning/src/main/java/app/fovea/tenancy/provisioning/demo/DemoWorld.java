package app.fovea.tenancy.provisioning.demo;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.PasswordHash;
import app.fovea.journey.entity.Ids;
import app.fovea.journey.entity.JsonColumn;
import app.fovea.tenancy.entity.Company;
import app.fovea.tenancy.provisioning.Catalogue;
import app.fovea.tenancy.provisioning.CurrentTenant;
import app.fovea.tenancy.provisioning.NewBranch;
import app.fovea.tenancy.provisioning.NewUser;
import app.fovea.tenancy.provisioning.People;
import app.fovea.tenancy.provisioning.PlatformTenant;
import app.fovea.tenancy.provisioning.ProvisionedTenant;
import app.fovea.tenancy.provisioning.RoleBook;
import app.fovea.tenancy.provisioning.Rows;
import app.fovea.tenancy.provisioning.TenantProvisioning;
import app.fovea.tenancy.provisioning.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * The demonstration: two practices that are as unlike as practices are, with eight years of patients behind them and a working
 * day in front of them, and the platform's operator. Nobody in it exists.
 */
public final class DemoWorld {
    private static final SeededUser OPERATOR = new SeededUser(PlatformTenant.ROLE, "Olwen Operator", "operator@platform.example", "platform-demo-2026");
    private static final LocalTime MIDDLE_OF_THE_AFTERNOON = LocalTime.of(15, 30);

    private DemoWorld() {
    }

    /**
     * Makes what is not there yet. Each practice is one transaction; one that exists is left as it is, whatever was done in it since.
     *
     * @param provisioner connects as the role that provisions tenants
     * @param today       the day on which the practices are at work; everything in them is dated relative to it
     */
    public static List<SeededTenant> seed(DataSource provisioner, LocalDate today) throws SQLException {
        operate(provisioner);
        List<SeededTenant> tenants = new ArrayList<>();
        for (DemoPractice practice : List.of(DemoPractice.northgate(), DemoPractice.harbour())) {
            Transaction.on(provisioner, connection -> {
                if (TenantProvisioning.find(connection, practice.tenant().slug()).isEmpty()) {
                    open(connection, practice, today);
                }
                return null;
            });
            tenants.add(practice.seeded());
        }
        return tenants;
    }

    /** Signs in with the platform's own tenant. */
    public static SeededUser operator() {
        return OPERATOR;
    }

    private static void operate(DataSource provisioner) throws SQLException {
        Transaction.on(provisioner, connection -> {
            if (TenantProvisioning.find(connection, PlatformTenant.SLUG).isEmpty()) {
                PlatformTenant.provision(connection, new NewUser(Ids.next(), null, OPERATOR.email(), OPERATOR.name(), PasswordHash.of(OPERATOR.password()), null));
            }
            return null;
        });
    }

    private static void open(Connection connection, DemoPractice practice, LocalDate today) throws SQLException {
        List<NewBranch> branches = practice.sites().stream().map(site -> new NewBranch(Ids.next(), site.code(), site.name(), site.phone(), site.address(), site.hasLab())).toList();
        List<NewUser> users = users(practice, branches);
        ProvisionedTenant tenant = TenantProvisioning.provision(connection, practice.tenant(), branches, users.get(0));
        CurrentTenant.set(connection, tenant.id());
        People.add(connection, people -> {
            for (int i = 1; i < users.size(); i++) {
                people.add(users.get(i), tenant.roles().get(practice.staff().get(i).role()));
            }
        });
        introduce(connection, practice);
        openOn(connection, branches, today);
        design(connection, practice, users, today);
        Chance ids = new Chance(practice.seed() + 1);
        Catalogue catalogue = Catalogue.read(practice.catalogue());
        catalogue.write(connection);
        List<Employee> employees = IntStream.range(0, users.size()).mapToObj(i -> new Employee(users.get(i).id(), practice.staff().get(i))).toList();
        OpeningHours hours = new OpeningHours(ZoneId.of(practice.tenant().timeZone()));
        Story story = Chronicle.of(practice, employees, catalogue, hours, moment(today, hours.zone()));
        new StoryWriter(connection, story, branches.stream().map(NewBranch::id).toList(), practice.tenant(), ids).write();
    }

    /** Who it is on its papers. */
    private static void introduce(Connection connection, DemoPractice practice) throws SQLException {
        Company company = practice.company();
        try (Rows rows = new Rows(connection, "practice_details", "id", "legal_name", "company_number", "registered_in", "registered_office", "vat_number", "goc_number", "email", "website")) {
            rows.add(Ids.next(), company.legalName(), company.companyNumber(), company.registeredIn(), company.registeredOffice(), company.vatNumber(), company.gocNumber(),
                practice.contact().email(), practice.contact().website());
        }
        try (Statement places = connection.createStatement()) {
            places.executeUpdate("update branches set nhs_code = 'TP' || code where tenant_id = current_tenant()");
        }
    }

    /** As the story has it: what was promised was promised by these days. */
    private static void openOn(Connection connection, List<NewBranch> branches, LocalDate today) throws SQLException {
        try (Rows rows = new Rows(connection, "branch_calendars", "id", "branch_id", "open_days")) {
            for (NewBranch branch : branches) {
                rows.add(Ids.next(), branch.id(), new Rows.Json(JsonColumn.write(OpeningHours.calendar(today))));
            }
        }
    }

    /** Those whom the demonstration signs in as hold their one role and nothing else: only colleagues beside them hold a designed one. */
    private static void design(Connection connection, DemoPractice practice, List<NewUser> users, LocalDate today) throws SQLException {
        Map<DesignedRole, UUID> ids = new LinkedHashMap<>();
        try (RoleBook book = new RoleBook(connection)) {
            for (DesignedRole role : practice.designed()) {
                ids.put(role, book.design(role.name(), role.description(), role.ticked()));
            }
        }
        People.add(connection, people -> {
            for (Map.Entry<DesignedRole, UUID> designed : ids.entrySet()) {
                OptionalInt holder = IntStream.range(DefaultRole.values().length, users.size()).filter(i -> practice.staff().get(i).role() == designed.getKey().holder()).max();
                if (holder.isPresent()) {
                    people.alsoHolds(users.get(holder.getAsInt()).id(), designed.getValue(), designed.getKey().days() == null ? null : today.plusDays(designed.getKey().days()));
                }
            }
        });
    }

    /** Now, when today is today; an hour at which a practice is busy on a day gone by. Nothing happens in the future, whatever the caller's clock says. */
    private static Instant moment(LocalDate today, ZoneId zone) {
        Instant afternoon = today.atTime(MIDDLE_OF_THE_AFTERNOON).atZone(zone).toInstant();
        Instant now = Instant.now();
        return LocalDate.now(zone).equals(today) || afternoon.isAfter(now) ? now : afternoon;
    }

    /** The owner first, as the staff list has it. Hashing takes a tenth of a second each on purpose, so it is done on every core. */
    private static List<NewUser> users(DemoPractice practice, List<NewBranch> branches) {
        return practice.staff().parallelStream().map(member -> {
            UUID branch = member.role() == DefaultRole.OWNER ? null : branches.get(member.site()).id();
            return new NewUser(Ids.next(), branch, member.email(), member.name(), PasswordHash.of(practice.password()), member.gocNumber());
        }).toList();
    }
}
