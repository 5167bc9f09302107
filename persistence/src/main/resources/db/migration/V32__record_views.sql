-- The access log: who looked at which patient's record, when, by which way and in which role. One entry for each call that shows or changes something of a patient.

create table record_views (
  tenant_id  uuid not null default current_tenant() references tenants,
  id         uuid not null,
  at         timestamptz not null default clock_timestamp(),
  patient_id uuid not null,
  kind       text not null check (length(kind) between 1 and 20),
  record_id  uuid,
  user_id    uuid not null,
  user_name  text not null,
  role_name  text,
  branch_id  uuid,
  way        text,
  address    text,
  primary key (tenant_id, id)
);
comment on table record_views is 'Who looked at what of which patient. Written once, in the transaction of what was shown. It points at nothing by a key: it outlives what it tells of, and a look must not lock the row of whoever looks.';
comment on column record_views.kind is 'What was looked at: patient, exam, sale, invoice, order, message or journey.';
comment on column record_views.record_id is 'Which of these; null where it was all of the patient''s.';
comment on column record_views.role_name is 'The primary role of that day, as it was called then; of a look through a role''s eyes, that role.';
comment on column record_views.branch_id is 'The home branch of whoever looked.';
comment on column record_views.way is 'What was called: GET /api/patients/…, GET /patients/….';
comment on column record_views.address is 'The network address from which it was asked for.';
create index record_views_of_patient on record_views (tenant_id, patient_id, id desc);
create index record_views_by_person on record_views (tenant_id, user_id, id desc);
create trigger record_views_final before update or delete on record_views for each row execute function refuse_change();
alter table record_views enable row level security;
alter table record_views force row level security;
create policy tenant_isolation on record_views using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on record_views to fovea_app;

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Whoever began as practice manager and reads the audit trail may also read who looked at whom. What a practice took out of this role is not brought back.
create temporary table log_right on commit drop as
  select r.tenant_id, r.id as role_id, 'access_log:view' as permission
  from dynamic_roles r
  where not r.system and r.template = 'practice_manager'
  and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission in ('audit:view', 'audit:export', 'audit:verify'));

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from log_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'Who looked at which patient''s record is written down with this version.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from log_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from log_right on conflict do nothing;
