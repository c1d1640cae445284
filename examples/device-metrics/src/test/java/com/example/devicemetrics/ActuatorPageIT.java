package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.timescale4j.client.TimeScaleClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The page of the actuator's endpoint, in a real browser, over a real database in which something is wrong. */
@PageTest
@TestInstance(Lifecycle.PER_CLASS)
class ActuatorPageIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String EVIL = "<img src=x onerror=document.title='taken'>";
    private static final String QUOTED = "\"" + EVIL + "\"";

    @LocalServerPort
    int port;

    @Autowired
    TimeScaleClient timeScale;

    private Browser browser;

    @BeforeAll
    void start() throws IOException {
        browser = Browser.startOrSkip();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        timeScale.copyAll(MetricData.class, readings(now.minusSeconds(3600), 3_600));
        timeScale.admin().refreshAggregatesOf(MetricData.class, now.minus(Duration.ofDays(2)), now);
        timeScale.execute("CREATE TABLE " + QUOTED + " (at timestamptz NOT NULL, value float8)");
        call("create_hypertable(" + table() + ", 'at')");
        timeScale.execute("ALTER TABLE " + QUOTED + " SET (timescaledb.compress)");
        timeScale.execute(
                "INSERT INTO " + QUOTED + " SELECT now() - i * interval '1 hour', i FROM generate_series(1, 400) i");
        call("compress_chunk(c) FROM show_chunks(" + table() + ") c LIMIT 1");
        call("add_compression_policy(" + table() + ", INTERVAL '30 days')");
        call("add_retention_policy(" + table() + ", INTERVAL '20 days')");
        timeScale.execute("INSERT INTO _timescaledb_internal.bgw_job_stat (job_id, last_start, last_finish, next_start,"
                + " last_successful_finish, last_run_success, total_runs, total_duration, total_duration_failures,"
                + " total_successes, total_failures, total_crashes, consecutive_failures, consecutive_crashes, flags)"
                + " SELECT job_id, now() - interval '2 minutes', now() - interval '1 minute', now() + interval '1 hour',"
                + " now() - interval '1 minute', proc_name <> 'policy_retention', 4, '1 minute', '0', 4, 1, 0, 0, 0, 0"
                + " FROM timescaledb_information.jobs WHERE job_id >= 1000 ON CONFLICT (job_id) DO NOTHING");
    }

    private static String table() {
        return "'" + QUOTED.replace("'", "''") + "'";
    }

    private void call(String function) {
        timeScale.query("SELECT count(*) FROM (SELECT " + function + ") called").single(Long.class);
    }

    private static List<MetricData> readings(Instant from, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        new MetricData(from.plusSeconds(i), "page-cpu", "load_percent", 50 + 40 * Math.sin(i / 40.0)))
                .toList();
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
            timeScale.execute("DROP TABLE " + QUOTED);
        }
    }

    private void open() {
        browser.dark(false);
        browser.size(1_200, 900);
        browser.open("http://localhost:" + port + "/actuator/timescale/ui");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(browser.text("#hypertables-body")).contains("metric_data", EVIL);
            assertThat(browser.text("#findings-body")).contains("delete_job");
            assertThat(browser.text("#drift-body")).doesNotContain("Comparing");
        });
    }

    /** The whole page, however long it is. */
    private void screenshot(String name, int width) throws IOException {
        int height = browser.run("return document.documentElement.scrollHeight").asInt();
        browser.size(width, height);
        browser.screenshot(SCREENSHOTS.resolve(name));
    }

    private String background(String selector) {
        return browser.run("return getComputedStyle(document.querySelector('" + selector + "')).backgroundColor")
                .asString();
    }

    @Test
    void showsWhatTheDatabaseHoldsAndWhatIsWrongWithIt() throws IOException {
        timeScale.insertAll(readings(Instant.now().minusSeconds(7_200), 100));
        open();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(browser.run("return document.querySelectorAll('#sizes path.series').length")
                                        .asInt())
                                .isGreaterThanOrEqualTo(4));

        assertThat(browser.text("#facts")).contains("TimescaleDB 2.", "PostgreSQL 17", "Community", "in use", " ago");
        assertThat(browser.text("#application")).isEqualTo("of device-metrics");
        assertThat(browser.text("#aggregates-body")).contains("minute_metrics", "hourly_metrics", "daily_metrics");
        assertThat(browser.text("#jobs-body")).contains("refresh continuous aggregate", "failing", "in 5");
        assertThat(browser.text("#verdict")).contains("warning");
        assertThat(browser.text("#drift-body")).isEqualTo("The database is what is declared.");
        assertThat(browser.run("return document.querySelectorAll('table caption').length")
                        .asInt())
                .isGreaterThanOrEqualTo(3);
        assertThat(browser.run("const issue = [...document.querySelectorAll('.finding')]"
                                + ".find(each => each.textContent.includes('dropped after'));"
                                + "return issue.open && issue.querySelector('pre').checkVisibility()"
                                + " && issue.querySelector('pre').textContent")
                        .asString())
                .matches("SELECT \"?public\"?\\.delete_job\\(\\d+\\)");
        screenshot("actuator.png", 1_200);
        browser.click(".sql button");
        await().untilAsserted(() -> assertThat(browser.text(".sql button")).isEqualTo("Copied"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void namesFromTheDatabaseStayText() {
        open();

        assertThat(browser.run("return document.querySelectorAll('img').length").asInt())
                .isZero();
        assertThat(browser.run("return document.title").asString()).contains("TimescaleDB", "device-metrics");
        assertThat(browser.run("return [...document.querySelectorAll('#hypertables th[scope=row] > span:first-child')]"
                                + ".map(each => each.textContent)")
                        .valueStream()
                        .map(each -> each.asString()))
                .contains(EVIL);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theChunksOfATableAreOneClickAway() throws Exception {
        open();
        browser.run("[...document.querySelectorAll('#hypertables button')]"
                + ".find(each => each.dataset.key.endsWith('>')).click()");

        await().untilAsserted(() -> assertThat(browser.text("#chunks-body")).contains("_chunk", "columns", "rows"));
        assertThat(browser.text("#chunks-title")).contains(EVIL);
        browser.screenshot(SCREENSHOTS.resolve("actuator-chunks.png"));
        assertThat(browser.complaints()).isEmpty();
        Http http = new Http(port);
        assertThat(http.get("/actuator/timescale/chunks?relation=minute_metrics")
                        .text())
                .contains("\"rangeStart\":\"20", "\"compressed\":false");
        assertThat(http.get("/actuator/timescale/chunks?relation=nobody").status())
                .isEqualTo(404);
    }

    @Test
    void followsTheColorsOfTheBrowserAndFitsOnANarrowScreen() throws IOException {
        open();
        String light = background("body");
        String section = background("section");

        browser.dark(true);
        assertThat(background("body")).isNotEqualTo(light);
        assertThat(background("section")).isNotEqualTo(section);
        screenshot("actuator-dark.png", 1_200);

        browser.dark(false);
        browser.size(400, 800);
        assertThat(browser.run("return document.documentElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(400);
        await().untilAsserted(() -> assertThat(
                        browser.run("return document.querySelector('#sizes').getBoundingClientRect().right")
                                .asDouble())
                .isLessThanOrEqualTo(400));
        screenshot("actuator-narrow.png", 400);
    }

    @Test
    void asksNoOtherHostAndSaysWhenAnAnswerFails() {
        open();
        assertThat(browser.run("return performance.getEntriesByType('resource').map(each => each.name)")
                        .valueStream()
                        .map(each -> each.asString()))
                .hasSizeGreaterThan(5)
                .allMatch(name -> name.startsWith("http://localhost:" + port + "/actuator/timescale/")
                        || name.startsWith("data:"));
        assertThat(browser.run("return document.getElementById('problem').hidden")
                        .asBoolean())
                .isTrue();

        browser.run("window.fetch = async () => new Response('', { status: 503 });"
                + "document.getElementById('look').click()");

        await().untilAsserted(() -> assertThat(browser.text("#problem")).contains("diagnosis (HTTP 503"));
        assertThat(browser.text("#findings-body"))
                .as("what was known is still there")
                .contains("delete_job");
    }

    @Test
    void aKeyboardReachesFindingsAndCharts() {
        open();

        assertThat(browser.run("const chart = document.querySelector('#sizes svg');"
                                + "if (!chart) return 'no chart yet';"
                                + "chart.focus();"
                                + "chart.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft' }));"
                                + "return document.getElementById('sizes-output').textContent")
                        .asString())
                .endsWith("UTC");
        assertThat(browser.run("const summary = document.querySelector('.finding summary'); summary.focus();"
                                + "return document.activeElement === summary")
                        .asBoolean())
                .isTrue();
    }
}
