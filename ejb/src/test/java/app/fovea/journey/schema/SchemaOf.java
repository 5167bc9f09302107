package app.fovea.journey.schema;

import app.fovea.journey.entity.OneOf;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.module.SimpleTypeModule;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationModule;
import com.github.victools.jsonschema.module.jakarta.validation.JakartaValidationOption;
import java.util.List;

/**
 * The JSON Schema of a record as the house writes it: what is not there is left out and never null, what a reader does not know is
 * allowed, and every field says what it is for.
 */
final class SchemaOf {
    private static final Comments COMMENTS = new Comments();
    private static final SchemaGenerator GENERATOR = generator();

    private SchemaOf() {
    }

    /** @param id a URN @param title for people */
    static ObjectNode record(Class<? extends Record> type, String id, String title) {
        ObjectNode generated = GENERATOR.generateSchema(type);
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", id);
        schema.put("title", title);
        schema.put("description", COMMENTS.of(type).text());
        return schema.setAll(generated);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.INLINE_ALL_SCHEMAS)
            .with(new JacksonModule(JacksonOption.FLATTENED_ENUMS_FROM_JSONVALUE))
            .with(new JakartaValidationModule(JakartaValidationOption.NOT_NULLABLE_FIELD_IS_REQUIRED, JakartaValidationOption.INCLUDE_PATTERN_EXPRESSIONS))
            .with(SimpleTypeModule.forPrimitiveTypes().withObjectType(JsonNode.class));
        config.forTypesInGeneral().withPropertySorter((one, other) -> 0); // As the record has them.
        config.forFields()
            .withRequiredCheck(field -> field.getType() != null && field.getType().isPrimitive())
            .withDescriptionResolver(field -> field.isFakeContainerItemScope() ? null : COMMENTS.of(field.getDeclaringType().getErasedType()).parameters().get(field.getDeclaredName()))
            .withEnumResolver(SchemaOf::words);
        return new SchemaGenerator(config.build());
    }

    private static List<?> words(FieldScope field) {
        OneOf words = field.getAnnotation(OneOf.class);
        return words == null || field.isFakeContainerItemScope() ? null : List.of(words.value());
    }
}
