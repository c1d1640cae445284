package io.github.timescale4j.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A machine that consists of a directory: programs are shell scripts in it. */
final class FakeMachine {

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> properties = new HashMap<>();

    FakeMachine(Path root) throws IOException {
        this.root = root;
        properties.put("os.name", "Linux");
        properties.put("user.name", "somebody");
        properties.put("user.home", root.resolve("home").toString());
        environment.put("PATH", Files.createDirectories(root.resolve("path")).toString());
    }

    Machine machine() {
        return new Machine(environment, properties::get, root);
    }

    FakeMachine property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    FakeMachine environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Adds a file, relative to the root. */
    Path file(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    /** Adds a program that runs this script, relative to the root. */
    Path program(String path, String script) throws IOException {
        Path file = file(path);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        file.toFile().setExecutable(true);
        return file;
    }

    /** Adds a PostgreSQL as Debian installs it, with these libraries. */
    Path postgresql(int version, String... libraries) throws IOException {
        String prefix = "usr/lib/postgresql/" + version;
        program(prefix + "/bin/postgres", "echo 'postgres (PostgreSQL) " + version + ".1'");
        program(prefix + "/bin/initdb", "exit 1");
        file(prefix + "/lib/plpgsql.so");
        for (String library : libraries) {
            file(prefix + "/lib/" + library);
            file("usr/share/postgresql/" + version + "/extension/timescaledb.control");
        }
        return root.resolve(prefix);
    }
}
