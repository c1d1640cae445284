package io.github.timescale4j.test.statement;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/** A class file, as far as texts go through it. */
final class ClassModel extends ClassVisitor {

    private static final String TEXT = "Ljava/lang/String;";

    private final Map<String, MethodReader> methods = new LinkedHashMap<>();
    private final Map<String, Value> constants = new LinkedHashMap<>();
    private final Set<String> finalTexts = new HashSet<>();
    private String internalName = "";
    private @Nullable String sourceFile;

    private ClassModel() {
        super(SpringAsmInfo.ASM_VERSION);
    }

    static ClassModel of(byte[] classFile) {
        ClassModel model = new ClassModel();
        new ClassReader(classFile).accept(model, ClassReader.SKIP_FRAMES);
        return model;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String parent,
            String @Nullable [] interfaces) {
        internalName = name;
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        sourceFile = source;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        if ((access & Opcodes.ACC_FINAL) != 0 && descriptor.equals(TEXT)) {
            finalTexts.add(internalName + "." + name);
            if (value instanceof String text) {
                constants.put(internalName + "." + name, Value.text(text));
            }
        }
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodReader method = new MethodReader();
        methods.put(name + descriptor, method);
        return method;
    }

    /** By name and descriptor. */
    Map<String, MethodReader> methods() {
        return methods;
    }

    /** The fields that the class file itself has a text for. */
    Map<String, Value> constants() {
        return constants;
    }

    /** Whether a field of this class is a text that never changes. */
    boolean isFinalText(String field) {
        return finalTexts.contains(field);
    }

    /** A lambda belongs to the method that it is written in. */
    StackTraceElement place(String method, int line) {
        String name = method.substring(0, method.indexOf('('));
        if (name.startsWith("lambda$") && name.lastIndexOf('$') > "lambda$".length()) {
            name = name.substring("lambda$".length(), name.lastIndexOf('$'));
        }
        return new StackTraceElement(Type.getObjectType(internalName).getClassName(), name, sourceFile, line);
    }
}
