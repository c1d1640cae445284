package io.github.timescale4j.client;

import com.zaxxer.hikari.HikariDataSource;
import io.github.timescale4j.client.event.StatementListener;
import io.github.timescale4j.client.event.StatementTracer;
import io.github.timescale4j.client.event.WriterListener;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.ingest.writer.WriterSettings;
import io.github.timescale4j.client.mapping.JsonCodec;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.schema.Identifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Configures a {@link TimeScaleClient}: over a pool of its own, which needs {@code host} and {@code database} or a {@code url},
 * or over a data source that exists. Every setting is checked at once, what contradicts another in {@link #build()}; messages
 * name the setting. Not safe for use by several threads.
 */
public final class TimescaleClientBuilder {

    /** The system property that says where secrets are mounted, unless {@link #secretsDirectory(Path)} does. */
    static final String SECRETS_DIRECTORY_PROPERTY = "timescale.secrets.directory";

    private static final String DEFAULT_SECRETS_DIRECTORY = "/etc/secrets";
    private static final int MAX_PORT = 65_535;
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(250);

    /** What was set and only makes sense for a pool of the client's own. */
    private final Set<String> poolSettings = new LinkedHashSet<>();

    private final Credentials credentials = new Credentials();
    private final List<StatementListener> listeners = new ArrayList<>();
    private final List<StatementTracer> tracers = new ArrayList<>();
    private final List<WriterListener> writerListeners = new ArrayList<>();
    private WriterSettings writerSettings = WriterSettings.DEFAULTS;
    private @Nullable DataSource dataSource;
    private @Nullable JsonCodec jsonCodec;
    private @Nullable Executor executor;
    private @Nullable Path secretsDirectory;
    private @Nullable String username;
    private @Nullable String password;
    private PoolSettings settings = PoolSettings.DEFAULTS;

    TimescaleClientBuilder() {}

    /**
     * Sets the address as a whole, in place of host, port and database.
     *
     * @param url a URL that begins with {@code jdbc:postgresql:}
     * @return this builder
     * @throws IllegalArgumentException if it begins otherwise
     */
    public TimescaleClientBuilder url(String url) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("'url' must begin with jdbc:postgresql:");
        }
        poolSettings.add("url");
        settings = settings.withUrl(url);
        return this;
    }

    /**
     * Sets the server's host.
     *
     * @param host a name or an address
     * @return this builder
     * @throws IllegalArgumentException if it is empty or holds other characters than names and addresses do
     */
    public TimescaleClientBuilder host(String host) {
        if (!host.matches("[\\p{L}\\p{N}._:%\\[\\]-]+")) {
            throw new IllegalArgumentException("'host' must be the name or the address of a server");
        }
        poolSettings.add("host");
        settings = settings.withHost(host);
        return this;
    }

    /**
     * Sets the server's port.
     *
     * @param port from 1 to 65535; 5432 where nothing is set
     * @return this builder
     * @throws IllegalArgumentException if it is out of that range
     */
    public TimescaleClientBuilder port(int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("'port' must be from 1 to " + MAX_PORT + ", not " + port);
        }
        poolSettings.add("port");
        settings = settings.withPort(port);
        return this;
    }

    /**
     * Sets the database.
     *
     * @param database its name
     * @return this builder
     * @throws IllegalArgumentException if it is empty
     */
    public TimescaleClientBuilder database(String database) {
        poolSettings.add("database");
        settings = settings.withDatabase(notBlank("database", database));
        return this;
    }

    /**
     * Sets the user's name.
     *
     * @param username the name in PostgreSQL
     * @return this builder
     * @throws IllegalArgumentException if it is empty
     */
    public TimescaleClientBuilder username(String username) {
        poolSettings.add("username");
        this.username = notBlank("username", username);
        return this;
    }

    /**
     * Sets the password.
     *
     * @param password the password; it appears in no message
     * @return this builder
     */
    public TimescaleClientBuilder password(String password) {
        poolSettings.add("password");
        this.password = password;
        return this;
    }

    /**
     * Sets where user name and password come from, such as {@code credentials(c -> c.fromSecret("timescale-credentials"))}.
     *
     * @param configure chooses one source
     * @return this builder
     * @throws IllegalArgumentException if the secret's name is not one
     */
    public TimescaleClientBuilder credentials(Consumer<Credentials> configure) {
        poolSettings.add("credentials");
        configure.accept(credentials);
        return this;
    }

    /**
     * Sets where secrets are mounted.
     *
     * @param directory holds one directory for each secret; where nothing is set, the system property
     *     {@code timescale.secrets.directory} says it, or else it is {@code /etc/secrets}
     * @return this builder
     */
    public TimescaleClientBuilder secretsDirectory(Path directory) {
        secretsDirectory = directory;
        return this;
    }

    /**
     * Sets the schema that names without a schema belong to. The schema {@code public} stays visible behind it, because it
     * usually holds TimescaleDB's functions.
     *
     * @param schema its name, unquoted
     * @return this builder
     * @throws IllegalArgumentException if it cannot be an identifier
     */
    public TimescaleClientBuilder schema(String schema) {
        Identifier.check(schema);
        poolSettings.add("schema");
        settings = settings.withSchema(schema);
        return this;
    }

    /**
     * Sets how many connections the pool may open.
     *
     * @param size at least 1; 10 where nothing is set
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public TimescaleClientBuilder poolSize(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("'poolSize' must be at least 1, not " + size);
        }
        poolSettings.add("poolSize");
        settings = settings.withPoolSize(size);
        return this;
    }

    /**
     * Sets how long a statement waits for a connection.
     *
     * @param timeout at least 250 ms; 30 seconds where nothing is set
     * @return this builder
     * @throws IllegalArgumentException if it is shorter
     */
    public TimescaleClientBuilder connectionTimeout(Duration timeout) {
        if (timeout.compareTo(SHORTEST_TIMEOUT) < 0) {
            throw new IllegalArgumentException("'connectionTimeout' must be at least 250 ms, not " + timeout);
        }
        poolSettings.add("connectionTimeout");
        settings = settings.withConnectionTimeout(timeout);
        return this;
    }

    /**
     * Sets under which name the server lists the connections.
     *
     * @param name the name; {@code timescale-client} where nothing is set
     * @return this builder
     * @throws IllegalArgumentException if it is empty
     */
    public TimescaleClientBuilder applicationName(String name) {
        poolSettings.add("applicationName");
        settings = settings.withApplicationName(notBlank("applicationName", name));
        return this;
    }

    /**
     * Uses a data source that exists, which the client does not close.
     *
     * @param dataSource where connections come from; the one that Spring's transaction manager has, for transactions to be
     *     shared with it
     * @return this builder
     */
    public TimescaleClientBuilder dataSource(DataSource dataSource) {
        this.dataSource = dataSource;
        return this;
    }

    /**
     * Adds a listener, which is told about every statement.
     *
     * @param listener the listener
     * @return this builder
     */
    public TimescaleClientBuilder listener(StatementListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Adds a tracer, which is told when a statement begins and when it ends.
     *
     * @param tracer the tracer
     * @return this builder
     */
    public TimescaleClientBuilder tracer(StatementTracer tracer) {
        tracers.add(tracer);
        return this;
    }

    /**
     * Adds a listener, which is told what happens to the rows of buffered writers.
     *
     * @param listener the listener
     * @return this builder
     */
    public TimescaleClientBuilder writerListener(WriterListener listener) {
        writerListeners.add(listener);
        return this;
    }

    /**
     * Sets what the builders of buffered writers begin with.
     *
     * @param settings the settings; {@link WriterSettings#DEFAULTS} where nothing is set
     * @return this builder
     */
    public TimescaleClientBuilder writerSettings(WriterSettings settings) {
        writerSettings = settings;
        return this;
    }

    /**
     * Sets how JSON is read and written.
     *
     * @param codec the codec; where nothing is set, Jackson 3, if it is on the class path
     * @return this builder
     */
    public TimescaleClientBuilder jsonCodec(JsonCodec codec) {
        jsonCodec = codec;
        return this;
    }

    /**
     * Sets where the methods that end in {@code Async} do their work.
     *
     * @param executor runs each of them; it is not closed with the client. Where nothing is set, virtual threads where the JVM has
     *     them (21 and later), otherwise as many daemon threads as the pool has connections
     * @return this builder
     */
    public TimescaleClientBuilder executor(Executor executor) {
        this.executor = executor;
        return this;
    }

    private static String notBlank(String setting, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("'" + setting + "' must not be empty");
        }
        return value;
    }

    /**
     * Makes the client. No connection is opened yet.
     *
     * @return the client, to be closed
     * @throws IllegalArgumentException if a setting is missing or contradicts another, or if a secret has no such file; the
     *     message names it
     */
    public TimeScaleClient build() {
        if (dataSource != null) {
            if (!poolSettings.isEmpty()) {
                throw new IllegalArgumentException(
                        "'dataSource' brings its own connections, so these settings have no effect: " + poolSettings);
            }
            return client(transactional(dataSource), null);
        }
        HikariDataSource pool = settings.open(account());
        return client(pool, pool);
    }

    private TimeScaleClient client(DataSource connections, @Nullable HikariDataSource ownPool) {
        return new DefaultTimeScaleClient(
                connections,
                ownPool,
                new Mapping(jsonCodec),
                new StatementRunner(connections, listeners, tracers),
                executor,
                writerListeners,
                writerSettings);
    }

    /** Spring binds transactions to what is behind this proxy. */
    private static DataSource transactional(DataSource dataSource) {
        if (dataSource instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null) {
            return transactional(proxy.getTargetDataSource());
        }
        return dataSource;
    }

    private Credentials.@Nullable Account account() {
        if (poolSettings.contains("credentials") && (username != null || password != null)) {
            throw new IllegalArgumentException("set either 'credentials' or 'username' and 'password', not both");
        }
        if (username == null && password != null) {
            throw new IllegalArgumentException("'password' is set without 'username'");
        }
        return username == null
                ? credentials.resolve(directory())
                : new Credentials.Account(username, password == null ? "" : password);
    }

    private Path directory() {
        return secretsDirectory != null
                ? secretsDirectory
                : Path.of(System.getProperty(SECRETS_DIRECTORY_PROPERTY, DEFAULT_SECRETS_DIRECTORY));
    }

    /**
     * Says what is set.
     *
     * @return the names of the settings; none of their values
     */
    @Override
    public String toString() {
        return "TimescaleClientBuilder" + (dataSource == null ? poolSettings : "[dataSource]");
    }
}
