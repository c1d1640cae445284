package io.github.timescale4j.test.statement;

import io.github.timescale4j.client.TimeScaleClient;
import io.github.timescale4j.test.statement.CheckedStatement.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of an application, and what the server says of each. It cannot be changed. */
public final class StatementReport {

    private final String where;
    private final List<CheckedStatement> statements;

    StatementReport(String where, List<CheckedStatement> statements) {
        this.where = where;
        this.statements = List.copyOf(statements);
    }

    /**
     * Has the statements checked that the classes of an application hand to the client: what reaches {@code query} and {@code update} as
     * a constant. The server parses them and describes their rows; it runs none. The rows have to fit the class that they are read as.
     *
     * @param client leads to a database with the application's schema
     * @param applications classes of the application: the class files of their packages and those below, in the same folder or jar,
     *     are read
     * @return what the server says of each
     * @throws IllegalArgumentException if a class comes neither from a folder nor from a jar
     * @throws org.springframework.dao.DataAccessException if the server cannot be reached
     */
    public static StatementReport of(TimeScaleClient client, Class<?>... applications) {
        List<CheckedStatement> checked = new ArrayList<>();
        for (Class<?> application : applications) {
            StatementChecker checker = new StatementChecker(client, application.getClassLoader());
            for (FoundStatement found : StatementFinder.find(ClassFiles.around(application))) {
                for (String sql : found.texts()) {
                    checked.add(checker.check(found, sql));
                }
                if (!found.certain()) {
                    checked.add(CheckedStatement.unchecked(
                            found.place(), null, null, "its text is put together at run time", null));
                }
            }
        }
        String where = Arrays.stream(applications).map(Class::getPackageName).collect(Collectors.joining(", "));
        return new StatementReport(where, checked);
    }

    /**
     * All statements.
     *
     * @return by class and line
     */
    public List<CheckedStatement> statements() {
        return statements;
    }

    /**
     * The statements that would fail.
     *
     * @return by class and line
     */
    public List<CheckedStatement> invalid() {
        return with(Outcome.INVALID);
    }

    /**
     * The statements that could not be checked: those that are put together at run time, and those whose parameters have types that
     * only their values give them.
     *
     * @return by class and line
     */
    public List<CheckedStatement> unchecked() {
        return with(Outcome.UNCHECKED);
    }

    private List<CheckedStatement> with(Outcome outcome) {
        return statements.stream()
                .filter(statement -> statement.outcome() == outcome)
                .toList();
    }

    /**
     * Asserts that there are statements, and that none of them would fail. Those that were not checked are no failure.
     *
     * @return this report
     * @throws AssertionError if there is none, or with all those that would fail
     */
    public StatementReport assertValid() {
        if (statements.isEmpty()) {
            throw new AssertionError("there is no statement in " + where
                    + ": nothing there hands a text to TimeScaleClient.query or update");
        }
        fail(invalid(), " would fail on this server:\n");
        return this;
    }

    /**
     * Asserts that there is no statement that could not be checked.
     *
     * @return this report
     * @throws AssertionError with all that were not
     */
    public StatementReport assertAllChecked() {
        fail(unchecked(), " could not be checked:\n");
        return this;
    }

    private void fail(List<CheckedStatement> found, String what) {
        if (!found.isEmpty()) {
            throw new AssertionError(found.size() + " of " + statements.size() + " statements in " + where + what
                    + found.stream().map(CheckedStatement::toString).collect(Collectors.joining("\n")));
        }
    }

    @Override
    public String toString() {
        return statements.size() + " statements in " + where + ", " + invalid().size() + " invalid, "
                + unchecked().size() + " not checked";
    }
}
