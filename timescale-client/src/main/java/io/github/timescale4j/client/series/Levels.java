package io.github.timescale4j.client.series;

import io.github.timescale4j.client.series.Level.Staleness;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Derivation;
import io.github.timescale4j.schema.Derivation.DerivedColumn;
import io.github.timescale4j.schema.SqlTypes;
import io.github.timescale4j.schema.TimeInterval;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the aggregates that follow from a hypertable, directly or over others. Left out is what cannot be reckoned with: aggregates
 * with a filter, with SQL of their own, with an origin or an offset, with a time zone and buckets shorter than a day, with another
 * axis than time, and everything over them.
 */
final class Levels {

    private static final Set<String> FRACTIONS = Set.of("real", "double precision", "numeric");

    private final Declaration table;
    private final List<Level> levels = new ArrayList<>();

    private Levels(Declaration table) {
        this.table = table;
    }

    /** The hypertable first. */
    static List<Level> of(Declaration table, Collection<Declaration> declarations) {
        Levels levels = new Levels(table);
        levels.levels.add(hypertable(table));
        List<Declaration> rest = new ArrayList<>(declarations);
        rest.sort(Comparator.comparing(Declaration::type));
        while (rest.removeIf(levels::add)) {
            // What was just added may be the source of another.
        }
        return List.copyOf(levels.levels);
    }

    private static Level hypertable(Declaration table) {
        Map<String, String> keys = new HashMap<>();
        table.columns().forEach(column -> keys.put(column.column(), column.column()));
        return new Level(
                table.relation(),
                table.timeColumn(),
                null,
                ZoneOffset.UTC,
                table.retention(),
                null,
                null,
                Map.copyOf(keys),
                Map.of());
    }

    /** Says whether there is a new level. */
    private boolean add(Declaration declaration) {
        return aggregate(declaration).map(levels::add).orElse(false);
    }

    private Optional<Level> aggregate(Declaration declaration) {
        Derivation derivation = declaration.derivation();
        TimeInterval bucket = declaration.bucket();
        Optional<Level> source = source(declaration);
        if (derivation == null || bucket == null || bucket.axis() != null || source.isEmpty()) {
            return Optional.empty();
        }
        ZoneId zone = zone(derivation, bucket);
        if (zone == null || derivation.filtered()) {
            return Optional.empty();
        }
        Map<String, String> keys = new HashMap<>();
        Map<String, Map<Measure, String>> measures = new HashMap<>();
        for (DerivedColumn column : derivation.columns()) {
            if (column.function() == null) {
                key(source.get(), column).ifPresent(key -> keys.putIfAbsent(key, column.column()));
            } else {
                measure(source.get(), column, column.function(), declaration, measures);
            }
        }
        return Optional.of(new Level(
                declaration.relation(),
                declaration.timeColumn(),
                new Width(bucket),
                zone,
                declaration.retention(),
                derivation.materializedOnly() ? new Staleness(derivation.delay()) : null,
                source.get(),
                Map.copyOf(keys),
                Map.copyOf(measures)));
    }

    private Optional<Level> source(Declaration declaration) {
        return declaration.source() == null
                ? Optional.empty()
                : levels.stream()
                        .filter(level -> level.relation().equals(declaration.source()))
                        .findFirst();
    }

    /** Whose midnights the buckets begin at; {@code null} if they begin at other times. */
    private static @Nullable ZoneId zone(Derivation derivation, TimeInterval bucket) {
        if (derivation.alignment().origin() != null || derivation.alignment().offset() != null) {
            return null;
        }
        String zone = derivation.alignment().timezone();
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        try {
            // When clocks are put back, the server counts what is shorter than a day twice into one bucket.
            return bucket.microseconds() == 0 ? ZoneId.of(zone) : null;
        } catch (ZoneRulesException e) {
            return null; // known to the server alone
        }
    }

    private static Optional<String> key(Level source, DerivedColumn column) {
        return source.keys().entrySet().stream()
                .filter(key -> key.getValue().equals(column.source()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void measure(
            Level source,
            DerivedColumn column,
            String function,
            Declaration declaration,
            Map<String, Map<Measure, String>> measures) {
        for (DeclaredColumn value : table.columns()) {
            Measure measure = source.isRaw()
                    ? overRows(column, function, value)
                    : overBuckets(source.measures().getOrDefault(value.column(), Map.of()), column, function);
            if (measure != null && keeps(measure, value, type(declaration, column.column()))) {
                measures.computeIfAbsent(value.column(), name -> new EnumMap<>(Measure.class))
                        .putIfAbsent(measure, column.column());
            }
        }
    }

    private static @Nullable Measure overRows(DerivedColumn column, String function, DeclaredColumn value) {
        String argument = column.source();
        if (argument == null) {
            return function.equals("count") && !value.nullable() ? Measure.COUNT : null;
        }
        return argument.equals(value.column())
                ? switch (function) {
                    case "count" -> Measure.COUNT;
                    case "sum" -> Measure.SUM;
                    case "min" -> Measure.MIN;
                    case "max" -> Measure.MAX;
                    default -> null;
                }
                : null;
    }

    private static @Nullable Measure overBuckets(Map<Measure, String> below, DerivedColumn column, String function) {
        return below.entrySet().stream()
                .filter(known -> known.getValue().equals(column.source()))
                .map(Map.Entry::getKey)
                .filter(measure -> SeriesSql.function(measure).equals(function))
                .findFirst()
                .orElse(null);
    }

    /** Whether a column holds a result without rounding it. */
    private static boolean keeps(Measure measure, DeclaredColumn value, String type) {
        String own = SqlTypes.normalize(value.sqlType());
        if (measure == Measure.COUNT) {
            return true;
        }
        return FRACTIONS.contains(own)
                ? FRACTIONS.contains(type) && (!type.equals("real") || own.equals("real"))
                : SqlTypes.isNumber(type) && !type.equals("real");
    }

    private static String type(Declaration declaration, String name) {
        return declaration.columns().stream()
                .filter(column -> column.column().equals(name))
                .map(column -> SqlTypes.normalize(column.sqlType()))
                .findFirst()
                .orElse("");
    }
}
