package io.github.timescale4j.processor;

import io.github.timescale4j.annotation.TimeSeries;
import io.github.timescale4j.schema.RelationName;
import java.util.List;
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
        List<Component> components) {

    boolean isTable() {
        return annotation.toString().equals("@" + TimeSeries.class.getSimpleName());
    }

    String simpleName() {
        return element.getSimpleName().toString();
    }
}
