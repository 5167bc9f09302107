package app.fovea.tenancy.provisioning.demo;

/**
 * NHS numbers from the range that is never given to a person (999 …), with the check digit that every real one has: the sum
 * of the first nine digits, weighted 10 to 2, taken modulo 11 and subtracted from 11.
 */
final class NhsNumber {
    private static final int NO_CHECK_DIGIT = 10;

    private NhsNumber() {
    }

    static String draw(Chance chance) {
        while (true) {
            String nine = "999%06d".formatted(chance.between(0, 999_999));
            int check = checkDigit(nine);
            if (check != NO_CHECK_DIGIT) {
                return nine + check;
            }
        }
    }

    /** Of the first nine digits; 10 means that there is no such number. */
    static int checkDigit(String nine) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += (10 - i) * (nine.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }
}
