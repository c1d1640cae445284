package io.github.timescale4j.test.statement;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.asm.Label;

/** One instruction of a method, as far as it moves values or the flow. */
sealed interface Instruction {

    /** Changes the frame, and goes on with the next. */
    record Effect(Consumer<Frame> change) implements Instruction {}

    /** Calls a method; the object it is called on is its first argument. */
    record Call(String owner, String name, String descriptor, boolean onObject, int line) implements Instruction {}

    /** Hands a method of the client on as a function, so that nobody knows the text it will get. */
    record Reference(int line) implements Instruction {}

    /** Reads or writes a field. */
    record Field(String key, boolean write, boolean onObject, int size) implements Instruction {}

    /** Goes on elsewhere, always or perhaps. */
    record Branch(List<Label> targets, int popped, boolean always) implements Instruction {}

    /** A place that others lead to. */
    record Mark(Label label) implements Instruction {}

    /** Leaves the method. */
    record End() implements Instruction {}
}
