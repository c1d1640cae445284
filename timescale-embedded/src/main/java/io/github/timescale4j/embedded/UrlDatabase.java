package io.github.timescale4j.embedded;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server that somebody else runs. */
final class UrlDatabase implements Database {

    private final Target target;
    private final String versions;

    /**
     * A URL and the credentials for it, apart.
     *
     * @param url the URL without credentials
     * @param username the user, empty for the driver's default
     * @param password the password, empty for none
     */
    record Target(String url, String username, String password) {

        /** Takes the credentials out of a URL; those given beside it win. */
        static Target of(String url, @Nullable String username, @Nullable String password) {
            int question = url.indexOf('?');
            String user = username;
            String secret = password;
            List<String> rest = new ArrayList<>();
            if (question >= 0) {
                for (String parameter : url.substring(question + 1).split("&", -1)) {
                    if (parameter.startsWith("user=")) {
                        user = user == null ? value(parameter) : user;
                    } else if (parameter.startsWith("password=")) {
                        secret = secret == null ? value(parameter) : secret;
                    } else if (!parameter.isEmpty()) {
                        rest.add(parameter);
                    }
                }
            }
            String plain = question < 0 ? url : url.substring(0, question);
            return new Target(
                    rest.isEmpty() ? plain : plain + '?' + String.join("&", rest),
                    user == null ? "" : user,
                    secret == null ? "" : secret);
        }

        private static String value(String parameter) {
            return URLDecoder.decode(parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return url;
        }
    }

    private UrlDatabase(Target target, String versions) {
        this.target = target;
        this.versions = versions;
    }

    static UrlDatabase connect(String url, Options options) {
        Target target = Target.of(url, options.username(), options.password());
        try (Connection connection =
                Jdbc.connect(target.url(), emptyToNull(target.username()), emptyToNull(target.password()))) {
            String available = Jdbc.text(
                    connection, "SELECT 1 FROM pg_catalog.pg_available_extensions WHERE name = 'timescaledb'");
            if (available == null) {
                throw new EmbeddedTimescaleException("The server at " + target
                        + " has no extension timescaledb to create; name one that has, or none to start one here");
            }
            return new UrlDatabase(target, Jdbc.versions(connection));
        } catch (SQLException e) {
            throw new EmbeddedTimescaleException(
                    "The database at " + target + " cannot be reached (SQLSTATE " + e.getSQLState()
                            + "); start it, correct the URL and its credentials, or name none to start one here",
                    e);
        }
    }

    private static @Nullable String emptyToNull(String value) {
        return value.isEmpty() ? null : value;
    }

    @Override
    public Provider provider() {
        return Provider.URL;
    }

    @Override
    public String jdbcUrl() {
        return target.url();
    }

    @Override
    public String username() {
        return target.username();
    }

    @Override
    public String password() {
        return target.password();
    }

    @Override
    public String describe() {
        return "TimescaleDB at a given URL: " + versions + ", " + target.url();
    }

    @Override
    public void close() {
        // Not ours to stop.
    }
}
