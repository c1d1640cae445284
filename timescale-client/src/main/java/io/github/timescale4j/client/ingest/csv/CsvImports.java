package io.github.timescale4j.client.ingest.csv;

import io.github.timescale4j.client.admin.TimescaleAdmin;
import io.github.timescale4j.client.ingest.writer.Writers;
import io.github.timescale4j.client.mapping.Mapping;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.util.ClassUtils;

/** Begins imports of CSV files for a client. Safe for use by several threads. */
public final class CsvImports {

    private final Writers writers;
    private final Mapping mapping;
    private final TimescaleAdmin admin;

    /**
     * Makes it.
     *
     * @param writers store rows
     * @param mapping makes them
     * @param admin refreshes aggregates
     */
    public CsvImports(Writers writers, Mapping mapping, TimescaleAdmin admin) {
        this.writers = writers;
        this.mapping = mapping;
        this.admin = admin;
    }

    /**
     * Begins an import.
     *
     * @param type what each line becomes
     * @param <T> that type
     * @return configures it
     * @throws InvalidDataAccessApiUsageException if the type is not declared as a time series
     * @throws IllegalStateException if commons-csv is not on the class path
     */
    public <T> CsvImport<T> of(Class<T> type) {
        requireLibrary(CsvImports.class.getClassLoader());
        ImportTarget<T> target;
        try {
            target = new ImportTarget<>(type, mapping.maker(type), mapping.writer(type), writers, admin);
        } catch (IllegalArgumentException e) {
            throw new InvalidDataAccessApiUsageException(String.valueOf(e.getMessage()), e);
        }
        target.requireTable();
        return new CsvImport<>(target);
    }

    static void requireLibrary(@Nullable ClassLoader loader) {
        if (!ClassUtils.isPresent("org.apache.commons.csv.CSVException", loader)) {
            throw new IllegalStateException(
                    "importing CSV needs the library commons-csv from 1.12 on: add org.apache.commons:commons-csv to the"
                            + " dependencies");
        }
    }
}
