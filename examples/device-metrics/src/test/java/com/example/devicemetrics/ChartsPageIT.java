package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.timescale4j.client.TimeScaleClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of charts, in a real browser. */
@PageTest
@TestInstance(Lifecycle.PER_CLASS)
class ChartsPageIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String DEVICE = "charts-cpu";

    @LocalServerPort
    int port;

    @Autowired
    TimeScaleClient timeScale;

    private Browser browser;

    @BeforeAll
    void start() throws IOException {
        browser = Browser.startOrSkip();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        timeScale.copyAll(MetricData.class, readings(now));
        timeScale.admin().refreshAggregatesOf(MetricData.class, now.minus(Duration.ofDays(401)), now);
    }

    /** A reading each ten seconds of the last three hours, each half hour of the last 400 days. */
    private static List<MetricData> readings(Instant now) {
        List<MetricData> readings = new ArrayList<>();
        for (int i = 1; i <= 1_080; i++) {
            readings.add(reading(now.minusSeconds(10L * i), i));
        }
        for (int i = 10; i <= 48 * 400; i++) {
            readings.add(reading(now.minusSeconds(1_800L * i), i));
        }
        return readings;
    }

    private static MetricData reading(Instant time, int i) {
        return new MetricData(time, DEVICE, "load_percent", 50 + 40 * Math.sin(i / 40.0));
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
        }
    }

    private String relation() {
        return browser.run("return document.getElementById('source').dataset.relation || ''")
                .asString();
    }

    private String bucket() {
        return browser.run("return document.getElementById('source').dataset.bucket")
                .asString();
    }

    private int points() {
        return browser.run("return Number(document.getElementById('source').dataset.points || -1)")
                .asInt();
    }

    private void awaitRelation(String relation) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(relation()).isEqualTo(relation));
    }

    private void open() {
        browser.dark(false);
        browser.size(1_200, 900);
        browser.open("http://localhost:" + port + "/?device=" + DEVICE);
        awaitRelation("metric_data");
    }

    @Test
    void showsReadingsMinutesOrDaysAsOneLooksCloserOrFurtherAway() throws IOException {
        open();
        assertThat(browser.text("#device")).contains(DEVICE);
        assertThat(points()).isBetween(80, 90);
        browser.screenshot(SCREENSHOTS.resolve("charts-readings.png"));

        browser.click("#ranges button[data-seconds='604800']");
        awaitRelation("minute_metrics");
        assertThat(points()).isBetween(300, 600);

        browser.click("#ranges button[data-seconds='31536000']");
        awaitRelation("daily_metrics");
        assertThat(points()).isBetween(300, 600);
        String wide = bucket();
        browser.screenshot(SCREENSHOTS.resolve("charts-year.png"));

        browser.drag("#chart .u-over", 0.4, 0.5);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bucket()).isNotEqualTo(wide));
        browser.click("#back");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(bucket()).isEqualTo(wide));
        assertThat(browser.run("return document.querySelector('#chart canvas').width")
                        .asInt())
                .isPositive();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void followsTheColorsOfTheBrowserAndFitsOnANarrowScreen() throws IOException {
        open();
        String light = background();

        browser.dark(true);
        assertThat(background()).isNotEqualTo(light);
        browser.screenshot(SCREENSHOTS.resolve("charts-dark.png"));

        browser.size(400, 800);
        assertThat(browser.run("return document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(400);
        await().untilAsserted(() -> assertThat(browser.run("return document.querySelector('#chart canvas').offsetWidth")
                        .asInt())
                .isLessThanOrEqualTo(400));
        browser.screenshot(SCREENSHOTS.resolve("charts-narrow.png"));
    }

    @Test
    void needsNothingFromAnotherHost() {
        open();

        List<String> loaded = browser.run("return performance.getEntriesByType('resource').map(each => each.name)")
                .valueStream()
                .map(each -> each.asString())
                .toList();

        assertThat(loaded)
                .hasSizeGreaterThan(3)
                .allMatch(name -> name.startsWith("http://localhost:" + port + "/") || name.startsWith("data:"));
    }

    private String background() {
        return browser.run("return getComputedStyle(document.body).backgroundColor")
                .asString();
    }
}
