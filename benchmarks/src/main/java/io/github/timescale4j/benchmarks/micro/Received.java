package io.github.timescale4j.benchmarks.micro;

import io.github.timescale4j.benchmarks.compare.MetricData;
import io.github.timescale4j.benchmarks.compare.Server;
import io.github.timescale4j.client.mapping.CopyPlan;
import io.github.timescale4j.client.mapping.Mapping;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query as a server has sent them, to be read again and again.
 *
 * @param connection where they came from
 * @param statement an open statement of it
 * @param plan how the messages become objects
 * @param messages those of a COPY
 * @param binary a result in the binary format
 * @param text a result in the text format
 */
record Received(
        Connection connection,
        Statement statement,
        CopyPlan<MetricData> plan,
        List<byte[]> messages,
        ResultSet binary,
        ResultSet text) {

    static Received of(Mapping mapping, String query) {
        try {
            Connection connection = Server.existing().connect(Map.of());
            Statement statement = connection.createStatement();
            CopyPlan<MetricData> plan;
            try (ResultSet described = statement.executeQuery(query)) {
                plan = mapping.copyPlan(MetricData.class, described);
            }
            List<byte[]> messages = copy(connection, plan.sql(query, 0));
            return new Received(
                    connection, statement, plan, messages, fetch(connection, query, -1), fetch(connection, query, 0));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<byte[]> copy(Connection connection, String sql) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        List<byte[]> messages = new ArrayList<>();
        for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
            messages.add(message);
        }
        return messages;
    }

    private static ResultSet fetch(Connection connection, String query, int threshold) throws SQLException {
        PreparedStatement prepared =
                connection.prepareStatement(query, ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
        prepared.unwrap(PGStatement.class).setPrepareThreshold(threshold);
        return prepared.executeQuery();
    }
}
