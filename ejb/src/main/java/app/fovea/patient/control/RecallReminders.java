package app.fovea.patient.control;

import app.fovea.patient.entity.Recall;
import app.fovea.patient.entity.RecallRepository;
import app.fovea.privacy.entity.Persons;
import app.fovea.tenancy.entity.TenantRepository;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Patients whose recall is near, and who were not written to. Each is a transaction of their own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RecallReminders {
    @Inject
    private TenantRepository practices;
    @Inject
    private RecallRepository recalls;
    @Inject
    private Persons persons;
    @Inject
    private Reminding reminding;

    /** Whom to remind now: the first so many. */
    public List<UUID> near(int limit) {
        return recalls.due(reminding.near(today()), false, null, limit).stream().map(Recall::patientId).toList();
    }

    /** Judged anew: since then they may have come, somebody may have cancelled it or said another day, or another node may have reminded them. */
    public void remind(UUID patientId) {
        List<UUID> records = persons.idsOf(patientId);
        recalls.lock(records);
        recalls.of(records).ifPresent(recall -> reminding.remind(recall, today()));
    }

    private LocalDate today() {
        return LocalDate.now(practices.own().practice().timeZone());
    }
}
