package app.fovea.tenancy.provisioning.demo;

import static app.fovea.access.entity.DefaultRole.DISPENSING_OPTICIAN;
import static app.fovea.access.entity.DefaultRole.LAB_MANAGER;
import static app.fovea.access.entity.DefaultRole.LAB_TECHNICIAN;
import static app.fovea.access.entity.DefaultRole.OPTICAL_ASSISTANT;
import static app.fovea.access.entity.DefaultRole.OPTOMETRIST;
import static app.fovea.access.entity.DefaultRole.PRACTICE_MANAGER;
import static app.fovea.access.entity.DefaultRole.RECEPTIONIST;

import app.fovea.access.entity.DefaultRole;
import java.util.List;

/** Who does what in the practice: each task goes to somebody who has the right to it, at the branch where it arises. */
record Team(List<Employee> everybody) {

    Employee optometrist(Chance chance, int site) {
        return at(chance, site, OPTOMETRIST);
    }

    /** @param restricted spectacles for a child or somebody registered sight impaired, which only a registrant supplies */
    Employee dispenser(Chance chance, int site, boolean restricted) {
        return restricted || chance.of(0.45) ? at(chance, site, DISPENSING_OPTICIAN) : at(chance, site, OPTICAL_ASSISTANT);
    }

    Employee desk(Chance chance, int site) {
        return at(chance, site, RECEPTIONIST);
    }

    Employee till(Chance chance, int site) {
        return chance.of(0.6) ? at(chance, site, RECEPTIONIST) : at(chance, site, OPTICAL_ASSISTANT);
    }

    Employee handOver(Chance chance, int site) {
        return at(chance, site, DISPENSING_OPTICIAN);
    }

    Employee refunds(Chance chance, int site) {
        return chance.of(0.5) ? at(chance, 0, PRACTICE_MANAGER) : at(chance, site, DISPENSING_OPTICIAN);
    }

    /** The laboratory makes for every branch. */
    Employee technician(Chance chance) {
        return at(chance, 0, LAB_TECHNICIAN);
    }

    Employee inspector(Chance chance) {
        return at(chance, 0, LAB_MANAGER);
    }

    private Employee at(Chance chance, int site, DefaultRole role) {
        List<Employee> here = everybody.stream().filter(one -> one.who().role() == role && one.who().site() == site).toList();
        return chance.pick(here.isEmpty() ? everybody.stream().filter(one -> one.who().role() == role).toList() : here);
    }
}
