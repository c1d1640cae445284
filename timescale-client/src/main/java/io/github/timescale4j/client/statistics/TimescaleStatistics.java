package io.github.timescale4j.client.statistics;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.client.statistics.JobReader.Job;
import io.github.timescale4j.client.statistics.ServerReader.Answer;
import java.time.Duration;
import java.util.List;

/**
 * Asks a server for what operators count. Each call asks anew; whoever wants to know it often keeps the answer. The statements have
 * the name {@code statistics} in metrics and traces. Outside of a transaction what the server refuses or cannot tell in time is left
 * out. Of what it was told before it remembers only how often jobs had failed, because not every role is told how often in a row. Safe for
 * use by several threads.
 */
public final class TimescaleStatistics {

    private final TimeScaleClient client;
    private final FailureStreaks streaks = new FailureStreaks();

    private TimescaleStatistics(TimeScaleClient client) {
        this.client = client;
    }

    /**
     * Asks through a client.
     *
     * @param client the client, which is not closed
     * @return asks when it is told to
     */
    public static TimescaleStatistics of(TimeScaleClient client) {
        return new TimescaleStatistics(client);
    }

    /**
     * Asks for everything: in about six statements, and one for each table that is a continuous aggregate or the source of one.
     *
     * @param timeout how long the server may work on each of them, in whole seconds; after one that took longer, what is not needed is
     *     left out
     * @return the answer; without hypertables, aggregates and jobs where the database does not have the extension
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached, or the connection is lost, or if it refuses
     *     or is too slow for what is needed: the lists of hypertables, aggregates and jobs
     */
    public Statistics read(Duration timeout) {
        Questions questions = new Questions(client, timeout);
        Answer server = ServerReader.read(questions);
        String schema = server.extensionSchema();
        if (schema == null) {
            return new Statistics(server.at(), server.state(), List.of(), List.of(), List.of());
        }
        List<Job> jobs = streaks.extended(JobReader.read(questions));
        return new Statistics(
                server.at(),
                server.state(),
                HypertableReader.read(questions, schema, server.approximateSizes()),
                new AggregateReader(questions, jobs).read(),
                jobs.stream().map(Job::statistics).toList());
    }

    /**
     * Asks whether the server answers, and what it is, in one statement.
     *
     * @param timeout how long the server may work on it, in whole seconds
     * @return the answer
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached, or is too slow
     */
    public ServerState server(Duration timeout) {
        return ServerReader.read(new Questions(client, timeout)).state();
    }
}
