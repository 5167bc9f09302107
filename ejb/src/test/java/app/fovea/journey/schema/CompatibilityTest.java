package app.fovea.journey.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The check that the build trusts, tried with schemas and changes by chance. */
class CompatibilityTest {
    private static final SchemaRegistry VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    @Property
    void aHarmfulChangeIsFoundWhereverItIsMade(@ForAll long seed, @ForAll RandomSchema.Harmful change) {
        RandomSchema random = new RandomSchema(new Random(seed));
        ObjectNode last = random.payload();
        ObjectNode now = random.after(change, last);
        Assume.that(!now.equals(last));
        assertThat(Compatibility.breaches(last, now)).isNotEmpty();
    }

    @Property
    void aHarmlessChangePasses(@ForAll long seed, @ForAll List<RandomSchema.Harmless> changes) {
        RandomSchema random = new RandomSchema(new Random(seed));
        ObjectNode last = random.payload();
        ObjectNode now = last;
        for (RandomSchema.Harmless change : changes) {
            now = random.after(change, now);
        }
        assertThat(Compatibility.breaches(last, now)).isEmpty();
    }

    @Property
    void whatPassesIsReadInBothDirections(@ForAll long seed, @ForAll List<RandomSchema.Harmless> changes) {
        RandomSchema random = new RandomSchema(new Random(seed));
        ObjectNode last = random.payload();
        ObjectNode now = last;
        for (RandomSchema.Harmless change : changes) {
            now = random.after(change, now);
        }
        assertThat(errors(last, random.instance(now))).as("what is written now, to a consumer of the last").isEmpty();
        assertThat(errors(now, random.instance(last))).as("what the log keeps, to a reader of today").isEmpty();
    }

    /** The other way round: what the validator stumbles over, the check has found before. */
    @Property
    void whatOneSideCannotReadWasFound(@ForAll long seed, @ForAll RandomSchema.Harmful change) {
        RandomSchema random = new RandomSchema(new Random(seed));
        ObjectNode last = random.payload();
        ObjectNode now = random.after(change, last);
        Assume.that(!now.get("type").isArray());
        JsonNode written = random.instance(now);
        JsonNode kept = random.instance(last);
        // Chance writes no text that fits two forms at once.
        Assume.that(errors(now, written).isEmpty());
        boolean consumerStumbles = !errors(last, written).isEmpty();
        boolean logStumbles = !errors(now, kept).isEmpty();
        List<Compatibility.Breach> breaches = Compatibility.breaches(last, now);
        if (consumerStumbles) {
            assertThat(breaches).as("%s became %s", last, now).extracting(Compatibility.Breach::broken).contains(Compatibility.Broken.CONSUMER);
        }
        if (logStumbles) {
            assertThat(breaches).as("%s became %s", last, now).extracting(Compatibility.Breach::broken).contains(Compatibility.Broken.LOG);
        }
    }

    @Test
    void aBreachSaysWhereAndWhomItBreaks() {
        ObjectNode last = new RandomSchema(new Random(1)).payload();
        last.putObject("properties").putObject("amount").put("type", "integer");
        last.putArray("required").add("amount");
        ObjectNode now = last.deepCopy();
        now.putArray("required");
        assertThat(Compatibility.breaches(last, now)).extracting(Object::toString)
            .containsExactly("/amount need not be there any more: a consumer of the last version would not understand it");
    }

    private static List<?> errors(JsonNode schema, JsonNode payload) {
        return VALIDATOR.getSchema(schema).validate(payload);
    }
}
