package io.github.timescale4j.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real TimescaleDB for development and tests, without Docker.
 *
 * <pre>{@code
 * try (EmbeddedTimescale timescale = EmbeddedTimescale.start();
 *         Connection connection = DriverManager.getConnection(
 *                 timescale.jdbcUrl(), timescale.username(), timescale.password())) {
 *     ...
 * }
 * }</pre>
 *
 * <p>It comes from the first of these that is there: a given URL; a PostgreSQL with TimescaleDB's community features installed
 * on this machine, as a private temporary cluster; PGlite, which is PostgreSQL with TimescaleDB compiled to WebAssembly, in a
 * child {@code node} process. The files of the latter are fetched once per machine. A child process ends with this JVM, however
 * that ends; it needs no shutdown hook for that, which would end it while others still write in theirs.
 *
 * <p>Safe for use by several threads. Not for production, and with {@linkplain #singleSession() one session} not for tests of
 * concurrency either.
 */
public final class EmbeddedTimescale implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedTimescale.class);

    private final Database database;
    private final @Nullable JobRunner jobs;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedTimescale(Database database, boolean runJobs) {
        this.database = database;
        this.jobs = runJobs && database.provider() == Provider.PGLITE ? new JobRunner(database) : null;
        if (jobs != null) {
            jobs.start();
        }
        log.info("{}", describe());
    }

    /**
     * Returns a builder with the defaults: the first provider that is there, in memory, on a free port.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts a database with the defaults.
     *
     * @return the running database, to be closed by the caller
     * @throws EmbeddedTimescaleException if there is no way to run one, or it does not start
     */
    public static EmbeddedTimescale start() {
        return builder().start();
    }

    /**
     * Returns the one database that all tests in this JVM share, in memory and without background jobs; it is started on first
     * use. It ends with the JVM, and closing it does nothing. If it has crashed, a new and empty one is started.
     *
     * @return the running database
     * @throws EmbeddedTimescaleException if there is no way to run one, or it does not start
     */
    public static EmbeddedTimescale shared() {
        return Shared.get();
    }

    /**
     * Returns the URL for the PostgreSQL JDBC driver, with all parameters that are needed but without credentials.
     *
     * @return the URL
     */
    public String jdbcUrl() {
        return database.jdbcUrl();
    }

    /**
     * Returns the user to connect as.
     *
     * @return the name of a superuser, where the database was started here
     */
    public String username() {
        return database.username();
    }

    /**
     * Returns the password to connect with.
     *
     * @return the password, a random one where the database was started here
     */
    public String password() {
        return database.password();
    }

    /**
     * Returns where this database comes from.
     *
     * @return the provider
     */
    public Provider provider() {
        return database.provider();
    }

    /**
     * Returns whether all connections share one session. Then one transaction runs at a time and the others wait, so pools
     * should have four connections at most, nothing may need a second connection inside a transaction, and Flyway needs {@code
     * flyway.postgresql.transactional.lock=false}.
     *
     * @return true for {@link Provider#PGLITE}
     */
    public boolean singleSession() {
        return provider() == Provider.PGLITE;
    }

    /**
     * Describes this database in one line for logs.
     *
     * @return provider, versions, and where the data is
     */
    public String describe() {
        return database.describe();
    }

    /** Stops what was started. Open transactions are rolled back; what is only in memory is gone. */
    @Override
    public void close() {
        if (Shared.is(this)) {
            return;
        }
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (jobs != null) {
            jobs.close();
        }
        database.close();
    }

    @Override
    public String toString() {
        return describe();
    }

    /** The instance of {@link #shared()}. */
    private static final class Shared {

        private static @Nullable EmbeddedTimescale instance;

        static synchronized EmbeddedTimescale get() {
            EmbeddedTimescale shared = instance;
            if (shared != null && !shared.database.isAlive()) {
                log.warn(
                        "The shared database has stopped; a new, empty one takes its place. It was {}; {}",
                        shared,
                        shared.database.obituary());
                instance = null;
                shared.close();
                shared = null;
            }
            if (shared == null) {
                shared = builder().runJobs(false).start();
                instance = shared;
            }
            return shared;
        }

        static synchronized boolean is(EmbeddedTimescale candidate) {
            return candidate == instance;
        }
    }

    /** Says how a database shall be started. Not safe for use by several threads. */
    public static final class Builder {

        private @Nullable Provider provider;
        private @Nullable String url;
        private @Nullable String username;
        private @Nullable String password;
        private @Nullable Path dataDirectory;
        private @Nullable Path cacheDirectory;
        private @Nullable Path nativeHome;
        private @Nullable Path nodeExecutable;
        private int port;
        private Duration busyTimeout = Duration.ofSeconds(10);
        private Duration startTimeout = Duration.ofSeconds(60);
        private Consumer<String> progress = log::info;
        private boolean runJobs = true;

        private Builder() {}

        /**
         * Forces a provider. Without it the first of {@link Provider} that is there is used.
         *
         * @param value the provider
         * @return this builder
         */
        public Builder provider(Provider value) {
            provider = Objects.requireNonNull(value, "provider");
            return this;
        }

        /**
         * Names a server that runs already. Without it the system property {@code timescale.embedded.url} is looked at.
         *
         * @param value a URL of the PostgreSQL JDBC driver
         * @return this builder
         */
        public Builder url(String value) {
            url = Objects.requireNonNull(value, "url");
            return this;
        }

        /**
         * Sets the user for {@link #url(String)}. Without it the URL's own parameter {@code user} is taken.
         *
         * @param value the user
         * @return this builder
         */
        public Builder username(String value) {
            username = Objects.requireNonNull(value, "username");
            return this;
        }

        /**
         * Sets the password for {@link #url(String)}. Without it the URL's own parameter {@code password} is taken.
         *
         * @param value the password
         * @return this builder
         */
        public Builder password(String value) {
            password = Objects.requireNonNull(value, "password");
            return this;
        }

        /**
         * Keeps the data in a directory, which is created if it does not exist. One process at a time may use it, and a database
         * made by one provider is not for another.
         *
         * @param value the directory, or null for a database that is gone when it is closed
         * @return this builder
         */
        public Builder dataDirectory(@Nullable Path value) {
            dataDirectory = value;
            return this;
        }

        /**
         * Sets where the files of {@link Provider#PGLITE} are kept once they are fetched. Without it the system property {@code
         * timescale.embedded.cache} is looked at, then the environment variable {@code TIMESCALE_EMBEDDED_CACHE}, then the place
         * the operating system has for caches.
         *
         * @param value the directory
         * @return this builder
         */
        public Builder cacheDirectory(Path value) {
            cacheDirectory = Objects.requireNonNull(value, "cacheDirectory");
            return this;
        }

        /**
         * Names the PostgreSQL installation for {@link Provider#NATIVE}. Without it the system property {@code
         * timescale.embedded.native-home} is looked at, then the PATH and the usual places.
         *
         * @param value a directory with {@code bin/postgres} in it
         * @return this builder
         */
        public Builder nativeHome(Path value) {
            nativeHome = Objects.requireNonNull(value, "nativeHome");
            return this;
        }

        /**
         * Names the {@code node} for {@link Provider#PGLITE}, 20 or later. Without it the first one on the PATH is used.
         *
         * @param value the program
         * @return this builder
         */
        public Builder nodeExecutable(Path value) {
            nodeExecutable = Objects.requireNonNull(value, "nodeExecutable");
            return this;
        }

        /**
         * Sets the port on the loopback address.
         *
         * @param value the port, or 0 for a free one
         * @return this builder
         */
        public Builder port(int value) {
            if (value < 0 || value > 0xffff) {
                throw new IllegalArgumentException("port must be between 0 and 65535: " + value);
            }
            port = value;
            return this;
        }

        /**
         * Sets how long a statement waits while another connection's transaction holds the only session of {@link
         * Provider#PGLITE}. After that it fails with SQLSTATE 55P03.
         *
         * @param value how long, 10 seconds if not set
         * @return this builder
         */
        public Builder busyTimeout(Duration value) {
            busyTimeout = positive(value, "busyTimeout");
            return this;
        }

        /**
         * Sets how long the database may take to start. Fetching its files does not count.
         *
         * @param value how long, 60 seconds if not set
         * @return this builder
         */
        public Builder startTimeout(Duration value) {
            startTimeout = positive(value, "startTimeout");
            return this;
        }

        /**
         * Sets who hears about what takes long.
         *
         * @param value takes one line at a time; without it they go to the log, at level INFO
         * @return this builder
         */
        public Builder progress(Consumer<String> value) {
            progress = Objects.requireNonNull(value, "progress");
            return this;
        }

        /**
         * Sets whether due policies and jobs are run by this library where the database has no background workers, which is
         * {@link Provider#PGLITE}.
         *
         * @param value true, the default, to run them
         * @return this builder
         */
        public Builder runJobs(boolean value) {
            runJobs = value;
            return this;
        }

        /**
         * Starts the database.
         *
         * @return the running database, to be closed by the caller
         * @throws EmbeddedTimescaleException if there is no way to run one, or it does not start
         */
        public EmbeddedTimescale start() {
            Options options = new Options(
                    provider,
                    url,
                    username,
                    password,
                    dataDirectory,
                    cacheDirectory,
                    nativeHome,
                    nodeExecutable,
                    port,
                    busyTimeout,
                    startTimeout,
                    progress,
                    runJobs);
            return new EmbeddedTimescale(new Launcher(Machine.current()).launch(options), runJobs);
        }

        private static Duration positive(Duration value, String name) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(name + " must be positive: " + value);
            }
            return value;
        }
    }
}
