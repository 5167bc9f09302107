package app.fovea.tenancy.provisioning.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.function.Consumer;

/** A claim about everything in a large collection; when it fails, only the one that breaks it is shown. */
final class Each {
    private Each() {
    }

    static <T> void each(Collection<? extends T> all, Consumer<T> claim) {
        assertThat(all.size()).as("how many").isPositive();
        for (T one : all) {
            try {
                claim.accept(one);
            } catch (AssertionError e) {
                throw new AssertionError(one + ": " + e.getMessage().strip(), e);
            }
        }
    }
}
