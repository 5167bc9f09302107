-- Links by which people choose a password, and the event that sends them.

create table invitations (
  tenant_id   uuid not null default current_tenant() references tenants,
  id          uuid not null,
  version     bigint not null default 1,
  user_id     uuid not null,
  email       text not null,
  secret_hash text,
  created_by  uuid,
  created_at  timestamptz not null default now(),
  sent_at     timestamptz,
  expires_at  timestamptz,
  used_at     timestamptz,
  ended_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, user_id) references users,
  foreign key (tenant_id, created_by) references users (tenant_id, id),
  check ((secret_hash is null) = (sent_at is null) and (sent_at is null) = (expires_at is null)),
  check (used_at is null or sent_at is not null),
  check (used_at is null or ended_at is null)
);
-- Sending another one ends those before it: one link at a time opens a person's door.
create unique index invitations_one_waiting on invitations (tenant_id, user_id) where used_at is null and ended_at is null;
create index invitations_of on invitations (tenant_id, user_id, id);
comment on table invitations is 'A one-time link to choose a password. The secret stands in the e-mail alone; here is its hash.';
alter table invitations enable row level security;
alter table invitations force row level security;
create policy tenant_isolation on invitations using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on invitations to fovea_app;

alter table journey_events drop constraint journey_events_type_check;
alter table journey_events add constraint journey_events_type_check
  check (type in ('exam.finalized', 'invoice.paid', 'order.created', 'order.status_changed', 'order.shipped', 'person.invited'));
