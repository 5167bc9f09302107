-- What an inspector measures on finished spectacles is kept, with what was said of it: the standard, its limits and each difference. Nobody writes it over: who measures again writes the next one.

create table inspections (
  tenant_id       uuid not null default current_tenant() references tenants,
  id              uuid not null,
  order_id        uuid not null,
  no              integer not null check (no > 0),
  inspector_id    uuid not null,
  inspector_name  text not null,
  focimeter       text check (length(focimeter) between 1 and 100),
  at              timestamptz not null,
  measured        jsonb,
  verdict         jsonb,
  passed          boolean not null,
  override_reason text check (length(trim(override_reason)) between 1 and 500),
  override_by     uuid,
  primary key (tenant_id, id),
  unique (tenant_id, order_id, no),
  foreign key (tenant_id, order_id) references orders (tenant_id, id),
  foreign key (tenant_id, inspector_id) references users (tenant_id, id),
  foreign key (tenant_id, override_by) references users (tenant_id, id),
  check ((override_reason is null) = (override_by is null)),
  check ((measured is null) = (verdict is null)),
  check ((measured is null) <> (override_by is null)),
  check (not passed or measured is not null)
);
comment on table inspections is 'What was measured on the spectacles of an order and how it was judged, or that somebody let them pass all the same. Numbered for each order; never changed.';
comment on column inspections.measured is 'What was measured of both lenses; null where somebody let them pass all the same.';
comment on column inspections.verdict is 'What was said of each value, by which standard and within which limits, as it was said then.';
comment on column inspections.override_reason is 'Why they pass although the last inspection failed, or there was none where only measured jobs pass.';
create trigger inspections_final before update or delete on inspections for each row execute function refuse_change();
alter table inspections enable row level security;
alter table inspections force row level security;
create policy tenant_isolation on inspections using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on inspections to fovea_app;

-- They go with the order, when a record goes.
create policy eraser_spares on inspections as restrictive to fovea_eraser using (exists (select from orders o where o.tenant_id = inspections.tenant_id and o.id = inspections.order_id))
  with check (exists (select from orders o where o.tenant_id = inspections.tenant_id and o.id = inspections.order_id));
grant select (tenant_id, id, order_id), delete on inspections to fovea_eraser;

create table quality_settings (
  tenant_id     uuid not null default current_tenant() references tenants,
  id            uuid not null,
  version       bigint not null default 1,
  only_measured boolean not null,
  profile       text check (length(profile) between 1 and 100),
  primary key (tenant_id, id)
);
create unique index quality_settings_one on quality_settings (tenant_id);
comment on table quality_settings is 'One row for a practice; none for the usual: jobs pass without being measured, and the usual standard judges.';
comment on column quality_settings.only_measured is 'True where a job passes the quality check only when an inspection of it did, or somebody let it pass all the same.';
comment on column quality_settings.profile is 'The id of the standard by which the practice judges; null for the usual one.';
alter table quality_settings enable row level security;
alter table quality_settings force row level security;
create policy tenant_isolation on quality_settings using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on quality_settings to fovea_app;

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Whoever began as lab manager and passes quality checks also lets pass what failed, and decides about quality; so does whoever runs the practice. What a practice took out of a role is not brought back.
create temporary table quality_right on commit drop as
  select r.tenant_id, r.id as role_id, g.permission
  from dynamic_roles r
  join (values ('lab_manager', 'lab:inspect', 'lab:override'), ('lab_manager', 'lab:inspect', 'settings:quality'), ('practice_manager', 'settings:orders', 'settings:quality')) as g (template, held, permission) on g.template = r.template
  join dynamic_role_permissions p on p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission = g.held
  where not r.system;
insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from quality_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'With this version a failed inspection holds spectacles back, until somebody who may lets them pass.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from quality_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from quality_right on conflict do nothing;
