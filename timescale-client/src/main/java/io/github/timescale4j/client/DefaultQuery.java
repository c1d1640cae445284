package io.github.timescale4j.client;

import io.github.timescale4j.client.QuerySettings.Plan;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.mapping.Mapping;
import java.io.OutputStream;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A query over the client's connections. */
final class DefaultQuery implements Query {

    private final StatementRunner runner;
    private final Mapping mapping;
    private final Asynchronous asynchronous;
    private final BoundSql statement;
    private QuerySettings settings = QuerySettings.DEFAULTS;

    DefaultQuery(StatementRunner runner, Mapping mapping, Asynchronous asynchronous, String sql) {
        this.runner = runner;
        this.mapping = mapping;
        this.asynchronous = asynchronous;
        this.statement = new BoundSql(sql);
    }

    @Override
    public Query name(String name) {
        statement.name(name);
        return this;
    }

    @Override
    public Query bind(String name, @Nullable Object value) {
        statement.bind(name, value);
        return this;
    }

    @Override
    public Query bindAll(Map<String, ?> parameters) {
        statement.bindAll(parameters);
        return this;
    }

    @Override
    public Query fetchSize(int rows) {
        settings = settings.withFetchSize(rows);
        return this;
    }

    @Override
    public Query timeout(Duration timeout) {
        settings = settings.withTimeout(timeout);
        return this;
    }

    @Override
    public Query maxRows(int rows) {
        settings = settings.withMaxRows(rows);
        return this;
    }

    @Override
    public Query customPlan() {
        settings = settings.withPlan(Plan.CUSTOM);
        return this;
    }

    @Override
    public Query genericPlan() {
        settings = settings.withPlan(Plan.GENERIC);
        return this;
    }

    private QueryExecution execution() {
        return new QueryExecution(runner, mapping, settings, statement);
    }

    private Export exporting() {
        return new Export(runner, mapping, settings, statement);
    }

    @Override
    public <T> List<T> list(Class<T> type) {
        return execution().list(type);
    }

    @Override
    public <T> T single(Class<T> type) {
        return execution().single(type);
    }

    @Override
    public <T> Optional<T> optional(Class<T> type) {
        return execution().optional(type);
    }

    @Override
    public <T> @Nullable T scalar(Class<T> type) {
        return execution().scalar(type);
    }

    @Override
    public <T> Stream<T> stream(Class<T> type) {
        return execution().open(type).stream();
    }

    @Override
    public <T> long forEach(Class<T> type, Consumer<? super T> consumer) {
        return execution().open(type).forEach(consumer);
    }

    @Override
    public <T> Stream<T> export(Class<T> type) {
        return exporting().open(type).stream();
    }

    @Override
    public long exportCsv(OutputStream out) {
        return exporting().csv(out);
    }

    @Override
    public long exportCsv(Writer out) {
        return exporting().csv(out);
    }

    @Override
    public QueryPlan explain(Map<String, String> settingsOfServer) {
        return new Explanation(runner, mapping.parameters(), statement).plan(settingsOfServer);
    }

    @Override
    public <T> CompletableFuture<List<T>> listAsync(Class<T> type) {
        QueryExecution execution = execution();
        return asynchronous.run(() -> execution.list(type));
    }

    @Override
    public <T> CompletableFuture<T> singleAsync(Class<T> type) {
        QueryExecution execution = execution();
        return asynchronous.run(() -> execution.single(type));
    }

    @Override
    public <T> CompletableFuture<Optional<T>> optionalAsync(Class<T> type) {
        QueryExecution execution = execution();
        return asynchronous.run(() -> execution.optional(type));
    }

    @Override
    public <T> CompletableFuture<Long> forEachAsync(Class<T> type, Consumer<? super T> consumer) {
        QueryExecution execution = execution();
        return asynchronous.run(() -> execution.open(type).forEach(consumer));
    }
}
