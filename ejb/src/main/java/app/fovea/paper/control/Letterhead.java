package app.fovea.paper.control;

import app.fovea.tenancy.entity.Branch;
import java.util.Optional;

/** Whose paper it is: the practice, and the branch that it comes from. */
public record Letterhead(String practice, Optional<Branch> branch) {
    void at(Sheet.Part part) {
        part.part("p", practice).with("class", "big");
        branch.ifPresent(shop -> {
            if (!shop.name().equals(practice)) {
                part.part("p", shop.name());
            }
            if (shop.address() != null) {
                part.lines(shop.address().replace(", ", "\n"));
            }
            if (shop.phone() != null) {
                part.part("p", shop.phone());
            }
        });
    }
}
