package app.fovea.journey.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Schemas of the kind that the house writes, changes to them, and payloads that satisfy them, all by chance. */
final class RandomSchema {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Random chance;

    RandomSchema(Random chance) {
        this.chance = chance;
    }

    ObjectNode payload() {
        return object(2);
    }

    private ObjectNode object(int depth) {
        ObjectNode schema = JSON.objectNode().put("type", "object").put("description", "one of chance");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        int fields = 1 + chance.nextInt(5);
        for (int i = 0; i < fields; i++) {
            String name = "field" + i;
            properties.set(name, value(depth));
            if (chance.nextBoolean()) {
                required.add(name);
            }
        }
        return schema;
    }

    ObjectNode value(int depth) {
        return switch (chance.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> JSON.objectNode().put("type", "string");
            case 1 -> JSON.objectNode().put("type", "string").put("format", "uuid");
            case 2 -> JSON.objectNode().put("type", "string").put("pattern", "^[A-Z]{3}$");
            case 3 -> JSON.objectNode().put("type", "string").set("enum", JSON.arrayNode().add("red").add("green").add("blue"));
            case 4 -> JSON.objectNode().put("type", "integer").put("minimum", 1).put("maximum", 60);
            case 5 -> JSON.objectNode().put("type", "number");
            case 6 -> JSON.objectNode().put("type", "boolean");
            case 7 -> JSON.objectNode().put("type", "array").put("minItems", 1).set("items", value(depth - 1));
            default -> object(depth - 1);
        };
    }

