package io.github.timescale4j.spring.declaration;

import io.github.timescale4j.annotation.ContinuousAggregate;
import io.github.timescale4j.annotation.TimeSeries;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Finds declared types by their annotations, without loading them. */
final class AnnotatedTypes {

    private AnnotatedTypes() {}

    /** The binary names of all annotated types in these packages and below. */
    static Set<String> in(Collection<String> packages, ResourceLoader resources) {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return true;
            }
        };
        scanner.setResourceLoader(resources);
        scanner.addIncludeFilter(new AnnotationTypeFilter(TimeSeries.class, false));
        scanner.addIncludeFilter(new AnnotationTypeFilter(ContinuousAggregate.class, false));
        Set<String> types = new TreeSet<>();
        for (String name : packages) {
            scanner.findCandidateComponents(name)
                    .forEach(definition -> types.add(String.valueOf(definition.getBeanClassName())));
        }
        return types;
    }
}
