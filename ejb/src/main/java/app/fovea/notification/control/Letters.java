package app.fovea.notification.control;

import app.fovea.lab.entity.Order;
import app.fovea.lab.entity.OrderRepository;
import app.fovea.notification.entity.MessageChannel;
import app.fovea.notification.entity.MessageSettings;
import app.fovea.notification.entity.MessageTemplateRepository;
import app.fovea.notification.entity.MessageTemplateRepository.Wording;
import app.fovea.notification.entity.Notification;
import app.fovea.notification.entity.Placeholder;
import app.fovea.patient.entity.Patient;
import app.fovea.tenancy.entity.Branch;
import app.fovea.tenancy.entity.BranchRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Puts into words what a patient is told. */
@ApplicationScoped
public class Letters {
    @Inject
    private MessageTemplateRepository templates;
    @Inject
    private OrderRepository orders;
    @Inject
    private BranchRepository branches;

    /** @param language the one wanted most; the practice's where there are no words in it */
    public void write(Notification message, Occasion occasion, Patient patient, String practice, MessageSettings settings, MessageChannel channel, String language) {
        Wording wording = templates.wording(occasion.kind(), channel, language, settings.language());
        message.say(wording.language(), wording.words().filled(values(occasion, patient, practice, Locale.forLanguageTag(wording.language()))));
    }

    private Map<Placeholder, String> values(Occasion occasion, Patient patient, String practice, Locale language) {
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.PATIENT_NAME, patient.name());
        Optional.ofNullable(occasion.orderNumber()).ifPresent(number -> values.put(Placeholder.ORDER_NUMBER, number));
        Optional.ofNullable(occasion.invoiceNumber()).ifPresent(number -> values.put(Placeholder.INVOICE_NUMBER, number));
        Optional.ofNullable(occasion.dueOn()).ifPresent(day -> values.put(Placeholder.DUE_ON, day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale("en".equals(language.toLanguageTag()) ? Locale.UK : language))));
        values.put(Placeholder.PRACTICE, practice);
        branchOf(occasion).ifPresent(branch -> values.put(Placeholder.BRANCH, branch));
        Optional.ofNullable(occasion.carrier()).ifPresent(carrier -> values.put(Placeholder.CARRIER, carrier));
        Optional.ofNullable(occasion.tracking()).ifPresent(tracking -> values.put(Placeholder.TRACKING, tracking));
        return values;
    }

    private Optional<String> branchOf(Occasion occasion) {
        Optional<UUID> branch = occasion.orderId() == null ? Optional.ofNullable(occasion.branchId()) : orders.find(occasion.orderId()).map(Order::branchId);
        return branch.flatMap(branches::find).map(Branch::name);
    }
}
