package io.github.timescale4j.spring.migration;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.client.migration.DriftCheck;
import io.github.timescale4j.client.migration.SchemaMigrationException;
import io.github.timescale4j.client.migration.SchemaMigrator;
import io.github.timescale4j.client.migration.difference.SchemaPlan;
import io.github.timescale4j.spring.autoconfigure.MigrationPool;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties;
import java.sql.SQLException;
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
        Runnable migration = () -> with(dataSource, beans, drift, SchemaMigrator::migrate);
        SchemaMigrationObserver observer =
                beans.getBeanProvider(SchemaMigrationObserver.class).getIfUnique();
        if (observer == null) {
            migration.run();
        } else {
            observer.observe(properties.migration().mode(), migration);
        }
    }

    /** What differs there from what is declared. Whoever asks that wants to know it of the database itself. */
    static SchemaPlan compare(DataSource dataSource, BeanFactory beans) {
        return with(dataSource, beans, DriftCheck.ALWAYS, SchemaMigrator::plan);
    }

    private static <R> R with(
            DataSource dataSource, BeanFactory beans, DriftCheck drift, Function<SchemaMigrator, R> work) {
        try (HikariDataSource own = MigrationPool.create(dataSource, beans)) {
            return work.apply(migrator(own != null ? own : migrating(dataSource, beans), beans, drift));
        } catch (SQLException e) {
            throw new SchemaMigrationException("Cannot connect for the migration", e);
        }
    }

    private static SchemaMigrator migrator(DataSource dataSource, BeanFactory beans, DriftCheck drift) {
        TimescaleProperties properties = beans.getBean(TimescaleProperties.class);
        return SchemaMigrator.builder(dataSource)
                .catalog(beans.getBean(DeclarationCatalog.class))
                .schema(properties.schema())
                .mode(properties.migration().mode())
                .lockTimeout(properties.migration().lockTimeout())
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
