package io.github.timescale4j.client.mapping;

import io.github.timescale4j.annotation.Column;
import io.github.timescale4j.schema.Declaration;
import io.github.timescale4j.schema.DeclaredColumn;
import io.github.timescale4j.schema.Names;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the constructor of a class, the names of its parameters and the columns that belong to them. */
final class TypeModelReader {

    private final Class<?> type;
    private final Optional<Declaration> declaration;
    private final MethodHandles.Lookup lookup;

    TypeModelReader(Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw failed(type, "it is abstract", null);
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            throw failed(type, "it is an inner class: make it static", null);
        }
        this.type = type;
        this.declaration = DeclaredTypes.find(type);
        try {
            this.lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        } catch (IllegalAccessException e) {
            throw failed(
                    type,
                    "its module does not open it: add 'opens " + type.getPackageName()
                            + "' to the module's declaration",
                    e);
        }
    }

    TypeModel read() {
        Constructor<?> constructor = constructor();
        List<Property> properties = properties(constructor);
        try {
            MethodHandle handle = lookup.unreflectConstructor(constructor);
            return new TypeModel(
                    type,
                    properties,
                    handle.asSpreader(Object[].class, properties.size())
                            .asType(MethodType.methodType(Object.class, Object[].class)),
                    RowAssembler.assembling(handle, properties));
        } catch (IllegalAccessException e) {
            throw failed(type, "its constructor cannot be called", e);
        }
    }

    private Constructor<?> constructor() {
        int wanted = type.isRecord()
                ? type.getRecordComponents().length
                : declaration.map(d -> d.columns().size()).orElse(-1);
        List<Constructor<?>> constructors = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> !constructor.isSynthetic() && constructor.getParameterCount() > 0)
                .filter(constructor -> wanted < 0 || constructor.getParameterCount() == wanted)
                .filter(constructor -> !type.isRecord() || isCanonical(constructor))
                .sorted(Comparator.comparingInt(Constructor<?>::getParameterCount)
                        .reversed())
                .toList();
        if (constructors.isEmpty()) {
            throw failed(type, "it has no constructor that takes all of its fields", null);
        }
        Constructor<?> fullest = constructors.get(0);
        if (constructors.size() > 1 && constructors.get(1).getParameterCount() == fullest.getParameterCount()) {
            throw failed(type, "several of its constructors take " + fullest.getParameterCount() + " parameters", null);
        }
        return fullest;
    }

    private boolean isCanonical(Constructor<?> constructor) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return Arrays.equals(components, constructor.getParameterTypes());
    }

    private List<Property> properties(Constructor<?> constructor) {
        Parameter[] parameters = constructor.getParameters();
        Type[] types = constructor.getGenericParameterTypes();
        List<Property> properties = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            // Type arguments are missing where a compiler added parameters of its own.
            Type parameterType = types.length == parameters.length ? types[i] : parameters[i].getType();
            properties.add(property(i, parameters[i], parameterType));
        }
        return List.copyOf(properties);
    }

    private Property property(int index, Parameter parameter, Type parameterType) {
        if (declaration.isPresent()) {
            DeclaredColumn column = declaration.get().columns().get(index);
            return new Property(
                    column.property(),
                    column.column(),
                    List.of(column.column()),
                    parameterType,
                    column.sqlType(),
                    column.nullable(),
                    getter(column.property()));
        }
        String name = name(index, parameter);
        List<AnnotatedElement> places = places(index, name, parameter);
        Column column = places.stream()
                .map(place -> place.getAnnotation(Column.class))
                .filter(found -> found != null)
                .findFirst()
                .orElse(null);
        String snakeCase = Names.snakeCase(name);
        String columnName = column == null ? "" : column.name();
        return new Property(
                name,
                columnName.isEmpty() ? snakeCase : columnName,
                columnName.isEmpty() ? Property.candidates(name, snakeCase) : List.of(columnName),
                parameterType,
                column == null || column.type().isEmpty() ? null : column.type(),
                isKotlin(type) || places.stream().anyMatch(TypeModelReader::isNullable),
                getter(name));
    }

    private String name(int index, Parameter parameter) {
        if (type.isRecord()) {
            return type.getRecordComponents()[index].getName();
        }
        if (!parameter.isNamePresent()) {
            throw failed(
                    type,
                    "the names of its constructor's parameters are not known: compile it with -parameters (Kotlin: -java-parameters), make it a"
                            + " record or declare it with @TimeSeries",
                    null);
        }
        return parameter.getName();
    }

    /** Everywhere an annotation on the component may have ended up, depending on its targets. */
    private List<AnnotatedElement> places(int index, String name, Parameter parameter) {
        List<AnnotatedElement> places = new ArrayList<>(List.of(parameter, parameter.getAnnotatedType()));
        if (type.isRecord()) {
            RecordComponent component = type.getRecordComponents()[index];
            places.add(component);
            places.add(component.getAnnotatedType());
            places.add(component.getAccessor());
        }
        Field field = field(name);
        if (field != null) {
            places.add(field);
            places.add(field.getAnnotatedType());
            places.addAll(getters(name));
        }
        return places;
    }

    /** The methods that give a field's value; Kotlin's {@code @get:Column} ends up there. */
    private List<Method> getters(String field) {
        String capital = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        Set<String> names = Set.of(field, "get" + capital, "is" + capital);
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && names.contains(method.getName()))
                .toList();
    }

    private static boolean isNullable(AnnotatedElement place) {
        return Stream.of(place.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
    }

    /** Kotlin's compiler keeps its nullness out of reflection's sight and checks it in the constructor itself. */
    static boolean isKotlin(Class<?> type) {
        return Stream.of(type.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals("kotlin.Metadata"));
    }

    private @Nullable MethodHandle getter(String name) {
        try {
            MethodHandle handle = accessor(name);
            return handle == null ? null : handle.asType(handle.type().changeParameterType(0, Object.class));
        } catch (IllegalAccessException e) {
            return null; // only writing needs it, and says so
        }
    }

    private @Nullable MethodHandle accessor(String name) throws IllegalAccessException {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return lookup.unreflect(component.getAccessor());
                }
            }
        }
        Field field = field(name);
        return field == null ? null : lookup.unreflectGetter(field);
    }

    private @Nullable Field field(String name) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.getName().equals(name) && !Modifier.isStatic(field.getModifiers()))
                .findFirst()
                .orElse(null);
    }

    private static RowMappingException failed(Class<?> type, String reason, @Nullable Throwable cause) {
        return new RowMappingException("rows cannot be mapped to " + type.getName() + ": " + reason, null, null, cause);
    }
}
