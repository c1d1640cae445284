package io.github.timescale4j.client.mapping;

import java.lang.reflect.Type;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON through Jackson 3. Only this class touches Jackson, which is optional. */
final class JacksonJsonCodec implements JsonCodec {

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Override
    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "an object of " + value.getClass().getName() + " cannot be written as JSON: "
                            + e.getClass().getSimpleName());
        }
    }

    @Override
    public Object read(String json, Type type) {
        try {
            return mapper.readValue(json, mapper.constructType(type));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the JSON does not fit " + type.getTypeName() + ": "
                    + e.getClass().getSimpleName());
        }
    }
}
