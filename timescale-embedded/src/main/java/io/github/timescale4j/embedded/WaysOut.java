package io.github.timescale4j.embedded;

import java.util.Collection;

/** The message for a machine on which no TimescaleDB can be started. */
final class WaysOut {

    static final String TEXT = """
            Any one of these is enough:
              - name a running TimescaleDB: EmbeddedTimescale.builder().url(...), or -Dtimescale.embedded.url=jdbc:postgresql://...
              - install PostgreSQL with TimescaleDB's community features (the Apache-only edition has no continuous aggregates)
              - install Node.js 20 or later with npm; the rest, about 10 MB, is fetched once
              - with Docker: docker run -d -p 5432:5432 -e POSTGRES_PASSWORD=secret timescale/timescaledb:latest-pg17
                and give its URL, jdbc:postgresql://localhost:5432/postgres?user=postgres&password=secret""";

    private WaysOut() {}

    static EmbeddedTimescaleException exception(String failure, Collection<String> reasons) {
        StringBuilder message = new StringBuilder(failure).append('.');
        reasons.forEach(reason -> message.append("\n  - ").append(reason));
        return new EmbeddedTimescaleException(message.append('\n').append(TEXT).toString());
    }
}
