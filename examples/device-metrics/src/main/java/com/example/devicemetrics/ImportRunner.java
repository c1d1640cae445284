package com.example.devicemetrics;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Imports the files that the command line names: {@code --import=cloudwatch.csv}. */
@Component
class ImportRunner implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private final MetricsRepository metrics;

    ImportRunner(MetricsRepository metrics) {
        this.metrics = metrics;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> files = arguments.getOptionValues("import");
        if (files != null) {
            files.stream().map(Path::of).forEach(this::importFile);
        }
    }

    /** A file that cannot be read is no reason to stop serving what is there: it is said, and the application goes on. */
    private void importFile(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            MetricsImport into = new MetricsImport(metrics, file.getFileName().toString(), "line");
            try {
                new CsvReadings().read(reader, into);
            } finally {
                into.complete();
            }
        } catch (IOException | InvalidImportException | DataAccessException e) {
            log.error("{} was not imported, or only in part: {}", file, e.toString());
        }
    }
}
