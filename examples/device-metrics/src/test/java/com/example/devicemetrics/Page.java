package com.example.devicemetrics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page in Markdown, as far as the tests ask about it.
 *
 * @param file where it is
 * @param blocks its blocks of code, in order
 * @param prose its other lines, with an empty one for each that is code
 */
record Page(Path file, List<Block> blocks, List<String> prose) {

    static final Path ROOT = root();

    /**
     * A block of code.
     *
     * @param line of its fence, from 1 on
     * @param language what stands behind the fence, or nothing
     * @param before the line before the fence
     * @param text its lines, each with its end
     */
    record Block(int line, String language, String before, String text) {}

    /** README, the manual, and what else is written for people. */
    static List<Page> all() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> examples = Files.walk(ROOT.resolve("examples"), 2)) {
            Stream<Path> pages =
                    Stream.concat(docs, examples).filter(page -> page.toString().endsWith(".md"));
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(ROOT::resolve),
                            pages)
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path file) {
        List<Block> blocks = new ArrayList<>();
        List<String> prose = new ArrayList<>();
        StringBuilder text = null;
        int start = 0;
        List<String> lines = lines(file);
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            boolean fence = line.strip().startsWith("```");
            if (text == null && fence) {
                start = at;
                text = new StringBuilder();
            } else if (fence) {
                String language = lines.get(start).strip().substring(3);
                String before = start == 0 ? "" : lines.get(start - 1);
                blocks.add(new Block(start + 1, language, before, text.toString()));
                text = null;
            } else if (text != null) {
                text.append(line).append('\n');
            }
            prose.add(text == null && !fence ? line : "");
        }
        return new Page(file, List.copyOf(blocks), List.copyOf(prose));
    }

    /** The page's path from the root of the repository. */
    String name() {
        return ROOT.relativize(file).toString();
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(directory.resolve("CONTRIBUTING.md"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
