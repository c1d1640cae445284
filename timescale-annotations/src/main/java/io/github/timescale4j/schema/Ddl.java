package io.github.timescale4j.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Renders a declaration as SQL that runs unchanged from TimescaleDB 2.11 on: the old spelling of every call, and no default of
 * the server relied upon. All statements of a declaration can run in one transaction.
 */
public final class Ddl {

    private static final TimeInterval DAY = new TimeInterval(0, 1, 0);

    private Ddl() {}

    /**
     * Renders a hypertable.
     *
     * @param table the declaration
     * @return the statements, in order, without semicolons
     */
    public static List<String> statements(TableModel table) {
        List<String> statements = new ArrayList<>();
        statements.add(table.columns().stream()
                .map(column -> "    " + Identifier.quote(column.column()) + " " + column.sqlType()
                        + (column.nullable() ? "" : " NOT NULL"))
                .collect(Collectors.joining(
                        ",\n", "CREATE TABLE " + table.relation().quoted() + " (\n", "\n)")));
        statements.add("SELECT create_hypertable(" + table.relation().regclass() + ", "
                + Literal.quote(table.timeColumn()) + ", chunk_time_interval => "
                + table.chunkInterval().toSql() + ", create_default_indexes => false)");
        table.indexes().forEach(index -> statements.add(index.toSql()));
        addRetention(statements, table.relation(), table.retention());
        return List.copyOf(statements);
    }

    /**
     * Renders a continuous aggregate. It holds no data until its policy has run for the first time.
     *
     * @param aggregate the declaration
     * @return the statements, in order, without semicolons
     */
    public static List<String> statements(AggregateModel aggregate) {
        List<String> statements = new ArrayList<>();
        statements.add(view(aggregate));
        aggregate.indexes().forEach(index -> statements.add(index.toUnnamedSql()));
        RefreshPolicy refresh = aggregate.refresh();
        TimeInterval start = refresh.start();
        statements.add("SELECT add_continuous_aggregate_policy("
                + aggregate.relation().regclass()
                + ", start_offset => " + (start == null ? "NULL" : start.toSql())
                + ", end_offset => " + refresh.end().toSql()
                + ", schedule_interval => " + refresh.every().toSql() + ")");
        addRetention(statements, aggregate.relation(), aggregate.retention());
        return List.copyOf(statements);
    }

    private static String view(AggregateModel aggregate) {
        List<AggregateColumn> columns = aggregate.columns();
        // By position: a name would be looked up in the source first, and may be a column there.
        String keys = IntStream.range(0, columns.size())
                .filter(at -> !(columns.get(at).expression() instanceof Expression.Measure))
                .mapToObj(at -> String.valueOf(at + 1))
                .collect(Collectors.joining(", "));
        return "CREATE MATERIALIZED VIEW " + aggregate.relation().quoted()
                + "\nWITH (timescaledb.continuous, timescaledb.materialized_only = " + aggregate.materializedOnly()
                + ", timescaledb.create_group_indexes = true) AS\nSELECT\n"
                + columns.stream().map(Ddl::selected).collect(Collectors.joining(",\n"))
                + "\nFROM " + aggregate.source().quoted()
                + "\nGROUP BY " + keys
                + "\nWITH NO DATA";
    }

    private static String selected(AggregateColumn column) {
        String expression = column.expression().toSql();
        String name = Identifier.quote(column.column().column());
        return "    " + (expression.equals(name) ? name : expression + " AS " + name);
    }

    private static void addRetention(List<String> statements, RelationName relation, @Nullable TimeInterval retention) {
        if (retention != null) {
            TimeInterval every = retention.mayBeShorterThan(DAY) ? retention : DAY;
            statements.add("SELECT add_retention_policy(" + relation.regclass() + ", drop_after => " + retention.toSql()
                    + ", schedule_interval => " + every.toSql() + ")");
        }
    }
}
