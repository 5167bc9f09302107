package app.fovea.notification.boundary;

import app.fovea.access.entity.Caller.Practice;
import app.fovea.access.entity.Holdings;
import app.fovea.access.entity.Permission;
import app.fovea.access.entity.RoleRepository;
import app.fovea.access.entity.User;
import app.fovea.access.entity.UserRepository;
import app.fovea.journey.control.Unprocessable;
import app.fovea.journey.entity.Envelope;
import app.fovea.notification.control.NotTaken;
import app.fovea.notification.control.Post;
import app.fovea.notification.control.PublicAddress;
import app.fovea.patient.entity.Patient;
import app.fovea.patient.entity.PatientRepository;
import app.fovea.privacy.boundary.event.RecordOpened;
import app.fovea.privacy.entity.Openings;
import app.fovea.privacy.entity.PrivacySettings;
import app.fovea.privacy.entity.PrivacySettingsRepository;
import app.fovea.privacy.entity.RecordOpening;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes to whoever the practice named to look after privacy that a restricted record was opened in need. An e-mail is read by whoever passes by: it has the patient's number and no name, and not the
 * reason, in which somebody may have written anything. Nobody is written to about what they opened themselves.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class OpeningMail {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM uuuu 'at' HH:mm", Locale.UK);

    @Inject
    private Openings openings;
    @Inject
    private PrivacySettingsRepository settings;
    @Inject
    private UserRepository users;
    @Inject
    private RoleRepository roles;
    @Inject
    private PatientRepository patients;
    @Inject
    private TenantRepository tenants;
    @Inject
    private PublicAddress address;
    @Inject
    private Post post;

    /** @throws Unprocessable where the mailbox takes nothing, now or ever */
    public void recordOpened(Envelope event) {
        openings.find(event.dataAs(RecordOpened.class).openingId()).ifPresent(opening -> tell(opening, event)); // None is left of somebody who was erased meanwhile.
    }

    private void tell(RecordOpening opening, Envelope event) {
        Practice practice = tenants.own().practice();
        lead(LocalDate.now(practice.timeZone())).filter(lead -> !lead.id().equals(opening.openedBy())).ifPresent(lead -> tell(lead, opening, event, practice));
    }

    private Optional<User> lead(LocalDate today) {
        return settings.stored().map(PrivacySettings::leadId).flatMap(users::find).filter(User::active).filter(user -> Holdings.of(user, roles.heldBy(user.id()), today).rights().contains(Permission.PRIVACY_REVIEW));
    }

    private void tell(User lead, RecordOpening opening, Envelope event, Practice practice) {
        try {
            post.send(event.id(), practice.name(), lead.email(), "A restricted record was opened", text(lead, opening, practice));
        } catch (NotTaken notTaken) {
            if (notTaken.isForGood()) {
                throw new Unprocessable("whoever looks after privacy was not told that a restricted record was opened: " + notTaken.getMessage());
            }
            throw notTaken;
        }
    }

    private String text(User lead, RecordOpening opening, Practice practice) {
        return """
            Hello %s,

            %s opened the restricted record of patient %s on %s.

            Why, and what else they opened, is in Fovea. Look into it and say that you have:

            %s

            You get this because %s named you to look after privacy. That can be changed in the settings.

            %s
            """.formatted(lead.name(), opening.openedByName(), patients.find(opening.patientId()).map(Patient::number).orElse("that is on file no more"), WHEN.format(opening.openedAt().atZone(practice.timeZone())),
            address.of("/openings"), practice.name(), practice.name());
    }
}
