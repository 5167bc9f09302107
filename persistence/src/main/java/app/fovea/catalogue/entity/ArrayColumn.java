package app.fovea.catalogue.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;
import java.util.List;

/**
 * Numbers in one of PostgreSQL's array columns; EclipseLink hands them over as a Java array.
 *
 * <p>As with {@link app.fovea.journey.entity.JsonColumn}, EclipseLink reads the types from the class's own interfaces.
 */
abstract class ArrayColumn<T> {
    private final T[] none;

    ArrayColumn(T[] none) {
        this.none = none;
    }

    public Object convertToDatabaseColumn(List<T> values) {
        return values == null ? null : values.toArray(none);
    }

    @SuppressWarnings("unchecked")
    public List<T> convertToEntityAttribute(Object array) {
        return array == null ? List.of() : List.of((T[]) array);
    }

    /** Whole numbers. */
    @Converter
    public static class Whole extends ArrayColumn<Integer> implements AttributeConverter<List<Integer>, Object> {
        public Whole() {
            super(new Integer[0]);
        }
    }

    /** Numbers with decimals. */
    @Converter
    public static class Decimal extends ArrayColumn<BigDecimal> implements AttributeConverter<List<BigDecimal>, Object> {
        public Decimal() {
            super(new BigDecimal[0]);
        }
    }
}
