package io.github.timescale4j.processor;

import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.SqlTypes;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A component of a declared type.
 *
 * @param property its name in Java
 * @param place where it is declared
 * @param type its type in Java
 * @param nullable whether it takes null
 * @param column its {@code @Column}
 * @param aggregate its {@code @Aggregate}
 * @param name the column's name
 * @param sqlType the column's type; empty where there is none, which has been reported then
 */
record Component(
        String property,
        Place place,
        TypeMirror type,
        boolean nullable,
        @Nullable AnnotationView column,
        @Nullable AnnotationView aggregate,
        String name,
        String sqlType) {

    boolean hasExplicitType() {
        return column != null && !column.text("type").isBlank();
    }

    boolean isTime() {
        return SqlTypes.TIME.contains(SqlTypes.normalize(sqlType));
    }

    boolean isJson() {
        return sqlType.equalsIgnoreCase("json") || sqlType.equalsIgnoreCase("jsonb");
    }

    DeclaredColumn toColumn() {
        return new DeclaredColumn(property, name, sqlType, nullable);
    }

    /** Finds a component by its own name or by that of its column. */
    static Optional<Component> find(List<Component> components, String name) {
        return components.stream()
                .filter(component -> component.property().equals(name))
                .findFirst()
                .or(() -> components.stream()
                        .filter(component -> component.name().equals(name))
                        .findFirst());
    }
}
