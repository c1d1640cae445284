package io.github.timescale4j.test.statement;

import io.github.timescale4j.test.statement.Instruction.Call;
import io.github.timescale4j.test.statement.Instruction.Field;
import io.github.timescale4j.test.statement.Instruction.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the statements in class files: what texts reach the client. */
final class StatementFinder {

    private static final Comparator<FoundStatement> BY_PLACE = Comparator.comparing(
                    (FoundStatement found) -> found.place().getClassName())
            .thenComparingInt(found -> found.place().getLineNumber());

    private final Map<String, Value> constants = new HashMap<>();
    private final List<FoundStatement> found = new ArrayList<>();

    static List<FoundStatement> find(List<byte[]> classFiles) {
        List<ClassModel> classes = classFiles.stream().map(ClassModel::of).toList();
        StatementFinder finder = new StatementFinder();
        classes.forEach(finder::readConstants);
        classes.forEach(finder::readStatements);
        return finder.found.stream().sorted(BY_PLACE).toList();
    }

    /** What initializers put into fields that never change. */
    private void readConstants(ClassModel type) {
        constants.putAll(type.constants());
        type.methods().forEach((name, method) -> {
            if (name.startsWith("<")) {
                Constants observer = new Constants(type);
                Flow.follow(method, observer);
                // Each constructor has its own idea.
                observer.values.forEach((field, value) -> constants.merge(field, value, Value::or));
            }
        });
    }

    private void readStatements(ClassModel type) {
        type.methods().forEach((name, method) -> {
            Calls calls = new Calls();
            Flow.follow(method, calls);
            calls.statements.forEach((instruction, statement) -> found.add(new FoundStatement(
                    type.place(name, statement.call().line()),
                    statement.call().name().equals("query"),
                    statement.text().texts(),
                    statement.text().certain(),
                    calls.types.get(instruction))));
            method.instructions().stream()
                    .filter(Reference.class::isInstance)
                    .map(Reference.class::cast)
                    .forEach(reference -> found.add(
                            new FoundStatement(type.place(name, reference.line()), true, Set.of(), false, null)));
        });
    }

    /** A call of the client and its text. */
    private record Statement(Call call, Value text) {}

    /** Sees what reaches fields. */
    private class Constants implements Flow.Observer {

        private final ClassModel type;
        private final Map<String, Value> values = new HashMap<>();

        Constants(ClassModel type) {
            this.type = type;
        }

        @Override
        public Value called(int instruction, Call call, List<Value> arguments) {
            return Client.changesWhitespace(call) ? arguments.get(0) : Value.UNKNOWN;
        }

        @Override
        public Value read(Field field) {
            Value here = values.get(field.key());
            return here != null ? here : constants.getOrDefault(field.key(), Value.UNKNOWN);
        }

        @Override
        public void written(Field field, Value value) {
            if (type.isFinalText(field.key())) {
                values.put(field.key(), value);
            }
        }
    }

    /** Sees what reaches the client, and what becomes of the rows. */
    private class Calls implements Flow.Observer {

        private final Map<Integer, Statement> statements = new TreeMap<>();
        private final Map<Integer, @Nullable String> types = new HashMap<>();

        @Override
        public Value called(int instruction, Call call, List<Value> arguments) {
            if (Client.takesStatement(call)) {
                statements.put(instruction, new Statement(call, arguments.get(1)));
                if (Client.readsAtOnce(call)) {
                    types.put(instruction, arguments.get(arguments.size() - 1).type());
                }
                return call.name().equals("query") ? Value.query(instruction) : Value.UNKNOWN;
            }
            if (Client.readsAsType(call) && arguments.get(0).query() != Value.NO_QUERY) {
                types.put(arguments.get(0).query(), arguments.get(1).type());
            }
            if (Client.goesOnWithQuery(call) || Client.changesWhitespace(call)) {
                return arguments.get(0);
            }
            return Value.UNKNOWN;
        }

        @Override
        public Value read(Field field) {
            return constants.getOrDefault(field.key(), Value.UNKNOWN);
        }

        @Override
        public void written(Field field, Value value) {}
    }
}
