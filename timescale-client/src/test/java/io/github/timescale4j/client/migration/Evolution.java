package io.github.timescale4j.client.migration;

import io.github.timescale4j.schema.Declaration.Kind;
import io.github.timescale4j.schema.Feature;
import io.github.timescale4j.schema.RelationName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an application declares at one moment of its life: a table, an aggregate over it where the server has aggregates, and perhaps
 * a second one and one over the first. Every setting that is absent from the map has the value with which the life begins.
 */
final class Evolution {

    /** What can be declared, and its values. The first is where a life begins. */
    static final Map<Setting, List<String>> SETTINGS = settings();

    /** A property of the declarations. */
    enum Setting {
        NOTE,
        NOTE_DEFAULT,
        NOTE_NULLABLE,
        EXTRA,
        LEVEL_TYPE,
        LEVEL_NAME,
        LEVEL_NULLABLE,
        CHECK,
        INDEX,
        CHUNKS,
        COLUMNSTORE(Feature.COLUMNSTORE),
        COLUMNSTORE_POLICY(Feature.COLUMNSTORE),
        RETENTION(Feature.RETENTION_POLICY),
        TABLE_COMMENT,
        COLUMN_COMMENT,
        MATERIALIZED_ONLY(Feature.CONTINUOUS_AGGREGATE),
        AGGREGATE_INDEX(Feature.CONTINUOUS_AGGREGATE),
        REFRESH(Feature.REFRESH_POLICY),
        AGGREGATE_RETENTION(Feature.RETENTION_POLICY),
        AGGREGATE_COMMENT(Feature.CONTINUOUS_AGGREGATE),
        SECOND_AGGREGATE(Feature.CONTINUOUS_AGGREGATE),
        KEY,
        BUCKET(Feature.CONTINUOUS_AGGREGATE),
        MEASURE(Feature.CONTINUOUS_AGGREGATE),
        AGGREGATE_ON_TOP(Feature.CONTINUOUS_AGGREGATE);

        private final Set<Feature> features;

        Setting(Feature... features) {
            this.features = Set.of(features);
        }

        /** What a server has to have for it. */
        Set<Feature> features() {
            return features;
        }
    }

    private final boolean counted;
    private final boolean aggregates;
    private final Map<Setting, String> chosen = new TreeMap<>();
    private String levelBefore;

    /**
     * The first moment of a life.
     *
     * @param counted whether the time is a number of milliseconds
     * @param aggregates whether there are aggregates at all
     */
    Evolution(boolean counted, boolean aggregates) {
        this.counted = counted;
        this.aggregates = aggregates;
    }

    private static Map<Setting, List<String>> settings() {
        Map<Setting, List<String>> values = new LinkedHashMap<>();
        values.put(Setting.NOTE, List.of("", "text", "varchar(20)", "integer"));
        values.put(Setting.NOTE_DEFAULT, List.of("", "'7'"));
        values.put(Setting.NOTE_NULLABLE, List.of("", "NOT NULL"));
        values.put(
                Setting.EXTRA,
                List.of("", "timestamptz DEFAULT now()", "numeric(10, 2)", "text[] NOT NULL DEFAULT '{}'"));
        values.put(Setting.LEVEL_TYPE, List.of("integer", "bigint", "smallint", "text", "double precision"));
        values.put(Setting.LEVEL_NAME, List.of("level", "Level", "order"));
        values.put(Setting.LEVEL_NULLABLE, List.of("", "NOT NULL"));
        values.put(Setting.CHECK, List.of("", "\"value\" >= 0", "\"value\" > -1", "\"value\" > 100"));
        values.put(
                Setting.INDEX,
                List.of("", "(\"device\", \"time\")", "(\"device\", \"time\" DESC)", "USING hash (\"device\")"));
        values.put(Setting.CHUNKS, List.of("1 day", "7 days", "30 days"));
        values.put(Setting.COLUMNSTORE, List.of("", "\"device\"", "none"));
        values.put(Setting.COLUMNSTORE_POLICY, List.of("", "7 days", "30 days"));
        values.put(Setting.RETENTION, List.of("", "36500 days", "32850 days"));
        values.put(Setting.TABLE_COMMENT, List.of("", "one", "it's"));
        values.put(Setting.COLUMN_COMMENT, List.of("", "in kelvin"));
        values.put(Setting.MATERIALIZED_ONLY, List.of("false", "true"));
        values.put(Setting.AGGREGATE_INDEX, List.of("", "(\"rows\")", "(\"rows\" DESC)"));
        values.put(Setting.REFRESH, List.of("", "30 days", "365 days"));
        values.put(Setting.AGGREGATE_RETENTION, List.of("", "36500 days", "73000 days"));
        values.put(Setting.AGGREGATE_COMMENT, List.of("", "by the hour"));
        values.put(Setting.SECOND_AGGREGATE, List.of("", "daily"));
        values.put(Setting.KEY, List.of("", "UNIQUE (\"device\", \"time\")", "UNIQUE (\"time\", \"device\")"));
        values.put(Setting.BUCKET, List.of("1 hour", "2 hours", "1 day"));
        values.put(Setting.MEASURE, List.of("", "max(\"value\")", "min(\"value\")"));
        values.put(Setting.AGGREGATE_ON_TOP, List.of("", "2 days"));
        return values;
    }

