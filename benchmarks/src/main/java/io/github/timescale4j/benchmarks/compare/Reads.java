package io.github.timescale4j.benchmarks.compare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;

/** What all that read have in common. */
final class Reads {

    private final int all;

    /**
     * Reads from a table.
     *
     * @param all how many rows it has
     */
    Reads(int all) {
        this.all = all;
    }

    String sql(int rows) {
        String query = "SELECT " + Server.COLUMNS + " FROM " + Server.TABLE;
        return rows == all ? query : query + " LIMIT " + rows;
    }

    /** Makes all objects, looks at each, and keeps none; gives their number. */
    static long consume(ResultSet result, JdbcReads.Mapper mapper) throws SQLException {
        Seen seen = new Seen();
        while (result.next()) {
            seen.add(mapper.map(result));
        }
        return seen.rows();
    }

    static long consume(Stream<MetricData> rows) {
        try (rows) {
            Seen seen = new Seen();
            rows.forEach(seen::add);
            return seen.rows();
        }
    }

    /** Uses each row, so that none is optimized away. */
    static final class Seen {

        private long rows;
        private long characters;
        private double sum;

        void add(MetricData row) {
            rows++;
            characters += row.deviceId().length()
                    + row.metricType().length()
                    + row.timestamp().getEpochSecond();
            sum += row.value();
        }

        long rows() {
            if (characters < 0 || Double.isNaN(sum)) {
                throw new IllegalStateException("the rows are not those that were stored");
            }
            return rows;
        }
    }
}
