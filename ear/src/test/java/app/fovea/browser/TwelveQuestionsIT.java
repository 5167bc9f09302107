package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.world.RunningFovea.HARBOUR;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.world.Answer;
import app.fovea.world.Practice;
import app.fovea.world.Rest;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people are asked at the desk and on the phone, answered from the one screen that shows a patient: each from the search box on, in at most three steps. */
class TwelveQuestionsIT {
    private static final int MOST_STEPS = 3;
    private static final Practice PRACTICE = Practice.northgate();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
    private static final String FAMILY = "Asker" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private static final String STRONGER = Visit.EXAM.replace("-2.00", "-2.50").replace("\"recallMonths\":24", "\"recallMonths\":12");

    private static Visit latest;
    private static String worn;
    private static String underWay;
    private static BigDecimal owed;
    private static LocalDate today;

    @RegisterExtension
    final People people = new People();

    private Person person;
    private int steps;

    /** @param answered goes on from the patient's page and finds the answer */
    record Question(String asked, Consumer<TwelveQuestionsIT> answered) {
        @Override
        public String toString() {
            return asked;
        }
    }

    /** Somebody who has had one pair for a while, needs stronger ones, and has paid half of them. */
    @BeforeAll
    static void somebodyWithAHistory() {
        Visit first = Visit.to(PRACTICE).readyToPay();
        named(first);
        withAntiReflective(first);
        worn = order(moved(first, "in_production", "quality_check", "shipped", "completed")).text("/number");

        UUID exam = PRACTICE.as(OPTOMETRIST).post("/api/patients/" + first.patientId() + "/exams", STRONGER).expect(201).id();
        PRACTICE.as(OPTOMETRIST).post("/api/exams/" + exam + "/finalize").expect(200);
        latest = first.again().from(exam).readyToPay();
        latest.paid(latest.percentOfTotal(50));
        latest.awaitOrders(2);
        owed = latest.total().subtract(latest.percentOfTotal(50));
        underWay = order(latest.orders().get(1)).text("/number");
        told("allergies", "{\"state\":\"present\",\"note\":\"Nickel\"}");
        told("ocular_history", "{\"state\":\"none_known\"}");
        today = LocalDate.now(ZoneId.of("Europe/London"));
    }

