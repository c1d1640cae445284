package io.github.timescale4j.processor;

import io.github.timescale4j.annotation.Aggregate;
import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.annotation.Columnstore;
import io.github.timescale4j.annotation.SpacePartition;
import io.github.timescale4j.schema.Identifier;
import io.github.timescale4j.schema.Names;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads what a table and an aggregate have in common: the relation's name and the components with their columns. */
final class TypeReader {

    /** What stands where a type does, but is not the name of one. */
    private static final Pattern NO_TYPE = Pattern.compile(
            "(?i).*(?:[;'\\p{Cntrl}]|--|/\\*|\\b(?:not|null|default|primary|unique|references|check|generated|constraint|"
                    + "(?:small|big)?serial[248]?)\\b).*",
            Pattern.DOTALL);

    private static final Set<String> SYSTEM_COLUMNS = Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private final Elements elements;
    private final ShapeReader shapes;
    private final TargetReader targets;
    private final ErrorReporter reporter;

    TypeReader(Elements elements, Types types, TargetReader targets, ErrorReporter reporter) {
        this.targets = targets;
        this.elements = elements;
        this.shapes = new ShapeReader(types, reporter);
        this.reporter = reporter;
    }

    /** The annotation of that kind on a type, if it has one. */
    Optional<AnnotationView> annotation(TypeElement type, Class<?> annotation) {
        return AnnotationView.find(
                type, annotation, Place.of(binaryName(type), type, suppressed(List.of(type), Set.of())));
    }

    String binaryName(TypeElement type) {
        return elements.getBinaryName(type).toString();
    }

    /** Reads the type, or reports why it cannot be read. */
    Optional<DeclaredElement> read(TypeElement type, AnnotationView annotation, String nameMember) {
        RelationName relation = relation(type, annotation, nameMember);
        Optional<List<ShapeReader.Part>> parts = shapes.read(type, annotation);
        if (relation == null || parts.isEmpty()) {
            return Optional.empty();
        }
        List<Component> components = new ArrayList<>();
        for (ShapeReader.Part part : parts.get()) {
            components.add(component(part, annotation.place(), "?" + components.size()));
        }
        refuseDuplicates(components);
        return Optional.of(new DeclaredElement(
                type,
                binaryName(type),
                annotation,
                relation,
                annotation(type, Columnstore.class).orElse(null),
                annotation(type, SpacePartition.class).orElse(null),
                targets.read(type, annotation),
                new TreeSet<>(),
                List.copyOf(components)));
    }

    private @Nullable RelationName relation(TypeElement type, AnnotationView annotation, String nameMember) {
        String schema = annotation.text("schema");
        String given = annotation.text(nameMember);
        String name = given.isEmpty() ? Names.snakeCase(type.getSimpleName().toString()) : given;
        boolean good = isIdentifier(name, nameMember, annotation);
        if (!schema.isEmpty()) {
            good &= isIdentifier(schema, "schema", annotation);
        }
        return good ? new RelationName(schema.isEmpty() ? null : schema, name) : null;
    }

    private boolean isIdentifier(String name, String member, AnnotationView annotation) {
        try {
            Identifier.check(name);
            return true;
        } catch (IllegalArgumentException e) {
            reporter.report(Check.T14, annotation.place(member), annotation + "(" + member + "): " + e.getMessage());
            return false;
        }
    }

    /**
     * Reads one component.
     *
     * @param part the component
     * @param owner the declaration's place
     * @param substitute the column's name where that of the component is refused, so that the rest can be read
     */
    private Component component(ShapeReader.Part part, Place owner, String substitute) {
        Place place = Place.of(owner.owner(), part.element(), suppressed(part.carriers(), owner.suppressed()));
        AnnotationView column = find(part, Column.class, place);
        AnnotationView aggregate = find(part, Aggregate.class, place);
        String given = column == null ? "" : column.text("name");
        String wanted = given.isEmpty() ? Names.snakeCase(part.name()) : given;
        String name = isColumnName(wanted, column, place) ? wanted : substitute;
        boolean nullable = !part.type().getKind().isPrimitive()
                && part.carriers().stream()
                        .flatMap(carrier -> Stream.of(carrier, carrier.asType()))
                        .anyMatch(TypeReader::isNullable);
        return new Component(
                part.name(), place, part.type(), nullable, column, aggregate, name, sqlType(part, column, place));
    }

