package io.github.timescale4j.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A directory that holds one database: {@code pgdata}, a lock, and a marker that says what made it.
 *
 * <p>The marker is written when the database is complete. Without it what lies there is the remains of a first start that was
 * interrupted, and is made anew.
 */
final class DataDirectory implements AutoCloseable {

    private static final String MARKER = "timescale-embedded.made-by";
    private static final String DATA = "pgdata";

    private final Path directory;
    private final String maker;
    private final DirectoryLock lock;

    private DataDirectory(Path directory, String maker, DirectoryLock lock) {
        this.directory = directory;
        this.maker = maker;
        this.lock = lock;
    }

    /** Opens a directory for a database that {@code maker} makes, or has made. */
    static DataDirectory open(Path path, String maker) {
        Path directory = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
            refuseForeign(directory);
            DirectoryLock lock = DirectoryLock.acquire(directory);
            boolean opened = false;
            try {
                DataDirectory data = new DataDirectory(directory, maker, lock);
                data.check();
                opened = true;
                return data;
            } finally {
                if (!opened) {
                    lock.close();
                }
            }
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** A mistyped directory must not be filled with a database, or worse, emptied for one. */
    private static void refuseForeign(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            boolean ours = Files.exists(directory.resolve(DirectoryLock.FILE));
            if (!ours && files.findAny().isPresent()) {
                throw new EmbeddedTimescaleException("The data directory " + directory
                        + " has something else in it; use an empty directory, or one that does not exist yet");
            }
        }
    }

    private void check() throws IOException {
        Survivor.await(directory);
        Path marker = directory.resolve(MARKER);
        if (!Files.exists(marker)) {
            Trees.delete(data());
            return;
        }
        String found = Files.readString(marker).strip();
        if (!found.equals(maker)) {
            throw new EmbeddedTimescaleException("The data directory " + directory + " was made by " + found
                    + ", which " + maker + " cannot open; use another directory, or delete this one");
        }
    }

    Path root() {
        return directory;
    }

    Path data() {
        return directory.resolve(DATA);
    }

    /** Notes which process works here, for whoever opens the directory when this JVM has died. */
    void usedBy(long pid) {
        try {
            Survivor.remember(directory, pid);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /** Returns whether a complete database is here. */
    boolean isComplete() {
        return Files.exists(directory.resolve(MARKER));
    }

    /** Notes that the database is complete. */
    void complete() {
        Path temporary = directory.resolve(MARKER + ".new");
        try {
            Files.writeString(temporary, maker + System.lineSeparator());
            Files.move(temporary, directory.resolve(MARKER), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static EmbeddedTimescaleException unusable(Path directory, IOException cause) {
        return new EmbeddedTimescaleException("The data directory " + directory + " cannot be used: " + cause, cause);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
