package io.github.timescale4j.client;

import com.zaxxer.hikari.HikariConfig;
import io.github.timescale4j.client.execution.LingeringSockets;
import io.github.timescale4j.schema.Identifier;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * What every pool of connections to TimescaleDB should have, whoever makes it:
 *
 * <ul>
 *   <li>{@code reWriteBatchedInserts}: batches of inserts become statements of many rows;
 *   <li>{@code logServerErrorDetail=false}: the server's details hold values, which belong in no log;
 *   <li>{@code tcpKeepAlive}, a time-out for connecting, and a sign of life every two minutes: a firewall that forgets a connection
 *       is noticed;
 *   <li>{@code socketFactory}: a connection whose server takes nothing any more can be closed, encrypted ones included;
 *   <li>the isolation level {@code READ COMMITTED}, unless another is set already, whatever the role's default is: a pool that asks its
 *       first connection for the level, and loses that connection while it asks, would refuse every later one;
 *   <li>a refusal with SQLSTATE 0A000, which is how TimescaleDB refuses what it does not support, costs no connection.
 * </ul>
 */
public final class ConnectionDefaults {

    private static final Duration KEEP_ALIVE = Duration.ofMinutes(2);
    private static final String CONNECT_SECONDS = "10";
    private static final String ISOLATION = "TRANSACTION_READ_COMMITTED";

    private ConnectionDefaults() {}

    /**
     * Sets all of that, except for parameters that the JDBC URL gives already.
     *
     * @param config the settings of a pool that has not been started; its JDBC URL is set
     * @param schema what unqualified names mean, before {@code public}, which usually holds the functions of TimescaleDB;
     *     {@code null} leaves the {@code search_path} of the role
     * @param applicationName what {@code pg_stat_activity} shows; {@code null} leaves the driver's
     */
    public static void apply(HikariConfig config, @Nullable String schema, @Nullable String applicationName) {
        config.setKeepaliveTime(KEEP_ALIVE.toMillis());
        config.setExceptionOverride(new RefusalsKeepConnections());
        if (config.getTransactionIsolation() == null) {
            config.setTransactionIsolation(ISOLATION);
        }
        parameter(config, "ApplicationName", applicationName);
        parameter(config, "reWriteBatchedInserts", "true");
        parameter(config, "logServerErrorDetail", "false");
        parameter(config, "tcpKeepAlive", "true");
        parameter(config, "connectTimeout", CONNECT_SECONDS);
        if (LingeringSockets.isKnownTo(Driver.class)) {
            parameter(config, "socketFactory", LingeringSockets.class.getName());
        }
        parameter(config, "currentSchema", schema == null ? null : searchPath(schema));
    }

    /**
     * Makes the URL of a database from its parts.
     *
     * @param host the name or the address of the server; an IPv6 address with or without brackets
     * @param port the server's port, usually 5432
     * @param database the database's name as it is, which may hold characters that a URL may not
     * @return the URL, without parameters
     */
    public static String jdbcUrl(String host, int port, String database) {
        String address = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return "jdbc:postgresql://" + address + ":" + port + "/"
                + URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void parameter(HikariConfig config, String name, @Nullable String value) {
        String url = config.getJdbcUrl().toLowerCase(Locale.ROOT);
        if (value != null && !url.contains(name.toLowerCase(Locale.ROOT) + '=')) {
            config.addDataSourceProperty(name, value);
        }
    }

    private static String searchPath(String schema) {
        return schema.equals("public") ? schema : Identifier.quote(schema) + ",public";
    }
}