    private static @Nullable AnnotationView find(ShapeReader.Part part, Class<?> annotation, Place place) {
        for (Element carrier : part.carriers()) {
            Place at = new Place(place.owner(), carrier, null, null, place.suppressed());
            Optional<AnnotationView> found = AnnotationView.find(carrier, annotation, at);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    private boolean isColumnName(String name, @Nullable AnnotationView column, Place place) {
        Place at = column == null ? place : column.place("name");
        try {
            Identifier.check(name);
        } catch (IllegalArgumentException e) {
            reporter.report(Check.T14, at, (column == null ? "component" : "@Column(name)") + ": " + e.getMessage());
            return false;
        }
        if (SYSTEM_COLUMNS.contains(name)) {
            reporter.report(
                    Check.T16,
                    at,
                    "column '" + name + "': every table of PostgreSQL has a system column of that name. Rename the"
                            + " component, or give the column another name with @Column(name = \"...\")");
            return false;
        }
        return true;
    }

    private String sqlType(ShapeReader.Part part, @Nullable AnnotationView column, Place place) {
        String given = column == null ? "" : column.text("type").strip();
        if (column != null && !given.isEmpty()) {
            if (!isType(given)) {
                reporter.report(
                        Check.T24,
                        column.place("type"),
                        column.show("type") + " is not the name of a type: write it as it would stand in CREATE TABLE,"
                                + " without anything that follows it there, for example \"numeric(12, 3)\"");
                return "";
            }
            return given;
        }
        if (JavaTypes.isUnresolved(part.type())) {
            reporter.abandon(place.owner());
            return "";
        }
        String type = JavaTypes.toSql(part.type());
        if (type == null) {
            reporter.report(
                    Check.T19,
                    place,
                    "component '" + part.name() + "' is " + JavaTypes.showUnsupported(part.type())
                            + ", for which there is no column type. Use one of " + JavaTypes.SUPPORTED
                            + ", or say which type the column has with @Column(type = \"...\")");
            return "";
        }
        return type;
    }

    private static boolean isType(String text) {
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || (depth == 0 && c == ',')) {
                return false;
            }
        }
        return depth == 0
                && text.chars().filter(c -> c == '"').count() % 2 == 0
                && (Character.isLetter(text.charAt(0)) || text.charAt(0) == '"' || text.charAt(0) == '_')
                && !NO_TYPE.matcher(text).matches();
    }

    private void refuseDuplicates(List<Component> components) {
        for (int at = 0; at < components.size(); at++) {
            Component component = components.get(at);
            components.subList(0, at).stream()
                    .filter(earlier -> earlier.name().equals(component.name()))
                    .findFirst()
                    .ifPresent(earlier -> reporter.report(
                            Check.T16,
                            component.column() == null
                                    ? component.place()
                                    : component.column().place("name"),
                            "components '" + earlier.property() + "' and '" + component.property()
                                    + "' are both column '" + component.name()
                                    + "'. Give one of them another name with @Column(name = \"...\")"));
        }
    }

    private static boolean isNullable(AnnotatedConstruct construct) {
        return construct.getAnnotationMirrors().stream()
                .anyMatch(mirror ->
                        mirror.getAnnotationType().asElement().getSimpleName().contentEquals("Nullable"));
    }

    /** The ids that {@code @SuppressWarnings} names on these elements, in addition to those that are known. */
    private static Set<String> suppressed(List<? extends Element> carriers, Set<String> known) {
        Set<String> ids = new HashSet<>(known);
        for (Element carrier : carriers) {
            SuppressWarnings annotation = carrier.getAnnotation(SuppressWarnings.class);
            if (annotation != null) {
                for (String token : annotation.value()) {
                    if (token.startsWith("timescale:")) {
                        ids.add(token.substring("timescale:".length()));
                    }
                }
            }
        }
        return Set.copyOf(ids);
    }
}
