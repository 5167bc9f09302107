package app.fovea.privacy.entity;

import java.util.UUID;

/**
 * Something in a list that is about one patient. Where the caller may not see that patient's record, {@code RecordGate} puts {@link #fromOutside} in its place.
 *
 * @param <T> the type itself
 */
public interface AboutPatient<T> {
    /** What stands where a name would. */
    String RESTRICTED = "Restricted record";

    /** Null where it is about nobody. */
    UUID patientId();

    /** The same without anything by which one would know who it is, or what was found, sold or said. */
    T fromOutside();
}
