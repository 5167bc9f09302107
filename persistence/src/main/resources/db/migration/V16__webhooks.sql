-- Webhooks: whom the events of the journey are told outside the house, what was sent, and what became of it (docs/webhooks.md).

create table webhook_endpoints (
  tenant_id       uuid not null default current_tenant() references tenants,
  id              uuid not null,
  version         bigint not null default 1,
  url             text not null check (length(url) between 8 and 2000),
  description     text check (length(description) <= 200),
  event_types     jsonb not null check (jsonb_typeof(event_types) = 'array' and jsonb_array_length(event_types) > 0
                    and event_types <@ '["exam.finalized", "invoice.paid", "order.created", "order.status_changed", "order.shipped"]'),
  state           text not null default 'active' check (state in ('active', 'disabled')),
  disabled_reason text check (disabled_reason in ('by_hand', 'failing', 'gone')),
  disabled_at     timestamptz,
  created_at      timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, url),
  check ((state = 'disabled') = (disabled_reason is not null) and (disabled_reason is null) = (disabled_at is null))
);
comment on table webhook_endpoints is 'Addresses of other programs that hear of the journey''s events.';

-- Apart from what people edit: it changes with every try, and a save must not be stale because of one.
create table webhook_health (
  tenant_id         uuid not null default current_tenant() references tenants,
  id                uuid not null,
  endpoint_id       uuid not null,
  failing_since     timestamptz,
  last_delivered_at timestamptz,
  last_failed_at    timestamptz,
  last_error        text,
  primary key (tenant_id, id),
  unique (tenant_id, endpoint_id),
  foreign key (tenant_id, endpoint_id) references webhook_endpoints on delete cascade
);
comment on column webhook_health.failing_since is 'The first try that failed since the last one that succeeded; null while it is well.';

create table webhook_secrets (
  tenant_id   uuid not null default current_tenant() references tenants,
  id          uuid not null,
  endpoint_id uuid not null,
  sealed      text not null,
  created_at  timestamptz not null default now(),
  ends_at     timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, endpoint_id) references webhook_endpoints on delete cascade
);
-- One secret at a time has no end: the newest.
create unique index webhook_secrets_current on webhook_secrets (tenant_id, endpoint_id) where ends_at is null;
comment on column webhook_secrets.sealed is 'AES-256-GCM under FOVEA_SECRET_KEY, bound to the tenant and the endpoint: neither a copy of the database nor a row of another one tells it.';
comment on column webhook_secrets.ends_at is 'Until when an older secret signs too, after the next one was made.';

create table webhook_deliveries (
  tenant_id   uuid not null default current_tenant() references tenants,
  id          uuid not null,
  version     bigint not null default 1,
  endpoint_id uuid not null,
  event_id    uuid not null,
  event_type  text not null,
  replay_no   integer not null check (replay_no >= 0),
  state       text not null check (state in ('pending', 'delivered', 'failed')),
  tries       integer not null default 0 check (tries >= 0),
  next_try_at timestamptz,
  last_status integer,
  last_error  text,
  created_at  timestamptz not null,
  finished_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, endpoint_id, event_id, replay_no),
  foreign key (tenant_id, endpoint_id) references webhook_endpoints on delete cascade,
  check ((state = 'pending') = (next_try_at is not null) and (state = 'pending') = (finished_at is null))
);
create index webhook_deliveries_of on webhook_deliveries (tenant_id, endpoint_id, id desc);
create index webhook_deliveries_waiting on webhook_deliveries (tenant_id, next_try_at) where state = 'pending';
comment on table webhook_deliveries is 'One event for one endpoint, and again for each replay. Goes with its endpoint; no clinical content, so that nothing else asks for it to be kept or erased.';
comment on column webhook_deliveries.next_try_at is 'When it is tried next; while a try is under way, when the next one begins should nobody hear of this one again.';

create table webhook_tries (
  tenant_id   uuid not null default current_tenant() references tenants,
  id          uuid not null,
  delivery_id uuid not null,
  try_no      integer not null check (try_no > 0),
  tried_at    timestamptz not null,
  millis      integer not null check (millis >= 0),
  status      integer,
  error       text,
  answer      text check (length(answer) <= 1024),
  primary key (tenant_id, id),
  foreign key (tenant_id, delivery_id) references webhook_deliveries on delete cascade
);
create index webhook_tries_of on webhook_tries (tenant_id, delivery_id, id);
comment on column webhook_tries.answer is 'The beginning of what the endpoint said.';

do $$
declare t text;
begin
  foreach t in array array['webhook_endpoints', 'webhook_health', 'webhook_secrets', 'webhook_deliveries', 'webhook_tries'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_isolation on %I using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', t);
  end loop;
end $$;
grant select, insert, update, delete on webhook_endpoints to fovea_app;
grant select, insert, update on webhook_health, webhook_secrets, webhook_deliveries to fovea_app;
grant select, insert on webhook_tries to fovea_app;
