-- On which days a branch is open, by which promises are made and kept.

create table branch_calendars (
  tenant_id uuid not null default current_tenant() references tenants,
  id        uuid not null,
  version   bigint not null default 1,
  branch_id uuid not null,
  open_days jsonb not null check (jsonb_typeof(open_days -> 'weekdays') = 'array' and jsonb_array_length(open_days -> 'weekdays') between 1 and 7),
  primary key (tenant_id, id),
  unique (tenant_id, branch_id),
  foreign key (tenant_id, branch_id) references branches
);
comment on table branch_calendars is 'On which weekdays a branch is open, and the days on which it is closed all the same. No row for Monday to Friday.';
alter table branch_calendars enable row level security;
alter table branch_calendars force row level security;
create policy tenant_isolation on branch_calendars using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on branch_calendars to fovea_app;

-- What the lab finished lately, and what happened in a span of days.
create index order_transitions_by_time on order_transitions (tenant_id, at);