    /**
     * One setting takes another value.
     *
     * @param approved whether a plan that loses something is approved
     */
    record Change(Setting setting, String value, boolean approved) {

        @Override
        public String toString() {
            return setting + " = " + (value.isEmpty() ? "nothing" : value) + (approved ? ", whatever it costs" : "");
        }
    }

    private String get(Setting setting) {
        return chosen.getOrDefault(setting, SETTINGS.get(setting).get(0));
    }

    private boolean has(Setting setting) {
        return !get(setting).isEmpty();
    }

    Evolution with(Change change) {
        Evolution next = new Evolution(counted, aggregates);
        next.chosen.putAll(chosen);
        next.chosen.put(change.setting(), change.value());
        next.levelBefore =
                change.setting() == Setting.LEVEL_NAME && !change.value().equals(get(Setting.LEVEL_NAME))
                        ? get(Setting.LEVEL_NAME)
                        : null;
        return next;
    }

    /** A moment as the column of time holds it. Numbers count from a day on which buckets of two days begin, as the others do. */
    String moment(String timestamptz) {
        return counted ? "(extract(epoch FROM " + timestamptz + " - interval '1 day') * 1000)::bigint" : timestamptz;
    }

    /** A length of time as statements have it, which is a number of days or hours. */
    private String length(String text) {
        if (!counted) {
            return "INTERVAL '" + text + "'";
        }
        int space = text.indexOf(' ');
        Duration unit = text.contains("day") ? Duration.ofDays(1) : Duration.ofHours(1);
        return "BIGINT '"
                + unit.multipliedBy(Long.parseLong(text.substring(0, space))).toMillis() + "'";
    }

    boolean hasAggregates() {
        return aggregates;
    }

    boolean hasAggregateOnTop() {
        return has(Setting.AGGREGATE_ON_TOP);
    }

    /** The query of the aggregate. */
    String hourly() {
        return query(get(Setting.BUCKET), has(Setting.MEASURE) ? ", " + get(Setting.MEASURE) + " AS \"most\"" : "");
    }

    /** The query of the aggregate over it. */
    String onTop() {
        return "SELECT time_bucket(" + length("2 days")
                + ", \"hour\") AS \"hour\", sum(\"rows\") AS \"rows\"\nFROM \"hourly\"\nGROUP BY 1";
    }

    private String query(String bucket, String measure) {
        return "SELECT time_bucket(" + length(bucket) + ", \"time\") AS \"hour\", \"device\", count(*) AS \"rows\""
                + measure + "\nFROM \"metric\"\nGROUP BY 1, 2";
    }

    String level() {
        return get(Setting.LEVEL_NAME);
    }

    Declarations declarations() {
        Declarations declarations = new Declarations()
                .add(Kind.HYPERTABLE, "a.Metric", RelationName.parse("metric"), null, Set.of(), table());
        if (levelBefore != null) {
            declarations.renamed(level(), levelBefore);
        }
        if (!aggregates) {
            return declarations;
        }
        aggregate(declarations, "hourly", "metric", hourly(), aggregate());
        if (has(Setting.SECOND_AGGREGATE)) {
            aggregate(declarations, get(Setting.SECOND_AGGREGATE), "metric", query("1 day", ""), List.of());
        }
        if (hasAggregateOnTop()) {
            aggregate(declarations, "on_top", "hourly", onTop(), List.of());
        }
        return declarations;
    }

