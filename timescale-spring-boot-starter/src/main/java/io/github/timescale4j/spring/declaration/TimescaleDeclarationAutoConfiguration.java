package io.github.timescale4j.spring.declaration;

import io.github.timescale4j.client.migration.DeclarationCatalog;
import java.util.Set;
import org.springframework.aot.AotDetector;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
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
        ClassLoader classLoader = context.getClassLoader();
        DeclarationCatalog catalog =
                DeclarationCatalog.load(classLoader != null ? classLoader : DeclarationCatalog.class.getClassLoader());
        if (AutoConfigurationPackages.has(context) && !AotDetector.useGeneratedArtifacts()) {
            Set<String> unprocessed = AnnotatedTypes.in(AutoConfigurationPackages.get(context), context);
            unprocessed.removeAll(catalog.types());
            if (!unprocessed.isEmpty()) {
                throw new UnprocessedDeclarationsException(unprocessed);
            }
        }
        return catalog;
    }
}
