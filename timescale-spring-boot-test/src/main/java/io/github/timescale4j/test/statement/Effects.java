package io.github.timescale4j.test.statement;

import org.springframework.asm.Opcodes;

/** What the instructions without operands do to the stack, counted in its places. */
final class Effects {

    private Effects() {}

    static void apply(Frame frame, int opcode) {
        switch (opcode) {
            case Opcodes.POP, Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> frame.pop();
            case Opcodes.POP2 -> frame.pop(2);
            case Opcodes.DUP -> frame.duplicate(1, 0);
            case Opcodes.DUP_X1 -> frame.duplicate(1, 1);
            case Opcodes.DUP_X2 -> frame.duplicate(1, 2);
            case Opcodes.DUP2 -> frame.duplicate(2, 0);
            case Opcodes.DUP2_X1 -> frame.duplicate(2, 1);
            case Opcodes.DUP2_X2 -> frame.duplicate(2, 2);
            case Opcodes.SWAP -> {
                Value top = frame.pop();
                Value below = frame.pop();
                frame.push(top);
                frame.push(below);
            }
            default -> unknown(frame, opcode);
        }
    }

    /** Those whose result, if there is one, is of no interest: numbers, and what comes out of arrays. */
    private static void unknown(Frame frame, int opcode) {
        if (opcode >= Opcodes.IADD && opcode <= Opcodes.LXOR) {
            arithmetic(frame, opcode);
            return;
        }
        switch (opcode) {
            case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> frame.replace(0, 2);
            case Opcodes.ACONST_NULL,
                    Opcodes.ICONST_M1,
                    Opcodes.ICONST_0,
                    Opcodes.ICONST_1,
                    Opcodes.ICONST_2,
                    Opcodes.ICONST_3,
                    Opcodes.ICONST_4,
                    Opcodes.ICONST_5,
                    Opcodes.FCONST_0,
                    Opcodes.FCONST_1,
                    Opcodes.FCONST_2 -> frame.replace(0, 1);
            case Opcodes.LALOAD, Opcodes.DALOAD, Opcodes.L2D, Opcodes.D2L -> frame.replace(2, 2);
            case Opcodes.IALOAD,
                    Opcodes.FALOAD,
                    Opcodes.AALOAD,
                    Opcodes.BALOAD,
                    Opcodes.CALOAD,
                    Opcodes.SALOAD,
                    Opcodes.L2I,
                    Opcodes.L2F,
                    Opcodes.D2I,
                    Opcodes.D2F,
                    Opcodes.FCMPL,
                    Opcodes.FCMPG -> frame.replace(2, 1);
            case Opcodes.LASTORE, Opcodes.DASTORE -> frame.pop(4);
            case Opcodes.IASTORE, Opcodes.FASTORE, Opcodes.AASTORE, Opcodes.BASTORE, Opcodes.CASTORE, Opcodes.SASTORE ->
                frame.pop(3);
            case Opcodes.LCMP, Opcodes.DCMPL, Opcodes.DCMPG -> frame.replace(4, 1);
            case Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D -> frame.replace(1, 2);
            case Opcodes.I2F, Opcodes.F2I, Opcodes.I2B, Opcodes.I2C, Opcodes.I2S, Opcodes.ARRAYLENGTH ->
                frame.replace(1, 1);
            default -> {} // NOP
        }
    }

    /** The opcodes go round the types int, long, float and double, the bitwise ones round the first two. */
    private static void arithmetic(Frame frame, int opcode) {
        boolean wide = (opcode & 1) == 1;
        if (opcode >= Opcodes.INEG && opcode <= Opcodes.DNEG) {
            frame.replace(wide ? 2 : 1, wide ? 2 : 1);
        } else if (opcode >= Opcodes.ISHL && opcode <= Opcodes.LUSHR) {
            frame.replace(wide ? 3 : 2, wide ? 2 : 1);
        } else {
            frame.replace(wide ? 4 : 2, wide ? 2 : 1);
        }
    }
}
