package com.example.devicemetrics;

import java.io.Reader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api")
class MetricsController {

    /** More than anybody looks at; somebody who wants more asks for the hours, or for shorter ranges. */
    static final int MOST_ROWS = 100_000;

    /** With fewer there is no width of a bucket for every range. */
    private static final int FEWEST_POINTS = 10;

    private static final int MOST_POINTS = 10_000;

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private final MetricsRepository metrics;
    private final MetricsImport csv;

    MetricsController(MetricsRepository metrics, MetricsImport csv) {
        this.metrics = metrics;
        this.csv = csv;
    }

    /** A reading as somebody may send it: any part may be missing. */
    record PostedReading(
            @Nullable Instant timestamp,
            @Nullable String deviceId,
            @Nullable String metricType,
            @Nullable Double value) {}

    @GetMapping("/devices")
    List<Device> devices() {
        return metrics.devices();
    }

    /** The readings in {@code [from, to)}, newest first. */
    @GetMapping("/devices/{id}/metrics")
    List<MetricData> metrics(@PathVariable String id, @RequestParam Instant from, @RequestParam Instant to) {
        requireRange(from, to);
        requireDevice(id);
        List<MetricData> rows = metrics.metrics(id, from, to, MOST_ROWS + 1);
        requireAtMost(rows, "readings");
        return rows;
    }

    /** The minutes that begin in {@code [from, to)}, of each metric, oldest first. */
    @GetMapping("/devices/{id}/minutes")
    List<MinuteMetrics> minutes(@PathVariable String id, @RequestParam Instant from, @RequestParam Instant to) {
        requireRange(from, to);
        requireDevice(id);
        List<MinuteMetrics> rows = metrics.minutes(id, from, to, MOST_ROWS + 1);
        requireAtMost(rows, "minutes");
        return rows;
    }

    /** The hours of one day, which begins and ends at midnight in the given zone. */
    @GetMapping("/devices/{id}/hourly")
    List<HourlyMetrics> hourly(
            @PathVariable String id, @RequestParam LocalDate date, @RequestParam(defaultValue = "UTC") ZoneId zone) {
        requireSensible(date.atStartOfDay(ZoneOffset.UTC).toInstant());
        requireDevice(id);
        return metrics.hourly(id, date, zone);
    }

    /** The days, in UTC, that begin in {@code [from, to)}, oldest first. */
    @GetMapping("/devices/{id}/daily")
    List<DailyMetrics> daily(@PathVariable String id, @RequestParam Instant from, @RequestParam Instant to) {
        requireRange(from, to);
        requireDevice(id);
        return metrics.daily(id, from, to);
    }

    /** The course of the readings in {@code [from, to)}, in as few points as asked for; it says what they are made of. */
    @GetMapping("/devices/{id}/series")
    DeviceSeries series(
            @PathVariable String id,
            @RequestParam Instant from,
            @RequestParam Instant to,
            @RequestParam(defaultValue = "500") int points,
            @RequestParam(required = false) @Nullable String metric) {
        requireRange(from, to);
        if (points < FEWEST_POINTS || points > MOST_POINTS) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "Bad number of points",
                    "'points' must be from " + FEWEST_POINTS + " to " + MOST_POINTS + ", not " + points);
        }
        requireDevice(id);
        return metrics.series(id, metric, from, to, points);
    }

    @PostMapping(path = "/metrics", consumes = MediaType.APPLICATION_JSON_VALUE)
    ImportReport importJson(@RequestBody List<@Nullable PostedReading> readings) {
        JsonImport into = new JsonImport(metrics);
        long element = 0;
        for (PostedReading reading : readings) {
            element++;
            try {
                if (reading == null) {
                    throw new IllegalArgumentException("it is null");
                }
                into.add(
                        element,
                        Readings.of(reading.timestamp(), reading.deviceId(), reading.metricType(), reading.value()));
            } catch (IllegalArgumentException e) {
                into.refuse(element, String.valueOf(e.getMessage()));
            }
        }
        return requireSome(into.complete());
    }

    @PostMapping(path = "/metrics", consumes = "text/csv")
    ImportReport importCsv(Reader body) {
        return requireSome(csv.importCsv(body, "CSV"));
    }

    private static ImportReport requireSome(ImportReport report) {
        if (report.stored() == 0 && report.refused() > 0) {
            ErrorResponseException problem = problem(
                    HttpStatus.BAD_REQUEST,
                    "Nothing was imported",
                    "Each of the " + report.refused() + " rows was refused");
            problem.getBody().setProperty("refusals", report.refusals());
            throw problem;
        }
        return report;
    }

    private static void requireRange(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "Bad range",
                    "'from' must be before 'to': the range holds 'from' and everything up to 'to', but not 'to' itself");
        }
        requireSensible(from);
        requireSensible(to);
    }

    private static void requireAtMost(List<?> rows, String what) {
        if (rows.size() > MOST_ROWS) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "Range too long",
                    "The range holds more than " + MOST_ROWS + " " + what
                            + ": ask for a shorter one, or for the hours or days");
        }
    }

    private static void requireSensible(Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw problem(HttpStatus.BAD_REQUEST, "Bad time", time + " is not between " + EARLIEST + " and " + LATEST);
        }
    }

    private void requireDevice(String id) {
        if (!metrics.exists(id)) {
            throw problem(HttpStatus.NOT_FOUND, "Unknown device", "There are no readings of the device '" + id + "'");
        }
    }

    private static ErrorResponseException problem(HttpStatus status, String title, String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(title);
        return new ErrorResponseException(status, body, null);
    }
}
