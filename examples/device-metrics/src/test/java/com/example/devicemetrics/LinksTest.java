package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every link from one page to another, or to a heading, leads somewhere. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)[ #]*");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    private final Map<Path, Set<String>> anchors = new HashMap<>();

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Page page : Page.all()) {
            for (int at = 0; at < page.prose().size(); at++) {
                Matcher link = LINK.matcher(CODE.matcher(page.prose().get(at)).replaceAll(""));
                while (link.find()) {
                    if (!ELSEWHERE.matcher(link.group(1)).matches()) {
                        links++;
                        if (!leadsSomewhere(page.file(), link.group(1))) {
                            broken.add(page.name() + ":" + (at + 1) + " " + link.group(1));
                        }
                    }
                }
            }
        }

        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(100);
    }

    private boolean leadsSomewhere(Path from, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        return Files.exists(target)
                && target.startsWith(Page.ROOT)
                && (hash < 0
                        || anchors.computeIfAbsent(target, LinksTest::anchors).contains(link.substring(hash + 1)));
    }

    private static Set<String> anchors(Path file) {
        Set<String> anchors = new HashSet<>();
        for (String line : Page.read(file).prose()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = anchor(heading.group(1));
                String free = anchor;
                for (int i = 1; !anchors.add(free); i++) {
                    free = anchor + "-" + i;
                }
            }
        }
        return anchors;
    }

    /** As GitHub makes it. */
    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                .replace(' ', '-');
    }

    @ParameterizedTest
    @CsvSource({
        "What happens at the start, what-happens-at-the-start",
        "T08 (error): a key lacks a column, t08-error-a-key-lacks-a-column",
        "`materializedOnly` and [links](other.md#x), materializedonly-and-links",
        "One -- two, one----two"
    })
    void anAnchorIsMadeOfTheHeading(String heading, String anchor) {
        assertThat(anchor(heading)).isEqualTo(anchor);
    }
}
