package io.github.timescale4j.test.statement;

import io.github.timescale4j.test.statement.Instruction.Branch;
import io.github.timescale4j.test.statement.Instruction.Call;
import io.github.timescale4j.test.statement.Instruction.Effect;
import io.github.timescale4j.test.statement.Instruction.End;
import io.github.timescale4j.test.statement.Instruction.Field;
import io.github.timescale4j.test.statement.Instruction.Mark;
import io.github.timescale4j.test.statement.Instruction.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/** Writes down the instructions of a method. */
final class MethodReader extends MethodVisitor {

    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Label> handlers = new ArrayList<>();
    private int line;

    MethodReader() {
        super(SpringAsmInfo.ASM_VERSION);
    }

    List<Instruction> instructions() {
        return instructions;
    }

    /** Where exceptions are caught. */
    List<Label> handlers() {
        return handlers;
    }

    private void effect(Consumer<Frame> change) {
        instructions.add(new Effect(change));
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        line = number;
    }

    @Override
    public void visitLabel(Label label) {
        instructions.add(new Mark(label));
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        handlers.add(handler);
    }

    @Override
    public void visitInsn(int opcode) {
        boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
        if (returns || opcode == Opcodes.ATHROW) {
            instructions.add(new End());
        } else {
            effect(frame -> Effects.apply(frame, opcode));
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        effect(frame -> frame.replace(opcode == Opcodes.NEWARRAY ? 1 : 0, 1));
    }

    @Override
    public void visitVarInsn(int opcode, int local) {
        switch (opcode) {
            case Opcodes.ALOAD -> effect(frame -> frame.push(frame.load(local)));
            case Opcodes.ILOAD, Opcodes.FLOAD -> effect(frame -> frame.replace(0, 1));
            case Opcodes.LLOAD, Opcodes.DLOAD -> effect(frame -> frame.replace(0, 2));
            case Opcodes.LSTORE, Opcodes.DSTORE -> effect(frame -> store(frame, local, 2));
            case Opcodes.ASTORE -> effect(frame -> frame.store(local, frame.pop()));
            default -> effect(frame -> store(frame, local, 1));
        }
    }

    private static void store(Frame frame, int local, int size) {
        frame.pop(size);
        for (int i = 0; i < size; i++) {
            frame.store(local + i, Value.UNKNOWN);
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.NEW) {
            effect(frame -> frame.push(Value.UNKNOWN));
        } else if (opcode != Opcodes.CHECKCAST) { // which leaves the value as it is
            effect(frame -> frame.replace(1, 1));
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        boolean write = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
        boolean onObject = opcode == Opcodes.PUTFIELD || opcode == Opcodes.GETFIELD;
        instructions.add(new Field(
                owner + "." + name, write, onObject, Type.getType(descriptor).getSize()));
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        instructions.add(new Call(owner, name, descriptor, opcode != Opcodes.INVOKESTATIC, line));
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Handle handle && Client.takesStatement(handle.getOwner(), handle.getName())) {
                instructions.add(new Reference(line));
            }
        }
        int sizes = Type.getArgumentsAndReturnSizes(descriptor);
        effect(frame -> frame.replace((sizes >> 2) - 1, sizes & 3));
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof String text) {
            effect(frame -> frame.push(Value.text(text)));
        } else if (value instanceof Type type && type.getSort() == Type.OBJECT) {
            effect(frame -> frame.push(Value.type(type.getClassName())));
        } else {
            effect(frame -> frame.replace(0, value instanceof Long || value instanceof Double ? 2 : 1));
        }
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        effect(frame -> frame.replace(dimensions, 1));
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        boolean two = opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ACMPNE;
        int popped = opcode == Opcodes.GOTO ? 0 : two ? 2 : 1;
        instructions.add(new Branch(List.of(label), popped, opcode == Opcodes.GOTO));
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        branch(otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        branch(otherwise, labels);
    }

    private void branch(Label otherwise, Label... labels) {
        List<Label> targets = new ArrayList<>(List.of(labels));
        targets.add(otherwise);
        instructions.add(new Branch(targets, 1, true));
    }
}
