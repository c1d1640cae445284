package io.github.timescale4j.test.statement;

import io.github.timescale4j.test.statement.Instruction.Branch;
import io.github.timescale4j.test.statement.Instruction.Call;
import io.github.timescale4j.test.statement.Instruction.Effect;
import io.github.timescale4j.test.statement.Instruction.End;
import io.github.timescale4j.test.statement.Instruction.Field;
import io.github.timescale4j.test.statement.Instruction.Mark;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.asm.Label;
import org.springframework.asm.Type;

/**
 * Follows texts through a method: from where they are named to where they are handed on, over variables and both sides of a branch.
 * An instruction may be come to more than once, with less known each time; the last time counts.
 */
final class Flow {

    /** Is told what reaches calls and fields. */
    interface Observer {

        Value called(int instruction, Call call, List<Value> arguments);

        Value read(Field field);

        void written(Field field, Value value);
    }

    private final List<Instruction> instructions;
    private final Observer observer;
    private final Map<Label, Integer> places = new HashMap<>();
    private final Map<Integer, Frame> frames = new HashMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private Flow(MethodReader method, Observer observer) {
        this.instructions = method.instructions();
        this.observer = observer;
        for (int i = 0; i < instructions.size(); i++) {
            if (instructions.get(i) instanceof Mark mark) {
                places.put(mark.label(), i);
            }
        }
    }

    static void follow(MethodReader method, Observer observer) {
        Flow flow = new Flow(method, observer);
        flow.goOn(0, new Frame());
        method.handlers().forEach(handler -> flow.goOn(handler, Frame.ofHandler()));
        while (!flow.open.isEmpty()) {
            flow.run(flow.open.remove());
        }
    }

    private void goOn(Label label, Frame frame) {
        Integer place = places.get(label);
        if (place != null) {
            goOn(place, frame);
        }
    }

    private void goOn(int place, Frame frame) {
        Frame known = frames.get(place);
        if (known == null) {
            frames.put(place, frame.copy());
            open.add(place);
        } else if (known.merge(frame)) {
            open.add(place);
        }
    }

    private void run(int start) {
        Frame entry = frames.get(start);
        Frame frame = entry == null ? new Frame() : entry.copy();
        for (int i = start; i < instructions.size(); i++) {
            Instruction instruction = instructions.get(i);
            if (instruction instanceof Mark && i > start) {
                goOn(i, frame);
                return;
            }
            if (instruction instanceof End) {
                return;
            }
            if (instruction instanceof Branch branch) {
                frame.pop(branch.popped());
                branch.targets().forEach(target -> goOn(target, frame));
                if (branch.always()) {
                    return;
                }
            } else {
                step(i, instruction, frame);
            }
        }
    }

    private void step(int index, Instruction instruction, Frame frame) {
        if (instruction instanceof Effect effect) {
            effect.change().accept(frame);
        } else if (instruction instanceof Call call) {
            int sizes = Type.getArgumentsAndReturnSizes(call.descriptor());
            List<Value> arguments = frame.pop((sizes >> 2) - (call.onObject() ? 0 : 1));
            Value result = observer.called(index, call, arguments);
            int size = sizes & 3;
            if (size == 1) {
                frame.push(result);
            } else {
                frame.push(Value.unknown(size));
            }
        } else if (instruction instanceof Field field) {
            access(field, frame);
        }
    }

    private void access(Field field, Frame frame) {
        if (field.write()) {
            Value value = frame.pop(field.size()).get(0);
            observer.written(field, value);
        }
        if (field.onObject()) {
            frame.pop();
        }
        if (!field.write()) {
            if (field.size() == 1) {
                frame.push(observer.read(field));
            } else {
                frame.push(Value.unknown(field.size()));
            }
        }
    }
}
