package io.github.timescale4j.spring.migration;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.client.migration.DriftCheck;
import io.github.timescale4j.client.migration.SchemaMigrationException;
import io.github.timescale4j.client.migration.SchemaMigrator;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.spring.autoconfigure.MigrationPool;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties;
import io.github.timescale4j.spring.diagnostics.DiagnosticsProperties;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.BeanFactory;

/** Migrators as the properties describe them, each for as long as it works. */
final class SchemaMigrators {

    private SchemaMigrators() {}

    /** Migrates where the data source leads, as the role that the properties name for it. */
    static void migrate(DataSource dataSource, BeanFactory beans) {
        TimescaleProperties properties = beans.getBean(TimescaleProperties.class);
        DriftCheck drift = properties.migration().driftCheck();
        Duration lockTimeout = properties.migration().lockTimeout();
        Runnable migration = () -> with(dataSource, beans, drift, lockTimeout, SchemaMigrator::migrate);
        SchemaMigrationObserver observer =
                beans.getBeanProvider(SchemaMigrationObserver.class).getIfUnique();
        if (observer == null) {
            migration.run();
        } else {
            observer.observe(properties.migration().mode(), migration);
        }
    }

    /**
     * What differs there from what is declared. Whoever asks that wants to know it of the database itself, and does not wait longer than
     * for another check of a diagnosis.
     */
    static SchemaPlan compare(DataSource dataSource, BeanFactory beans) {
        Duration lockTimeout =
                beans.getBean(TimescaleProperties.class).migration().lockTimeout();
        DiagnosticsProperties limits =
                beans.getBeanProvider(DiagnosticsProperties.class).getIfUnique();
        if (limits != null && limits.timeout().compareTo(lockTimeout) < 0) {
            lockTimeout = limits.timeout();
        }
        return with(dataSource, beans, DriftCheck.ALWAYS, lockTimeout, SchemaMigrator::plan);
    }

    private static <R> R with(
            DataSource dataSource,
            BeanFactory beans,
            DriftCheck drift,
            Duration lockTimeout,
            Function<SchemaMigrator, R> work) {
        try (HikariDataSource own = MigrationPool.create(dataSource, beans)) {
            return work.apply(migrator(own != null ? own : migrating(dataSource, beans), beans, drift, lockTimeout));
        } catch (SQLException e) {
            throw new SchemaMigrationException("Cannot connect for the migration", e);
        }
    }

    private static SchemaMigrator migrator(
            DataSource dataSource, BeanFactory beans, DriftCheck drift, Duration lockTimeout) {
        TimescaleProperties properties = beans.getBean(TimescaleProperties.class);
        return SchemaMigrator.builder(dataSource)
                .catalog(beans.getBean(DeclarationCatalog.class))
                .schema(properties.schema())
                .mode(properties.migration().mode())
                .lockTimeout(lockTimeout)
                .approve(properties.migration().approve())
                .driftCheck(drift)
                .exportDirectory(properties.migration().exportDirectory())
                .adopt(properties.migration().adopt())
                .migrateData(properties.migration().migrateData())
                .build();
    }

    /** Where the database is shared with the application's Flyway, its data source: it may log in as another role. */
    private static DataSource migrating(DataSource dataSource, BeanFactory beans) {
        Flyway flyway = beans.getBeanProvider(Flyway.class).getIfUnique();
        boolean shared = dataSource == beans.getBeanProvider(DataSource.class).getIfUnique();
        DataSource flywayDataSource =
                flyway == null || !shared ? null : flyway.getConfiguration().getDataSource();
        return flywayDataSource != null ? flywayDataSource : dataSource;
    }
}
