package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import app.fovea.access.entity.DefaultRole;
import app.fovea.dispensing.entity.SaleStep;
import app.fovea.world.Answer;
import app.fovea.world.Obstacle;
import app.fovea.world.Pair;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every rule that blocks a sale is met at the till, which says so and goes no further, and holds for programs too. */
class NothingWrongPassesTheTillIT {
    private static final Practice NORTHGATES = Practice.northgate();
    /** Nothing that breaks them can be kept: it is refused where it is typed. */
    private static final Set<String> REFUSED_AT_ONCE = Set.of("frame_inconsistent", "measurement_out_of_range");
    private static final Map<String, String> IMPOSSIBLE = Map.of("Right PD, millimetres", "19.5", "Left PD, millimetres", "31.55", "Right height, millimetres", "41", "Left height, millimetres", "7",
        "Right near PD, millimetres", "40.5", "Left near PD, millimetres", "17", "Back vertex distance", "26", "Pantoscopic tilt", "-6", "Wrap angle", "36");
    private static final List<String> SENTENCES = List.of("Right eye: the monocular PD goes from 20 to 40 mm.", "Left eye: the monocular PD has at most one decimal.", "Right eye: the height goes from 8 to 40 mm.",
        "Left eye: the height goes from 8 to 40 mm.", "Right eye: the near PD goes from 18 to 40 mm.", "Left eye: the near PD goes from 18 to 40 mm.", "The back vertex distance goes from 5 to 25 mm.",
        "The pantoscopic tilt goes from -5 to 25 degrees.", "The wrap angle goes from 0 to 35 degrees.");
    private static final Path RULES = Path.of("..", "persistence", "src", "main");
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:_[a-z]+)+)\"");

    @RegisterExtension
    final People people = new People();

    /** In one window each: opening one for every obstacle takes longer than meeting it. */
    @Test
    void whatStandsAgainstASaleIsSaidAndNobodyGetsPastIt() {
        Map<DefaultRole, Person> sellers = new EnumMap<>(DefaultRole.class);
        assertAll(Arrays.stream(Obstacle.values()).map(obstacle -> () -> {
            try {
                meets(sellers.computeIfAbsent(obstacle.seller(), role -> people.in(NORTHGATE, role)), obstacle);
            } catch (AssertionError | PlaywrightException passed) {
                throw new AssertionError(obstacle + ": " + passed.getMessage(), passed);
            }
        }));
    }

    private static void meets(Person seller, Obstacle obstacle) {
        UUID sale = obstacle.saleAt(NORTHGATES);
        JsonNode problem = theOneThatBlocks(obstacle, sale);

        seller.open("/pos/" + sale);
        if (obstacle.seller() != DISPENSING_OPTICIAN) {
            seller.button("Go on with it myself").click();
        }
        Locator fromExam = seller.button("Next: frame and lenses");
        if (fromExam.isVisible()) {
            fromExam.click();
        }
        Locator step = seller.page().locator(".stepper [aria-current=step]");
        String title = SaleStep.of(problem.get("step").asText()).orElseThrow().title();
        assertThat(step).containsText(title);
        Locator next = seller.button("Next: ");
        if (problem.get("step").asText().equals(SaleStep.CHECKOUT.id())) {
            assertThat(next).hasCount(0);
        } else {
            seller.page().waitForResponse(answer -> answer.request().method().equals("POST"), next::click);
            seller.page().waitForFunction("() => PrimeFaces.ajax.Queue.isEmpty()");
        }
        assertThat(seller.page().getByText(problem.get("message").asText()).first()).isVisible();
        assertThat(step).containsText(title);
        assertThat(seller.button("Pay £")).hasCount(0);
        assertThat(seller.complaints()).as("what the browser complains about").isEmpty();

        Rest program = NORTHGATES.as(obstacle.seller());
        Answer refused = program.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + sale + "/checkout",
            "{\"payments\":[],\"acknowledgedWarnings\":[" + acknowledged(program, sale) + "]}").expect(422);
        assertThat(refused.text("/rule")).isEqualTo(obstacle.code());
        assertThat(program.get("/api/dispenses/" + sale).expect(200).text("/state")).isEqualTo("draft");
        Practice.harbour().as(DISPENSING_OPTICIAN).get("/api/dispenses/" + sale).expect(404);
    }

    @Test
    void noRuleThatBlocksIsForgottenHere() throws IOException {
        Set<String> met = Arrays.stream(Obstacle.values()).map(Obstacle::code).collect(Collectors.toCollection(TreeSet::new));
        met.addAll(REFUSED_AT_ONCE);
        assertThat(met).isEqualTo(blockingCodes());
    }

    @Test
    void whatObstaclesDifferFromIsSold() {
        UUID sale = Pair.plain().chosenAt(NORTHGATES);
        Rest seller = NORTHGATES.as(DISPENSING_OPTICIAN);
        seller.with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/dispenses/" + sale + "/checkout",
            "{\"payments\":[],\"acknowledgedWarnings\":[" + acknowledged(seller, sale) + "]}").expect(201);
    }

    @Test
    void whatCannotBeAFrameOrAMeasurementIsRefusedWhereItIsTypedAndOverRest() {
        UUID sale = Pair.plain().measured(null).chosenAt(NORTHGATES);
        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + sale);
        Page page = dispenser.page();
        IMPOSSIBLE.forEach((label, value) -> page.getByLabel(label).first().fill(value));
        dispenser.button("Next: pay").click();
        for (String sentence : SENTENCES) {
            assertThat(page.getByText(sentence).first()).isVisible();
        }
        assertThat(dispenser.heading("Measurements")).isVisible();

        dispenser.open("/pos/" + Pair.plain().in(null).measured(null).chosenAt(NORTHGATES));
        dispenser.button("Patient’s own frame").click();
        for (String size : new String[] {"A, lens width 50", "B, lens height 40", "DBL, bridge 18", "ED, diameter 70"}) {
            int at = size.lastIndexOf(' ');
            page.getByLabel(size.substring(0, at)).fill(size.substring(at + 1));
        }
        dispenser.button("Use this frame").click();
        assertThat(page.getByText("With A 50 and B 40 the ED lies between 50 and 64 mm.").first()).isVisible();

        Rest program = NORTHGATES.as(DISPENSING_OPTICIAN);
        String path = "/api/dispenses/" + sale;
        assertThat(program.put(path + "/lenses", "{\"pairs\":[{\"ownFrame\":{\"a\":50,\"b\":40,\"dbl\":18,\"ed\":70,\"rim\":\"full\"}}]}").expect(400).texts("/errors", "/field")).containsExactly("pairs[0].ownFrame.ed");
        assertThat(program.put(path + "/measurements", "{\"pairs\":[{\"right\":{\"pd\":19.5,\"height\":41,\"nearPd\":40.5},\"left\":{\"pd\":31.55,\"height\":7,\"nearPd\":17},\"bvd\":26,\"tilt\":-6,\"wrap\":36}]}")
            .expect(400).texts("/errors", "/field")).containsExactlyInAnyOrder("pairs[0].right.pd", "pairs[0].right.height", "pairs[0].right.nearPd",
                "pairs[0].left.pd", "pairs[0].left.height", "pairs[0].left.nearPd", "pairs[0].bvd", "pairs[0].tilt", "pairs[0].wrap");
        assertThat(program.get(path).expect(200).at("/pairs/0/measurements/right").has("pd")).isFalse();
    }

    @Test
    void nobodyNamesAPriceOrSellsWhatAnotherPracticeHas() {
        UUID sale = Pair.plain().chosenAt(NORTHGATES);
        Rest program = NORTHGATES.as(DISPENSING_OPTICIAN);
        String path = "/api/dispenses/" + sale;
        Answer before = program.get(path).expect(200);

        String cheaper = Pair.plain().json(NORTHGATES).replace("{", "{\"price\":1,");
        assertThat(program.put(path + "/lenses", "{\"pairs\":[" + cheaper + "]}").expect(400).texts("/errors", "/message")).containsExactly("There is no such field.");
        assertThat(program.with("Idempotency-Key", UUID.randomUUID().toString()).post(path + "/checkout", "{\"payments\":[],\"acknowledgedWarnings\":[],\"totalAmount\":1}").expect(400)
            .texts("/errors", "/field")).containsExactly("totalAmount");

        Rest stranger = Practice.harbour().as(DISPENSING_OPTICIAN);
        String frame = stranger.get("/api/catalogue/frames?limit=1").expect(200).text("/items/0/id");
        String lens = Practice.harbour().database().text("select id from lenses where tenant_id = ? and code = 'EST-R150'", Practice.harbour().id());
        String treatment = Practice.harbour().database().text("select id from treatments where tenant_id = ? order by code limit 1", Practice.harbour().id());
        Answer foreign = program.put(path + "/lenses", "{\"pairs\":[{\"frameId\":\"%s\",\"lensId\":\"%s\"}]}".formatted(frame, lens)).expect(400);
        assertThat(foreign.texts("/errors", "/message")).containsExactly("This frame is not in the catalogue.", "This lens is not in the catalogue.");
        assertThat(program.put(path + "/treatments", "{\"pairs\":[{\"treatmentIds\":[\"" + treatment + "\"]}]}").expect(400).texts("/errors", "/message"))
            .containsExactly("One of these treatments is not in the catalogue.");
        assertThat(program.get(path).expect(200).json()).as("the sale").isEqualTo(before.json());

        Person dispenser = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        dispenser.open("/pos/" + sale);
        dispenser.page().evaluate("() => { document.querySelector('.payments').dataset.total = '1.00'; document.querySelector('.bar-total').textContent = '£1.00'; }");
        dispenser.section("Payment").getByLabel("Amount").fill("1.00");
        dispenser.section("Payment").getByLabel("Amount").press("Enter"); // It would add another pair, if it pressed the first button of the page.
        for (Locator warning : dispenser.question("Read and stand by these").locator("label").all()) {
            warning.click();
        }
        dispenser.button("Pay £").click();
        BigDecimal total = before.amount("/quote/total").setScale(2);
        assertThat(dispenser.page().getByText("£" + total.subtract(BigDecimal.ONE) + " of £" + total + " is outstanding.")).isVisible();
    }

    private static JsonNode theOneThatBlocks(Obstacle obstacle, UUID sale) {
        JsonNode problems = NORTHGATES.as(obstacle.seller()).get("/api/dispenses/" + sale).expect(200).at("/problems");
        Set<String> blocking = StreamSupport.stream(problems.spliterator(), false).filter(each -> each.get("severity").asText().equals("block"))
            .map(each -> each.get("code").asText()).collect(Collectors.toSet());
        assertThat(blocking).as("what blocks, of " + problems).containsExactly(obstacle.code());
        return StreamSupport.stream(problems.spliterator(), false).filter(each -> each.get("code").asText().equals(obstacle.code())).findFirst().orElseThrow();
    }

    /** Every code there is: what blocks is not passed by saying that one has read it. */
    private static String acknowledged(Rest program, UUID sale) {
        return program.get("/api/dispenses/" + sale).expect(200).texts("/problems", "/code").stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(","));
    }

    /** As the rules name them: beside the word that makes a problem a block, in the constants of the law, and in the table of what goes with what. */
    private static Set<String> blockingCodes() throws IOException {
        Set<String> codes = new TreeSet<>();
        for (Path rules : Stream.of(RULES, Path.of("..", "ejb", "src", "main")).map(root -> root.resolve(Path.of("java", "app", "fovea", "dispensing"))).toList()) {
            try (Stream<Path> files = Files.walk(rules)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    Files.readAllLines(file).stream().filter(line -> line.matches(".*(\\bblock\\(|Severity\\.BLOCK,).*") || line.contains("static final String") && file.endsWith("SupplyRules.java"))
                        .flatMap(line -> CODE.matcher(line).results()).forEach(code -> codes.add(code.group(1)));
                }
            }
        }
        Files.readAllLines(RULES.resolve(Path.of("resources", "app", "fovea", "dispensing", "entity", "treatment-rules.csv"))).stream()
            .filter(line -> !line.startsWith("#")).forEach(line -> codes.add(line.split(";")[1]));
        return codes;
    }
}
