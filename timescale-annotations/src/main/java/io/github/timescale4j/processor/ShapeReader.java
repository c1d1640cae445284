package io.github.timescale4j.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * Finds the components of a type: those of a record, or the fields of a class with a constructor that takes all of them, which
 * Lombok may have yet to make.
 */
final class ShapeReader {

    /** What javac calls parameters whose names the class file does not keep. */
    private static final Pattern NAMELESS = Pattern.compile("arg\\d+");

    private final Types types;
    private final ErrorReporter reporter;

    ShapeReader(Types types, ErrorReporter reporter) {
        this.types = types;
        this.reporter = reporter;
    }

    /**
     * One component and every element that may carry its annotations.
     *
     * @param name the name in Java
     * @param carriers the field first, because javac knows its line
     */
    record Part(String name, List<Element> carriers) {

        Element element() {
            return carriers.get(0);
        }

        TypeMirror type() {
            return element().asType();
        }
    }

    /** The components in order, or nothing, if the type cannot have any, which is reported. */
    Optional<List<Part>> read(TypeElement type, AnnotationView annotation) {
        boolean inner = type.getNestingKind() != NestingKind.TOP_LEVEL
                && !type.getModifiers().contains(Modifier.STATIC);
        boolean isClass = type.getKind() == ElementKind.CLASS;
        if (type.getKind() != ElementKind.RECORD
                && (!isClass || type.getModifiers().contains(Modifier.ABSTRACT))) {
            return refuse(annotation, type, "it is neither a record nor a class that can be instantiated");
        }
        if (isClass && inner) {
            return refuse(annotation, type, "it is an inner class: make it static");
        }
        List<Part> parts = isClass ? ofClass(type) : ofRecord(type);
        if (parts.isEmpty()) {
            return refuse(annotation, type, "it has no components, so there would be no columns");
        }
        Optional<ExecutableElement> constructor = fullConstructor(type, parts);
        if (constructor.isEmpty() && !hasLombok(type)) {
            return refuse(
                    annotation,
                    type,
                    "it has no constructor that takes exactly its fields, in their order and with their names: "
                            + parts.stream()
                                    .map(part -> JavaTypes.show(part.type()) + " " + part.name())
                                    .collect(Collectors.joining(", "))
                            + ". Write it, make this a record, or declare the fields that are no columns transient");
        }
        constructor.ifPresent(found -> IntStream.range(0, parts.size())
                .forEach(
                        at -> parts.get(at).carriers().add(found.getParameters().get(at))));
        return Optional.of(parts);
    }

    private Optional<List<Part>> refuse(AnnotationView annotation, TypeElement type, String reason) {
        Place place = annotation.place();
        reporter.report(
                Check.T23,
                new Place(place.owner(), type, null, null, place.suppressed()),
                annotation + " on " + type.getSimpleName() + ": " + reason);
        return Optional.empty();
    }

    private static List<Part> ofRecord(TypeElement type) {
        List<VariableElement> fields = fields(type);
        return type.getRecordComponents().stream()
                .map(component -> new Part(component.getSimpleName().toString(), carriers(component, fields)))
                .toList();
    }

    private static List<Element> carriers(RecordComponentElement component, List<VariableElement> fields) {
        List<Element> carriers = new ArrayList<>();
        fields.stream()
                .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
                .forEach(carriers::add);
        carriers.add(component);
        if (component.getAccessor() != null) {
            carriers.add(component.getAccessor());
        }
        return carriers;
    }

    private static List<Part> ofClass(TypeElement type) {
        return fields(type).stream()
                .map(field -> {
                    String name = field.getSimpleName().toString();
                    List<Element> carriers = new ArrayList<>(List.of(field));
                    getter(type, name).ifPresent(carriers::add);
                    return new Part(name, carriers);
                })
                .toList();
    }

    /** The method that gives a field's value, where an annotation may have ended up: Kotlin's {@code @get:Column}. */
    private static Optional<ExecutableElement> getter(TypeElement type, String field) {
        String capital = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        Set<String> names = Set.of(field, "get" + capital, "is" + capital);
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> method.getParameters().isEmpty()
                        && !method.getModifiers().contains(Modifier.STATIC)
                        && names.contains(method.getSimpleName().toString()))
                .findFirst();
    }

    private static List<VariableElement> fields(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC)
                        && !field.getModifiers().contains(Modifier.TRANSIENT))
                .toList();
    }

    private Optional<ExecutableElement> fullConstructor(TypeElement type, List<Part> parts) {
        return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(constructor -> takes(constructor.getParameters(), parts))
                .findFirst();
    }

    private boolean takes(List<? extends VariableElement> parameters, List<Part> parts) {
        return parameters.size() == parts.size()
                && IntStream.range(0, parts.size()).allMatch(at -> {
                    String name = parameters.get(at).getSimpleName().toString();
                    return isSameType(parameters.get(at).asType(), parts.get(at).type())
                            && (NAMELESS.matcher(name).matches()
                                    || name.equals(parts.get(at).name()));
                });
    }

    /** Kotlin makes a parameter {@code List<? extends BigDecimal>} for a field {@code List<BigDecimal>}. */
    private boolean isSameType(TypeMirror parameter, TypeMirror field) {
        return types.isSameType(types.erasure(parameter), types.erasure(field));
    }

    private static boolean hasLombok(TypeElement type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror -> AnnotationView.qualifiedName(mirror).startsWith("lombok."));
    }
}
