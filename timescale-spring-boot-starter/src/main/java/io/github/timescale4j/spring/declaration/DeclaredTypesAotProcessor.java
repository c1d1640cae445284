package io.github.timescale4j.spring.declaration;

import io.github.timescale4j.client.migration.DeclarationCatalog;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.util.ClassUtils;

/**
 * Keeps, where an application is built ahead of time, what rows of the declared types are made of and read from: constructors,
 * accessors and fields. A type that is not declared, and that only a query gives, needs
 * {@link org.springframework.aot.hint.annotation.RegisterReflectionForBinding}, which keeps the same.
 */
final class DeclaredTypesAotProcessor implements BeanFactoryInitializationAotProcessor {

    private final BindingReflectionHintsRegistrar registrar = new BindingReflectionHintsRegistrar();

    DeclaredTypesAotProcessor() {}

    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beanFactory) {
        if (beanFactory.getBeanNamesForType(DeclarationCatalog.class, true, false).length == 0) {
            return null;
        }
        ClassLoader classLoader = beanFactory.getBeanClassLoader();
        ResourceLoader resources = new DefaultResourceLoader(classLoader);
        DeclarationCatalog catalog = Declarations.load(resources);
        Declarations.requireAll(beanFactory, catalog, resources);
        return (context, code) ->
                register(catalog.types(), classLoader, context.getRuntimeHints().reflection());
    }

    private void register(Collection<String> types, @Nullable ClassLoader classLoader, ReflectionHints reflection) {
        for (String type : types) {
            registrar.registerReflectionHints(reflection, ClassUtils.resolveClassName(type, classLoader));
        }
    }
}
