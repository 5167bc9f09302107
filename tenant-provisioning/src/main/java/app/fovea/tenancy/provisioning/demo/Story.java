package app.fovea.tenancy.provisioning.demo;

import java.util.List;

/**
 * Everything that happened in a practice until now.
 *
 * @param patients in the order in which they came, which is the order of their numbers
 * @param sales    in the order of their invoices
 * @param jobs     in the order of their order numbers
 */
record Story(List<Employee> team, List<Patient> patients, List<Exam> exams, List<Sale> sales, List<DraftSale> drafts, List<Job> jobs) {
    static String patientNumber(int index) {
        return "P-%06d".formatted(index + 1);
    }

    static String invoiceNumber(int index) {
        return "INV-%06d".formatted(index + 1);
    }

    static String orderNumber(int index) {
        return "ORD-%06d".formatted(index + 1);
    }
}
