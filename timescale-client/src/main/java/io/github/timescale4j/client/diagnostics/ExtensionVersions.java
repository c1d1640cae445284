package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.Query;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Which version of the extension the database has, and which one is installed on the server.
 *
 * @param used by the database
 * @param installed what a new database would get
 */
record ExtensionVersions(String used, String installed) {

    private static final String SQL = """
            SELECT e.extversion AS used, a.default_version AS installed
            FROM pg_catalog.pg_extension e
            JOIN pg_catalog.pg_available_extensions a ON a.name = e.extname
            WHERE e.extname = 'timescaledb' AND a.default_version IS NOT NULL""";

    private static final Pattern NUMBER = Pattern.compile("\\G\\.?(\\d+)");

    static Query query(CheckContext context) {
        return context.query(SQL);
    }

    /** Below zero if the installed one is older. What follows the numbers, as in {@code 2.23.0-dev}, makes no difference. */
    int compare() {
        return Arrays.compare(numbers(installed), numbers(used));
    }

    private static int[] numbers(String version) {
        return NUMBER.matcher(version)
                .results()
                .map(found -> found.group(1))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
