package io.github.timescale4j.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's file: what it may load, and whether its colours can be read. */
class PageTest {

    private static final Pattern COLOR = Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6})");
    private static final double READABLE = 4.5;

    private final String page = read();

    private static String read() {
        try (InputStream file = PageTest.class.getResourceAsStream("/META-INF/timescale/ui/index.html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> found(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "style"})
    void itsPolicyAllowsItsOwnCodeAndNothingElse(String element) throws GeneralSecurityException {
        List<String> inline = found("<" + element + ">(.*?)</" + element + ">");
        assertThat(inline).hasSize(1);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(inline.get(0).getBytes(StandardCharsets.UTF_8));

        assertThat(found("Content-Security-Policy\" content=\"(.*?)\""))
                .singleElement()
                .asString()
                .startsWith("default-src 'none';")
                .contains(element + "-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';")
                .contains("connect-src 'self';")
                .doesNotContain("unsafe");
    }

    @Test
    void itNamesNoOtherHost() {
        assertThat(found("(https?://[a-z0-9.]+)")).containsOnly("http://www.w3.org");
        assertThat(found("((?:src|href)=\"[^d])"))
                .as("nothing but an icon of its own is loaded")
                .isEmpty();
    }

    @Test
    void aNumberIsFollowedByThePluralOnlyWhereThereAreMore() {
        assertThat(page).contains("(number === 1 ? '' : 's')");
        assertThat(found("\\+ ' (bytes|chunks|workers|relations|jobs|runs|rows)\\b"))
                .as("relations are counted where there are more of them than lines")
                .containsOnly("relations");
    }

    @Test
    void whatComesFromADatabaseCannotBecomeMarkup() {
        assertThat(page).doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void itsColorsCanBeReadInBothModes(int mode) {
        Map<String, Double> colors = colors(found(":root \\{(.*?)\\}").get(mode));
        List<String> tooWeak = new ArrayList<>();
        for (String text : List.of("text", "quiet", "accent", "error", "warning")) {
            for (String ground : List.of("ground", "surface", "raised")) {
                check(colors, text, ground, tooWeak);
            }
        }
        for (String level : List.of("error", "warning", "hint", "ok", "unchecked")) {
            check(colors, level, level + "-ground", tooWeak);
        }
        for (String line : List.of("c0", "c1", "c2", "c3", "c4", "c5")) {
            check(colors, line, "surface", tooWeak);
        }

        assertThat(tooWeak).isEmpty();
    }

    private static void check(Map<String, Double> colors, String text, String ground, List<String> tooWeak) {
        double one = colors.get(text);
        double other = colors.get(ground);
        double contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < READABLE) {
            tooWeak.add(text + " on " + ground + ": " + contrast);
        }
    }

    private static Map<String, Double> colors(String rules) {
        Map<String, Double> colors = new HashMap<>();
        Matcher matcher = COLOR.matcher(rules);
        for (MatchResult color : matcher.results().toList()) {
            colors.put(color.group(1), luminance(Integer.parseInt(color.group(2), 16)));
        }
        return colors;
    }

    /** As WCAG defines it. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
