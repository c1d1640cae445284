package com.example.devicemetrics;

import io.github.timescale4j.client.ingest.csv.CsvImportException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Imports the files that the command line names: {@code --import=cloudwatch.csv}. */
@Component
class ImportRunner implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);

    private final MetricsImport csv;

    ImportRunner(MetricsImport csv) {
        this.csv = csv;
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
            ImportReport ignored = csv.importCsv(reader, file.getFileName().toString());
        } catch (IOException | InvalidImportException | CsvImportException e) {
            log.error("{} was not imported, or only in part: {}", file, e.toString());
        }
    }
}
