package io.github.timescale4j.benchmarks.compare;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A psql that is connected and waits for commands, so that its start is not measured. */
final class Psql implements Run {

    private static final String DONE = "done";

    private final Process process;
    private final BufferedWriter commands;
    private final BufferedReader answers;
    private final String command;
    private final long rows;

    private Psql(Process process, String command, long rows) throws IOException {
        this.process = process;
        this.commands = process.outputWriter();
        this.answers = process.inputReader();
        this.command = command;
        this.rows = rows;
        execute("SELECT");
    }

    /** Prepares to load a file. */
    static Psql copy(List<String> program, Server server, Path file, String format, long rows) throws IOException {
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of("-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"));
        line.addAll(List.of(
                "-h",
                server.uri().getHost(),
                "-p",
                String.valueOf(Math.max(server.uri().getPort(), 5432))));
        line.addAll(
                List.of("-U", server.username(), "-d", server.uri().getPath().substring(1)));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PGPASSWORD", server.password());
        builder.environment().put("PGOPTIONS", "-c search_path=" + Server.SCHEMA + ",public");
        return new Psql(
                builder.start(),
                "\\copy " + Server.TABLE + " (" + Server.COLUMNS + ") FROM '" + file + "' WITH (FORMAT " + format + ")",
                rows);
    }

    @Override
    public long run() throws IOException {
        execute(command);
        return rows;
    }

    private void execute(String line) throws IOException {
        commands.write(line + (line.startsWith("\\") ? "\n" : ";\n") + "\\echo " + DONE + "\n");
        commands.flush();
        String answer = answers.readLine();
        while (!DONE.equals(answer)) {
            if (answer == null) {
                throw new IOException("psql has ended");
            }
            answer = answers.readLine();
        }
    }

    @Override
    public Process program() {
        return process;
    }

    @Override
    public void close() throws IOException {
        commands.close();
        process.onExit().join();
    }

    /** How psql is called here: the one of this machine, or else that in the folder of the native server. */
    static @Nullable List<String> find() throws IOException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path psql = Path.of(folder, "psql");
            if (Files.isExecutable(psql)) {
                return List.of(psql.toString());
            }
        }
        String directory = System.getenv("NATIVE_SERVER_DIR");
        Path settings = directory == null ? null : Path.of(directory, "settings");
        if (settings != null && Files.isReadable(settings)) {
            for (String line : Files.readAllLines(settings)) {
                if (line.startsWith("folder=")) {
                    return inFolder(Path.of(line.substring("folder=".length())));
                }
            }
        }
        return null;
    }

    /** A program of another Debian, with that one's libraries. */
    private static @Nullable List<String> inFolder(Path root) throws IOException {
        Path psql = first(root.resolve("usr/lib/postgresql"), "*", "bin/psql");
        Path loader = first(root.resolve("usr/lib"), "*-linux-gnu*", "ld-linux-*.so.*");
        return psql == null || loader == null
                ? null
                : List.of(loader.toString(), "--library-path", String.valueOf(loader.getParent()), psql.toString());
    }

    private static @Nullable Path first(Path folder, String child, String grandchild) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder, child)) {
            for (Path found : children) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(
                        grandchild.contains("/") ? found.resolve(grandchild).getParent() : found,
                        grandchild.substring(grandchild.lastIndexOf('/') + 1))) {
                    for (Path file : files) {
                        return file;
                    }
                }
            }
        }
        return null;
    }
}
