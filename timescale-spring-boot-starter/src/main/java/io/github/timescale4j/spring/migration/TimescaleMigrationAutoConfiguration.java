package io.github.timescale4j.spring.migration;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.migration.DeclaredSchemaCheck;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSource;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties;
import io.github.timescale4j.spring.declaration.TimescaleDeclarationAutoConfiguration;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
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
        return new SchemaMigrationInitializer(dataSource == null ? null : () -> SchemaMigrators.migrate(dataSource, beans));
    }

    @Bean
    static ApplicationClientMigration timescaleApplicationClientMigration(BeanFactory beans) {
        return new ApplicationClientMigration(beans);
    }

    /** What a diagnosis asks. Without a migration nothing here says what the database should be. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(TimeScaleClient.class)
    @Conditional(MigrationIsOn.class)
    DeclaredSchemaCheck timescaleDeclaredSchemaCheck(TimeScaleClient client, BeanFactory beans) {
        return DeclaredSchemaCheck.comparing(() -> SchemaMigrators.compare(client.dataSource(), beans));
    }

    static final class MigrationIsOn extends NoneNestedConditions {

        MigrationIsOn() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty(name = "timescale.migration.mode", havingValue = "none")
        static final class MigrationIsOff {}
    }
}
