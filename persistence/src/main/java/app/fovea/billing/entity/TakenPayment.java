package app.fovea.billing.entity;

/** A payment as a till's list shows it. @param invoiceNumber of what it was for @param takenBy the name of whoever took it, or gave it back */
public record TakenPayment(Payment payment, String invoiceNumber, String takenBy) {
}
