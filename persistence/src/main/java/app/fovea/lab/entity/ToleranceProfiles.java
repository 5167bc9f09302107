package app.fovea.lab.entity;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The standards that this program knows, read once from {@code tolerance/*.json}: a new edition is a new file, and the old one stays. */
public final class ToleranceProfiles {
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final ToleranceProfiles SHIPPED = read();

    private final ToleranceStandard usual;
    private final Map<ToleranceStandard, List<ToleranceLimits>> limits;

    private ToleranceProfiles(ToleranceStandard usual, Map<ToleranceStandard, List<ToleranceLimits>> limits) {
        this.usual = usual;
        this.limits = limits;
    }

    public static ToleranceProfiles shipped() {
        return SHIPPED;
    }

    /** In the order in which they are offered. */
    public List<ToleranceStandard> standards() {
        return List.copyOf(limits.keySet());
    }

    /** What is taken when nobody chooses. */
    public ToleranceStandard usual() {
        return usual;
    }

    public Optional<ToleranceStandard> standard(String id) {
        return limits.keySet().stream().filter(standard -> standard.id().equals(id)).findFirst();
    }

    /** Those that lay something down for this design. */
    public List<ToleranceStandard> standardsFor(DesignClass design) {
        return standards().stream().filter(standard -> profile(standard, design).isPresent()).toList();
    }

    /** The designs that a standard lays something down for, as far as we know it. */
    public List<DesignClass> designs(ToleranceStandard standard) {
        return limits.getOrDefault(standard, List.of()).stream().flatMap(each -> each.designs().stream()).toList();
    }

    public Optional<ToleranceProfile> profile(ToleranceStandard standard, DesignClass design) {
        return limits.getOrDefault(standard, List.of()).stream().filter(each -> each.designs().contains(design)).findFirst()
            .map(found -> new ToleranceProfile(standard, design, found));
    }

    private record Index(String usual, List<String> standards) {
    }

    private static ToleranceProfiles read() {
        try {
            Index index = MAPPER.treeToValue(tree("index"), Index.class);
            Map<ToleranceStandard, List<ToleranceLimits>> limits = new LinkedHashMap<>();
            for (String name : index.standards()) {
                ObjectNode file = (ObjectNode) tree(name);
                JsonNode profiles = file.remove("profiles");
                List<ToleranceLimits> found = new ArrayList<>();
                for (JsonNode profile : profiles) {
                    found.add(MAPPER.treeToValue(profile, ToleranceLimits.class));
                }
                limits.put(MAPPER.treeToValue(file, ToleranceStandard.class), List.copyOf(found));
            }
            ToleranceStandard usual = limits.keySet().stream().filter(standard -> standard.id().equals(index.usual())).findFirst().orElseThrow();
            return new ToleranceProfiles(usual, limits);
        } catch (IOException e) {
            throw new IllegalStateException("the shipped tolerances cannot be read", e);
        }
    }

    private static JsonNode tree(String name) throws IOException {
        try (InputStream file = ToleranceProfiles.class.getResourceAsStream("tolerance/" + name + ".json")) {
            return MAPPER.readTree(file);
        }
    }
}
