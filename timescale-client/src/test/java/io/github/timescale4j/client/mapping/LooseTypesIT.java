package io.github.timescale4j.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class LooseTypesIT {

    private static final Instant TIME = Instant.parse("2024-03-31T01:30:00Z");

    private TestDatabase database;
    private TimeScaleClient client;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("loose_types_it");
        database.run("CREATE TABLE loose_types (time timestamptz NOT NULL, id uuid, span interval, host inet,"
                + " price numeric(10,2), flags bit(8))");
        client = database.client();
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    @Test
    void aTextBecomesWhatItsColumnIs() {
        LooseTypes row = new LooseTypes(
                TIME, "6f2c0b6e-45a8-4a3c-9b1e-0d7a3c1b2f4d", "1 day 02:00:00", "10.0.0.1", "12.50", "10100101");
        LooseTypes empty = new LooseTypes(TIME.plusSeconds(1), null, null, null, null, null);

        client.insertAll(List.of(row, empty, row));

        assertThat(client.query("SELECT time, id, span::text AS span, host, price, flags FROM loose_types"
                                + " ORDER BY time")
                        .list(LooseTypes.class))
                .containsExactly(row, row, empty);
    }

    @Test
    void aTextOfAnotherLengthIsNotCut() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> client.insert(new LooseTypes(TIME, null, null, null, null, "101")))
                .withMessageContaining("22026");
    }
}
