package app.fovea.paper.control;

import app.fovea.tenancy.entity.Branch;
import app.fovea.tenancy.entity.BranchRepository;
import app.fovea.tenancy.entity.Imprint;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Whose paper it is: the practice, and the branch that it comes from. */
public record Letterhead(Imprint imprint, Optional<Branch> branch) {
    /** Knows what the practice says of itself. */
    @ApplicationScoped
    public static class Drawer {
        @Inject
        private BranchRepository branches;
        @Inject
        private TenantRepository tenants;

        /** @param branchId null for what comes from no branch */
        public Letterhead of(UUID branchId) {
            Optional<Branch> branch = Optional.ofNullable(branchId).flatMap(branches::find);
            return new Letterhead(Imprint.of(tenants.own().practice().name(), branch.orElse(null), branches.details().orElse(null)), branch);
        }
    }

    String practice() {
        return imprint.practice();
    }

    void at(Sheet.Part part) {
        part.part("p", practice()).with("class", "big");
        imprint.head().forEach(line -> part.part("p", line));
    }

    /** Who that is before the law, below everything else. */
    void under(Sheet.Part body) {
        if (!imprint.foot().isEmpty()) {
            body.part("p", imprint.foot()).with("class", "quiet");
        }
    }
}
