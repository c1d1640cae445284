package io.github.timescale4j.processor;

import io.github.timescale4j.annotation.TimeSeries;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * What a table and an aggregate have in common.
 *
 * @param element the annotated type
 * @param binaryName its name, with {@code $} before the name of a nested type
 * @param annotation the annotation that declares it
 * @param relation the table or view
 * @param columnstore its {@code @Columnstore}
 * @param partition its {@code @SpacePartition}
 * @param target on which servers it has to run
 * @param needed what it needs of a newer server than the oldest, as far as the rules have noted it
 * @param components its components, in the order of the constructor's parameters
 */
record DeclaredElement(
        TypeElement element,
        String binaryName,
        AnnotationView annotation,
        RelationName relation,
        @Nullable AnnotationView columnstore,
        @Nullable AnnotationView partition,
        Target target,
        Set<Feature> needed,
        List<Component> components) {

    /** Notes that the declaration needs a feature, for the index, and tells whether the declared target is too old for it. */
    boolean lacks(Feature feature) {
        needed.add(feature);
        return !target.version().atLeast(feature.since());
    }

    boolean isTable() {
        return annotation.toString().equals("@" + TimeSeries.class.getSimpleName());
    }

    String simpleName() {
        return element.getSimpleName().toString();
    }
}
