package io.github.timescale4j.schema;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * An index on a hypertable or on a continuous aggregate.
 *
 * @param name the index, unquoted; it lives in its table's schema
 * @param relation the table or view that is indexed
 * @param method how it is built
 * @param columns the columns, in order; at least one
 */
public record IndexDefinition(String name, RelationName relation, IndexMethod method, List<IndexColumn> columns) {

    /**
     * Checks what every method demands.
     *
     * @param name the index, unquoted
     * @param relation the table or view that is indexed
     * @param method how it is built
     * @param columns the columns, in order
     * @throws IllegalArgumentException if there is no column, if a hash index has more than one, or if a method that keeps no
     *     order is given a direction
     */
    public IndexDefinition {
        columns = List.copyOf(columns);
        Identifier.check(name);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("an index on " + relation + " needs at least one column");
        }
        if (method == IndexMethod.HASH && columns.size() > 1) {
            throw new IllegalArgumentException(
                    "a hash index on " + relation + " takes one column, not " + columns.size() + ": use btree");
        }
        if (method != IndexMethod.BTREE && columns.stream().anyMatch(column -> column.direction() != null)) {
            throw new IllegalArgumentException("a " + method.sql() + " index on " + relation
                    + " keeps no order: leave out ASC and DESC, or use btree");
        }
    }

    /**
     * Defines an index with the name that PostgreSQL would give it: {@code table_column_column_idx}, cut to 63 bytes and made
     * unique by a checksum where it would be longer.
     *
     * @param relation the table or view that is indexed
     * @param method how it is built
     * @param columns the columns, in order
     * @return the definition
     */
    public static IndexDefinition of(RelationName relation, IndexMethod method, List<IndexColumn> columns) {
        String name =
                relation.name() + columns.stream().map(IndexColumn::name).collect(Collectors.joining("_", "_", ""));
        return new IndexDefinition(shorten(name, "_idx"), relation, method, columns);
    }

    /** Puts an ending to a name, and keeps the whole within the bytes that PostgreSQL keeps. */
    static String shorten(String name, String suffix) {
        String whole = name + suffix;
        if (whole.getBytes(StandardCharsets.UTF_8).length <= Identifier.MAX_BYTES) {
            return whole;
        }
        CRC32 checksum = new CRC32();
        checksum.update(whole.getBytes(StandardCharsets.UTF_8));
        String tail = String.format("_%08x%s", checksum.getValue(), suffix);
        StringBuilder head = new StringBuilder();
        int room = Identifier.MAX_BYTES - tail.length();
        for (int at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
            String character = Character.toString(name.codePointAt(at));
            room -= character.getBytes(StandardCharsets.UTF_8).length;
            if (room < 0) {
                break;
            }
            head.append(character);
        }
        return head + tail;
    }

    /**
     * Renders the statement that makes the index, without a semicolon.
     *
     * @return the statement
     */
    public String toSql() {
        return "CREATE INDEX " + Identifier.quote(name) + " ON " + target();
    }

    /**
     * Renders the statement that makes the index under a name of the server's choice. This is the form for a continuous
     * aggregate: TimescaleDB keeps the indexes of all of them in one schema of its own, where a fixed name could exist already.
     *
     * @return the statement
     */
    public String toUnnamedSql() {
        return "CREATE INDEX ON " + target();
    }

    private String target() {
        return relation.quoted()
                + (method == IndexMethod.BTREE ? "" : " USING " + method.sql())
                + columns.stream().map(IndexColumn::toSql).collect(Collectors.joining(", ", " (", ")"));
    }
}