    static Stream<Question> questions() {
        return Stream.of(
            new Question("Did she get anti-reflection last time?", it -> it.reads("Worn now", "Anti-reflective")),
            new Question("What does she owe?", it -> it.says("Outstanding", money(owed))),
            new Question("Has the order shipped?", it -> it.reads("Orders", Pattern.compile(underWay + "[\\s\\S]*Waiting"))),
            new Question("When was she here last?", it -> it.says("Last visit", DAY.format(today))),
            new Question("When is she due again?", it -> it.says("Next due", DAY.format(today.plusMonths(12)))),
            new Question("Did her eyes change?", it -> it.reads("Prescription", "Right: 0.50 D more minus. Left: no change.")),
            new Question("What was she prescribed before?", it -> {
                it.opens("Compare all 2");
                it.reads("Over the years", "\u22122.00/\u22121.25x10");
            }),
            new Question("Is she allergic to anything?", it -> assertThat(it.person.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("To beware of"))).containsText("Nickel")),
            new Question("Which spectacles does she wear now?", it -> it.reads("Worn now", worn)),
            new Question("Are the ones she wears still right?", it -> it.reads("Worn now", "Prescribed since: Right: 0.50 D more minus. Left: no change.")),
            new Question("What did we write to her?", it -> {
                it.opens("Messages");
                it.reads("Messages", "Your spectacles are on their way");
            }),
            new Question("Who examined her, and when?", it -> {
                it.opens("Timeline");
                it.reads("Timeline", Pattern.compile("Exam finalised\\s*" + DAY.format(today) + ", \\d\\d:\\d\\d, " + PRACTICE.user(OPTOMETRIST).name()));
            }));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isAnsweredInAtMostThreeSteps(Question question) {
        person = people.in(NORTHGATE, OWNER);
        person.open("/patients");
        finds();
        question.answered().accept(this);
        assertThat(steps).as("steps to the answer of: " + question).isLessThanOrEqualTo(MOST_STEPS);
        assertThat(person.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void withoutAMouseTheTabsAreWalkedOpenedAndGoneBackFrom() {
        person = people.in(NORTHGATE, OWNER);
        person.open("/patients");
        finds();
        Page page = person.page();
        tab("Overview").focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        assertThat(tab("Prescriptions")).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*\\?tab=prescriptions.*"));
        assertThat(tab("Prescriptions")).hasAttribute("aria-current", "page");
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("^Sphere over the years\\. Right: from \u22122\\.00")))).isVisible();
        page.goBack();
        assertThat(tab("Overview")).hasAttribute("aria-current", "page");
        person.open(at(latest) + "?tab=nonsense");
        assertThat(tab("Overview")).hasAttribute("aria-current", "page");
    }

    @Test
    void anOrderThatMovesChangesOnTheOpenPageByItself() {
        Visit visit = Visit.to(PRACTICE).ordered();
        person = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        person.open(at(visit));
        assertThat(person.section("Orders")).containsText("Waiting");
        person.page().evaluate("window.never = 'reloaded'");

        moved(visit, "in_production");

        assertThat(person.section("Orders")).containsText(Pattern.compile("Surfacing|Glazing"), new ContainsTextOptions().setTimeout(30_000));
        assertThat(person.page().locator("#news")).containsText(Pattern.compile("ORD-\\d+: (Surfacing|Glazing)\\."));
        assertThat(person.page().evaluate("window.never")).isEqualTo("reloaded");
        assertThat(person.complaints()).as("what the browser complains about").isEmpty();
    }

    @Test
    void anExamIsSoldFromOnceAtATime() {
        Visit visit = Visit.to(PRACTICE).examined();
        person = people.in(NORTHGATE, DISPENSING_OPTICIAN);
        person.open(at(visit));
        person.button("Start sale from exam of").click();
        person.page().waitForURL(Pattern.compile(".*/pos/[0-9a-f-]{36}"));
        String sale = person.path();

        person.open(at(visit));
        assertThat(person.button("Start sale")).hasCount(0);
        assertThat(person.link("Go on with the sale of")).hasAttribute("href", sale);
        person.open("/exams/" + visit.examId());
        person.button("Start sale from this exam").click();
        person.page().waitForURL(Person.url(sale));
        assertThat(PRACTICE.database().count("select count(*) from dispenses where patient_id = ?", visit.patientId())).isEqualTo(1);
    }

    @Test
    void whatIsNotKnownAsksToBeAskedAndWhatWasSaidStandsInTheBanner() {
        Visit visit = Visit.to(PRACTICE).registered();
        person = people.in(NORTHGATE, OPTOMETRIST);
        person.open(at(visit));
        Locator alerts = person.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Alerts"));
        assertThat(alerts.getByText("not asked yet")).hasCount(3);

        person.button("Ask about allergies").click();
        assertThat(person.heading("Allergies")).isFocused();
        person.choose("What does the patient say?", "There is something");
        person.page().getByLabel("What there is").fill("Latex");
        person.button("Write it down").click();

        assertThat(alerts).containsText("Allergies: Latex");
        assertThat(person.page().getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("To beware of"))).containsText("Latex");
        person.button("Ask about eye history").click();
        person.choose("What does the patient say?", "None known");
        person.button("Write it down").click();
        assertThat(alerts).containsText("Eye history: nothing of note known");
        assertThat(alerts.getByText("not asked yet")).hasCount(1);
        assertThat(people.in(HARBOUR, OWNER).open(at(visit)).status()).isEqualTo(404);
        assertThat(person.complaints()).as("what the browser complains about").isEmpty();
    }

    /** One step: the name, and Enter on the only one of it. */
    private void finds() {
        Locator search = person.page().getByLabel("Find a patient").last();
        search.fill(FAMILY);
        search.press("Enter");
        person.page().waitForURL(Person.url(at(latest)));
        steps++;
    }

    private void opens(String link) {
        person.link(link).first().click();
        steps++;
    }

    private void reads(String section, String answer) {
        assertThat(person.section(section)).containsText(answer);
    }

    private void reads(String section, Pattern answer) {
        assertThat(person.section(section)).containsText(answer);
    }

    private void says(String figure, String value) {
        assertThat(person.page().locator(".stat").filter(new Locator.FilterOptions().setHasText(figure))).containsText(value);
    }

    private Locator tab(String title) {
        return person.page().getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Record")).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(title));
    }

    private static String at(Visit visit) {
        return "/patients/" + visit.patientId();
    }

    private static String money(BigDecimal amount) {
        return "\u00a3" + amount.toPlainString();
    }

    private static void named(Visit visit) {
        String path = "/api/patients/" + visit.patientId();
        Rest optometrist = PRACTICE.as(OPTOMETRIST);
        optometrist.with("If-Match", optometrist.get(path).expect(200).etag())
            .put(path, "{\"givenName\":\"Ida\",\"familyName\":\"%s\",\"birthDate\":\"1980-05-12\",\"email\":\"%s\"}".formatted(FAMILY, visit.email())).expect(200);
    }

    private static void withAntiReflective(Visit visit) {
        Rest seller = visit.seller();
        String path = "/api/dispenses/" + visit.dispenseId();
        String lens = seller.get(path).expect(200).text("/pairs/0/lensId");
        Answer treatments = seller.get("/api/catalogue/treatments?lensId=" + lens).expect(200);
        String id = List.copyOf(treatments.texts("/items", "/id")).get(treatments.texts("/items", "/kind").indexOf("anti_reflective"));
        BigDecimal total = seller.put(path + "/treatments", "{\"pairs\":[{\"treatmentIds\":[\"" + id + "\"]}]}").expect(200).amount("/quote/total");
        visit.checkedOut(Visit.card(total)).awaitOrders(1);
    }

    private static UUID moved(Visit visit, String... categories) {
        UUID id = visit.orders().get(0);
        for (String category : categories) {
            PRACTICE.as(LAB_MANAGER).post("/api/orders/" + id + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(category, order(id).number("/version"))).expect(200);
        }
        return id;
    }

    private static Answer order(UUID id) {
        return PRACTICE.as(LAB_MANAGER).get("/api/orders/" + id).expect(200);
    }

    private static void told(String topic, String body) {
        PRACTICE.as(OPTOMETRIST).with("If-Match", "\"0\"").put("/api/patients/" + latest.patientId() + "/alerts/" + topic, body).expect(200);
    }
}
