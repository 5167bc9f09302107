package app.fovea.tenancy.provisioning;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the schema up to this build, and every owner's rights with it; forwards only: nothing here can drop what a practice wrote. */
public final class Migrations {
    private Migrations() {
    }

    /**
     * @param provisioner connects as {@link DatabaseRoles#PROVISIONER}, which owns what the migrations make
     * @return how many migrations ran; 0 when the schema was up to date
     */
    public static int migrate(DataSource provisioner) {
        try {
            int migrations = flyway(provisioner).migrate().migrationsExecuted;
            OwnersRights.complete(provisioner);
            return migrations;
        } catch (FlywayException e) {
            throw new MigrationFailed(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The owners' roles could not be given the rights of this version. " + e.getMessage().strip(), e);
        }
    }

    /** @return how many migrations of this build the schema has not had yet */
    public static int waiting(DataSource provisioner) {
        try {
            return flyway(provisioner).info().pending().length;
        } catch (FlywayException e) {
            throw new MigrationFailed(e);
        }
    }

    private static Flyway flyway(DataSource provisioner) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(provisioner)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load();
    }

    /** The schema does not fit this build and could not be made to. */
    public static final class MigrationFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MigrationFailed(FlywayException cause) {
            super("The database schema could not be migrated; nothing of the failed step was kept. " + cause.getMessage().strip(), cause);
        }
    }
}
