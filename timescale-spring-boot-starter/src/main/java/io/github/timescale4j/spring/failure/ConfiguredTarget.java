package io.github.timescale4j.spring.failure;

import io.github.timescale4j.client.ConnectionDefaults;
import io.github.timescale4j.client.diagnostics.ConnectionTarget;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Where the properties say that the database is. They are all that is left of an application that did not start.
 *
 * @param target what they say
 * @param address the properties of the address
 * @param database the property of the database's name
 * @param credentials the properties of the role and its password
 */
record ConfiguredTarget(ConnectionTarget target, String address, String database, String credentials) {

    private static final String SERIES = "timescale.";
    private static final String MIGRATION = "timescale.migration.";
    private static final String APPLICATION = "spring.datasource.";
    private static final int DEFAULT_PORT = 5432;

    /** The database of the time series: with its own properties, or else that of the application. */
    static @Nullable ConfiguredTarget ofSeries(Environment environment) {
        return isSet(environment, SERIES + "url") || isSet(environment, SERIES + "host")
                ? of(environment, SERIES)
                : ofApplication(environment);
    }

    /** What the migration connects to: the same, with whatever properties of its own it has. */
    static @Nullable ConfiguredTarget ofMigration(Environment environment) {
        ConfiguredTarget series = ofSeries(environment);
        ConfiguredTarget place = isSet(environment, MIGRATION + "url") ? of(environment, MIGRATION) : series;
        if (place == null) {
            return null;
        }
        String jdbcUrl = place.target().jdbcUrl();
        if (isSet(environment, MIGRATION + "username") || isSet(environment, MIGRATION + "secret")) {
            return new ConfiguredTarget(
                    target(environment, MIGRATION, jdbcUrl),
                    place.address(),
                    place.database(),
                    credentials(environment, MIGRATION));
        }
        if (series == null) {
            return place;
        }
        ConnectionTarget role = series.target();
        return new ConfiguredTarget(
                new ConnectionTarget(jdbcUrl, role.username(), role.password(), role.secret(), null),
                place.address(),
                place.database(),
                series.credentials());
    }

    private static @Nullable ConfiguredTarget ofApplication(Environment environment) {
        return isSet(environment, APPLICATION + "url") ? of(environment, APPLICATION) : null;
    }

    /** Whether the application names one database only, so that every connection that fails is one to it. */
    static boolean isOnlyOne(Environment environment) {
        boolean own = isSet(environment, SERIES + "url") || isSet(environment, SERIES + "host");
        return own != isSet(environment, APPLICATION + "url");
    }

    private static @Nullable ConfiguredTarget of(Environment environment, String prefix) {
        String url = environment.getProperty(prefix + "url");
        String host = environment.getProperty(prefix + "host");
        String database = environment.getProperty(prefix + "database", "");
        boolean whole = StringUtils.hasText(url);
        String jdbcUrl = whole || host == null
                ? String.valueOf(url)
                : ConnectionDefaults.jdbcUrl(
                        host, environment.getProperty(prefix + "port", Integer.class, DEFAULT_PORT), database);
        try {
            return new ConfiguredTarget(
                    target(environment, prefix, jdbcUrl),
                    whole ? prefix + "url" : prefix + "host and " + prefix + "port",
                    whole ? prefix + "url" : prefix + "database",
                    credentials(environment, prefix));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static ConnectionTarget target(Environment environment, String prefix, String jdbcUrl) {
        String secret = environment.getProperty(prefix + "secret");
        Path directory = StringUtils.hasText(secret)
                ? Path.of(environment.getProperty(SERIES + "secrets-directory", "/etc/secrets"), secret)
                : null;
        return new ConnectionTarget(
                jdbcUrl,
                environment.getProperty(prefix + "username"),
                environment.getProperty(prefix + "password"),
                directory,
                null);
    }

    private static String credentials(Environment environment, String prefix) {
        return isSet(environment, prefix + "secret")
                ? "the secret that " + prefix + "secret names"
                : prefix + "username and " + prefix + "password";
    }

    private static boolean isSet(Environment environment, String property) {
        return StringUtils.hasText(environment.getProperty(property));
    }
}
