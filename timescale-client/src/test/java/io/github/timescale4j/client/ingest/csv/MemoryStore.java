package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.admin.TimescaleAdmin;
import io.github.timescale4j.client.execution.StatementRunner;
import io.github.timescale4j.client.ingest.BatchStore;
import io.github.timescale4j.client.ingest.CopyOptions;
import io.github.timescale4j.client.ingest.writer.WriterSettings;
import io.github.timescale4j.client.ingest.writer.Writers;
import io.github.timescale4j.client.mapping.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Keeps what an import would send to a database, for tests of what lines become. */
final class MemoryStore {

    private final List<Object> rows = Collections.synchronizedList(new ArrayList<>());

    List<Object> rows() {
        return rows;
    }

    <T> CsvImport<T> imports(Class<T> type) {
        return imports(type, new Writers.Stores() {
            @Override
            public <R> BatchStore<R> of(Class<R> of, CopyOptions options, Duration answerTimeout) {
                return batch -> {
                    rows.addAll(batch);
                    return batch.size();
                };
            }
        });
    }

    static <T> CsvImport<T> imports(Class<T> type, Writers.Stores stores) {
        Mapping mapping = new Mapping(null);
        Writers writers = new Writers(stores, mapping, List.of(), WriterSettings.DEFAULTS, () -> 1);
        StatementRunner nowhere = new StatementRunner(new DriverManagerDataSource(), List.of(), List.of());
        return new CsvImports(writers, mapping, TimescaleAdmin.over(nowhere)).of(type);
    }
}
