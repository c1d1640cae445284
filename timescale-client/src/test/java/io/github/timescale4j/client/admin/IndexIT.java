package io.github.timescale4j.client.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.TestDatabase;
import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.schema.IndexMethod;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.jdbc.BadSqlGrammarException;

class IndexIT {

    private TestDatabase database;
    private TimeScaleClient client;

    @BeforeEach
    void open() {
        database = TestDatabase.embedded("index_it");
        database.createMetricData();
        client = database.client();
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    private String definition(String index) {
        return client.query("SELECT pg_get_indexdef(to_regclass(:index))")
                .bind("index", index)
                .single(String.class);
    }

    private long indexes(String table) {
        return client.query("SELECT count(*) FROM pg_index WHERE indrelid = to_regclass(:table)")
                .bind("table", table)
                .single(Long.class);
    }

    @Test
    void createsTheIndexesOfTheSpecification() {
        String ordered =
                client.createIndex("metric_data", List.of("device_id", "timestamp DESC"), IndexMethod.of("btree"));
        String hashed = client.createIndex("metric_data", List.of("metric_type"), IndexMethod.of("hash"));

        assertThat(ordered).isEqualTo("metric_data_device_id_timestamp_idx");
        assertThat(definition(ordered)).endsWith("USING btree (device_id, \"timestamp\" DESC)");
        assertThat(definition(hashed)).endsWith("USING hash (metric_type)");
    }

    @Test
    void createsBrinAndGinIndexes() {
        database.run("ALTER TABLE metric_data ADD COLUMN tags text[]");

        assertThat(definition(client.createIndex("metric_data", List.of("value"), IndexMethod.BRIN)))
                .contains("USING brin");
        assertThat(definition(client.createIndex("metric_data", List.of("tags"), IndexMethod.GIN)))
                .contains("USING gin");
    }

    @Test
    void theSameIndexIsCreatedOnce() {
        long before = indexes("metric_data");
        String first = client.createIndex("metric_data", List.of("device_id"));
        String second = client.createIndex("metric_data", List.of("device_id ASC"));

        assertThat(second).isEqualTo(first);
        assertThat(indexes("metric_data")).isEqualTo(before + 1);
    }

    @Test
    void anIndexOfAnotherNameIsAsGood() {
        database.run("CREATE INDEX by_device ON metric_data (device_id, timestamp DESC)");
        long before = indexes("metric_data");

        assertThat(client.createIndex("metric_data", List.of("device_id", "timestamp DESC")))
                .isEqualTo("by_device");
        assertThat(indexes("metric_data")).isEqualTo(before);
    }

    @Test
    void anIndexOverAPartOfTheRowsIsNotAsGood() {
        database.run("CREATE INDEX by_device ON metric_data (device_id) WHERE value > 0");

        assertThat(client.createIndex("metric_data", List.of("device_id"))).isEqualTo("metric_data_device_id_idx");
    }

    @Test
    void anotherDefinitionUnderTheNameIsAnErrorThatShowsBoth() {
        client.createIndex("metric_data", List.of("device_id"));

        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.createIndex("metric_data", List.of("device_id DESC")))
                .withMessageContaining("metric_data_device_id_idx exists with another definition")
                .withMessageContaining("USING btree (device_id)")
                .withMessageContaining("(\"device_id\" DESC)");
        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.createIndex("metric_data", List.of("device_id"), IndexMethod.HASH))
                .withMessageContaining("USING hash");
    }

    @Test
    void anIndexOnAnAggregateIsFoundAgainOnItsMaterialization() {
        database.run(
                "CREATE MATERIALIZED VIEW hourly WITH (timescaledb.continuous, timescaledb.materialized_only = false,"
                        + " timescaledb.create_group_indexes = false) AS SELECT time_bucket('1 hour', timestamp) AS hour, device_id,"
                        + " avg(value) AS avg_value FROM metric_data GROUP BY 1, 2 WITH NO DATA");

        String first = client.createIndex("hourly", List.of("device_id", "hour DESC"));
        assertThat(first).isEqualTo("hourly_device_id_hour_idx");
        assertThat(client.createIndex("hourly", List.of("device_id", "hour DESC")))
                .isEqualTo(first);
        assertThat(client.query("SELECT count(*) FROM pg_indexes WHERE indexname = 'hourly_device_id_hour_idx'")
                        .single(Long.class))
                .isOne();
    }

    @Test
    void aNameWithItsSchemaAndInCapitalsIsFound() {
        database.run("CREATE TABLE \"Odd Name\" (\"deviceId\" text)");

        assertThat(client.createIndex("\"index_it\".\"Odd Name\"", List.of("\"deviceId\" DESC")))
                .isEqualTo("Odd Name_deviceId_idx");
        assertThat(client.createIndex("\"Odd Name\"", List.of("\"deviceId\" DESC")))
                .isEqualTo("Odd Name_deviceId_idx");
    }

    @Test
    void whatDoesNotExistIsNamed() {
        assertThatExceptionOfType(InvalidDataAccessResourceUsageException.class)
                .isThrownBy(() -> client.createIndex("no_such_table", List.of("a")))
                .withMessageContaining("'no_such_table'");
        assertThatExceptionOfType(BadSqlGrammarException.class)
                .isThrownBy(() -> client.createIndex("metric_data", List.of("no_such_column")))
                .withMessageContaining("no_such_column");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metric_data; DROP TABLE metric_data",
                "metric_data\"",
                "metric_data (value); --",
                "a.b.c",
                "",
                " ",
                "metric_data\u0000",
                "\"metric_data\" --\""
            })
    void hostileTablesAreRefused(String table) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> client.createIndex(table, List.of("device_id")));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> client.setRetentionPolicy(table, java.time.Duration.ofDays(1)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> client.admin().refresh(table, java.time.Instant.EPOCH, java.time.Instant.now()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "device_id); DROP TABLE metric_data; --",
                "lower(device_id)",
                "device_id DESC NULLS LAST",
                "\"device_id\"\"",
                "",
                "device_id, value"
            })
    void hostileColumnsAreRefused(String column) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> client.createIndex("metric_data", List.of(column)));
    }
}
