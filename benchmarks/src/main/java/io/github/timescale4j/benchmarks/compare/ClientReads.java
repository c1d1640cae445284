package io.github.timescale4j.benchmarks.compare;

import io.github.timescale4j.client.Query;
import io.github.timescale4j.client.TimeScaleClient;
import java.util.List;

/** What this library offers for reading many rows. */
final class ClientReads {

    private static final String TEXT = "prepareThreshold=0";
    private static final String BINARY = "prepareThreshold=-1";
    private static final String AS_IT_COMES = "";

    private final Server server;
    private final Reads reads;

    ClientReads(Server server, Reads reads) {
        this.server = server;
        this.reads = reads;
    }

    List<Contender> contenders() {
        return List.of(
                ours("list, text", TEXT, query -> query.list(MetricData.class).size()),
                ours(
                        "list, binary",
                        BINARY,
                        query -> query.list(MetricData.class).size()),
                ours("stream", AS_IT_COMES, query -> Reads.consume(query.stream(MetricData.class))),
                ours("export", AS_IT_COMES, query -> Reads.consume(query.export(MetricData.class))));
    }

    /** What is asked of a client. */
    @FunctionalInterface
    private interface Question {
        long ask(Query query);
    }

    private Contender ours(String name, String setting, Question question) {
        return Contender.ours(name, 1, rows -> {
            TimeScaleClient client = server.client(1, setting);
            return new Run() {
                @Override
                public long run() {
                    return question.ask(client.query(reads.sql(rows.size())));
                }

                @Override
                public void close() {
                    client.close();
                }
            };
        });
    }
}
