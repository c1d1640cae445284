package io.github.timescale4j.spring.actuate;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.spring.statistics.PoolState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * The actuator's endpoint {@code timescale}: what the database of the application's client is, holds and lacks. It only reads, and is not
 * exposed unless the application says so. Over HTTP it has a page for people too, at {@code /actuator/timescale/ui}.
 *
 * <p>The overview and most sections show the last statistics, and ask the database for nothing. {@code chunks}, {@code diagnosis} and
 * {@code drift} ask it. Safe for use by several threads.
 */
@Endpoint(id = "timescale")
public final class TimescaleEndpoint {

    static final List<String> SECTIONS =
            List.of("overview", "hypertables", "chunks", "aggregates", "jobs", "diagnosis", "drift", "history");

    private final @Nullable String application;
    private final @Nullable URI manual;
    private final TimeScaleClient client;
    private final StatisticsSections statistics;
    private final ChunkReader chunks;
    private final DiagnosisRunner runner;

    TimescaleEndpoint(
            @Nullable String application,
            EndpointProperties properties,
            TimeScaleClient client,
            StatisticsSections statistics,
            ChunkReader chunks,
            DiagnosisRunner runner) {
        this.application = application;
        this.manual = properties.manual();
        this.client = client;
        this.statistics = statistics;
        this.chunks = chunks;
        this.runner = runner;
    }

    @ReadOperation
    Answers.Overview overview() {
        return new Answers.Overview(
                Instant.now(),
                application,
                statistics.reading(),
                statistics.server(),
                PoolState.of(client.dataSource()),
                statistics.totals(),
                manual,
                SECTIONS);
    }

    /** One section; {@code null}, which is 404, if there is no such section or relation. */
    @ReadOperation
    @Nullable
    Object section(@Selector String section, @Nullable String relation) {
        return switch (section) {
            case "overview" -> overview();
            case "hypertables" -> statistics.hypertables();
            case "chunks" -> chunks(relation);
            case "aggregates" -> statistics.aggregates();
            case "jobs" -> statistics.jobs();
            case "diagnosis" -> runner.diagnosis();
            case "drift" -> runner.drift();
            case "history" -> statistics.history();
            default -> null;
        };
    }

    private Answers.@Nullable Chunks chunks(@Nullable String relation) {
        if (relation == null || relation.isBlank()) {
            throw new InvalidEndpointRequestException(
                    "The section 'chunks' needs a relation",
                    "Name a hypertable or an aggregate as the section 'hypertables' does: chunks?relation=metric_data");
        }
        return chunks.read(relation);
    }
}
