package io.github.timescale4j.spring.diagnostics;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.diagnostics.ConnectionTarget;
import io.github.timescale4j.client.diagnostics.ConnectionTroubleshooter;
import io.github.timescale4j.client.migration.DeclarationCatalog;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.RelationName;
import io.github.timescale4j.spring.autoconfigure.TimescaleClientAutoConfiguration;
import io.github.timescale4j.spring.autoconfigure.TimescaleDataSource;
import io.github.timescale4j.spring.autoconfigure.TimescaleProperties;
import io.github.timescale4j.spring.declaration.TimescaleDeclarationAutoConfiguration;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** A {@link ConnectionTroubleshooter} for the pool under the client, made when somebody asks for it. */
@AutoConfiguration(after = {TimescaleClientAutoConfiguration.class, TimescaleDeclarationAutoConfiguration.class})
@ConditionalOnSingleCandidate(TimeScaleClient.class)
@EnableConfigurationProperties({DiagnosticsProperties.class, TimescaleProperties.class})
public final class TimescaleConnectionDiagnosticsAutoConfiguration {

    TimescaleConnectionDiagnosticsAutoConfiguration() {}

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    ConnectionTroubleshooter timescaleConnectionTroubleshooter(
            TimeScaleClient client,
            TimescaleProperties properties,
            DiagnosticsProperties limits,
            DeclarationCatalog catalog,
            BeanFactory beans) {
        HikariDataSource pool = pool(client.dataSource());
        ConnectionTarget target = ConnectionTarget.of(pool);
        String secret = properties.secret();
        if (secret != null && TimescaleDataSource.isOwn(beans)) {
            target = target.withSecret(properties.secretsDirectory().resolve(secret));
        }
        return ConnectionTroubleshooter.builder(target)
                .pool(pool)
                .thresholds(limits.toThresholds())
                .timeout(limits.connectionTimeout())
                .applicationName(pool.getDataSourceProperties().getProperty("ApplicationName"))
                .relations(catalog.declarations().stream()
                        .map(Declaration::relation)
                        .map(relation -> inSchema(relation, properties.schema()))
                        .toList())
                .build();
    }

    private static RelationName inSchema(RelationName relation, @Nullable String schema) {
        return relation.schema() != null ? relation : new RelationName(schema, relation.name());
    }

    /** Others do not tell their URL without a connection, which is what may be missing. */
    private static HikariDataSource pool(DataSource dataSource) {
        try {
            if (dataSource.isWrapperFor(HikariDataSource.class)) {
                return dataSource.unwrap(HikariDataSource.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The data source does not say what it is, SQLSTATE " + e.getSQLState(), e);
        }
        throw new IllegalStateException(
                "The data source under the client is no HikariCP pool, so that nothing says where it"
                        + " leads: make a ConnectionTroubleshooter bean with ConnectionTroubleshooter.builder(ConnectionTarget.of(…))");
    }
}
