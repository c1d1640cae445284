package io.github.timescale4j.client.series;

import io.github.timescale4j.schema.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The queries of one series: all names quoted, all values bound.
 *
 * @param value the hypertable's column of values
 * @param groupedBy the hypertable's columns that make a series
 * @param filters which values they have in the hypertable's columns
 * @param asked what each point shall tell
 */
record SeriesSql(String value, List<String> groupedBy, List<Filter> filters, Set<Measure> asked) {

    /** That a column of the hypertable has a value. */
    record Filter(String column, @Nullable Object value) {}

    /**
     * A bucket of the answer.
     *
     * @param time its start, where the server reckons with equal lengths
     * @param slot its number from 0, where it is looked up among the starts of days or months
     */
    record Bucket(
            @Nullable Instant time,
            @Nullable Integer slot,
            List<@Nullable String> keys,
            @Nullable Long count,
            @Nullable Double sum,
            @Nullable Double min,
            @Nullable Double max) {}

    /** A row of the hypertable. */
    record Row(Instant time, List<@Nullable String> keys, double value) {}

    /** A statement and its parameters. */
    record Statement(String sql, Map<String, @Nullable Object> parameters) {}

    /** What has to be read for what is asked: a mean of buckets is made of sums and counts. */
    static Set<Measure> stored(Set<Measure> asked) {
        Set<Measure> stored = EnumSet.copyOf(asked);
        if (stored.remove(Measure.AVG)) {
            stored.add(Measure.SUM);
            stored.add(Measure.COUNT);
        }
        return stored;
    }

    /** How buckets become a bigger one. */
    static String function(Measure measure) {
        return switch (measure) {
            case COUNT, SUM -> "sum";
            case MIN -> "min";
            case MAX -> "max";
            case AVG -> throw new IllegalArgumentException("a mean of means is none");
        };
    }

    Statement buckets(Choice choice) {
        Level level = choice.level();
        Map<String, @Nullable Object> parameters = new HashMap<>();
        String time = Identifier.quote(level.timeColumn());
        String bucket;
        if (choice.width().isCalendar()) {
            // The calendar is Java's: the server's buckets would begin an hour late where midnight comes twice.
            // What comes before the second bucket is in the first, which may begin before the first year.
            List<Instant> starts = choice.starts();
            parameters.put("bounds", starts.subList(1, starts.size()).toArray(new Instant[0]));
            bucket = "NULL::timestamptz AS time, width_bucket(" + time
                    + ", (SELECT CAST(:bounds AS timestamptz[]))) AS slot";
        } else {
            bucket = "time_bucket(" + choice.width().interval().toSql() + ", " + time
                    + ") AS time, NULL::integer AS slot";
        }
        String sql = "SELECT " + bucket + ", " + keys(level) + " AS keys, "
                + measure(level, Measure.COUNT, "bigint") + " AS count, "
                + measure(level, Measure.SUM, "double precision") + " AS sum, "
                + measure(level, Measure.MIN, "double precision") + " AS min, "
                + measure(level, Measure.MAX, "double precision") + " AS max FROM "
                + level.relation().quoted()
                + where(level, choice.from(), choice.to(), parameters)
                + " GROUP BY 1, 2"
                + String.join(
                        "",
                        groupedBy.stream().map(key -> ", " + column(level, key)).toList())
                + " ORDER BY 1, 2";
        return new Statement(sql, parameters);
    }

    Statement rows(Level table, Instant from, Instant to, int limit) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        String time = Identifier.quote(table.timeColumn());
        String sql = "SELECT " + time + " AS time, " + keys(table) + " AS keys, CAST(" + column(table, value)
                + " AS double precision) AS value FROM " + table.relation().quoted()
                + where(table, from, to, parameters)
                + " AND " + column(table, value) + " IS NOT NULL"
                + " ORDER BY " + time + " LIMIT " + limit;
        return new Statement(sql, parameters);
    }

    private String where(Level level, Instant from, Instant to, Map<String, @Nullable Object> parameters) {
        String time = Identifier.quote(level.timeColumn());
        parameters.put("from", from);
        parameters.put("to", to);
        return " WHERE " + time + " >= :from AND " + time + " < :to"
                + conditions(filters, parameters, column -> column(level, column), " AND ");
    }

    /** One condition for each filter, with something before it. */
    static String conditions(
            List<Filter> filters,
            Map<String, @Nullable Object> parameters,
            UnaryOperator<String> quoted,
            String before) {
        StringBuilder conditions = new StringBuilder();
        for (Filter filter : filters) {
            String name = "filter" + parameters.size();
            conditions.append(before).append(quoted.apply(filter.column()));
            if (filter.value() == null) {
                conditions.append(" IS NULL");
            } else {
                conditions.append(" = :").append(name);
                parameters.put(name, filter.value());
            }
        }
        return conditions.toString();
    }

    private static String column(Level level, String column) {
        String own = level.keys().get(column);
        if (own == null) {
            throw new IllegalStateException(level.relation() + " is not grouped by " + column);
        }
        return Identifier.quote(own);
    }

    private String keys(Level level) {
        List<String> texts = new ArrayList<>();
        groupedBy.forEach(key -> texts.add("CAST(" + column(level, key) + " AS text)"));
        return "CAST(ARRAY[" + String.join(", ", texts) + "] AS text[])";
    }

    private String measure(Level level, Measure measure, String type) {
        if (!stored(asked).contains(measure)) {
            return "CAST(NULL AS " + type + ")";
        }
        String call = level.isRaw()
                ? (measure == Measure.COUNT ? "count" : function(measure)) + "(" + column(level, value) + ")"
                : function(measure) + "(" + Identifier.quote(stored(level, measure)) + ")";
        return "CAST(" + call + " AS " + type + ")";
    }

    private String stored(Level level, Measure measure) {
        String column = level.measures().getOrDefault(value, Map.of()).get(measure);
        if (column == null) {
            throw new IllegalStateException(level.relation() + " has no " + measure + " of " + value);
        }
        return column;
    }
}
