package io.github.timescale4j.schema;

import java.util.Locale;

/** How names in Java become names in SQL. */
public final class Names {

    private Names() {}

    /**
     * Turns a name in camel case into snake case: {@code MetricData} is {@code metric_data}, {@code deviceId} is
     * {@code device_id}, {@code httpURLPath} is {@code http_url_path}. Digits stay where they are: {@code p99Value} is
     * {@code p99_value}. The result does not depend on the default locale.
     *
     * @param name a Java identifier
     * @return the same words in lower case, joined by underscores
     */
    public static String snakeCase(String name) {
        return name.replaceAll("(\\p{Lu}+)(\\p{Lu}\\p{Ll})", "$1_$2")
                .replaceAll("([\\p{Ll}\\p{N}])(\\p{Lu})", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
