package io.github.timescale4j.test;

import io.github.timescale4j.client.mapping.DeclaredTypes;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.RelationName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The declarations of a test's types, and how they follow from each other. */
final class Declared {

    private static final Pattern PRECISION = Pattern.compile("\\s*\\(\\d+\\)");

    private Declared() {}

    static Declaration require(Class<?> type) {
        return DeclaredTypes.require(type);
    }

    static Declaration requireAggregate(Class<?> type) {
        Declaration declaration = require(type);
        if (declaration.kind() != Declaration.Kind.CONTINUOUS_AGGREGATE) {
            throw new IllegalArgumentException(
                    type.getName() + " is declared as a " + declaration.kind().label()
                            + ", which cannot be refreshed: give a type with @ContinuousAggregate");
        }
        return declaration;
    }

    static Declaration requireHypertable(Class<?> type) {
        Declaration declaration = require(type);
        if (declaration.kind() != Declaration.Kind.HYPERTABLE) {
            throw new IllegalArgumentException(
                    type.getName() + " is declared as a " + declaration.kind().label()
                            + ", whose rows follow from others: move those, of a type with @TimeSeries");
        }
        return declaration;
    }

    /** Level by level, so that each aggregate comes after the one that it reads. */
    static List<Declaration> over(Declaration source, Class<?> type) {
        Collection<Declaration> all = DeclaredTypes.visibleFrom(type);
        LinkedHashSet<Declaration> found = new LinkedHashSet<>();
        Deque<Declaration> sources = new ArrayDeque<>(List.of(source));
        while (!sources.isEmpty()) {
            RelationName relation = sources.remove().relation();
            for (Declaration declaration : all) {
                RelationName read = declaration.source();
                if (read != null && DeclaredTypes.isSame(read, relation) && found.add(declaration)) {
                    sources.add(declaration);
                }
            }
        }
        return List.copyOf(found);
    }

    /** The aggregate, after those that it is made from. */
    static List<Declaration> chain(Declaration aggregate, Class<?> type) {
        Collection<Declaration> all = DeclaredTypes.visibleFrom(type);
        List<Declaration> chain = new ArrayList<>(List.of(aggregate));
        RelationName source = aggregate.source();
        while (source != null) {
            RelationName read = source;
            Declaration parent = all.stream()
                    .filter(declaration -> declaration.kind() == Declaration.Kind.CONTINUOUS_AGGREGATE
                            && DeclaredTypes.isSame(declaration.relation(), read))
                    .findFirst()
                    .orElse(null);
            source = parent == null ? null : parent.source();
            if (parent != null) {
                chain.add(0, parent);
            }
        }
        return chain;
    }

    /** The type of the column of time in its short form and without precision. */
    static String timeType(Declaration declaration) {
        String declared = declaration.columns().stream()
                .filter(column -> column.column().equals(declaration.timeColumn()))
                .map(DeclaredColumn::sqlType)
                .findFirst()
                .orElse("timestamptz");
        String type = PRECISION.matcher(declared.toLowerCase(Locale.ROOT)).replaceAll("");
        return switch (type) {
            case "timestamp with time zone" -> "timestamptz";
            case "timestamp without time zone" -> "timestamp";
            default -> type;
        };
    }
}
