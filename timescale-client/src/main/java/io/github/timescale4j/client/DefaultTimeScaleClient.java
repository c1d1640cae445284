package io.github.timescale4j.client;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.github.timescale4j.client.admin.TimescaleAdmin;
import io.github.timescale4j.client.event.StatementEvent.Operation;
import io.github.timescale4j.client.event.WriterListener;
import io.github.timescale4j.client.execution.StatementContext;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.ingest.BatchStores;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.CopyTables;
import io.github.timescale4j.client.ingest.CopyWriter;
import io.github.timescale4j.client.ingest.RowInserter;
import io.github.timescale4j.client.ingest.csv.CsvImport;
import io.github.timescale4j.client.ingest.csv.CsvImports;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriter;
import io.github.timescale4j.client.ingest.writer.TimeSeriesWriterBuilder;
import io.github.timescale4j.client.ingest.writer.WriterSettings;
import io.github.timescale4j.client.ingest.writer.Writers;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.series.LastPoints;
import io.github.timescale4j.client.series.SeriesQueries;
import io.github.timescale4j.client.series.SeriesQuery;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The client over a data source, which may be a pool of its own. */
final class DefaultTimeScaleClient implements TimeScaleClient {

    private static final int DEFAULT_THREADS = 10;

    private final DataSource dataSource;
    private final @Nullable HikariDataSource ownPool;
    private final StatementRunner runner;
    private final Mapping mapping;
    private final RowInserter inserter;
    private final CopyTables copies;
    private final TimescaleAdmin admin;
    private final Asynchronous asynchronous;
    private final SeriesQueries series = new SeriesQueries(this::query);
    private final Writers writers;

    DefaultTimeScaleClient(
            DataSource dataSource,
            @Nullable HikariDataSource ownPool,
            Mapping mapping,
            StatementRunner runner,
            @Nullable Executor executor,
            List<WriterListener> writerListeners,
            WriterSettings writerSettings) {
        this.dataSource = dataSource;
        this.ownPool = ownPool;
        this.mapping = mapping;
        this.runner = runner;
        this.admin = TimescaleAdmin.over(runner);
        this.copies = new CopyTables(runner, mapping, admin);
        this.inserter = new RowInserter(runner, copies);
        BatchStores batches = new BatchStores(copies);
        this.writers = new Writers(batches::of, mapping, writerListeners, writerSettings, this::poolSize);
        this.asynchronous = new Asynchronous(runner, this::asynchronousThreads, executor);
    }

    @Override
    public Query query(String sql) {
        return new DefaultQuery(runner, mapping, asynchronous, sql);
    }

    @Override
    public SeriesQuery series(Class<?> type) {
        return series.series(type);
    }

    @Override
    public <T> LastPoints<T> lastPoints(Class<T> type) {
        return series.lastPoints(type);
    }

    @Override
    public Update update(String sql) {
        return new DefaultUpdate(runner, mapping.parameters(), asynchronous, sql);
    }

    @Override
    public void execute(String sql) {
        StatementContext context = StatementContext.of(Operation.EXECUTE, null, sql);
        runner.run(
                context,
                connection -> {
                    runner.execute(connection, sql);
                    return 0L;
                },
                Long::longValue);
    }

    @Override
    public <T> void insert(T row) {
        inserter.insertAll(List.of(row));
    }

    @Override
    public <T> long insertAll(Collection<T> rows) {
        return inserter.insertAll(rows);
    }

    @Override
    public <T> CopyWriter<T> copy(Class<T> type, CopyOptions options) {
        return copies.open(type, options);
    }

    @Override
    public <T> CompletableFuture<Long> insertAllAsync(Collection<T> rows) {
        List<T> copy = List.copyOf(rows);
        return asynchronous.run(() -> insertAll(copy));
    }

    @Override
    public DataSource dataSource() {
        return dataSource;
    }

    @Override
    public TimescaleAdmin admin() {
        return admin;
    }

    @Override
    public ServerVersion version() {
        return query(VersionRow.SQL).single(VersionRow.class).toServerVersion();
    }

    @Override
    public <T> TimeSeriesWriterBuilder<T> writer(Class<T> type) {
        return writers.builder(type);
    }

    @Override
    public <T> CsvImport<T> importCsv(Class<T> type) {
        return new CsvImports(writers, mapping, admin).of(type);
    }

    @Override
    public List<TimeSeriesWriter<?>> writers() {
        return writers.open();
    }

    @Override
    public void closeWriters() {
        writers.drain();
    }

    @Override
    public int activeConnections() {
        HikariDataSource known = pool();
        if (known == null) {
            return runner.connectionsInUse();
        }
        HikariPoolMXBean pool = known.getHikariPoolMXBean();
        return pool == null ? 0 : pool.getActiveConnections();
    }

    /** More threads than connections would only wait for each other. */
    private int asynchronousThreads() {
        HikariDataSource known = pool();
        return known == null ? DEFAULT_THREADS : known.getMaximumPoolSize();
    }

    /** A data source that cannot be asked has as many connections as anybody wants. */
    private int poolSize() {
        HikariDataSource known = pool();
        return known == null ? Integer.MAX_VALUE : known.getMaximumPoolSize();
    }

    private @Nullable HikariDataSource pool() {
        try {
            return dataSource.isWrapperFor(HikariDataSource.class) ? dataSource.unwrap(HikariDataSource.class) : null;
        } catch (SQLException e) {
            return null; // one that cannot be asked is one that does not know
        }
    }

    @Override
    public void close() {
        writers.close();
        asynchronous.close();
        if (ownPool != null) {
            ownPool.close();
        }
    }

    @Override
    public String toString() {
        return "TimeScaleClient over "
                + (ownPool == null ? "a given data source" : "the pool " + ownPool.getPoolName());
    }
}
