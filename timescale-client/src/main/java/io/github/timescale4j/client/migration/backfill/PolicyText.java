package io.github.timescale4j.client.migration.backfill;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the statements with which policies are declared. */
final class PolicyText {

    /** An offset that is not there. */
    static final String NOTHING = "NULL";

    private static final Pattern END = Pattern.compile("end_offset => (NULL|[A-Z]+ '[^']*')");

    private PolicyText() {}

    static boolean addsRefresh(String statement) {
        return statement.startsWith("SELECT add_continuous_aggregate_policy(");
    }

    /** The literal of a refresh policy's end; {@code null} if somebody wrote the statement in another way. */
    static @Nullable String end(String statement) {
        Matcher end = END.matcher(statement);
        return end.find() ? end.group(1) : null;
    }
}
