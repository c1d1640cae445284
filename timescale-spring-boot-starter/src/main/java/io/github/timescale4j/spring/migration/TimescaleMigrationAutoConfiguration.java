package io.github.timescale4j.spring.migration;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.client.migration.SchemaMigrationException;
import io.github.timescale4j.client.migration.SchemaMigrator;
import io.github.timescale4j.spring.autoconfigure.MigrationPool;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSource;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties;
import io.github.timescale4j.spring.declaration.TimescaleDeclarationAutoConfiguration;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The migration of the declared schema, with a Flyway of its own that is no bean and leaves the application's alone. */
@AutoConfiguration(
        after = {TimescaleClientAutoConfiguration.class, TimescaleDeclarationAutoConfiguration.class},
        afterName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@EnableConfigurationProperties(TimescaleProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class TimescaleMigrationAutoConfiguration {

    TimescaleMigrationAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    SchemaMigrationInitializer timescaleSchemaMigration(ListableBeanFactory beans) {
        DataSource dataSource =
                TimescaleDataSource.isClientOfApplication(beans) ? null : TimescaleDataSource.find(beans);
        return new SchemaMigrationInitializer(dataSource == null ? null : () -> migrate(dataSource, beans));
    }

    @Bean
    static ApplicationClientMigration timescaleApplicationClientMigration(BeanFactory beans) {
        return new ApplicationClientMigration(beans);
    }

    /** Migrates where the data source leads, as the role that the properties name for it. */
    static void migrate(DataSource dataSource, BeanFactory beans) {
        SchemaMigrationObserver observer =
                beans.getBeanProvider(SchemaMigrationObserver.class).getIfUnique();
        if (observer == null) {
            run(dataSource, beans);
        } else {
            TimescaleProperties properties = beans.getBean(TimescaleProperties.class);
            observer.observe(properties.migration().mode(), () -> run(dataSource, beans));
        }
    }

    private static void run(DataSource dataSource, BeanFactory beans) {
        try (HikariDataSource own = MigrationPool.create(dataSource, beans)) {
            migrator(own != null ? own : migrating(dataSource, beans), beans).migrate();
        } catch (SQLException e) {
            throw new SchemaMigrationException("Cannot connect for the migration", e);
        }
    }

    private static SchemaMigrator migrator(DataSource dataSource, BeanFactory beans) {
        TimescaleProperties properties = beans.getBean(TimescaleProperties.class);
        return SchemaMigrator.builder(dataSource)
                .catalog(beans.getBean(DeclarationCatalog.class))
                .schema(properties.schema())
                .mode(properties.migration().mode())
                .lockTimeout(properties.migration().lockTimeout())
                .approve(properties.migration().approve())
                .driftCheck(properties.migration().driftCheck())
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
