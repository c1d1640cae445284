package io.github.timescale4j.processor;

import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where a message belongs, as exactly as javac can show it.
 *
 * @param owner the binary name of the declared type
 * @param element the type or the component
 * @param annotation the annotation on it, if the message is about that
 * @param value the annotation's value, if the message is about that
 * @param suppressed the ids of the warnings that are not wanted here
 */
record Place(
        String owner,
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value,
        Set<String> suppressed) {

    static Place of(String owner, Element element, Set<String> suppressed) {
        return new Place(owner, element, null, null, suppressed);
    }

    Place at(AnnotationMirror mirror, @Nullable AnnotationValue exactly) {
        return new Place(owner, element, mirror, exactly, suppressed);
    }
}
