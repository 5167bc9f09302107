package app.fovea.journey.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * Keeps a value object in a {@code jsonb} column. Fields it does not know are ignored: older programs read newer rows.
 *
 * <p>A converter extends this and implements {@code AttributeConverter<T, Object>} itself: EclipseLink reads the types from the class's
 * own interfaces and not from its superclass's. Object, because the driver hands jsonb over as an object of its own.
 */
public abstract class JsonColumn<T> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .serializationInclusion(JsonInclude.Include.NON_NULL)
        .build();

    private final JavaType type;

    protected JsonColumn(Class<T> type) {
        this.type = MAPPER.constructType(type);
    }

    protected JsonColumn(JavaType type) {
        this.type = type;
    }

    protected static JavaType listOf(Class<?> element) {
        return MAPPER.getTypeFactory().constructCollectionType(java.util.List.class, element);
    }

    /** The one form in which the house writes JSON to the database and into events. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not writable as JSON: " + value.getClass(), e);
        }
    }

    public static <V> V read(String json, Class<V> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is not a " + type.getSimpleName(), e);
        }
    }

    public Object convertToDatabaseColumn(T value) {
        return value == null ? null : write(value);
    }

    public T convertToEntityAttribute(Object json) {
        if (json == null) {
            return null;
        }
        try {
            return MAPPER.readValue(json.toString(), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON is not a " + type, e);
        }
    }
}
