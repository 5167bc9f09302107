package app.fovea.notification.entity;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Words in one of PostgreSQL's array columns. Of its own class for the reason that {@link app.fovea.journey.entity.JsonColumn} tells. */
@Converter
public class WordsColumn implements AttributeConverter<List<String>, Object> {
    @Override
    public Object convertToDatabaseColumn(List<String> words) {
        return words == null ? null : words.toArray(new String[0]);
    }

    @Override
    public List<String> convertToEntityAttribute(Object array) {
        return array == null ? List.of() : List.of((String[]) array);
    }
}
