package app.fovea.tenancy.provisioning.demo;

import app.fovea.tenancy.provisioning.Csv;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The people round a practice, household by household: those who live together share an address and mostly a name. */
final class Neighbourhood {
    private static final List<String[]> STREETS = Csv.rows("/app/fovea/tenancy/provisioning/demo/streets.csv");
    private static final List<String> MAIL_HOSTS = List.of("mailbox.example", "inbox.example", "post.example", "letterbox.example");
    private static final String POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
    private static final int ADULT = 18;

    private final DemoPractice practice;
    private final Clientele clientele;
    private final LocalDate today;
    private final Chance chance;
    private final Chance.Urn<String> communities = new Chance.Urn<>();
    private final Chance.Urn<Integer> sites = new Chance.Urn<>();
    private final Chance.Urn<int[]> ages = new Chance.Urn<>();
    private final List<String> streets;
    private final Set<String> mailTaken = new HashSet<>();

    Neighbourhood(DemoPractice practice, LocalDate today, Chance chance) {
        this.practice = practice;
        this.clientele = practice.clientele();
        this.today = today;
        this.chance = chance;
        this.streets = List.of(STREETS.get(clientele.streets())[0].split(","));
        clientele.communities().forEach((community, weight) -> communities.put(weight, community));
        for (int i = 0; i < practice.sites().size(); i++) {
            sites.put(practice.sites().get(i).share(), i);
        }
        int from = ADULT;
        for (Map.Entry<Integer, Double> band : clientele.adultAges().entrySet()) {
            ages.put(band.getValue(), new int[] {from, band.getKey()});
            from = band.getKey() + 1;
        }
    }

    List<Person> people(int howMany) {
        List<Person> people = new ArrayList<>();
        while (people.size() < howMany) {
            people.addAll(household());
        }
        return people.subList(0, howMany);
    }

    private List<Person> household() {
        Home home = home();
        double kind = chance.between(0.0, 1.0);
        if (kind < clientele.families()) {
            return family(home);
        }
        int[] band = ages.draw(chance);
        Person first = person(home, chance.between(band[0], band[1]), chance.of(0.54), home.family);
        if (kind > clientele.families() + clientele.couples()) {
            return List.of(first);
        }
        int age = Math.max(ADULT, first.age(today) + chance.between(-5, 4));
        return List.of(first, person(home, age, chance.of(0.04) == first.female(), chance.of(0.85) ? home.family : Names.family(chance, home.community)));
    }

    /** One or two parents of whom the practice knows, and their children. */
    private List<Person> family(Home home) {
        List<Person> family = new ArrayList<>();
        int age = chance.between(31, 51);
        Person parent = person(home, age, chance.of(0.6), home.family);
        family.add(parent);
        if (chance.of(0.65)) {
            family.add(person(home, Math.max(27, age + chance.between(-4, 4)), !parent.female(), home.family));
        }
        int youngest = Math.max(3, age - 42);
        int oldest = Math.min(17, age - 24);
        for (int children = new Chance.Urn<Integer>().put(0.35, 1).put(0.45, 2).put(0.2, 3).draw(chance); children > 0; children--) {
            Person child = child(home, chance.between(Math.min(youngest, oldest), Math.max(youngest, oldest)), parent);
            if (family.stream().noneMatch(other -> other.givenName().equals(child.givenName()))) {
                family.add(child);
            }
        }
        return family;
    }

    private Person person(Home home, int age, boolean female, String family) {
        LocalDate born = born(age);
        String given = Names.given(chance, home.community, female, born.getYear());
        String name = Names.borneBy(family, female);
        boolean landline = chance.of(age < 55 ? 0.03 : age < 75 ? 0.35 : 0.65);
        return new Person(given, name, female, home.community, born, home.site, mail(given, name, born, age),
            landline ? home.landline : "07700 900%03d".formatted(chance.between(0, 999)), home.address);
    }

    private Person child(Home home, int age, Person parent) {
        LocalDate born = born(age);
        boolean female = chance.of(0.5);
        String given = Names.given(chance, home.community, female, born.getYear());
        return new Person(given, Names.borneBy(home.family, female), female, home.community, born, home.site, parent.email(), parent.phone(), home.address);
    }

    private LocalDate born(int age) {
        return today.minusYears(age).minusDays(chance.between(1, 364));
    }

    /** Null for those who have none: few of the young, half of the oldest. */
    private String mail(String given, String family, LocalDate born, int age) {
        double has = age < 60 ? 0.95 : age < 70 ? 0.88 : age < 80 ? 0.70 : 0.42;
        if (!chance.of(has)) {
            return null;
        }
        String name = plain(given) + chance.pick(".", "", "_") + plain(family);
        String address = name + "@" + chance.pick(MAIL_HOSTS);
        while (!mailTaken.add(address)) {
            address = name + (born.getYear() % 100) + chance.between(1, 9) + "@" + chance.pick(MAIL_HOSTS);
        }
        return address;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT).replace('ł', 'l'), Normalizer.Form.NFD).replaceAll("[^a-z]", "");
    }

    private Home home() {
        String community = communities.draw(chance);
        int site = sites.draw(chance);
        String place = chance.pick(practice.sites().get(site).places());
        int split = place.lastIndexOf(' ');
        String postcode = "%s %d%c%c".formatted(place.substring(split + 1), chance.between(1, 9), letter(), letter());
        String street = (chance.of(0.08) ? "Flat " + chance.between(1, 12) + ", " : "") + chance.between(1, 148) + " " + chance.pick(streets);
        return new Home(community, Names.family(chance, community), site, street + ", " + place.substring(0, split) + ", " + postcode,
            "01632 960%03d".formatted(chance.between(200, 699)));
    }

    private char letter() {
        return POSTCODE_LETTERS.charAt(chance.between(0, POSTCODE_LETTERS.length() - 1));
    }

    private record Home(String community, String family, int site, String address, String landline) {
    }
}
