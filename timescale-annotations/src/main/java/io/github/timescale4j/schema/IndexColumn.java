package io.github.timescale4j.schema;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One column of an index.
 *
 * @param name the column, unquoted
 * @param direction {@code null} where the user gave none, which sorts ascending
 */
public record IndexColumn(String name, @Nullable Direction direction) {

    private static final Pattern GRAMMAR = Pattern.compile(
            "(?:\"([^\"]+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*))(?:\\s+(ASC|DESC))?", Pattern.CASE_INSENSITIVE);

    /** The order in which a btree keeps a column; nulls go where PostgreSQL puts them by default. */
    public enum Direction {
        /** Smallest first, nulls last. */
        ASC,
        /** Greatest first, nulls first. */
        DESC
    }

    /**
     * Checks the name.
     *
     * @param name the column, unquoted
     * @param direction {@code null} where the user gave none
     * @throws IllegalArgumentException if the name cannot be an identifier
     */
    public IndexColumn {
        Identifier.check(name);
    }

    /**
     * Reads {@code device_id}, {@code timestamp DESC} or {@code "deviceId" ASC}.
     *
     * @param text what a user wrote
     * @return the column
     * @throws IllegalArgumentException if the text is anything else: expressions, for example, are not accepted
     */
    public static IndexColumn parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text.replaceAll("\\p{Cntrl}", "?")
                    + "' is not a column of an index: write a column's name, if need be followed by ASC or DESC");
        }
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        String direction = matcher.group(3);
        return new IndexColumn(name, direction == null ? null : Direction.valueOf(direction.toUpperCase(Locale.ROOT)));
    }

    /**
     * Renders the column for SQL.
     *
     * @return the quoted name, with {@code DESC} where that is its direction
     */
    public String toSql() {
        return Identifier.quote(name) + (direction == Direction.DESC ? " DESC" : "");
    }
}
