package app.fovea.tenancy.provisioning;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.fovea.access.entity.Refusal.FieldError;
import app.fovea.access.entity.Refusal.InvalidInput;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewTenantTest {
    private static NewTenant withSlug(String slug) {
        return new NewTenant(slug, "A practice", "GB", "GBP", "Europe/London", 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"northgate", "eye-4-you", "abc", "a23456789012345678901234567890123456789b"})
    void takes_a_slug_that_the_database_takes(String slug) {
        assertThatCode(() -> withSlug(slug).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ab", "Northgate", "4eyes", "nörth", "north gate", "-north", "north-", "a/../b", "a234567890123456789012345678901234567890b"})
    void refuses_a_malformed_slug_and_shows_a_good_one(String slug) {
        assertThatThrownBy(() -> withSlug(slug).check()).isInstanceOf(InvalidInput.class).hasMessageContaining("lower-case letters").hasMessageContaining("northgate");
    }

    @Test
    void keeps_the_platforms_own_slug_from_a_practice() {
        assertThatThrownBy(() -> withSlug("platform").check()).isInstanceOf(InvalidInput.class).hasMessageContaining("Choose another slug");
    }

    @Test
    void names_every_field_that_makes_no_sense_at_once() {
        NewTenant tenant = new NewTenant("x", " ", "UK", "POUND", "London", 101);

        assertThatThrownBy(tenant::check).asInstanceOf(InstanceOfAssertFactories.type(InvalidInput.class))
            .extracting(InvalidInput::errors, InstanceOfAssertFactories.list(FieldError.class))
            .extracting(FieldError::field).containsExactly("slug", "name", "country", "currency", "timeZone", "releaseDepositPercent");
    }
}
