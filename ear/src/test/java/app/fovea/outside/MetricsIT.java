package app.fovea.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.fovea.access.entity.DefaultRole;
import app.fovea.world.Colleague;
import app.fovea.world.Practice;
import app.fovea.world.RunningFovea;
import app.fovea.world.Visit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What whoever runs the server can watch, and the rules by which Prometheus wakes them. */
class MetricsIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Path DOCS = Path.of(System.getProperty("user.dir")).resolve("../docs").normalize();
    /** PromQL's words that could be taken for a metric. */
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "bool", "offset");
    /** Prometheus makes it itself. */
    private static final String MADE_BY_PROMETHEUS = "up";

    private final URI management = RunningFovea.shared().management();

    @Test
    void everyAlertRuleNamesMetricsThatTheRunningServerHasAndAPlaceInTheGuide() throws IOException {
        Set<String> there = metrics().lines().filter(line -> !line.startsWith("#")).map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toCollection(TreeSet::new));
        String guide = Files.readString(DOCS.resolve("operations.md"));

        assertThat(rules()).hasSizeGreaterThan(8).allSatisfy(rule -> {
            String name = (String) rule.get("alert");
            assertThat(metricsIn((String) rule.get("expr"))).as(name).isNotEmpty().allMatch(metric -> metric.equals(MADE_BY_PROMETHEUS) || there.contains(metric));
            assertThat(guide).as("what to do").contains("\n### " + name + "\n");
            assertThat(rule).as(name).extracting("annotations").asString().contains("docs/operations.md#" + name.toLowerCase(java.util.Locale.ROOT));
            assertThat(rule).as(name).extracting("labels").asString().containsPattern("severity=(critical|warning)");
        });
    }

    @Test
    void aSaleIsCountedByEachListenerAndNoLabelNamesAPracticeOrAPatient() {
        double before = figure("fovea_listener_lag_seconds_count", "OrderCreation");
        Practice practice = Practice.northgate();
        Visit visit = Visit.to(practice).ordered();

        await("it is counted").atMost(SOON).untilAsserted(() -> assertThat(figure("fovea_listener_lag_seconds_count", "OrderCreation")).isGreaterThan(before));
        assertThat(metrics()).doesNotContainIgnoringCase(practice.slug()).doesNotContain(visit.patientId().toString());
    }

    @Test
    void whatLeavesTheHouseAndWhatDoesNotIsCountedFromTheStart() {
        assertThat(metrics().lines().filter(line -> line.startsWith("fovea_messages_total{") || line.startsWith("fovea_mails_total{") || line.startsWith("fovea_webhook"))).hasSizeGreaterThanOrEqualTo(5 + 3 + 3 + 2 + 2 + 1);
        double before = count("fovea_mails_total", "outcome", "taken");
        Practice practice = Practice.northgate();
        Colleague person = Colleague.like(practice, DefaultRole.RECEPTIONIST);
        practice.as(DefaultRole.OWNER).post("/api/users/" + person.id() + "/invite").expect(200);

        await("the mail is counted").atMost(SOON).untilAsserted(() -> assertThat(count("fovea_mails_total", "outcome", "taken")).isGreaterThan(before));
        assertThat(metrics()).doesNotContain(person.email());
    }

    private double count(String metric, String label, String value) {
        Matcher line = Pattern.compile("(?m)^" + metric + "\\{[^}]*" + label + "=\"" + value + "\"[^}]*} (\\S+)$").matcher(metrics());
        assertThat(line.find()).as(metric).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void theOutboxIsToldAndEmptiesItself() {
        await("nothing waits").atMost(SOON).untilAsserted(() -> assertThat(metrics()).containsPattern("(?m)^fovea_outbox_waiting\\{[^}]*} 0\\.0$"));
    }

    @Test
    void readyMeansThatTheDatabaseIsMigratedAndTheBrokerTakesConnections() throws IOException {
        JsonNode ready = new ObjectMapper().readTree(get(management.resolve("/health/ready")).body());

        assertThat(ready.path("status").asText()).isEqualTo("UP");
        assertThat(ready.path("checks").findValuesAsText("name")).contains("database", "broker");
        assertThat(get(management.resolve("/health/live")).statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyReadsThemWherePeopleComeIn() {
        assertThat(List.of("/metrics", "/health/ready", "/health/live")).allSatisfy(path ->
            assertThat(get(RunningFovea.shared().url().resolve(path)).body()).doesNotContain("fovea_outbox_waiting").doesNotContain("\"checks\""));
    }

    private double figure(String metric, String listener) {
        Matcher line = Pattern.compile("(?m)^" + metric + "\\{[^}]*listener=\"" + listener + "\"[^}]*} (\\S+)$").matcher(metrics());
        assertThat(line.find()).as(metric).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rules() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(DOCS.resolve("operations/alerts.yml")));
        return file.get("groups").stream().flatMap(group -> group.get("rules").stream()).toList();
    }

    /** Every name in an expression that is no function, no label and no word of the language. */
    private static Set<String> metricsIn(String expression) {
        String bare = expression.replaceAll("\\{[^}]*}", "").replaceAll("\\[[^]]*]", "").replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", "");
        Set<String> names = new TreeSet<>();
        for (Matcher word = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\w|\\s*\\()").matcher(bare); word.find();) {
            names.add(word.group());
        }
        names.removeAll(WORDS);
        return names;
    }

    private String metrics() {
        return get(management.resolve("/metrics")).body();
    }

    private static HttpResponse<String> get(URI uri) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
