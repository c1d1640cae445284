package io.github.timescale4j.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;

/**
 * What runs in another JVM: starts a database, writes rows that are committed and rows that are not, says so, and waits to be
 * killed. With a third argument it keeps the database busy instead of leaving it idle.
 */
final class ChildMain {

    private ChildMain() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedTimescale.Builder builder = Pglite.builder();
        if (arguments.length > 0 && !arguments[0].isEmpty()) {
            builder.dataDirectory(Path.of(arguments[0]));
        }
        EmbeddedTimescale timescale = builder.start();
        try (Connection connection = Pglite.connect(timescale);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (ts timestamptz NOT NULL, a int)");
            statement.execute("SELECT create_hypertable('kept', 'ts')");
            statement.execute("INSERT INTO kept SELECT now(), i FROM generate_series(1, 5000) AS i");
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO kept SELECT now(), -i FROM generate_series(1, 5000) AS i");
            System.out.println("wrote " + timescale.describe());
            System.out.flush();
            if (arguments.length > 1 && arguments[1].equals("exit")) {
                System.exit(0); // without closing anything
            }
            if (arguments.length > 1) {
                statement.execute("SELECT count(*) FROM generate_series(1, 2000000000)");
            }
            Thread.sleep(600_000);
        }
    }
}
