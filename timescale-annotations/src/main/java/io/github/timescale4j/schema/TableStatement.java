package io.github.timescale4j.schema;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a user's own that runs right after those of a table, in the same transaction. It adds something to the table and
 * to nothing else, so that it can also run where declarations are compared, on a table that is thrown away.
 */
public final class TableStatement {

    /** What stands for the table's name. */
    public static final String TABLE = "{table}";

    private static final Pattern ADDS =
            Pattern.compile("(?is)(?:CREATE\\s+(?:TRIGGER|POLICY|STATISTICS|(?:UNIQUE\\s+)?INDEX)|GRANT|REVOKE"
                    + "|ALTER\\s+TABLE\\s+\\{table}\\s+(?:ADD\\s+(?:CONSTRAINT|CHECK|UNIQUE|FOREIGN\\s+KEY|EXCLUDE)"
                    + "|ENABLE|FORCE|REPLICA\\s+IDENTITY|OWNER\\s+TO|SET\\s*\\("
                    + "|ALTER\\s+(?:COLUMN\\s+)?\\S+\\s+SET\\s+(?:STATISTICS|STORAGE|COMPRESSION)))\\b.*");

    private static final Pattern REFUSED = Pattern.compile(
            "(?i)\\b(?:CASCADE|DROP|CONCURRENTLY|RENAME|IF\\s+NOT\\s+EXISTS|ADD\\s+COLUMN|SET\\s+SCHEMA|TYPE"
                    + "|timescaledb\\s*\\.|tsdb\\s*\\.)");

    private static final String NAME = "\"(?:[^\"]|\"\")+\"(?:\\.\"(?:[^\"]|\"\")+\")?";

    private static final Pattern NOT_COMPARED =
            Pattern.compile("(?is)(?:CREATE\\s+(?:TRIGGER|POLICY|STATISTICS)\\s|GRANT\\s|REVOKE\\s|ALTER\\s+TABLE\\s+"
                    + NAME + "\\s++(?!ADD\\b|SET\\s*\\(timescaledb))");

    private TableStatement() {}

    /**
     * Takes a statement.
     *
     * @param text what a user wrote, with {@link #TABLE} for the table
     * @param table the table
     * @return the statement with the table's name
     * @throws IllegalArgumentException if it is not one statement, or does something else than adding to the table
     */
    public static String render(String text, RelationName table) {
        String sql = SqlText.check(text);
        String bare = bare(sql);
        if (!bare.contains(TABLE)) {
            throw new IllegalArgumentException(
                    "it does not name " + TABLE
                            + " outside of quotes, so it is about something else. Let the application's own migrations do that");
        }
        if (sql.split(Pattern.quote(TABLE), -1).length != bare.split(Pattern.quote(TABLE), -1).length) {
            throw new IllegalArgumentException("it has " + TABLE + " in quotes, where no name can stand");
        }
        if (!ADDS.matcher(bare).matches()) {
            throw new IllegalArgumentException(
                    "it is none of those that add something to the table, run in a transaction, and"
                            + " can be repeated on a copy: CREATE TRIGGER, INDEX, POLICY or STATISTICS, GRANT, REVOKE, and ALTER"
                            + " TABLE " + TABLE
                            + " with ADD CONSTRAINT, ENABLE, FORCE, REPLICA IDENTITY, OWNER TO or SET");
        }
        Matcher refused = REFUSED.matcher(bare);
        if (refused.find()) {
            throw new IllegalArgumentException("it has " + refused.group().replaceAll("\\s+", " ")
                    + ": what takes something away, changes columns or the columnstore, or hides whether it did anything, is"
                    + " not done here");
        }
        return sql.replace(TABLE, table.quoted());
    }

    /**
     * Whether a statement enables row level security.
     *
     * @param statement the statement
     * @return whether it does
     */
    public static boolean isRowSecurity(String statement) {
        return bare(statement).matches("(?is).*\\b(?:ENABLE|FORCE)\\s+ROW\\s+LEVEL\\s+SECURITY\\b.*");
    }

    /**
     * Whether what a statement of a generated script makes is compared at every start. Triggers, rights, row level security and
     * settings are not.
     *
     * @param statement a statement with the table's name
     * @return whether a change of it is found in the catalog
     */
    public static boolean isCompared(String statement) {
        return !NOT_COMPARED.matcher(statement).lookingAt();
    }

    private static String bare(String sql) {
        return sql.replaceAll("'[^']*'", "''").replaceAll("\"[^\"]*\"", "\"q\"");
    }
}
