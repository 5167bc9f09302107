package app.fovea.notification.entity;

/**
 * How a patient may be written to: each way needs its consent and its address.
 *
 * @param email     null for none
 * @param byEmail   consent to e-mail
 * @param phone     null for none
 * @param bySms     consent to text messages
 * @param preferred {@code email} or {@code sms}; null for who has said nothing
 * @param language  BCP 47; null for the practice's
 */
public record MessageConsent(String email, boolean byEmail, String phone, boolean bySms, String preferred, String language) {
}
