-- What became of each event at each listener: sent, tried, handled, waiting behind another, dead.

alter table journey_events drop constraint journey_events_type_check;
alter table journey_events add constraint journey_events_type_check
  check (type in ('exam.finalized', 'invoice.paid', 'order.created', 'order.status_changed', 'order.shipped', 'person.invited', 'sale.released'));
-- What was published before today's listeners kept books is nobody's to wait for: it names none.
alter table journey_events add column published_to text[] not null default '{}';
comment on column journey_events.published_to is 'The listeners to whose queues it went. Seeded history went to none.';
grant update (published_to) on journey_events to fovea_relay;

-- One event can mean several things to do at one listener: now, and later.
alter table event_inbox add column part text not null default '';
alter table event_inbox drop constraint event_inbox_pkey;
alter table event_inbox add primary key (tenant_id, listener, event_id, part);
comment on column event_inbox.part is 'Empty for the event itself; else the later step of the listener that is done.';

create table event_failures (
  tenant_id       uuid not null default current_tenant() references tenants,
  id              uuid not null,
  listener        text not null,
  event_id        uuid not null,
  part            text not null default '',
  attempt         integer not null check (attempt >= 1),
  failed_at       timestamptz not null,
  error           text not null,
  next_attempt_at timestamptz,
  primary key (tenant_id, id)
);
create index event_failures_event on event_failures (tenant_id, event_id);
create index event_failures_time on event_failures (tenant_id, listener, failed_at desc);
comment on table event_failures is 'A try of a listener that failed, and when the next one is due; none is due when it was the last. No key holds the event: what the broker still has may be newer than a restored database.';
alter table event_failures enable row level security;
alter table event_failures force row level security;
create policy tenant_isolation on event_failures using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on event_failures to fovea_app;

alter table dead_letters add column part text not null default '';
alter table dead_letters add column aggregate_id uuid;
alter table dead_letters add column aggregate_seq bigint;
alter table dead_letters add column attempts integer not null default 0;
alter table dead_letters add column stack_trace text;
alter table dead_letters add column state text;
alter table dead_letters add column behind uuid;
alter table dead_letters add column settled_at timestamptz;
alter table dead_letters add column settled_by uuid;
alter table dead_letters add column reason text;
update dead_letters d set
  aggregate_id = split_part(envelope ->> 'subject', '/', 2)::uuid, aggregate_seq = (envelope ->> 'sequence')::bigint,
  state = case when replayed_at is not null then 'solved' else 'dead' end, settled_at = replayed_at, settled_by = replayed_by;
-- One letter for one event at one listener: of those that died twice, the newest is left.
update dead_letters d set state = 'discarded', settled_at = now(), reason = 'A newer dead letter tells of the same event.'
  where state = 'dead' and exists (select from dead_letters n where n.tenant_id = d.tenant_id and n.queue = d.queue and n.event_id = d.event_id and n.state = 'dead' and n.id > d.id);
alter table dead_letters drop column replayed_at, drop column replayed_by;
alter table dead_letters alter column aggregate_id set not null;
alter table dead_letters alter column aggregate_seq set not null;
alter table dead_letters alter column state set not null;
alter table dead_letters alter column state set default 'dead';
alter table dead_letters add check (state in ('dead', 'parked', 'replaying', 'solved', 'discarded'));
alter table dead_letters add check (state <> 'parked' or behind is not null);
create unique index dead_letters_open on dead_letters (tenant_id, queue, event_id, part) where state in ('dead', 'parked', 'replaying');
create index dead_letters_behind on dead_letters (tenant_id, behind, queue) where state = 'parked';
create index dead_letters_listed on dead_letters (tenant_id, state, failed_at desc, id desc);
comment on column dead_letters.behind is 'The dead event of the same aggregate that it waits for: later ones must not overtake.';
comment on column dead_letters.state is 'dead: a person must see to it; parked: waits behind a dead one; replaying: on its way again; solved: handled in the end; discarded: given up by a person.';
