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
        RelationName relation = table.relation();
        TableOptions options = table.options();
        statements.add(table(table));
        statements.add("SELECT create_hypertable(" + relation.regclass() + ", "
                + Literal.quote(table.timeColumn()) + ", chunk_time_interval => "
                + table.chunkInterval().toSql() + ", create_default_indexes => false)");
        SpacePartition partition = options.partition();
        if (partition != null) {
            statements.add("SELECT add_dimension(" + relation.regclass() + ", " + Literal.quote(partition.column())
                    + ", number_partitions => " + partition.partitions() + ")");
        }
        addNowFunction(statements, relation, options.nowFunction());
        table.indexes().forEach(index -> statements.add(index.toSql()));
        addComments(statements, "TABLE", relation, options.comment(), options.columns());
        addColumnstore(statements, "TABLE", relation, options.columnstore());
        addColumnstorePolicy(statements, relation, options.columnstore());
        String reorder = options.reorderIndex();
        if (reorder != null) {
            statements.add("SELECT add_reorder_policy(" + relation.regclass() + ", " + Literal.quote(reorder) + ")");
        }
        addRetention(statements, relation, table.retention());
        statements.addAll(options.statements());
        return List.copyOf(statements);
    }

    private static String table(TableModel table) {
        List<String> parts = new ArrayList<>();
        for (DeclaredColumn column : table.columns()) {
            String value = defaultOf(table, column.column());
            parts.add(Identifier.quote(column.column()) + " " + column.sqlType()
                    + (column.nullable() ? "" : " NOT NULL")
                    + (value == null ? "" : " DEFAULT " + value));
        }
        table.options().keys().forEach(key -> parts.add(key.toSql()));
        for (ColumnOptions column : table.options().columns()) {
            if (column.check() != null) {
                String name = table.relation().name() + "_" + column.column();
                parts.add("CONSTRAINT " + Identifier.quote(IndexDefinition.shorten(name, "_check")) + " CHECK ("
                        + column.check() + ")");
            }
            ForeignKey key = column.references();
            if (key != null) {
                parts.add(key.toSql(table.relation(), column.column()));
            }
        }
        return "CREATE TABLE " + table.relation().quoted() + " (\n    " + String.join(",\n    ", parts) + "\n)";
    }

    private static @Nullable String defaultOf(TableModel table, String column) {
        for (ColumnOptions options : table.options().columns()) {
            if (options.column().equals(column)) {
                return options.defaultValue();
            }
        }
        return null;
    }

    /**
     * Renders a continuous aggregate. It holds no data until its policy has run for the first time.
     *
     * @param aggregate the declaration
     * @return the statements, in order, without semicolons
     */
    public static List<String> statements(AggregateModel aggregate) {
        List<String> statements = new ArrayList<>();
        RelationName relation = aggregate.relation();
        AggregateOptions options = aggregate.options();
        statements.add(view(aggregate));
        TimeInterval chunk = options.chunkInterval();
        if (chunk != null) {
            statements.add("SELECT set_chunk_time_interval(" + relation.regclass() + ", " + chunk.toSql() + ")");
        }
        aggregate.indexes().forEach(index -> statements.add(index.toUnnamedSql()));
        addComments(statements, "VIEW", relation, options.comment(), options.columns());
        addColumnstore(statements, "MATERIALIZED VIEW", relation, options.columnstore());
        aggregate.refreshes().forEach(refresh -> statements.add(refresh.toSql(relation)));
        // Up to TimescaleDB 2.27.1 the policy is refused where no refresh policy is there before it.
        addColumnstorePolicy(statements, relation, options.columnstore());
        addRetention(statements, relation, aggregate.retention());
        return List.copyOf(statements);
    }

    private static String view(AggregateModel aggregate) {
        List<AggregateColumn> columns = aggregate.columns();
        String filter = aggregate.options().filter();
        String query = aggregate.options().query();
        if (query != null) {
            return columns.stream()
                            .map(column -> Identifier.quote(column.column().column()))
                            .collect(Collectors.joining(
                                    ", ",
                                    "CREATE MATERIALIZED VIEW "
                                            + aggregate.relation().quoted() + " (",
                                    ")"))
                    + with(aggregate) + query + "\nWITH NO DATA";
        }
        // By position: a name would be looked up in the source first, and may be a column there.
        String keys = IntStream.range(0, columns.size())
                .filter(at -> columns.get(at).expression().isGrouped())
                .mapToObj(at -> String.valueOf(at + 1))
                .collect(Collectors.joining(", "));
        return "CREATE MATERIALIZED VIEW " + aggregate.relation().quoted()
                + with(aggregate) + "SELECT\n"
                + columns.stream().map(Ddl::selected).collect(Collectors.joining(",\n"))
                + "\nFROM " + aggregate.source().quoted()
                + (filter == null ? "" : "\nWHERE " + filter)
                + "\nGROUP BY " + keys
                + "\nWITH NO DATA";
    }

    private static String with(AggregateModel aggregate) {
        return "\nWITH (timescaledb.continuous, timescaledb.materialized_only = " + aggregate.materializedOnly()
                + ", timescaledb.create_group_indexes = true) AS\n";
    }

    private static String selected(AggregateColumn column) {
        String expression = column.expression().toSql();
        String name = Identifier.quote(column.column().column());
        return "    " + (expression.equals(name) ? name : expression + " AS " + name);
    }

    private static void addNowFunction(List<String> statements, RelationName relation, @Nullable NowFunction function) {
        if (function != null) {
            String create = function.create();
            if (create != null) {
                statements.add(create);
            }
            statements.add(function.register(relation));
        }
    }

    private static void addComments(
            List<String> statements,
            String kind,
            RelationName relation,
            @Nullable String comment,
            List<ColumnOptions> columns) {
        if (comment != null) {
            statements.add("COMMENT ON " + kind + " " + relation.quoted() + " IS " + Literal.quote(comment));
        }
        for (ColumnOptions column : columns) {
            String text = column.comment();
            if (text != null) {
                statements.add("COMMENT ON COLUMN " + relation.quoted() + "." + Identifier.quote(column.column())
                        + " IS " + Literal.quote(text));
            }
        }
    }

    private static void addColumnstore(
            List<String> statements, String kind, RelationName relation, @Nullable Columnstore columnstore) {
        if (columnstore != null) {
            statements.add("ALTER " + kind + " " + relation.quoted() + " SET " + columnstore.options());
        }
    }

    private static void addColumnstorePolicy(
            List<String> statements, RelationName relation, @Nullable Columnstore columnstore) {
        if (columnstore != null) {
            statements.add("SELECT add_compression_policy(" + relation.regclass() + ", compress_after => "
                    + columnstore.after().toSql() + ", schedule_interval => "
                    + columnstore.every().toSql() + ")");
        }
    }

    private static void addRetention(List<String> statements, RelationName relation, @Nullable TimeInterval retention) {
        if (retention != null) {
            TimeInterval time = retention.elapsed();
            TimeInterval every = time != null && time.mayBeShorterThan(DAY) ? time : DAY;
            statements.add("SELECT add_retention_policy(" + relation.regclass() + ", drop_after => " + retention.toSql()
                    + ", schedule_interval => " + every.toSql() + ")");
        }
    }
}