    private List<String> table() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE \"metric\" (" + String.join(", ", columns()) + ")");
        statements.add("SELECT create_hypertable('\"metric\"', 'time', chunk_time_interval => "
                + length(get(Setting.CHUNKS)) + ", create_default_indexes => false)");
        if (counted) {
            statements.add("CREATE FUNCTION \"metric_now\"() RETURNS bigint LANGUAGE SQL STABLE AS"
                    + " 'SELECT CAST(pg_catalog.floor(EXTRACT(EPOCH FROM pg_catalog.now()) * 1000) AS bigint)'");
            statements.add("SELECT set_integer_now_func('\"metric\"', '\"metric_now\"')");
        }
        addIf(Setting.INDEX, statements, "CREATE INDEX \"metric_idx\" ON \"metric\" %s");
        addIf(Setting.TABLE_COMMENT, statements, "COMMENT ON TABLE \"metric\" IS '%s'");
        addIf(Setting.COLUMN_COMMENT, statements, "COMMENT ON COLUMN \"metric\".\"value\" IS '%s'");
        if (has(Setting.COLUMNSTORE)) {
            statements.add("ALTER TABLE \"metric\" SET (timescaledb.compress, timescaledb.compress_segmentby = '"
                    + get(Setting.COLUMNSTORE).replace("none", "")
                    + "', timescaledb.compress_orderby = '\"time\" DESC')");
            addLengthIf(
                    Setting.COLUMNSTORE_POLICY,
                    statements,
                    "SELECT add_compression_policy('\"metric\"', compress_after => %s, schedule_interval => INTERVAL '1 day')");
        }
        addLengthIf(
                Setting.RETENTION,
                statements,
                "SELECT add_retention_policy('\"metric\"', drop_after => %s, schedule_interval => INTERVAL '1 day')");
        return statements;
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                "\"time\" " + (counted ? "bigint" : "timestamptz") + " NOT NULL",
                "\"device\" text NOT NULL",
                "\"value\" integer"));
        columns.add("\"" + level() + "\" " + get(Setting.LEVEL_TYPE) + " " + get(Setting.LEVEL_NULLABLE));
        if (has(Setting.NOTE)) {
            columns.add("\"note\" " + get(Setting.NOTE)
                    + (has(Setting.NOTE_DEFAULT) ? " DEFAULT " + get(Setting.NOTE_DEFAULT) : "") + " "
                    + get(Setting.NOTE_NULLABLE));
        }
        if (has(Setting.EXTRA)) {
            columns.add("\"extra\" " + get(Setting.EXTRA));
        }
        if (has(Setting.KEY)) {
            columns.add("CONSTRAINT \"metric_key\" " + get(Setting.KEY));
        }
        if (has(Setting.CHECK)) {
            columns.add("CONSTRAINT \"metric_check\" CHECK (" + get(Setting.CHECK) + ")");
        }
        return columns;
    }

    private List<String> aggregate() {
        List<String> statements = new ArrayList<>();
        addIf(Setting.AGGREGATE_INDEX, statements, "CREATE INDEX \"hourly_idx\" ON \"hourly\" %s");
        addIf(Setting.AGGREGATE_COMMENT, statements, "COMMENT ON VIEW \"hourly\" IS '%s'");
        addLengthIf(
                Setting.REFRESH,
                statements,
                "SELECT add_continuous_aggregate_policy('\"hourly\"', start_offset => %s, end_offset => "
                        + length("1 hour") + "," + " schedule_interval => INTERVAL '1 hour')");
        addLengthIf(
                Setting.AGGREGATE_RETENTION,
                statements,
                "SELECT add_retention_policy('\"hourly\"', drop_after => %s, schedule_interval => INTERVAL '1 day')");
        return statements;
    }

    private void addIf(Setting setting, List<String> statements, String template) {
        if (has(setting)) {
            statements.add(template.replace("%s", get(setting).replace("it's", "it''s")));
        }
    }

    private void addLengthIf(Setting setting, List<String> statements, String template) {
        if (has(setting)) {
            statements.add(template.replace("%s", length(get(setting))));
        }
    }

    private void aggregate(Declarations declarations, String name, String source, String query, List<String> more) {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE MATERIALIZED VIEW \"" + name
                + "\" WITH (timescaledb.continuous, timescaledb.materialized_only = "
                + get(Setting.MATERIALIZED_ONLY) + ") AS\n" + query + "\nWITH NO DATA");
        statements.addAll(more);
        declarations.add(
                Kind.CONTINUOUS_AGGREGATE,
                "b." + name,
                RelationName.parse(name),
                RelationName.parse(source),
                Set.of(),
                statements);
    }

    @Override
    public String toString() {
        return (counted ? "numbers " : "") + chosen;
    }
}
