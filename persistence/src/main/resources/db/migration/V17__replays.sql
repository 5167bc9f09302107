-- What is sent to a listener once more, in pages and in the background; and the listeners' figures without counting a table.

create table replays (
  tenant_id    uuid not null default current_tenant() references tenants,
  id           uuid not null,
  version      bigint not null default 1,
  listener     text not null,
  mode         text not null check (mode in ('unhandled', 'rebuild', 'dead_letters')),
  from_at      timestamptz not null,
  to_at        timestamptz not null,
  state        text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
  planned      bigint not null,
  sent         bigint not null default 0,
  last_at      timestamptz,
  last_id      uuid,
  error        text,
  started_by   uuid,
  started_name text not null,
  started_at   timestamptz not null,
  moved_at     timestamptz not null,
  ended_at     timestamptz,
  primary key (tenant_id, id),
  check (from_at <= to_at),
  check ((state = 'running') = (ended_at is null)),
  check ((last_at is null) = (last_id is null))
);
create unique index replays_one_at_a_time on replays (tenant_id, listener) where state = 'running';
create index replays_listed on replays (tenant_id, started_at desc, id desc);
comment on table replays is 'A range of events, or the dead letters, that go to a listener again. It goes on from last_at and last_id, whoever takes it up.';
comment on column replays.planned is 'How many there were when it began.';
comment on column replays.moved_at is 'When it last got on: one that stands still is taken up again by whoever looks.';
alter table replays enable row level security;
alter table replays force row level security;
create policy tenant_isolation on replays using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on replays to fovea_app;

-- What was handled in the last hour lies at the end of the table: a summary of each stretch of it finds that, and costs a listener next to nothing.
create index event_inbox_time on event_inbox using brin (handled_at) with (pages_per_range = 32, autosummarize = on);
