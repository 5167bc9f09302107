-- A restricted record can be opened in need: with a reason, for a limited time, and whoever looks after privacy sees it.

create table record_openings (
  tenant_id      uuid not null default current_tenant() references tenants,
  id             uuid not null,
  version        bigint not null default 1,
  restriction_id uuid not null,
  patient_id     uuid not null,
  opened_by      uuid not null,
  opened_by_name text not null,
  reason         text not null check (length(trim(reason)) between 1 and 500),
  opened_at      timestamptz not null,
  ends_at        timestamptz not null,
  closed_at      timestamptz,
  reviewed_by    uuid,
  reviewed_at    timestamptz,
  remark         text check (length(trim(remark)) between 1 and 500),
  primary key (tenant_id, id),
  foreign key (tenant_id, restriction_id) references record_restrictions (tenant_id, id),
  foreign key (tenant_id, patient_id) references patients (tenant_id, id),
  foreign key (tenant_id, opened_by) references users (tenant_id, id),
  foreign key (tenant_id, reviewed_by) references users (tenant_id, id),
  check (ends_at > opened_at),
  check ((reviewed_at is null) = (reviewed_by is null)),
  check (remark is null or reviewed_at is not null),
  check (reviewed_by is null or reviewed_by <> opened_by)
);
create index record_openings_of on record_openings (tenant_id, restriction_id, opened_by, ends_at);
create index record_openings_to_review on record_openings (tenant_id, id desc) where reviewed_at is null;
comment on table record_openings is 'Who opened a restricted record in need, why, until when, and who looked into it afterwards. Nobody looks into their own.';
comment on column record_openings.closed_at is 'When they were done before the time was up; null where they were not.';
alter table record_openings enable row level security;
alter table record_openings force row level security;
create policy tenant_isolation on record_openings using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on record_openings to fovea_app;

create function keep_opening() returns trigger language plpgsql as $$
begin
  if (old.restriction_id, old.patient_id, old.opened_by, old.opened_by_name, old.reason, old.opened_at, old.ends_at)
      is distinct from (new.restriction_id, new.patient_id, new.opened_by, new.opened_by_name, new.reason, new.opened_at, new.ends_at)
    or old.closed_at is not null and new.closed_at is distinct from old.closed_at
    or old.reviewed_at is not null and (new.reviewed_at, new.reviewed_by, new.remark) is distinct from (old.reviewed_at, old.reviewed_by, old.remark) then
    raise exception 'opening % is closed and looked into, and otherwise stays as it was written', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger record_openings_kept before update on record_openings for each row execute function keep_opening();

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Whoever began as optometrist, dispensing optician or practice manager and sees exams may open a restricted record in need; a practice manager who restricts records looks into it.
create temporary table opening_right on commit drop as
  select r.tenant_id, r.id as role_id, n.permission
  from dynamic_roles r
  join (values ('optometrist', 'patients:break_glass', 'exams:view'), ('optometrist', 'patients:break_glass', 'exams:finalize_colleagues'), ('dispensing_optician', 'patients:break_glass', 'exams:findings'),
               ('practice_manager', 'patients:break_glass', 'patients:restrict'), ('practice_manager', 'privacy:review', 'patients:restrict')) n (template, permission, beside) on n.template = r.template
  where not r.system
  and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission = n.beside)
  group by 1, 2, 3;

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from opening_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'Restricted records can be opened in need with this version.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from opening_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from opening_right on conflict do nothing;
