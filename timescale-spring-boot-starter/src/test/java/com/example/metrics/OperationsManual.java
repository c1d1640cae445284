package com.example.metrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages below {@code docs/operations} and the SQL in {@code tools}, as far as tests run what they say. */
final class OperationsManual {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGES = ROOT.resolve("docs/operations");

    /** A block of code, behind a comment that says what it is for, if there is one. */
    private static final Pattern BLOCK = Pattern.compile(
            "(?:<!-- (\\w+): (\\S+) -->\\R)?^( *)```(\\w+)\\R(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);

    private OperationsManual() {}

    /**
     * A block of code.
     *
     * @param page the page's file name
     * @param marker what stands before the colon of the comment before it, or nothing
     * @param name what stands behind that colon, or nothing
     * @param language what stands behind the fence
     * @param text its lines
     */
    record Block(String page, String marker, String name, String language, String text) {}

    static List<String> pages() {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Block> blocks(String page) {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text(page));
        while (block.find()) {
            String marker = block.group(1) == null ? "" : block.group(1);
            String name = block.group(2) == null ? "" : block.group(2);
            blocks.add(
                    new Block(page, marker, name, block.group(4), block.group(5).stripIndent()));
        }
        return blocks;
    }

    /** The block behind the comment {@code run: name}. */
    static String run(String page, String name) {
        return blocks(page).stream()
                .filter(block -> block.marker().equals("run") && block.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " has no block with the comment run: " + name))
                .text();
    }

    static String text(String page) {
        return read(PAGES.resolve(page));
    }

    /** A script below {@code tools/sql}. */
    static String script(String name) {
        return read(ROOT.resolve("tools/sql").resolve(name));
    }

    static Path root() {
        return ROOT;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
