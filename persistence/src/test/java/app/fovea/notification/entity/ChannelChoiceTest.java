package app.fovea.notification.entity;

import static app.fovea.notification.entity.MessageChannel.EMAIL;
import static app.fovea.notification.entity.MessageChannel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import app.fovea.notification.entity.ChannelChoice.Address;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChannelChoiceTest {
    private static final String MAIL = "ada@mail.example";
    private static final String PHONE = "07700 900123";

    @Test
    void who_has_said_nothing_is_written_an_email() {
        assertThat(ChannelChoice.of(new MessageConsent(MAIL, true, PHONE, true, null, null), null)).contains(new Address(EMAIL, MAIL));
    }

    @Test
    void who_prefers_text_messages_gets_one() {
        assertThat(ChannelChoice.of(new MessageConsent(MAIL, true, PHONE, true, "sms", null), null)).contains(new Address(SMS, PHONE));
    }

    @Test
    void the_other_way_is_taken_where_the_preferred_one_is_no_good() {
        assertThat(ChannelChoice.of(new MessageConsent(MAIL, true, null, true, "sms", null), null)).as("no number").contains(new Address(EMAIL, MAIL));
        assertThat(ChannelChoice.of(new MessageConsent(MAIL, true, PHONE, false, "sms", null), null)).as("no consent").contains(new Address(EMAIL, MAIL));
        assertThat(ChannelChoice.of(new MessageConsent(MAIL, true, PHONE, true, null, null), EMAIL)).as("refused").contains(new Address(SMS, PHONE));
    }

    @Test
    void who_cannot_be_written_to_is_rung_and_the_reason_is_told() {
        MessageConsent nobody = new MessageConsent(MAIL, false, null, true, null, null);

        assertThat(ChannelChoice.of(nobody, null)).isEmpty();
        assertThat(ChannelChoice.whyNone(nobody)).isEqualTo("No consent to e-mail, no phone number: ring instead.");
    }

    @Property
    void nobody_is_written_to_without_consent_and_address(@ForAll("reaches") MessageConsent reach, @ForAll("refusals") MessageChannel refused) {
        ChannelChoice.of(reach, refused).ifPresent(address -> {
            assertThat(address.to()).isNotNull();
            assertThat(address.channel()).isNotEqualTo(refused);
            assertThat(address.channel() == EMAIL ? reach.byEmail() : reach.bySms()).isTrue();
        });
    }

    @Provide
    Arbitrary<MessageConsent> reaches() {
        return Combinators.combine(Arbitraries.of(MAIL).injectNull(0.5), Arbitraries.of(true, false), Arbitraries.of(PHONE).injectNull(0.5), Arbitraries.of(true, false),
            Arbitraries.of("email", "sms").injectNull(0.3)).as((mail, byMail, phone, bySms, preferred) -> new MessageConsent(mail, byMail, phone, bySms, preferred, null));
    }

    @Provide
    Arbitrary<MessageChannel> refusals() {
        return Arbitraries.of(MessageChannel.class).injectNull(0.5);
    }
}
