package app.fovea.tenancy.provisioning.demo;

import static app.fovea.access.entity.DefaultRole.*;
import static app.fovea.tenancy.provisioning.demo.StaffMember.also;
import static app.fovea.tenancy.provisioning.demo.StaffMember.first;

import app.fovea.law.entity.Jurisdiction;
import app.fovea.tenancy.entity.Company;
import app.fovea.tenancy.entity.Contact;
import app.fovea.tenancy.provisioning.Catalogue;
import app.fovea.tenancy.provisioning.NewTenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A practice of the demonstration before it exists: what is decided, not drawn. */
record DemoPractice(NewTenant tenant, long seed, String catalogue, String password, List<Site> sites, List<StaffMember> staff, Clientele clientele) {

    /** All practices of the demonstration are in England. */
    static final Jurisdiction HERE = Jurisdiction.of("GB");

    /** Who can sign in, and how. */
    SeededTenant seeded() {
        return new SeededTenant(tenant.slug(), tenant.name(),
            staff.stream().map(member -> new SeededUser(member.role().title(), member.name(), member.email(), password)).toList());
    }

    /** Roles that it designed besides the eight it began with. */
    List<DesignedRole> designed() {
        return tenant.slug().equals("northgate") ? List.of(DesignedRole.TRAINEE_ASSISTANT, DesignedRole.SENIOR_LAB_TECH, DesignedRole.SATURDAY_DESK) : List.of(DesignedRole.SENIOR_LAB_TECH);
    }

    /** What stands on its papers; codes and numbers are made up, and add up as real ones do. */
    Company company() {
        return tenant.slug().equals("northgate")
            ? new Company("Northgate Opticians Ltd", "00963411", "England and Wales", "12 Northgate, Aireford, XN1 6AB", "GB963411035", "BC-0963")
            : new Company("Harbour Eyecare LLP", "OC300871", "England and Wales", "3 Quay Street, Saltmere, QH1 4EY", "GB300871044", null);
    }

    Contact contact() {
        return new Contact("hello@" + tenant.slug() + ".example", "www." + tenant.slug() + ".example");
    }

    /** A family's group of three in the north, with a laboratory of its own behind the oldest shop. */
    static DemoPractice northgate() {
        String slug = "northgate";
        return new DemoPractice(new NewTenant(slug, "Northgate Opticians", "GB", "GBP", "Europe/London", 50), 19_630_412L, Catalogue.STARTER, "northgate-demo-2026",
            List.of(
                new Site("AIR", "Aireford", "01632 960110", "12 Northgate, Aireford, XN1 6AB", true, List.of("Aireford XN1", "Calverthorpe XN3", "Beckfoot XN4"), 0.48),
                new Site("OUS", "Ouseby", "01632 960120", "41 Minster Yard, Ouseby, XN11 2TR", false, List.of("Ouseby XN11", "Fulthorpe XN12"), 0.30),
                new Site("NID", "Nidderwell Spa", "01632 960130", "7 Pump Room Parade, Nidderwell Spa, XN21 1DE", false, List.of("Nidderwell Spa XN21", "Starbrough XN22"), 0.22)),
            List.of(
                first(OWNER, "Eleanor Whitfield", null, slug),
                first(OPTOMETRIST, "Priya Raman", "01-31204", slug),
                first(DISPENSING_OPTICIAN, "Callum Hargreaves", "D-12093", slug),
                first(OPTICAL_ASSISTANT, "Jodie Barraclough", null, slug),
                first(RECEPTIONIST, "Maureen Ogden", null, slug),
                first(LAB_TECHNICIAN, "Tomasz Zawadzki", null, slug),
                first(LAB_MANAGER, "Gwen Ibbotson", null, slug),
                first(PRACTICE_MANAGER, "Daniel Whitfield", null, slug),
                also(OPTOMETRIST, "Imran Sheikh", "01-24417", 0, slug),
                also(OPTOMETRIST, "Samuel Oyelaran", "01-28871", 1, slug),
                also(OPTOMETRIST, "Hannah Crossley", "01-35540", 2, slug),
                also(DISPENSING_OPTICIAN, "Lucy Fairbairn", "D-15877", 1, slug),
                also(DISPENSING_OPTICIAN, "Peter Stansfield", "D-8842", 2, slug),
                also(OPTICAL_ASSISTANT, "Aisha Karim", null, 1, slug),
                also(OPTICAL_ASSISTANT, "Megan Rudd", null, 2, slug),
                also(RECEPTIONIST, "Wendy Lockwood", null, 1, slug),
                also(LAB_TECHNICIAN, "Ben Oakes", null, 0, slug)),
            new Clientele(
                inOrder("british", 0.70, "pakistani", 0.085, "gujarati", 0.035, "punjabi", 0.03, "african", 0.035, "caribbean", 0.02, "chinese", 0.025, "polish", 0.04, "irish", 0.03),
                new TreeMap<>(Map.of(29, 0.11, 39, 0.11, 49, 0.15, 59, 0.19, 69, 0.22, 79, 0.15, 93, 0.07)),
                0.12, 0.30, 0, 0.06, 0.25, 3,
                jobs(5, 2, 3, 4, 3, 4, 3, 3, 4, 2)));
    }

