package io.github.timescale4j.spring.declaration;

import io.github.timescale4j.client.migration.DeclarationCatalog;
import org.springframework.aot.AotDetector;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** The declarations on the class path, and the check that none of the application's is missing among them. */
@AutoConfiguration
public final class TimescaleDeclarationAutoConfiguration {

    TimescaleDeclarationAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    DeclarationCatalog timescaleDeclarationCatalog(ApplicationContext context) {
        DeclarationCatalog catalog = Declarations.load(context);
        if (!AotDetector.useGeneratedArtifacts()) {
            // Otherwise the types were looked for when the application was built; an image may have no class files.
            Declarations.requireAll(context, catalog, context);
        }
        return catalog;
    }
}
