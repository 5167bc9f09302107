package app.fovea.notification.entity;

import app.fovea.access.entity.CurrentCaller;
import app.fovea.journey.entity.EventType;
import app.fovea.journey.entity.LoggedEvent;
import app.fovea.tenancy.entity.TenantEntityManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.TypedQuery;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.persistence.config.QueryHints;

/** Endpoints with their secrets and health, what was sent to them, and each try. */
@ApplicationScoped
public class WebhookRepository {
    @Inject
    private TenantEntityManager tenant;

    // -------------------------------------------------------------------------------------------------------------- endpoints

    public void add(WebhookEndpoint endpoint) {
        tenant.get().persist(endpoint);
        tenant.get().persist(new WebhookHealth(endpoint.id()));
    }

    public void add(WebhookSecret secret) {
        tenant.get().persist(secret);
    }

    /** Its secrets, its deliveries and their tries go with it. */
    public void remove(WebhookEndpoint endpoint) {
        tenant.get().remove(endpoint);
    }

    /** Writes now, so that versions count and constraints refuse here. */
    public void flush() {
        tenant.get().flush();
    }

    public Optional<WebhookEndpoint> endpoint(UUID id) {
        return Optional.ofNullable(tenant.get().find(WebhookEndpoint.class, id));
    }

    public Optional<WebhookEndpoint> endpointAt(String url) {
        return tenant.get().createQuery("select e from WebhookEndpoint e where e.url = :url", WebhookEndpoint.class).setParameter("url", url).getResultStream().findFirst();
    }

    /** In the order in which they were made. */
    public List<WebhookEndpoint> endpoints() {
        return tenant.get().createQuery("select e from WebhookEndpoint e order by e.id", WebhookEndpoint.class).getResultList();
    }

    public WebhookHealth health(UUID endpointId) {
        return tenant.get().createQuery("select h from WebhookHealth h where h.endpointId = :endpoint", WebhookHealth.class).setParameter("endpoint", endpointId).getSingleResult();
    }

    public Map<UUID, WebhookHealth> healths() {
        return tenant.get().createQuery("select h from WebhookHealth h", WebhookHealth.class).getResultStream().collect(Collectors.toMap(WebhookHealth::endpointId, health -> health));
    }

    /** Those that sign now, the newest first. */
    public List<WebhookSecret> secrets(UUID endpointId, Instant now) {
        return tenant.get().createQuery("select s from WebhookSecret s where s.endpointId = :endpoint and (s.endsAt is null or s.endsAt > :now) order by s.id desc", WebhookSecret.class)
            .setParameter("endpoint", endpointId).setParameter("now", now).getResultList();
    }

    // ------------------------------------------------------------------------------------------------------------- deliveries

    public void add(WebhookDelivery delivery) {
        tenant.get().persist(delivery);
    }

    public void add(WebhookTry tried) {
        tenant.get().persist(tried);
    }

    public Optional<WebhookDelivery> delivery(UUID id) {
        return Optional.ofNullable(tenant.get().find(WebhookDelivery.class, id));
    }

    /** Newest first. @param state or null for all @param before only those made before this one, or null */
    public List<WebhookDelivery> deliveries(UUID endpointId, String state, UUID before, int limit) {
        String jpql = "select d from WebhookDelivery d where d.endpointId = :endpoint" + (state == null ? "" : " and d.state = :state") + (before == null ? "" : " and d.id < :before") + " order by d.id desc";
        TypedQuery<WebhookDelivery> query = tenant.get().createQuery(jpql, WebhookDelivery.class).setParameter("endpoint", endpointId);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (before != null) {
            query.setParameter("before", before);
        }
        return query.setMaxResults(limit).getResultList();
    }

    /** In their order. */
    public List<WebhookTry> tries(UUID deliveryId) {
        return tenant.get().createQuery("select t from WebhookTry t where t.deliveryId = :delivery order by t.tryNo, t.id", WebhookTry.class).setParameter("delivery", deliveryId).getResultList();
    }

    /** All of one event to one endpoint, with its replays. */
    public List<WebhookDelivery> ofEvent(UUID endpointId, UUID eventId) {
        return tenant.get().createQuery("select d from WebhookDelivery d where d.endpointId = :endpoint and d.eventId = :event order by d.replayNo", WebhookDelivery.class)
            .setParameter("endpoint", endpointId).setParameter("event", eventId).getResultList();
    }

    /** The highest number that a delivery of each of these events to one endpoint has; no entry for what was never to go there. */
    public Map<UUID, Integer> lastReplays(UUID endpointId, Collection<UUID> events) {
        return events.isEmpty() ? Map.of()
            : tenant.get().createQuery("select d.eventId, max(d.replayNo) from WebhookDelivery d where d.endpointId = :endpoint and d.eventId in :events group by d.eventId", Object[].class)
                .setParameter("endpoint", endpointId).setParameter("events", events).getResultStream().collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).intValue()));
    }

    /** What should have been tried by then and was not: the message that was to bring it is lost. Locked until the transaction ends; what somebody else has in hand is left to them. */
    public List<WebhookDelivery> overdue(Instant since, int limit) {
        List<?> ids = tenant.get().createNativeQuery("select cast(id as text) from webhook_deliveries where tenant_id = ? and state = 'pending' and next_try_at < ? order by next_try_at limit ? for update skip locked")
            .setHint(QueryHints.ALLOW_NATIVE_SQL_QUERY, true)
            .setParameter(1, CurrentCaller.get().tenantId()).setParameter(2, Timestamp.from(since)).setParameter(3, limit).getResultList();
        return ids.isEmpty() ? List.of() : tenant.get().createQuery("select d from WebhookDelivery d where d.id in :ids order by d.nextTryAt, d.id", WebhookDelivery.class)
            .setParameter("ids", ids.stream().map(id -> UUID.fromString((String) id)).toList()).getResultList();
    }

    /**
     * Events of that time which the endpoint has not got: none of its deliveries arrived, and none is on its way. Oldest first.
     *
     * @param from included @param before not included
     */
    public List<LoggedEvent> missed(UUID endpointId, Collection<EventType> types, Instant from, Instant before, int limit) {
        return tenant.get().createQuery("select e from LoggedEvent e where e.type in :types and e.occurredAt >= :from and e.occurredAt < :before"
                + " and not exists (select d from WebhookDelivery d where d.endpointId = :endpoint and d.eventId = e.id and d.state <> 'failed') order by e.occurredAt, e.id", LoggedEvent.class)
            .setParameter("types", types.stream().map(EventType::id).toList()).setParameter("from", from).setParameter("before", before).setParameter("endpoint", endpointId)
            .setMaxResults(limit).getResultList();
    }
}
