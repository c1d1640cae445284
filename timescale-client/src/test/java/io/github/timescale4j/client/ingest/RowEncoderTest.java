package io.github.timescale4j.client.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.timescale4j.client.MetricData;
import io.github.timescale4j.client.mapping.Mapping;
import io.github.timescale4j.client.mapping.binary.ColumnType;
import io.github.timescale4j.client.mapping.binary.CopyBuffer;
import io.github.timescale4j.client.mapping.binary.FullBufferException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowEncoderTest {

    private static RowEncoder<MetricData> encoder() {
        Mapping mapping = new Mapping(null);
        List<CopyColumn> columns = List.of(
                column("timestamp", "timestamptz"),
                column("device_id", "text"),
                column("metric_type", "text"),
                column("value", "float8"));
        return RowEncoder.of(
                MetricData.class,
                mapping.writer(MetricData.class),
                new CopyTarget(1, "public", "", columns, SeriesLayout.UNKNOWN),
                mapping);
    }

    private static CopyColumn column(String name, String type) {
        return new CopyColumn(name, new ColumnType(25, type, false, null), false, false);
    }

    private static MetricData row(int length) {
        return new MetricData(Instant.EPOCH, "x".repeat(length), "cpu", 1);
    }

    @Test
    void aRowThatIsTooLargeAloneIsRefused() {
        CopyBuffer buffer = new CopyBuffer(16, 100);
        assertThatExceptionOfType(RowRefusedException.class)
                .isThrownBy(() -> encoder().encode(row(200), buffer, 7))
                .satisfies(e -> assertThat(e.column()).isEqualTo("device_id"))
                .withMessage(
                        "row 7 is refused: 'deviceId' for column 'device_id' is larger than what can be sent at once");
        assertThat(buffer.position()).isZero();
    }

    @Test
    void aRowForWhichOthersLeaveNoRoomIsNotToBlame() {
        CopyBuffer buffer = new CopyBuffer(16, CopyTables.PIECE + 100);
        buffer.putBytes(new byte[CopyTables.PIECE + 50]);
        assertThatExceptionOfType(FullBufferException.class)
                .isThrownBy(() -> encoder().encode(row(200), buffer, 7));
        assertThat(buffer.position()).isEqualTo(CopyTables.PIECE + 50);
    }
}
