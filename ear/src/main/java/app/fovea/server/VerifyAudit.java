package app.fovea.server;

import app.fovea.audit.entity.Chain.Verdict;
import app.fovea.audit.entity.TrailFormat;
import app.fovea.audit.entity.TrailVerification;
import app.fovea.tenancy.provisioning.DatabaseRoles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code bin/verify-audit}: reckons every seal of the audit again, from an exported file or from a database, and says in words what it found. Neither the
 * server nor its program takes part; what this proves and what not is in docs/audit.md.
 */
@Command(name = "bin/verify-audit", sortOptions = false, description = "Checks that nothing in an audit was altered, removed or slipped in.")
public final class VerifyAudit implements Callable<Integer> {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
    private static final String UNDEFINED_TABLE = "42P01";

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "an exported trail of access, .json or .csv; without it a database is read")
    private Path file;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = ".fovea", description = "whose database, running or not (default: .fovea)")
    private Path directory;

    @Option(names = "--tenant", paramLabel = "SLUG", description = "this practice alone")
    private String slug;

    @Option(names = "--head", paramLabel = "HASH", description = "a head that was written down earlier: the trail must have passed it")
    private String head;

    @Option(names = "--selection", description = "the file is a part that a filter chose, so that gaps mean nothing")
    private boolean selection;

    @Option(names = "--help", usageHelp = true, description = "say this")
    private boolean help;

    private final PrintStream out = System.out;
    private boolean broken;

    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new VerifyAudit());
        commandLine.setParameterExceptionHandler((refused, args) -> {
            System.err.println(refused.getMessage() + ": bin/verify-audit --help lists the options.");
            return 2;
        });
        System.exit(commandLine.execute(arguments));
    }

    /** @return 0 when everything is whole, 1 when something is not, 2 when nothing could be checked */
    @Override
    public Integer call() {
        try {
            if (file != null) {
                verifyFile();
            } else {
                verifyData(DataDirectory.at(directory));
            }
            return broken ? 1 : 0;
        } catch (StartRefused refused) {
            return nothing(refused.getMessage());
        } catch (IOException unreadable) {
            return nothing(file + " cannot be read as an export: " + unreadable.getMessage() + ". If it was one, it was damaged: export it again.");
        } catch (SQLException failed) {
            return nothing(UNDEFINED_TABLE.equals(failed.getSQLState()) ? "The database in " + directory + " has no sealed audit yet: start it once with this version, bin/run --data " + directory + "."
                : "The database could not be read: " + failed.getMessage());
        }
    }

    private static int nothing(String sentence) {
        System.err.println(sentence);
        return 2;
    }

    private void verifyFile() throws IOException {
        TrailFormat format = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv") ? TrailFormat.CSV : TrailFormat.JSON;
        TrailVerification.Result result;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            result = TrailVerification.verify(format, in, selection, head);
        }
        boolean part = selection || result.about() != null && result.about().selection();
        out.println(file + (result.about() == null ? "" : ": " + result.about().practice() + ", exported " + MOMENT.format(result.about().exportedAt())));
        trail(result.verdict());
        if (part) {
            out.println("  A part of the trail: each entry in it is as it was sealed; which are not in it cannot be seen.");
        }
    }

    private void verifyData(DataDirectory data) throws SQLException {
        if (!Files.isDirectory(data.root()) || !LocalPostgres.isIn(data)) {
            throw new StartRefused.WrongSetting("There is no database in " + data + ": name its directory with --data, or an exported file.");
        }
        if (head != null && slug == null) {
            throw new StartRefused.WrongSetting("--head belongs to one practice: name it with --tenant.");
        }
        data.refuseAnothersData();
        if (!data.tryTake()) {
            verifyDatabase(LocalPostgres.in(data, Secrets.of(data), Ports.lastIn(data.portsFile(), "postgres")));
            return;
        }
        try {
            LocalPostgres.endLeftBehind(data);
            LocalPostgres postgres = LocalPostgres.in(data, Secrets.of(data), Ports.rememberedIn(data.portsFile()).port("postgres"));
            try {
                postgres.start();
                verifyDatabase(postgres);
            } finally {
                postgres.stop();
            }
        } finally {
            data.close();
        }
    }

    private void verifyDatabase(LocalPostgres postgres) throws SQLException {
        try (Connection connection = postgres.superuser(DatabaseRoles.DATABASE)) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            AuditedDatabase audited = new AuditedDatabase(connection);
            Map<UUID, String> practices = audited.practices();
            practices.values().removeIf(each -> slug != null && !each.equals(slug));
            if (practices.isEmpty()) {
                throw new StartRefused.WrongSetting("There is no practice " + (slug == null ? "" : "\"" + slug + "\" ") + "in this database.");
            }
            for (Map.Entry<UUID, String> practice : practices.entrySet()) {
                out.println(practice.getValue());
                trail(audited.accessTrail(practice.getKey(), head));
                journal(audited.journal(practice.getKey()));
            }
        }
    }

    private void trail(Verdict verdict) {
        out.println("  Trail of access: " + entries(verdict.entries()) + between(verdict.first(), verdict.last()) + told(verdict.broken()));
        out.println("  Head: " + verdict.head().hash() + " after entry " + verdict.head().seq());
    }

    private void journal(AuditedDatabase.Journal journal) {
        out.println("  Everything else: " + entries(journal.verdict().entries()) + " under seal" + between(journal.verdict().first(), journal.verdict().last())
            + (journal.waiting() == 0 ? "" : ", " + entries(journal.waiting()) + " not sealed yet") + told(journal.verdict().broken()));
    }

    private String told(String fault) {
        broken |= fault != null;
        return fault == null ? ": OK" : ": BROKEN\n    " + fault;
    }

    private static String entries(long count) {
        return count == 1 ? "1 entry" : String.format(Locale.UK, "%,d entries", count);
    }

    private static String between(Instant first, Instant last) {
        return first == null ? "" : ", " + MOMENT.format(first) + " to " + MOMENT.format(last);
    }
}
