package io.github.timescale4j.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** One annotation on one element: its values, defaults included, and where in the source each of them stands. */
final class AnnotationView {

    private final AnnotationMirror mirror;
    private final Place place;

    private AnnotationView(AnnotationMirror mirror, Place place) {
        this.mirror = mirror;
        this.place = place.at(mirror, null);
    }

    static Optional<AnnotationView> find(Element element, Class<?> annotation, Place place) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> qualifiedName(mirror).equals(annotation.getCanonicalName()))
                .findFirst()
                .map(mirror -> new AnnotationView(mirror, place));
    }

    static String qualifiedName(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .toString();
    }

    /** Where the annotation is. */
    Place place() {
        return place;
    }

    /** Where a value is, or the annotation if it is not written out. */
    Place place(String member) {
        return place.at(mirror, explicit(member));
    }

    /** Where an entry of a list is. */
    Place place(String member, int index) {
        AnnotationValue value = explicit(member);
        return place.at(
                mirror,
                value != null
                                && value.getValue() instanceof List<?> list
                                && list.get(index) instanceof AnnotationValue at
                        ? at
                        : value);
    }

    boolean isExplicit(String member) {
        return explicit(member) != null;
    }

    String text(String member) {
        return String.valueOf(value(member).getValue());
    }

    boolean flag(String member) {
        return Boolean.parseBoolean(text(member));
    }

    List<String> texts(String member) {
        return value(member).getValue() instanceof List<?> list
                ? list.stream()
                        .map(entry -> String.valueOf(((AnnotationValue) entry).getValue()))
                        .toList()
                : List.of();
    }

    /** The annotations in a list, each with its place in it. */
    List<AnnotationView> annotations(String member) {
        return value(member).getValue() instanceof List<?> list
                ? list.stream()
                        .map(entry -> ((AnnotationValue) entry).getValue())
                        .filter(AnnotationMirror.class::isInstance)
                        .map(entry -> new AnnotationView((AnnotationMirror) entry, place))
                        .toList()
                : List.of();
    }

    /** The class that a value names, or {@code null} where javac has not found it. */
    @Nullable
    TypeElement type(String member) {
        return value(member).getValue() instanceof TypeMirror type
                        && type.getKind() == TypeKind.DECLARED
                        && ((DeclaredType) type).asElement() instanceof TypeElement element
                ? element
                : null;
    }

    /** Whether a value names something that is not a class at all, such as {@code int.class}. */
    boolean isNoClass(String member) {
        return value(member).getValue() instanceof TypeMirror type
                && type.getKind() != TypeKind.DECLARED
                && type.getKind() != TypeKind.ERROR;
    }

    /** The annotation with one of its values, for messages: {@code @TimeSeries(timeColumn = "timestamp")}. */
    String show(String member) {
        Object value = value(member).getValue();
        String shown = value instanceof String text
                ? '"' + printable(text) + '"'
                : value instanceof DeclaredType type ? type.asElement().getSimpleName() + ".class" : value.toString();
        return this + "(" + member + " = " + shown + ")";
    }

    @Override
    public String toString() {
        return "@" + mirror.getAnnotationType().asElement().getSimpleName();
    }

    static String printable(String text) {
        return text.codePoints()
                .mapToObj(c -> Character.isISOControl(c) ? "?" : Character.toString(c))
                .collect(Collectors.joining());
    }

    private @Nullable AnnotationValue explicit(String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return entry.getValue();
            }
        }
        return null;
    }

    private AnnotationValue value(String member) {
        AnnotationValue explicit = explicit(member);
        return explicit != null
                ? explicit
                : ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements()).stream()
                        .filter(method -> method.getSimpleName().contentEquals(member))
                        .findFirst()
                        .map(ExecutableElement::getDefaultValue)
                        .orElseThrow(() -> new IncompleteAnnotationException(this + " has no value for " + member));
    }

    /** A value without default is missing: javac reports that itself. */
    static final class IncompleteAnnotationException extends RuntimeException {

        private static final long serialVersionUID = 1;

        IncompleteAnnotationException(String message) {
            super(message);
        }
    }
}