    /** Satisfies the schema; a field that need not be there is there or not. */
    JsonNode instance(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum").get(chance.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").asText()) {
            case "string" -> JSON.textNode(text(schema));
            case "integer" -> JSON.numberNode(number(schema));
            case "number" -> JSON.numberNode(new BigDecimal(number(schema) + ".25"));
            case "boolean" -> JSON.booleanNode(chance.nextBoolean());
            case "array" -> {
                ArrayNode array = JSON.arrayNode();
                int length = schema.path("minItems").asInt() + chance.nextInt(2);
                for (int i = 0; i < length; i++) {
                    array.add(instance(schema.get("items")));
                }
                yield array;
            }
            default -> {
                ObjectNode object = JSON.objectNode();
                List<String> required = new ArrayList<>();
                schema.path("required").forEach(name -> required.add(name.asText()));
                schema.path("properties").fields().forEachRemaining(field -> {
                    if (required.contains(field.getKey()) || chance.nextBoolean()) {
                        object.set(field.getKey(), instance(field.getValue()));
                    }
                });
                yield object;
            }
        };
    }

    private String text(JsonNode schema) {
        if (schema.has("format")) {
            return new UUID(chance.nextLong(), chance.nextLong()).toString();
        }
        return schema.has("pattern") ? "GBP" : "x".repeat(schema.path("minLength").asInt() + chance.nextInt(3));
    }

    private int number(JsonNode schema) {
        int least = schema.path("minimum").asInt(-5);
        return least + chance.nextInt(schema.path("maximum").asInt(100) - least);
    }

    /** A copy in which something was changed somewhere; the same as before when chance met nothing that the change fits. */
    ObjectNode after(Change change, ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        List<ObjectNode> places = new ArrayList<>();
        collect(copy, places);
        Collections.shuffle(places, chance);
        for (ObjectNode place : places) {
            ObjectNode untouched = place.deepCopy();
            change.apply(place, this);
            if (!place.equals(untouched)) {
                break;
            }
        }
        return copy;
    }

    private static void collect(ObjectNode schema, List<ObjectNode> places) {
        places.add(schema);
        schema.path("properties").forEach(field -> collect((ObjectNode) field, places));
        if (schema.has("items")) {
            collect((ObjectNode) schema.get("items"), places);
        }
    }

    private String anyOf(JsonNode names) {
        return names.get(chance.nextInt(names.size())).asText();
    }

    private static void remove(JsonNode array, String value) {
        for (int i = array.size() - 1; i >= 0; i--) {
            if (array.get(i).asText().equals(value)) {
                ((ArrayNode) array).remove(i);
            }
        }
    }

    interface Change {
        void apply(ObjectNode schema, RandomSchema chance);
    }

    enum Harmless implements Change {
        NOTHING((schema, random) -> { }),
        ANOTHER_DESCRIPTION((schema, random) -> schema.put("description", "said in other words")),
        FIELD_THAT_NEED_NOT_BE_THERE((schema, random) -> {
            if (schema.has("properties")) {
                ((ObjectNode) schema.get("properties")).set("added", random.value(1));
            }
        }),
        OTHER_ORDER((schema, random) -> {
            if (schema.has("enum")) {
                ArrayNode values = (ArrayNode) schema.get("enum");
                values.add(values.remove(0));
            }
        });

        private final Change change;

        Harmless(Change change) {
            this.change = change;
        }

        @Override
        public void apply(ObjectNode schema, RandomSchema random) {
            change.apply(schema, random);
        }
    }

    enum Harmful implements Change {
        FIELD_REMOVED((schema, random) -> {
            if (schema.has("properties")) {
                List<String> names = new ArrayList<>();
                schema.get("properties").fieldNames().forEachRemaining(names::add);
                String gone = names.get(random.chance.nextInt(names.size()));
                ((ObjectNode) schema.get("properties")).remove(gone);
                remove(schema.get("required"), gone);
            }
        }),
        FIELD_RENAMED((schema, random) -> {
            if (schema.has("properties")) {
                ObjectNode properties = (ObjectNode) schema.get("properties");
                properties.set("renamed", properties.remove(properties.fieldNames().next()));
            }
        }),
        NEW_REQUIRED_FIELD((schema, random) -> {
            if (schema.has("properties")) {
                ((ObjectNode) schema.get("properties")).set("added", random.value(1));
                ((ArrayNode) schema.get("required")).add("added");
            }
        }),
        BECAME_OPTIONAL((schema, random) -> {
            if (schema.path("required").size() > 0) {
                remove(schema.get("required"), random.anyOf(schema.get("required")));
            }
        }),
        BECAME_REQUIRED((schema, random) -> schema.path("properties").fieldNames().forEachRemaining(name -> {
            if (!schema.get("required").toString().contains("\"" + name + "\"")) {
                ((ArrayNode) schema.get("required")).add(name);
            }
        })),
        OTHER_TYPE((schema, random) -> {
            if (!schema.has("properties") && !schema.has("items")) {
                schema.put("type", schema.get("type").asText().equals("boolean") ? "string" : "boolean");
            }
        }),
        TYPE_WIDENED((schema, random) -> {
            if (schema.get("type").asText().equals("integer")) {
                schema.put("type", "number");
            }
        }),
        TYPE_NARROWED((schema, random) -> {
            if (schema.get("type").asText().equals("number")) {
                schema.put("type", "integer");
            }
        }),
        MAY_BE_NULL((schema, random) -> schema.set("type", JSON.arrayNode().add(schema.get("type")).add("null"))),
        VALUE_ADDED((schema, random) -> {
            if (schema.has("enum")) {
                ((ArrayNode) schema.get("enum")).add("yellow");
            }
        }),
        VALUE_REMOVED((schema, random) -> {
            if (schema.has("enum")) {
                ((ArrayNode) schema.get("enum")).remove(0);
            }
        }),
        LIST_OF_VALUES_GONE((schema, random) -> schema.remove("enum")),
        LIST_OF_VALUES_NEW((schema, random) -> {
            if (schema.get("type").asText().equals("string") && !schema.has("enum")) {
                schema.putArray("enum").add("red");
            }
        }),
        BOUND_MOVED((schema, random) -> {
            if (schema.has("minimum")) {
                schema.put(random.chance.nextBoolean() ? "minimum" : "maximum", 2 + random.chance.nextInt(50));
            }
        }),
        BOUND_GONE((schema, random) -> schema.remove(List.of("minimum", "minItems"))),
        BOUND_NEW((schema, random) -> {
            if (schema.get("type").asText().equals("string")) {
                schema.put("minLength", 3);
            }
        }),
        FORM_GONE((schema, random) -> schema.remove(List.of("pattern", "format"))),
        FORM_NEW((schema, random) -> {
            if (schema.get("type").asText().equals("string") && !schema.has("format")) {
                schema.put("format", "date");
            }
        }),
        UNKNOWN_KEYWORD((schema, random) -> schema.put("multipleOf", 7));

        private final Change change;

        Harmful(Change change) {
            this.change = change;
        }

        @Override
        public void apply(ObjectNode schema, RandomSchema random) {
            change.apply(schema, random);
        }
    }
}
