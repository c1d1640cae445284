package io.github.timescale4j.client.diagnostics;

import io.github.timescale4j.client.ConnectionDefaults;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** What a JDBC URL says, read by the driver itself: its hosts, its database and its parameters. */
final class Route {

    private static final String APPLICATION = "timescale-diagnosis";
    private static final int DEFAULT_PORT = 5432;

    private final List<Address> addresses;
    private final String database;
    private final Properties parameters;

    private Route(List<Address> addresses, String database, Properties parameters) {
        this.addresses = addresses;
        this.database = database;
        this.parameters = parameters;
    }

    /**
     * Where one server listens.
     *
     * @param host a name or an address, without brackets
     * @param port its port
     */
    record Address(String host, int port) {

        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    static @Nullable Properties parse(String jdbcUrl) {
        return jdbcUrl.startsWith("jdbc:postgresql:") ? Driver.parseURL(jdbcUrl, new Properties()) : null;
    }

    /** Adds what a pool gives the driver beside the URL, except for how it makes its sockets. */
    static String withParameters(String jdbcUrl, Properties parameters) {
        StringBuilder url = new StringBuilder(jdbcUrl);
        for (String name : new TreeSet<>(parameters.stringPropertyNames())) {
            if (!name.equals(PGProperty.SOCKET_FACTORY.getName()) && !jdbcUrl.contains(name + "=")) {
                url.append(url.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(parameters.getProperty(name), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
            }
        }
        return url.toString();
    }

    static Route of(ConnectionTarget target) {
        Properties parameters = parse(target.jdbcUrl());
        if (parameters == null) {
            throw new IllegalArgumentException("the driver cannot read the URL");
        }
        String database = parameters.getProperty(PGProperty.PG_DBNAME.getName(), "");
        return new Route(addresses(parameters), database, parameters);
    }

    private static List<Address> addresses(Properties parameters) {
        String[] hosts = parameters
                .getProperty(PGProperty.PG_HOST.getName(), "localhost")
                .split(",", -1);
        String[] ports =
                parameters.getProperty(PGProperty.PG_PORT.getName(), "").split(",", -1);
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < hosts.length; i++) {
            String host = hosts[i].startsWith("[") && hosts[i].endsWith("]")
                    ? hosts[i].substring(1, hosts[i].length() - 1)
                    : hosts[i];
            String port = i < ports.length ? ports[i] : "";
            addresses.add(new Address(host, port.isEmpty() ? DEFAULT_PORT : Integer.parseInt(port)));
        }
        return List.copyOf(addresses);
    }

    List<Address> addresses() {
        return addresses;
    }

    String database() {
        return database;
    }

    /** Only its own sockets know where such a route leads: the host and the port of the URL are no help. */
    boolean hasSocketsOfItsOwn() {
        return parameters.getProperty(PGProperty.SOCKET_FACTORY.getName()) != null;
    }

    @Nullable
    String parameter(PGProperty property) {
        return parameters.getProperty(property.getName());
    }

    /** The URL of one server of the route, without parameters. */
    String jdbcUrl(Address address) {
        return ConnectionDefaults.jdbcUrl(address.host(), address.port(), database);
    }

    /** The parameters for one server of the route: the driver gives up in time, and takes a server of any kind. */
    Properties parameters(Duration timeout) {
        Properties result = new Properties();
        for (String name : parameters.stringPropertyNames()) {
            result.setProperty(name, parameters.getProperty(name));
        }
        for (PGProperty part : List.of(
                PGProperty.PG_HOST,
                PGProperty.PG_PORT,
                PGProperty.PG_DBNAME,
                PGProperty.TARGET_SERVER_TYPE,
                PGProperty.LOAD_BALANCE_HOSTS)) {
            result.remove(part.getName());
        }
        String seconds = String.valueOf(Math.max(1, (timeout.toMillis() + 999) / 1000));
        result.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), seconds);
        result.setProperty(PGProperty.SOCKET_TIMEOUT.getName(), seconds);
        result.setProperty(PGProperty.SSL_RESPONSE_TIMEOUT.getName(), String.valueOf(timeout.toMillis()));
        result.setProperty(PGProperty.APPLICATION_NAME.getName(), APPLICATION);
        result.setProperty(PGProperty.LOG_SERVER_ERROR_DETAIL.getName(), "false");
        return result;
    }

    @Override
    public String toString() {
        return addresses.stream().map(Address::toString).collect(Collectors.joining(",")) + "/" + database;
    }
}
