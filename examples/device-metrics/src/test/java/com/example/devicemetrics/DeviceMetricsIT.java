package com.example.devicemetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.example.devicemetrics.Cloudwatch.Hour;
import io.github.timescale4j.client.TimeScaleClient;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The whole example over HTTP, on a real TimescaleDB; nothing is replaced. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class DeviceMetricsIT {

    private static final String HEADER = "timestamp,device_id,metric_type,value\n";

    @LocalServerPort
    int port;

    @Autowired
    TimeScaleClient timeScale;

    private Http http;

    @BeforeEach
    void connect() {
        http = new Http(port);
    }

    @Test
    void importsRealDataAndAnswersWithTheHalfOpenRange() throws Exception {
        importCloudwatch();

        JsonNode rows = http.get("/api/devices/ec2-24ae8d/metrics?from=2014-02-14T14:30:00Z&to=2014-02-15T14:30:00Z")
                .json();

        assertThat(rows).hasSize(288);
        assertThat(rows.get(287).get("timestamp").asString()).isEqualTo("2014-02-14T14:30:00Z");
        assertThat(rows.get(0).get("timestamp").asString()).isEqualTo("2014-02-15T14:25:00Z");
    }

    @Test
    void showsWhatWasImportedInTheHourlyRowsAtOnceAndExactly() throws Exception {
        importCloudwatch();
        Map<Hour, DoubleSummaryStatistics> expected = Cloudwatch.hours();

        Map<Hour, HourlyMetrics> found = timeScale
                .query("SELECT * FROM hourly_metrics WHERE hour < '2015-01-01' AND device_id !~ '^test-'")
                .list(HourlyMetrics.class)
                .stream()
                .collect(Collectors.toMap(row -> new Hour(row.deviceId(), row.hour()), row -> row));

        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((hour, values) -> {
            HourlyMetrics row = found.get(hour);
            assertThat(row.minValue()).as("min of %s", hour).isEqualTo(values.getMin());
            assertThat(row.maxValue()).as("max of %s", hour).isEqualTo(values.getMax());
            // The same rows summed in another order differ in the last digits.
            assertThat(row.avgValue())
                    .as("avg of %s", hour)
                    .isCloseTo(values.getAverage(), within(1e-12 * (1 + Math.abs(values.getAverage()))));
        });
    }

    @Test
    void answersWithTheHoursOfADayInATimeZone() throws Exception {
        importCloudwatch();

        JsonNode utc = http.get("/api/devices/ec2-24ae8d/hourly?date=2014-02-15&zone=UTC")
                .json();
        JsonNode tokyo = http.get("/api/devices/ec2-24ae8d/hourly?date=2014-02-15&zone=Asia/Tokyo")
                .json();

        assertThat(utc).hasSize(24);
        assertThat(utc.get(0).get("hour").asString()).isEqualTo("2014-02-15T00:00:00Z");
        assertThat(tokyo).hasSize(24);
        assertThat(tokyo.get(0).get("hour").asString()).isEqualTo("2014-02-14T15:00:00Z");
    }

    @Test
    void showsWhatWasImportedInMinutesAndDaysAsWell() throws Exception {
        Http.Answer answer = http.post("/api/metrics", "text/csv", HEADER + """
                2020-03-01T00:00:10Z,test-levels,cpu,1
                2020-03-01T00:00:50Z,test-levels,cpu,2
                2020-03-01T00:00:30Z,test-levels,memory,7
                2020-03-01T23:59:59Z,test-levels,cpu,10
                2020-03-02T12:00:00Z,test-levels,cpu,4
                """);
        assertThat(answer.json().get("warning").isNull()).isTrue();

        JsonNode minutes = http.get(
                        "/api/devices/test-levels/minutes?from=2020-03-01T00:00:00Z&to=2020-03-01T00:01:00Z")
                .json();
        JsonNode days = http.get("/api/devices/test-levels/daily?from=2020-03-01T00:00:00Z&to=2020-03-02T00:00:00Z")
                .json();

        assertThat(minutes)
                .extracting(
                        row -> row.get("metricType").asString(),
                        row -> row.get("avgValue").asDouble())
                .containsExactly(tuple("cpu", 1.5), tuple("memory", 7.0));
        assertThat(days).singleElement().satisfies(day -> {
            assertThat(day.get("day").asString()).isEqualTo("2020-03-01T00:00:00Z");
            assertThat(day.get("avgValue").asDouble()).isEqualTo(5);
            assertThat(day.get("countValue").asLong()).isEqualTo(4);
        });
    }

    @ParameterizedTest(name = "in {1} points, of {2}: {3}")
    @CsvSource({
        "2014-02-14T14:30:00Z, 2014-02-14T16:00:00Z, 100, '', minute_metrics, PT1M, 18",
        "2014-02-14T14:30:00Z, 2014-02-15T14:30:00Z, 500, '', minute_metrics, PT5M, 288",
        "2014-02-14T14:30:00Z, 2014-02-15T14:30:00Z, 30, '', hourly_metrics, PT1H, 25",
        "2014-02-15T00:00:00Z, 2014-02-22T00:00:00Z, 10, '', daily_metrics, P1D, 7",
        "2014-02-15T00:00:00Z, 2014-02-22T00:00:00Z, 10, '&metric=cpu_utilization', minute_metrics, P1D, 7"
    })
    void choosesTheResolutionOfASeriesByItselfAndSaysWhich(
            Instant from, Instant to, int points, String metric, String relation, String bucket, int found)
            throws Exception {
        importCloudwatch();

        JsonNode series = http.get(
                        "/api/devices/ec2-24ae8d/series?from=" + from + "&to=" + to + "&points=" + points + metric)
                .json();

        assertThat(series.get("relation").asString()).isEqualTo(relation);
        assertThat(series.get("bucket").asString()).isEqualTo(bucket);
        assertThat(series.get("points")).hasSize(found);
        DoubleSummaryStatistics rows = timeScale
                .query("SELECT value FROM metric_data WHERE device_id = 'ec2-24ae8d' AND timestamp >= :from"
                        + " AND timestamp < :to")
                .bind("from", Instant.parse(series.get("from").asString()))
                .bind("to", Instant.parse(series.get("to").asString()))
                .list(Double.class)
                .stream()
                .collect(Collectors.summarizingDouble(value -> value));
        DoubleSummaryStatistics least = new DoubleSummaryStatistics();
        DoubleSummaryStatistics greatest = new DoubleSummaryStatistics();
        double sum = 0;
        long count = 0;
        for (JsonNode point : series.get("points")) {
            least.accept(point.get("min").asDouble());
            greatest.accept(point.get("max").asDouble());
            sum += point.get("avg").asDouble() * point.get("count").asLong();
            count += point.get("count").asLong();
        }
        assertThat(count).isEqualTo(rows.getCount());
        assertThat(least.getMin()).isEqualTo(rows.getMin());
        assertThat(greatest.getMax()).isEqualTo(rows.getMax());
        assertThat(sum).isCloseTo(rows.getSum(), within(1e-9 * (1 + rows.getSum())));
    }

    @Test
    void givesTheReadingsThemselvesWhereTheyAreFew() throws Exception {
        http.post("/api/metrics", "text/csv", HEADER + """
                2020-04-01T00:00:10Z,test-series,cpu,1
                2020-04-01T00:00:50Z,test-series,cpu,2
                """);

        JsonNode series = http.get("/api/devices/test-series/series?from=2020-04-01T00:00:10Z&to=2020-04-01T00:00:50Z")
                .json();

        assertThat(series.get("relation").asString()).isEqualTo("metric_data");
        assertThat(series.get("bucket").isNull()).isTrue();
        assertThat(series.get("points")).singleElement().satisfies(point -> {
            assertThat(point.get("time").asString()).isEqualTo("2020-04-01T00:00:10Z");
            assertThat(point.get("avg").asDouble()).isEqualTo(1);
        });
    }

    @Test
    void saysThatRowsAreTooOldForTheHours() throws Exception {
        Http.Answer answer = http.post("/api/metrics", "text/csv", HEADER + "1999-01-01T00:00:00Z,test-old,cpu,1.5\n");

        assertThat(answer.json().get("stored").asLong()).isEqualTo(1);
        assertThat(answer.json().get("warning").asString()).contains("hourly_metrics goes back no further than");
        assertThat(http.get("/api/devices/test-old/metrics?from=1999-01-01T00:00:00Z&to=1999-01-02T00:00:00Z")
                        .json())
                .hasSize(1);
    }

    @Test
    void countsWhatItRefusesLineByLineAndStoresTheRest() throws Exception {
        Http.Answer answer = http.post("/api/metrics", "text/csv", HEADER + """
                2020-01-01T00:00:00Z,test-refused,cpu,1.5
                yesterday,test-refused,cpu,1.5
                2020-01-01T00:05:00Z,,cpu,1.5
                2020-01-01T00:10:00Z,test-refused,cpu,many
                2020-01-01T00:15:00Z,test-refused,cpu,NaN
                2020-01-01T00:20:00Z,test-refused,cpu
                +200000000-01-01T00:00:00Z,test-refused,cpu,1
                2020-01-01T00:25:00Z,test-refused,cpu,2.5
                """);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("stored").asLong()).isEqualTo(2);
        assertThat(answer.json().get("refused").asLong()).isEqualTo(6);
        assertThat(answer.json().get("refusals"))
                .extracting(refusal -> refusal.get("line").asLong())
                .containsExactlyInAnyOrder(3L, 4L, 5L, 6L, 7L, 8L);
        assertThat(http.get("/api/devices/test-refused/hourly?date=2020-01-01")
                        .json()
                        .get(0)
                        .get("avgValue")
                        .asDouble())
                .isEqualTo(2.0);
    }

    @Test
    void importsJson() throws Exception {
        Http.Answer answer = http.post("/api/metrics", "application/json", """
                [{"timestamp": "2020-02-01T00:00:00Z", "deviceId": "test-json", "metricType": "cpu", "value": 3},
                 {"deviceId": "test-json", "metricType": "cpu", "value": 3},
                 null]""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("stored").asLong()).isEqualTo(1);
        assertThat(answer.json().get("refused").asLong()).isEqualTo(2);
        assertThat(answer.text()).contains("timestamp is missing");
    }

    @Test
    void refusesAFileWithoutItsHeaderAndStoresNothing() throws Exception {
        Http.Answer answer =
                http.post("/api/metrics", "text/csv", "2020-01-01T00:00:00Z,test-no-header,cpu,1.5\nx,y,z,1\n");

        assertProblem(answer, 400);
        assertThat(answer.json().get("detail").asString()).contains("timestamp").contains("device_id");
        assertThat(http.get("/api/devices/test-no-header/hourly?date=2020-01-01")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anImportOfWhichNothingIsStoredIsABadRequestThatSaysWhy() throws Exception {
        Http.Answer answer = http.post("/api/metrics", "text/csv", HEADER + "x,y,z,1\n");

        assertProblem(answer, 400);
        assertThat(answer.json().get("refusals").get(0).get("line").asLong()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} is answered with {1}")
    @CsvSource({
        "/api/devices/nobody/metrics?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z, 404",
        "/api/devices/nobody/hourly?date=2020-01-01, 404",
        "/api/devices/nobody/metrics?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z, 400",
        "/api/devices/nobody/metrics?from=2020-01-02T00:00:00Z&to=2020-01-02T00:00:00Z, 400",
        "/api/devices/nobody/metrics?from=yesterday&to=2020-01-02T00:00:00Z, 400",
        "/api/devices/nobody/metrics?from=%2B100000000-01-01T00:00:00Z&to=%2B100000001-01-01T00:00:00Z, 400",
        "/api/devices/nobody/metrics?from=2020-01-02T00:00:00Z, 400",
        "/api/devices/nobody/minutes?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z, 404",
        "/api/devices/nobody/minutes?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z, 400",
        "/api/devices/nobody/daily?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z, 404",
        "/api/devices/nobody/daily?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z, 400",
        "/api/devices/nobody/series?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z, 404",
        "/api/devices/nobody/series?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z, 400",
        "/api/devices/nobody/series?from=2020-01-02T00:00:00Z, 400",
        "/api/devices/nobody/series?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z&points=9, 400",
        "/api/devices/nobody/series?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z&points=10001, 400",
        "/api/devices/nobody/series?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z&points=many, 400",
        "/api/devices/nobody/hourly?date=2014-02-30, 400",
        "/api/devices/nobody/hourly?date=%2B999999999-12-31, 400",
        "/api/devices/nobody/hourly?date=2014-02-15&zone=Mars/Olympus, 400",
        "/api/nothing, 404",
    })
    void answersABadRequestWithAProblemDocument(String path, int status) throws Exception {
        assertProblem(http.get(path), status);
    }

    @Test
    void answersABodyThatIsNotJsonWithAProblemDocument() throws Exception {
        assertProblem(http.post("/api/metrics", "application/json", "[{"), 400);
        assertProblem(http.post("/api/metrics", "application/xml", "<a/>"), 415);
    }

    @Test
    void samplesThisHostOnceASecond() {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            long seconds = timeScale
                    .query("SELECT count(DISTINCT timestamp) FROM metric_data"
                            + " WHERE metric_type = 'load_percent' AND timestamp >= now() - INTERVAL '1 minute'")
                    .scalar(Long.class);
            assertThat(seconds).isGreaterThanOrEqualTo(2);
            assertThat(http.get("/api/devices").text())
                    .contains("-cpu")
                    .contains("-memory")
                    .contains("-network-in");
        });
    }

    @Test
    void showsItsHealthAndItsMeters() throws Exception {
        http.get("/api/devices");

        JsonNode health = http.get("/actuator/health").json();

        JsonNode details = health.get("components").get("timescale").get("details");
        assertThat(health.get("status").asString()).isEqualTo("UP");
        assertThat(details.get("connected").asBoolean()).isTrue();
        assertThat(details.get("edition").asString()).isEqualToIgnoringCase("community");
        assertThat(http.get("/actuator/metrics/timescale.query.duration").status())
                .isEqualTo(200);
        assertThat(http.get("/actuator/metrics/timescale.connections.active").status())
                .isEqualTo(200);
    }

    private static void assertProblem(Http.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.text())
                .doesNotContain("Exception")
                .doesNotContain("at com.")
                .doesNotContain("\"trace\"");
    }

    private void importCloudwatch() throws Exception {
        String csv = Files.readString(Cloudwatch.file());
        long there = timeScale
                .query("SELECT count(*) FROM metric_data WHERE device_id = 'ec2-24ae8d'")
                .scalar(Long.class);
        if (there == 0) {
            JsonNode report = http.post("/api/metrics", "text/csv", csv).json();
            assertThat(report.get("stored").asLong()).isEqualTo(Cloudwatch.rows());
            assertThat(report.get("refused").asLong()).isZero();
        }
    }
}
