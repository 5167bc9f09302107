package app.fovea.tenancy.provisioning;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The four roles on which the second wall of tenancy stands, and the database they share. Rights on tables are granted by the
 * migrations that make the tables.
 */
public final class DatabaseRoles {
    /** Owns the database, runs migrations and provisions tenants; the only one that row-level security does not bind. */
    public static final String PROVISIONER = "fovea_provisioner";
    /** What the application connects as: owns nothing and cannot step around a policy. */
    public static final String APP = "fovea_app";
    /** Works across tenants: reads and marks the outbox, and takes away what is too old to be needed. It reads nothing else that anybody wrote. */
    public static final String RELAY = "fovea_relay";
    /** Takes away what a person may have erased and what need not be kept any more: sees nothing but the keys of the rows of whom that is so. */
    public static final String ERASER = "fovea_eraser";
    public static final String DATABASE = "fovea";

    private static final String LIMITED = "nosuperuser nocreatedb nocreaterole noreplication";

    private DatabaseRoles() {
    }

    /** @param provisioner password of {@link #PROVISIONER}, and so on */
    public record Passwords(String provisioner, String app, String relay, String eraser) {
        /** Passwords do not belong in a log. */
        @Override
        public String toString() {
            return "Passwords[…]";
        }
    }

    /**
     * Makes what is missing and puts right what differs; calling it again changes nothing but the passwords.
     *
     * @param superuser on any database of the server but {@link #DATABASE}, in auto-commit mode
     */
    public static void create(Connection superuser, Passwords passwords) throws SQLException {
        role(superuser, PROVISIONER, "bypassrls inherit " + LIMITED, passwords.provisioner());
        role(superuser, APP, "nobypassrls noinherit " + LIMITED, passwords.app());
        role(superuser, RELAY, "nobypassrls noinherit " + LIMITED, passwords.relay());
        role(superuser, ERASER, "nobypassrls noinherit " + LIMITED, passwords.eraser());
        try (Statement statement = superuser.createStatement()) {
            if (!exists(superuser, "select 1 from pg_database where datname = ?", DATABASE)) {
                statement.execute("create database " + DATABASE + " owner " + PROVISIONER + " encoding 'UTF8' template template0");
            }
            statement.execute("alter database " + DATABASE + " owner to " + PROVISIONER);
            // Also takes away "temporary": a role that can make tables of its own can put one in front of a real one.
            statement.execute("revoke all on database " + DATABASE + " from public");
            statement.execute("grant connect on database " + DATABASE + " to " + String.join(", ", PROVISIONER, APP, RELAY, ERASER));
        }
    }

    private static void role(Connection superuser, String name, String attributes, String password) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            if (!exists(superuser, "select 1 from pg_roles where rolname = ?", name)) {
                statement.execute("create role " + name);
            }
            statement.execute("alter role " + name + " with login " + attributes + " password " + quoted(superuser, password));
        }
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** ALTER ROLE takes no parameters, so the server itself quotes. */
    private static String quoted(Connection connection, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select quote_literal(?)")) {
            statement.setString(1, text);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
