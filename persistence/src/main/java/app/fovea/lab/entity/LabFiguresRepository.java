package app.fovea.lab.entity;

import app.fovea.lab.entity.LabFigures.Begun;
import app.fovea.lab.entity.LabFigures.Facts;
import app.fovea.lab.entity.LabFigures.Finished;
import app.fovea.lab.entity.LabFigures.Open;
import app.fovea.tenancy.entity.OpenDays;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What a practice's histories say of its lab, in four statements whatever the span. */
@ApplicationScoped
public class LabFiguresRepository {
    private static final List<String> AT_WORK = Stream.of(Stage.PENDING, Stage.AWAITING_FRAME, Stage.AWAITING_LENS, Stage.SURFACING, Stage.COATING, Stage.GLAZING, Stage.QUALITY_CHECK).map(Stage::id).toList();
    private static final List<String> READY = Stream.of(Stage.READY, Stage.SHIPPED, Stage.DISPENSED).map(Stage::id).toList();
    private static final List<String> CLOSED = List.of(Category.COMPLETED.id(), Category.CANCELLED.id());

    @Inject
    private TenantEntityManager tenant;

    /**
     * @param from     the first day
     * @param to       the last one
     * @param branchId whose orders; null for the whole practice's
     * @param labDays  on which days the lab works
     */
    public LabFigures of(LocalDate from, LocalDate to, UUID branchId, OpenDays labDays, ZoneId zone, Instant now) {
        Instant start = from.atStartOfDay(zone).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(zone).toInstant();
        List<Begun> begun = new ArrayList<>();
        List<Finished> finished = new ArrayList<>();
        // A job is ready when it leaves the work for the first time, whether somebody wrote down the shelf where it lay or sent it at once. What is held when it is ready does not come from work again.
        for (Object[] row : ask("select t.fromStage, t.at, o.createdAt, o.promisedOn, o.remakeCause, o.remakeParty from OrderTransition t, SpectacleOrder o where o.id = t.orderId and t.at >= :start and t.at < :end"
            + " and (t.fromStage is null or t.fromStage in :atWork and t.toStage in :ready)", branchId).setParameter("start", start).setParameter("end", end)
            .setParameter("atWork", AT_WORK).setParameter("ready", READY).getResultList()) {
            if (row[0] == null) {
                begun.add(new Begun((Instant) row[1], (String) row[4], (String) row[5]));
            } else {
                finished.add(new Finished((Instant) row[2], (Instant) row[1], (LocalDate) row[3]));
            }
        }
        List<Boolean> inspections = ask("select i.passed, i.no from Inspection i, SpectacleOrder o where o.id = i.orderId and i.no = 1 and i.measured is not null and i.at >= :start and i.at < :end", branchId)
            .setParameter("start", start).setParameter("end", end).getResultList().stream().map(row -> (Boolean) row[0]).toList();
        List<Stays.Step> steps = ask("select t.orderId, t.toStage, t.at from OrderTransition t, SpectacleOrder o where o.id = t.orderId and t.at < :end and (t.fromStage is null or t.fromStage <> t.toStage)"
            + " and t.orderId in (select s.orderId from OrderTransition s where s.at >= :start and s.at < :end)", branchId, " order by t.orderId, t.seq")
            .setParameter("start", start).setParameter("end", end).getResultList().stream().map(row -> new Stays.Step((UUID) row[0], (String) row[1], (Instant) row[2])).toList();
        List<Open> open = ask("select o.stage, o.stageEnteredAt, o.promisedOn from SpectacleOrder o where o.category not in :closed", branchId).setParameter("closed", CLOSED)
            .getResultList().stream().map(row -> new Open((String) row[0], (Instant) row[1], (LocalDate) row[2])).toList();
        return LabFigures.of(new Facts(begun, finished, inspections, steps, open), from, to, labDays, zone, now);
    }

    private TypedQuery<Object[]> ask(String jpql, UUID branchId) {
        return ask(jpql, branchId, "");
    }

    private TypedQuery<Object[]> ask(String jpql, UUID branchId, String order) {
        TypedQuery<Object[]> query = tenant.get().createQuery(jpql + (branchId == null ? "" : " and o.branchId = :branch") + order, Object[].class);
        return branchId == null ? query : query.setParameter("branch", branchId);
    }
}
