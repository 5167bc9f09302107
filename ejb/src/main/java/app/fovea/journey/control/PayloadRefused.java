package app.fovea.journey.control;

import java.util.List;

/**
 * A payload is not what its schema says. Where it was about to be written, that is an error in our program, and the use case fails with
 * it; where it reached a listener, no further try makes it better. What is wrong is told without the values: those may be a patient's.
 */
public class PayloadRefused extends Unprocessable {
    private static final long serialVersionUID = 1L;

    PayloadRefused(String dataschema, List<String> wrong) {
        super("the payload is not what " + dataschema + " says: " + String.join("; ", wrong));
    }
}
