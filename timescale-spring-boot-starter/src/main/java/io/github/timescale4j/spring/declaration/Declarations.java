package io.github.timescale4j.spring.declaration;

import io.github.timescale4j.client.migration.DeclarationCatalog;
import java.util.Set;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.core.io.ResourceLoader;

/** Reads the declarations on the class path, and misses those that the application should have. */
final class Declarations {

    private Declarations() {}

    static DeclarationCatalog load(ResourceLoader resources) {
        ClassLoader classLoader = resources.getClassLoader();
        return DeclarationCatalog.load(classLoader != null ? classLoader : DeclarationCatalog.class.getClassLoader());
    }

    /** Fails if types in the application's packages are annotated, but were compiled without the processor. */
    static void requireAll(BeanFactory beans, DeclarationCatalog catalog, ResourceLoader resources) {
        if (AutoConfigurationPackages.has(beans)) {
            Set<String> unprocessed = AnnotatedTypes.in(AutoConfigurationPackages.get(beans), resources);
            unprocessed.removeAll(catalog.types());
            if (!unprocessed.isEmpty()) {
                throw new UnprocessedDeclarationsException(unprocessed);
            }
        }
    }
}
