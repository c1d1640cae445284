package io.github.timescale4j.test.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stack and variables before an instruction. A {@code long} or {@code double} takes two places, as in the class file. */
final class Frame {

    private final List<Value> stack;
    private final Map<Integer, Value> locals;

    Frame() {
        this(new ArrayList<>(), new HashMap<>());
    }

    private Frame(List<Value> stack, Map<Integer, Value> locals) {
        this.stack = stack;
        this.locals = locals;
    }

    /** The frame of a handler: nothing but the exception is known. */
    static Frame ofHandler() {
        Frame frame = new Frame();
        frame.push(Value.UNKNOWN);
        return frame;
    }

    Frame copy() {
        return new Frame(new ArrayList<>(stack), new HashMap<>(locals));
    }

    void push(Value value) {
        stack.add(value);
    }

    Value pop() {
        return stack.isEmpty() ? Value.UNKNOWN : stack.remove(stack.size() - 1);
    }

    /** Takes values away, and returns them in the order in which they were put there. */
    List<Value> pop(int count) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(0, pop());
        }
        return values;
    }

    void push(List<Value> values) {
        stack.addAll(values);
    }

    /** Replaces values by others of which nothing is known. */
    void replace(int popped, int pushed) {
        pop(popped);
        push(Value.unknown(pushed));
    }

    /** Puts a copy of the topmost values below others. */
    void duplicate(int count, int below) {
        List<Value> top = pop(count);
        List<Value> passed = pop(below);
        push(top);
        push(passed);
        push(top);
    }

    Value load(int local) {
        return locals.getOrDefault(local, Value.UNKNOWN);
    }

    void store(int local, Value value) {
        locals.put(local, value);
    }

    /**
     * Takes in what is known where another path comes to the same instruction.
     *
     * @return whether that changed anything
     */
    boolean merge(Frame other) {
        boolean changed = false;
        for (int i = 0; i < Math.min(stack.size(), other.stack.size()); i++) {
            Value merged = stack.get(i).or(other.stack.get(i));
            changed |= !merged.equals(stack.set(i, merged));
        }
        for (Map.Entry<Integer, Value> local : locals.entrySet()) {
            Value merged = local.getValue().or(other.load(local.getKey()));
            changed |= !merged.equals(local.getValue());
            local.setValue(merged);
        }
        return changed;
    }
}