    /** One shop by the sea: older patients, more varifocals, more vouchers, simpler frames. */
    static DemoPractice harbour() {
        String slug = "harbour";
        return new DemoPractice(new NewTenant(slug, "Harbour Eyecare", "GB", "GBP", "Europe/London", 25), 20_040_817L, Catalogue.COASTAL, "harbour-demo-2026",
            List.of(new Site("HBR", "Saltmere", "01632 960710", "3 Quay Street, Saltmere, QH1 4EY", false, List.of("Saltmere QH1", "Pennycove QH2", "East Gannick QH3", "Trewhisper QH5"), 1.0)),
            List.of(
                first(OWNER, "Rosalind Penhale", null, slug),
                first(OPTOMETRIST, "Martin Trewin", "01-19325", slug),
                first(DISPENSING_OPTICIAN, "Caroline Voss", "D-9216", slug),
                first(OPTICAL_ASSISTANT, "Ellie Marchant", null, slug),
                first(RECEPTIONIST, "Jean Hallett", null, slug),
                first(LAB_TECHNICIAN, "Dave Sparrow", null, slug),
                first(LAB_MANAGER, "Neil Gooding", null, slug),
                first(PRACTICE_MANAGER, "Sunita Rao", null, slug),
                also(OPTOMETRIST, "Fiona Merrick", "01-33087", 0, slug)),
            new Clientele(
                inOrder("coastal", 0.91, "irish", 0.03, "polish", 0.02, "gujarati", 0.015, "chinese", 0.015, "pakistani", 0.01),
                new TreeMap<>(Map.of(29, 0.05, 39, 0.06, 49, 0.11, 59, 0.20, 69, 0.25, 79, 0.22, 95, 0.11)),
                0.07, 0.36, 1, 0.22, 0.55, 6,
                jobs(4, 1, 3, 2, 2, 3, 2, 2, 3, 2)));
    }

    private static Map<String, Double> inOrder(Object... namesAndWeights) {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndWeights.length; i += 2) {
            map.put((String) namesAndWeights[i], (Double) namesAndWeights[i + 1]);
        }
        return map;
    }

    private static Map<String, Integer> jobs(int pending, int awaitingFrame, int awaitingLens, int surfacing, int coating, int glazing, int qualityCheck, int ready, int shipped, int onHold) {
        Map<String, Integer> jobs = new LinkedHashMap<>();
        jobs.put("pending", pending);
        jobs.put("awaiting_frame", awaitingFrame);
        jobs.put("awaiting_lens", awaitingLens);
        jobs.put("surfacing", surfacing);
        jobs.put("coating", coating);
        jobs.put("glazing", glazing);
        jobs.put("quality_check", qualityCheck);
        jobs.put("ready", ready);
        jobs.put("shipped", shipped);
        jobs.put("on_hold", onHold);
        return jobs;
    }
}
