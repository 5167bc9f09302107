package app.fovea.browser;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.OWNER;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;
import static app.fovea.world.RunningFovea.NORTHGATE;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import app.fovea.access.entity.DefaultRole;
import app.fovea.access.entity.Permission;
import app.fovea.world.Colleague;
import app.fovea.world.GivenUp;
import app.fovea.world.Mailbox;
import app.fovea.world.Practice;
import app.fovea.world.Receiver;
import app.fovea.world.Rest;
import app.fovea.world.Team;
import app.fovea.world.Visit;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A screen that somebody may stand before.
 *
 * @param name   as its screenshot is called
 * @param role   who stands there; null for whoever is not signed in
 * @param path   where it is
 * @param then   what they do there until it looks as meant
 */
record Place(String name, DefaultRole role, String path, Consumer<Person> then) {
    private static List<Place> all;

    /** Every page there is, in the states that differ, with the demonstration's people on them. What else they need is made once. */
    static synchronized List<Place> all() {
        if (all == null) {
            all = make();
        }
        return all;
    }

    private static String misspelt(String name) {
        return name.substring(0, name.length() - 1) + "x";
    }

    private static List<Place> make() {
        Practice northgate = Practice.northgate();
        Rest owner = northgate.as(OWNER);
        // What is under way differs from day to day; of what is handed over there is always enough.
        List<Customer> customers = Customer.adultsWhoseOrderIs(owner, "shipped", "completed");
        List<Customer> waiting = Customer.adultsWhoseOrderIs(owner, "in_production", "quality_check", "completed");
        Customer one = customers.get(0);
        UUID draft = northgate.as(OPTOMETRIST).post("/api/patients/" + waiting.get(0).patient() + "/exams", Visit.EXAM).expect(201).id();
        Rest dispenser = northgate.as(DISPENSING_OPTICIAN);
        UUID begun = waiting.get(1).saleBegun(dispenser);
        UUID chosen = waiting.get(3).saleWithLenses(dispenser);
        Colleague colleague = Colleague.until(northgate, LocalDate.now().plusDays(30), Permission.PAYMENTS_REFUND, Permission.EXAMS_FINALIZE).alsoHolding(Permission.PATIENTS_EDIT);
        owner.post("/api/users/" + colleague.id() + "/invite").expect(200);
        UUID carried = waiting.get(3).saleWithLenses(dispenser);
        UUID ready = waiting.get(2).saleReadyToPay(dispenser);
        UUID treated = waiting.get(2).saleReadyToPay(dispenser);
        UUID measured = waiting.get(2).saleReadyToPay(dispenser);
        UUID colleagues = waiting.get(2).saleReadyToPay(northgate.as(PRACTICE_MANAGER));
        UUID letter = GivenUp.by(northgate, "OrderCreation", GivenUp.event(northgate, waiting.get(2).patient(), "exam.finalized"));
        UUID webhook = Receiver.switchedOff(northgate);
        owner.post("/api/webhooks/" + webhook + "/test").expect(202);
        Team team = Team.of(northgate);
        UUID trainee = team.role("Trainee Dispenser", "patients:view", "pos:access", "payments:take");
        team.hired(trainee, "Ada Finch");
        team.hired(trainee, "Bea Lund");
        return List.of(
            at("sign-in", null, "/sign-in"),
            at("home", OWNER, "/"),
            at("home-dispenser", DISPENSING_OPTICIAN, "/"),
            at("home-lab", LAB_TECHNICIAN, "/"),
            at("patients", OWNER, "/patients"),
            new Place("audit", OWNER, "/audit", person -> {
                person.button("Verify now").click();
                assertThat(person.section("Is it all there?").getByText("are as they were written")).isVisible();
            }),
            at("restriction", PRACTICE_MANAGER, "/restriction?patient=" + one.patient()),
            at("open-record", OPTOMETRIST, "/open-record?patient=" + one.patient()),
            at("openings", PRACTICE_MANAGER, "/openings?state=all"),
            at("access-log", OWNER, "/access-log?patient=" + one.patient()),
            at("audit-nothing-found", OWNER, "/audit?q=nobody+of+that+name"),
            at("patients-none", OWNER, "/patients?q=qqqqqq"),
            new Place("find", OWNER, "/patients", person -> {
                person.page().keyboard().press("/");
                person.page().keyboard().type(misspelt(owner.get("/api/patients/" + one.patient()).expect(200).text("/familyName")));
                assertThat(person.page().getByRole(AriaRole.OPTION).first()).isVisible();
                assertThat(person.page().locator("#find-answer[data-for]:has-text('Did you mean')")).isVisible();
            }),
            at("find-number", OWNER, "/find?q=" + owner.get("/api/orders/" + one.order()).expect(200).text("/number").substring(4)),
            at("find-none", LAB_TECHNICIAN, "/find?q=qqqqqq"),
            at("patient-new", OPTOMETRIST, "/patients/new"),
            new Place("patient-new-alike", OPTOMETRIST, "/patients/new", person -> {
                Rest asking = northgate.as(OPTOMETRIST);
                person.page().getByLabel("Given name").fill(asking.get("/api/patients/" + one.patient()).expect(200).text("/givenName"));
                person.page().getByLabel("Family name").fill(asking.get("/api/patients/" + one.patient()).expect(200).text("/familyName"));
                person.page().getByLabel("Date of birth").fill(asking.get("/api/patients/" + one.patient()).expect(200).text("/birthDate"));
                assertThat(person.page().getByText("It is somebody else")).isVisible();
            }),
            at("patient", OWNER, "/patients/" + one.patient()),
            at("patient-history", OWNER, "/patients/" + corrected(northgate) + "/history"),
            at("patient-merge", OWNER, "/patients/" + one.patient() + "/merge"),
            at("patient-merge-preview", OWNER, "/patients/" + one.patient() + "/merge?with=" + twice(northgate)),
            at("patient-recall", RECEPTIONIST, "/patients/" + one.patient() + "/recall"),
            at("recalls", RECEPTIONIST, "/recalls?due=" + LocalDate.now().plusYears(3)),
            at("patient-rights", OWNER, "/patients/" + one.patient() + "/rights"),
            at("patient-prescriptions", OWNER, "/patients/" + longKnown(northgate) + "?tab=prescriptions"),
            at("patient-orders", OWNER, "/patients/" + one.patient() + "?tab=orders"),
            at("patient-hidden", RECEPTIONIST, "/patients/" + one.patient() + "?tab=prescriptions"),
            new Place("patient-asking", OPTOMETRIST, "/patients/" + one.patient() + "?tab=timeline", person -> {
                person.button("about allergies").click();
                assertThat(person.heading("Allergies")).isFocused();
            }),
            at("patient-edit", OPTOMETRIST, "/patients/" + one.patient() + "/edit"),
            at("exam", OPTOMETRIST, "/exams/" + draft),
            new Place("exam-review", OPTOMETRIST, "/exams/" + draft, person -> {
                person.button("Review and finalise").click();
                assertThat(person.heading("Check it, then sign")).isVisible();
            }),
            at("exam-final", OWNER, "/exams/" + one.exam()),
            at("sell", DISPENSING_OPTICIAN, "/pos"),
            new Place("sell-discard", DISPENSING_OPTICIAN, "/pos", person -> {
                person.button("Discard the sale to").first().click();
                assertThat(person.button("Keep it")).isVisible();
            }),
            at("pos-of-a-colleague", DISPENSING_OPTICIAN, "/pos/" + colleagues),
            at("sell-found", DISPENSING_OPTICIAN, "/pos?q=" + misspelt(owner.get("/api/patients/" + one.patient()).expect(200).text("/familyName"))),
            at("sell-to", DISPENSING_OPTICIAN, "/pos?patient=" + one.patient()),
            at("sell-to-begun", DISPENSING_OPTICIAN, "/pos?patient=" + waiting.get(1).patient()),
            at("pos-patient", DISPENSING_OPTICIAN, "/pos/" + waiting.get(1).saleBegun(dispenser)),
            new Place("pos-supervised", OPTICAL_ASSISTANT, "/pos/" + Visit.to(northgate).bornOn("2018-03-01").readyToPay().dispenseId(), person -> {
                if (person.button("Go on with it myself").isVisible()) {
                    person.button("Go on with it myself").click();
                }
                assertThat(person.question("A registrant supervises")).isVisible();
            }),
            new Place("pos", DISPENSING_OPTICIAN, "/pos/" + begun, person -> {
                if (person.button("Next: frame and lenses").isVisible()) {
                    person.button("Next: frame and lenses").click();
                }
                assertThat(person.heading("Lenses")).isVisible();
            }),
            new Place("pos-lenses", DISPENSING_OPTICIAN, "/pos/" + chosen, person -> {
                backTo(person, "Measurements", "Treatments", "Frame and lenses");
                // Whoever enters next comes straight here: what is compared must have been loaded alike.
                person.page().reload();
                assertThat(person.page().getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("mm at the thickest edge, .* mm in the middle, about \\d+ g"))).first()).isVisible();
                for (int lens = 0; lens < 2; lens++) {
                    person.section("Lenses").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Compare "))).nth(lens).click();
                    assertThat(person.page().getByRole(AriaRole.COLUMNHEADER)).hasCount(lens + 1);
                }
            }),
            new Place("pos-measurements-carried", DISPENSING_OPTICIAN, "/pos/" + carried, person -> {
                assertThat(person.heading("Measurements")).isVisible();
                assertThat(person.page().getByLabel("I have checked these measurements on the patient")).isVisible();
            }),
            new Place("pos-treatments", DISPENSING_OPTICIAN, "/pos/" + treated, person -> backTo(person, "Pay", "Measurements", "Treatments")),
            new Place("pos-measurements", DISPENSING_OPTICIAN, "/pos/" + measured, person -> backTo(person, "Pay", "Measurements")),
            at("pos-pay", DISPENSING_OPTICIAN, "/pos/" + ready),
            at("pos-sold", DISPENSING_OPTICIAN, "/pos/" + one.sale()),
            at("invoice-waits", OWNER, "/invoices/" + waits(northgate)),
            at("waiting", OWNER, "/waiting"),
            at("to-ring", RECEPTIONIST, "/to-ring"),
            at("invoice", OWNER, "/invoices/" + one.invoice()),
            new Place("invoice-refund", OWNER, "/invoices/" + one.invoice(), person -> {
                person.button("Give money back").click();
                person.question("What comes back").locator("label").first().click();
                assertThat(person.page().getByLabel("Amount")).isVisible();
            }),
            new Place("invoice-cancel", OWNER, "/invoices/" + halfPaid(northgate), person -> {
                person.button("Cancel this sale").click();
                assertThat(person.button("Cancel the sale")).isVisible();
            }),
            new Place("invoice-write-off", OWNER, "/invoices/" + halfPaid(northgate), person -> {
                person.button("Write off").click();
                assertThat(person.heading("Write off")).isVisible();
            }),
            at("patient-edit-contact", OPTICAL_ASSISTANT, "/patients/" + one.patient() + "/edit"),
            at("exam-without-findings", OPTICAL_ASSISTANT, "/exams/" + one.exam()),
            at("order", LAB_MANAGER, "/orders/" + one.order()),
            new Place("order-remake", LAB_MANAGER, "/orders/" + inQualityCheck(northgate), person -> {
                person.section("Make it again").getByText("Make it again").first().click();
                person.section("Make it again").getByText("Measured again").click();
                assertThat(person.page().locator("#remakeRightPd")).isVisible();
            }),
            new Place("order-change", LAB_MANAGER, "/orders/" + Visit.to(northgate).ordered().orders().get(0), person -> {
                person.section("Change it").getByText("Change it").first().click();
                assertThat(person.page().getByLabel("For the lab to know")).isVisible();
            }),
            new Place("order-checked", LAB_MANAGER, "/orders/" + inQualityCheck(northgate), person -> {
                measured(person, "-2.00", "-1.42", "12");
                person.button("Check").click();
                assertThat(person.heading("Out of tolerance")).isVisible();
            }),
            new Place("order-inspected", LAB_MANAGER, "/orders/" + inspected(northgate), person -> {
                person.button("Let them pass all the same").click();
                assertThat(person.page().getByLabel("Why they pass all the same")).isFocused();
            }),
            at("lab-figures", LAB_MANAGER, "/lab/figures"),
            at("lab", LAB_MANAGER, "/lab"),
            new Place("lab-menu", LAB_MANAGER, "/lab", person -> person.button("Move ORD-").first().click()),
            new Place("lab-dialog", LAB_MANAGER, "/lab", person -> {
                person.button("Move ORD-").first().click();
                person.item("On hold").click();
                assertThat(person.dialog()).isVisible();
            }),
            new Place("lab-look", LAB_MANAGER, "/lab", person -> {
                person.page().locator(".job-link").first().press(" ");
                assertThat(person.dialog()).containsText("How it came here");
            }),
            at("lab-lanes", LAB_MANAGER, "/lab?lanes=branch"),
            at("lab-none", LAB_MANAGER, "/lab?q=nothing-like-it"),
            at("lab-wall", LAB_TECHNICIAN, "/lab/wall"),
            at("journey", LAB_MANAGER, "/journey"),
            at("journey-chain", OWNER, "/journey/chain?patient=" + one.patient()),
            at("journey-chain-failed", OWNER, "/journey/chain?patient=" + waiting.get(2).patient()),
            at("journey-chain-none", OWNER, "/journey/chain?of=" + UUID.randomUUID()),
            at("journey-listeners", LAB_MANAGER, "/journey/listeners"),
            at("dead-letters", LAB_MANAGER, "/journey/dead-letters"),
            at("dead-letters-none", LAB_MANAGER, "/journey/dead-letters?listener=Invitation&state=discarded"),
            new Place("dead-letter", OWNER, "/journey/dead-letters?letter=" + letter, person -> {
                person.button("Give up").click();
                assertThat(person.button("Give up for good")).isVisible();
            }),
            at("settings-practice", PRACTICE_MANAGER, "/settings"),
            at("settings-practice-branch", PRACTICE_MANAGER, "/settings/practice?branch=" + northgate.database().text("select id from branches where tenant_id = ? and code = 'AIR'", northgate.id())),
            at("settings-orders", PRACTICE_MANAGER, "/settings/orders"),
            at("settings-calendar", PRACTICE_MANAGER, "/settings/calendar"),
            at("settings-quality", PRACTICE_MANAGER, "/settings/quality"),
            at("settings-privacy", PRACTICE_MANAGER, "/settings/privacy"),
            at("settings-lab", LAB_MANAGER, "/settings/lab"),
            new Place("settings-tills", PRACTICE_MANAGER, "/settings/tills", person -> {
                person.button("Change Till 1").first().click();
                assertThat(person.page().getByLabel("Nobody takes money here any more")).isVisible();
            }),
            new Place("till", RECEPTIONIST, "/till", person -> {
                person.button("Count and close").click();
                person.page().getByText("Count by note and coin").click();
                assertThat(person.page().getByLabel("£50.00")).isVisible();
            }),
            at("cash-up", OWNER, "/cash-ups/" + northgate.database().text("select id from cash_ups where tenant_id = ? and reason is not null order by closed_at desc limit 1", northgate.id())),
            at("webhooks", OWNER, "/settings/webhooks"),
            at("webhook-new", OWNER, "/settings/webhooks?new=true"),
            at("webhook", OWNER, "/settings/webhooks?of=" + webhook),
            at("webhook-edit", OWNER, "/settings/webhooks?edit=" + webhook),
            at("settings-messages", PRACTICE_MANAGER, "/settings/messages"),
            at("settings-messages-text", PRACTICE_MANAGER, "/settings/messages?kind=order_created&channel=sms&language=pl"),
            at("settings-messages-untranslated", PRACTICE_MANAGER, "/settings/messages?kind=ready_to_collect&channel=email&language=so"),
            at("roles", OWNER, "/roles"),
            at("roles-none", OWNER, "/roles?q=qqqqqq"),
            at("role", OWNER, "/roles?role=" + trainee),
            at("role-locked", OWNER, "/roles?role=" + northgate.role(OWNER)),
            at("role-beyond", PRACTICE_MANAGER, "/roles?role=" + northgate.role(OPTOMETRIST)),
            new Place("role-new", OWNER, "/roles?role=new", person -> person.button("Lab Technician").click()),
            new Place("role-changed", OWNER, "/roles?role=" + trainee, Place::changed),
            new Place("role-review", OWNER, "/roles?role=" + trainee, person -> {
                changed(person);
                person.button("Review and save").click();
                assertThat(person.dialog()).containsText("2 people are affected");
            }),
            new Place("role-delete", OWNER, "/roles?role=" + trainee, person -> {
                person.button("Delete").click();
                assertThat(person.dialog()).containsText("They get instead");
            }),
            new Place("role-rights-none", OWNER, "/roles?role=" + trainee, person -> {
                person.page().getByLabel("Search the rights").fill("no such thing");
                assertThat(person.button("Show all rights")).isVisible();
            }),
            at("pairs", OWNER, "/roles/pairs"),
            at("people", OWNER, "/people"),
            at("people-none", OWNER, "/people?q=qqqqqq"),
            at("person", OWNER, "/people/" + colleague.id()),
            new Place("person-roles", OWNER, "/people/" + colleague.id(), person -> {
                person.page().getByLabel("Give a role").selectOption("Receptionist");
                person.button("Add the role").click();
                assertThat(person.heading("What changes for")).isVisible();
            }),
            at("person-new", OWNER, "/people/new"),
            at("person-edit", OWNER, "/people/" + colleague.id() + "/edit"),
            at("who-can", OWNER, "/people/who-can"),
            at("preview-begin", OWNER, "/people/preview?role=" + colleague.roleId()),
            at("welcome", null, "/welcome?link=" + new Mailbox(colleague.email()).invitation(1)),
            at("welcome-no-good", null, "/welcome"),
            at("not-found", OWNER, "/patients/" + UUID.randomUUID()),
            at("not-allowed", RECEPTIONIST, "/lab"));
    }

    /** From the first of these steps of a sale back to the last, or from wherever somebody left it on the way: a sale opens where it was left. */
    /** Somebody who was taken for a child. */
    private static UUID corrected(Practice practice) {
        Rest optometrist = practice.as(OPTOMETRIST);
        UUID patient = optometrist.post("/api/patients", "{\"givenName\":\"Cora\",\"familyName\":\"Rected\",\"birthDate\":\"2020-05-12\"}").expect(201).id();
        optometrist.with("If-Match", "\"1\"").put("/api/patients/" + patient + "?reason=Read+from+the+passport", "{\"givenName\":\"Cora\",\"familyName\":\"Rected\",\"birthDate\":\"1990-05-12\",\"phone\":\"07700 900123\"}").expect(200);
        return patient;
    }

    /** Somebody with another phone than most, whose record stands beside another one. */
    private static UUID twice(Practice practice) {
        return practice.as(OPTOMETRIST).post("/api/patients", "{\"givenName\":\"Tess\",\"familyName\":\"Twice\",\"birthDate\":\"1990-05-12\",\"phone\":\"07700 900456\"}").expect(201).id();
    }

    private static void backTo(Person person, String... steps) {
        Locator current = person.page().locator(".stepper [aria-current=step]");
        for (int at = 0; at < steps.length - 1; at++) {
            if (current.textContent().contains(steps[at])) {
                person.button("Back").click();
            }
            assertThat(current).not().containsText(steps[at]);
        }
    }

    /** Ticked, and not saved. */
    private static void changed(Person person) {
        person.page().getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Refund payments").setExact(true)).check();
        person.page().getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Sell at the point of sale").setExact(true)).uncheck();
        assertThat(person.button("Review and save")).isVisible();
    }

    /** An order of somebody who needs -2.00/-1.25x10 and -1.75. */
    static UUID ordered(Practice practice) {
        return Visit.to(practice).ordered().orders().get(0);
    }

    private static UUID halfPaid(Practice practice) {
        Visit visit = Visit.to(practice).readyToPay();
        return visit.paid(visit.percentOfTotal(50)).invoiceId();
    }

    /** Somebody with prescriptions enough for a chart. */
    private static String longKnown(Practice practice) {
        return practice.database().text("select patient_id from prescriptions where tenant_id = ? and left_add is not null group by patient_id having count(*) > 2 order by count(*) desc, patient_id limit 1", practice.id());
    }

    /** Of a sale that the lab was not given yet. */
    private static UUID waits(Practice practice) {
        Visit visit = Visit.to(practice).readyToPay();
        return visit.paid(visit.percentOfTotal(10)).invoiceId();
    }

    /** One that was measured twice and is still out of tolerance. */
    private static UUID inspected(Practice practice) {
        UUID order = inQualityCheck(practice);
        for (String cylinder : List.of("-1.75", "-1.42")) {
            practice.as(LAB_MANAGER).with("Idempotency-Key", UUID.randomUUID().toString()).post("/api/orders/" + order + "/inspections",
                "{\"focimeter\":\"LM-7\",\"reading\":\"R -2.00 %s x 12 PD 31.5 H 20\\nL -1.75 PD 32 H 20\"}".formatted(cylinder)).expect(201);
        }
        return order;
    }

    static UUID inQualityCheck(Practice practice) {
        return inQualityCheck(practice, ordered(practice));
    }

    static UUID inQualityCheck(Practice practice, UUID order) {
        Rest manager = practice.as(LAB_MANAGER);
        for (String stage : List.of("in_production", "quality_check")) {
            long version = manager.get("/api/orders/" + order).expect(200).number("/version");
            manager.post("/api/orders/" + order + "/transitions", "{\"to\":\"%s\",\"version\":%d}".formatted(stage, version)).expect(200);
        }
        return order;
    }

    /** Types what was measured: this for the right lens, everything else as ordered. */
    static void measured(Person person, String sphere, String cylinder, String axis) {
        Locator panel = person.section("Check against the order");
        panel.getByLabel("Right sphere").fill(sphere);
        panel.getByLabel("Right cylinder").fill(cylinder);
        panel.getByLabel("Right axis").fill(axis);
        panel.getByLabel("Left sphere").fill("-1.75");
        panel.getByLabel("Right PD").fill("31.5");
        panel.getByLabel("Left PD").fill("32");
        panel.getByLabel("Right height").fill("20");
        panel.getByLabel("Left height").fill("20");
    }

    private static Place at(String name, DefaultRole role, String path) {
        return new Place(name, role, path, person -> { });
    }

    /** Puts somebody there. */
    Person entered(People people, People.Screen screen) {
        Person person = role == null ? people.visitor(screen) : people.in(NORTHGATE, role, screen);
        person.open(path);
        then.accept(person);
        return person;
    }

    @Override
    public String toString() {
        return name;
    }
}
