package io.github.timescale4j.operations.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scripts with small programs in place of pgBackRest, PostgreSQL, kubectl and helm, which print recorded samples and write
 * down how they were called.
 */
final class Scripts {

    private static final Path SAMPLES = Path.of("src/test/resources/drill").toAbsolutePath();

    private final Path directory;
    private final Path programs;
    private final Map<String, String> variables = new HashMap<>();
    private String shell = "sh";

    Scripts(Path directory) {
        this.directory = directory;
        this.programs = directory.resolve("bin");
        try {
            Files.createDirectories(programs);
            Files.createDirectories(directory.resolve("data"));
            Files.createDirectories(directory.resolve("tmp"));
            Files.writeString(calls(), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The scripts refuse to run as root, and a build may.
        program("id", "case $1 in -u) echo 1000 ;; *) echo postgres ;; esac");
        instances("""
                [timescale-prod]
                pgdata=%1$s/data/main   # a comment
                bindir = %1$s/bin
                database=metrics

                [cluster]
                engine=cnpg
                namespace=storage
                cluster=timescaledb
                chart=/chart
                values=/values.yaml
                database=metrics
                bindir=%1$s/bin
                """.formatted(directory));
    }

    Scripts shell(String name) {
        shell = name;
        return this;
    }

    Scripts variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    Path data() {
        return directory.resolve("data/main");
    }

    Path file(String name) {
        return directory.resolve(name);
    }

    void instances(String text) {
        try {
            Files.writeString(directory.resolve("instances.conf"), text);
            Files.setPosixFilePermissions(
                    directory.resolve("instances.conf"), PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program on the PATH, which first writes its name and arguments down; {@code $SAMPLES} holds the samples. */
    Scripts program(String name, String body) {
        Path program = programs.resolve(name);
        try {
            Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"" + name + " $*\" >>\"$CALLS\"\n" + body + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Result run(String script, String... options) {
        List<String> line = new ArrayList<>(List.of(
                shell,
                Path.of("../tools/scripts", script).toAbsolutePath().normalize().toString()));
        line.addAll(List.of(options));
        try {
            Path out = Files.createTempFile(directory, "run", ".out");
            Path err = Files.createTempFile(directory, "run", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
            Map<String, String> environment = builder.environment();
            environment.put("PATH", programs + ":" + environment.get("PATH"));
            environment.put(
                    "TIMESCALE_INSTANCES", directory.resolve("instances.conf").toString());
            environment.put("TMPDIR", directory.resolve("tmp").toString());
            environment.put("CALLS", calls().toString());
            environment.put("SAMPLES", SAMPLES.toString());
            environment.put("LC_ALL", "tr_TR.UTF-8");
            environment.putAll(variables);
            return Result.of(builder.start(), out, err, Duration.ofSeconds(60));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the programs were called, a line each. */
    List<String> called(String program) {
        try (var lines = Files.lines(calls())) {
            return lines.filter(line -> line.startsWith(program + " ")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in a directory. */
    List<String> names(String name) {
        try (var files = Files.list(directory.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path calls() {
        return directory.resolve("calls");
    }

    // ---- Programs that behave ----

    Scripts pgbackrest(String info) {
        return program("pgbackrest", """
                for word; do case $word in --pg1-path=*) place=${word#*=} ;; esac; done
                case "$*" in
                  *info*) cat "$SAMPLES/%s" ;;
                  *verify*) cat "$SAMPLES/verify-ok.txt"; cat "$SAMPLES/verify-ok.err" >&2 ;;
                  *restore*) touch "$place/postgresql.conf" "$place/PG_VERSION" ;;
                esac""".formatted(info));
    }

    /** A server that starts, has recovered at once, and answers each check with ok. */
    Scripts server() {
        program(
                "postgres",
                "echo $$ >\"$2/postmaster.pid\"; trap 'rm \"$2/postmaster.pid\"; exit 0' TERM; while :; do sleep 0.1; done");
        program("pg_ctl", """
                command=$1; shift
                while [ "$1" != -D ]; do shift; done
                case $command in
                  status) [ -f "$2/postmaster.pid" ] || exit 3 ;;
                  stop) if [ -s "$2/postmaster.pid" ]; then kill "$(cat "$2/postmaster.pid")"; else rm "$2/postmaster.pid"; fi ;;
                esac""");
        program("pg_amcheck", "");
        program("pg_checksums", "echo 'Blocks scanned:  99'");
        return psql("");
    }

    /** {@code first} may answer a question, which is in {@code $question}. */
    Scripts psql(String first) {
        return program("psql", """
                for word; do question=$word; done
                %s
                case $question in
                  *'pg_is_in_recovery()') echo f ;;
                  *server_version*) echo 'PostgreSQL 17.5, database metrics, 30 MB' ;;
                  *has_function_privilege*) echo t ;;
                  *data_directory*) echo "%s" ;;
                  *"FROM pg_extension WHERE"*) echo 1 ;;
                  *pg_walfile_name*) echo 2 ;;
                  *fingerprint.sql) printf 'hypertable\\tpublic.readings\\t-\\t3\\t-12345\\n' ;;
                  *CASE*) printf 'ok\\tas it should be\\n' ;;
                esac""".formatted(first, data()));
    }
}
