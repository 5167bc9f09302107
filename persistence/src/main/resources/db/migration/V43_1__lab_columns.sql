-- A practice names, orders and limits the columns of its lab board, each a stage of the rules.

create table lab_columns (
  tenant_id uuid not null default current_tenant() references tenants,
  id        uuid not null,
  version   bigint not null default 1,
  slug      text not null check (slug ~ '^[a-z0-9_]{1,40}$'),
  name      text not null check (length(trim(name)) between 1 and 40),
  stage     text not null check (stage in ('pending', 'awaiting_frame', 'awaiting_lens', 'surfacing', 'coating', 'glazing', 'quality_check', 'ready', 'shipped', 'unclaimed', 'on_hold')),
  position  integer not null check (position >= 0),
  wip_limit integer check (wip_limit between 1 and 999),
  primary key (tenant_id, id),
  unique (tenant_id, slug)
);
comment on table lab_columns is 'None for the standard columns: one for each stage in which a job can stand.';
comment on column lab_columns.slug is 'What the column is called in addresses and moves; stays when it is renamed.';
comment on column lab_columns.wip_limit is 'How many jobs it should hold at most; null for no limit. Told, not enforced.';
alter table lab_columns enable row level security;
alter table lab_columns force row level security;
create policy tenant_isolation on lab_columns using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update, delete on lab_columns to fovea_app;

-- Of a column that is removed the jobs stand in the first one of their stage.
alter table orders
  add column lab_column text,
  add constraint orders_lab_column foreign key (tenant_id, lab_column) references lab_columns (tenant_id, slug) on delete set null (lab_column);
create index orders_lab_column on orders (tenant_id, lab_column) where lab_column is not null;
comment on column orders.lab_column is 'In which of its practice''s columns the job stands; null for the first one of its stage.';

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Whoever began as practice manager and says when orders begin, or as lab manager and passes quality checks, also arranges the board. What a practice took out of these roles is not brought back.
create temporary table lab_right on commit drop as
  select r.tenant_id, r.id as role_id, 'settings:lab' as permission
  from dynamic_roles r
  where not r.system
  and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id
    and (r.template, p.permission) in (('practice_manager', 'settings:orders'), ('lab_manager', 'lab:inspect')));

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from lab_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'This version lets a practice arrange the columns of its lab board.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from lab_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from lab_right on conflict do nothing;
