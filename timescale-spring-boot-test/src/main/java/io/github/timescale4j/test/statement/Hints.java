package io.github.timescale4j.test.statement;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.util.ServerErrorMessage;

/** What to do about an error of the server. */
final class Hints {

    private static final Map<String, String> BY_STATE = Map.of(
            "42P01", "is the type declared, and was the schema made in this database?",
            "42703", "columns have the names of components in snake case, or those of @Column",
            "42601", "parameters are written :name; what ends a statement or follows it is not part of it",
            "42883", "a cast may be missing, of a parameter or of a column",
            "42804", "a cast may be missing, of a parameter or of a column",
            "0A000", "this release or edition of TimescaleDB does not do it");

    private static final Pattern WORD = Pattern.compile("[\\w$]+|\\S");

    private Hints() {}

    /** The place in the text, and what the server or this library knows about it. */
    static @Nullable String of(@Nullable String state, @Nullable ServerErrorMessage server, String sql) {
        String general = state == null ? null : BY_STATE.get(state);
        if (server == null) {
            return general;
        }
        String hint = server.getHint() != null ? server.getHint() : general;
        String place = place(server.getPosition(), sql);
        return place == null || hint == null ? (place == null ? hint : place) : place + ": " + hint;
    }

    /** The server counts in the text that the driver sent, which has numbers for parameters. */
    private static @Nullable String place(int position, String sql) {
        List<NativeQuery> sent;
        try {
            sent = Parser.parseJdbcSql(sql, true, true, true, false, true);
        } catch (SQLException e) {
            return null;
        }
        String text = sent.size() == 1 ? sent.get(0).nativeSql : "";
        if (position < 1 || position > text.length()) {
            return null;
        }
        long line = text.substring(0, position - 1).lines().count();
        boolean begins = position == 1 || text.charAt(position - 2) == '\n';
        Matcher word = WORD.matcher(text).region(position - 1, text.length());
        return "line " + (begins ? line + 1 : line) + " of the SQL"
                + (word.lookingAt() ? ", at '" + word.group() + "'" : "");
    }
}
