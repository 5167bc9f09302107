package app.fovea.tenancy.entity;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who a paper comes from.
 *
 * @param practice as patients know it
 * @param head     the lines below: the branch, where it is, how one reaches it
 * @param foot     who that is before the law, with their numbers; empty where nobody has entered it
 */
public record Imprint(String practice, List<String> head, String foot) implements Serializable {

    /** @param branch that it comes from; null for the practice itself @param details null where nobody has entered any */
    public static Imprint of(String practice, Branch branch, PracticeDetails details) {
        Company house = details == null ? Company.NONE : details.company();
        Contact contact = details == null ? new Contact(null, null) : details.contact();
        if (branch == null) {
            return new Imprint(practice, reach(contact), house.sentence());
        }
        BranchDetails shop = branch.details();
        List<String> head = new ArrayList<>();
        if (!shop.name().equals(practice)) {
            head.add(shop.name());
        }
        Optional.ofNullable(shop.address()).ifPresent(address -> address.replace(", ", "\n").lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(head::add));
        Optional.ofNullable(shop.phone()).ifPresent(head::add);
        head.addAll(reach(shop.contact().or(contact)));
        String company = (shop.company() == null ? house : shop.company()).sentence();
        return new Imprint(practice, head, shop.nhsCode() == null ? company : (company + " NHS site " + shop.nhsCode() + ".").strip());
    }

    private static List<String> reach(Contact contact) {
        return Stream.of(contact.email(), contact.website()).filter(each -> each != null).toList();
    }
}
