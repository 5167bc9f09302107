-- Records that not everybody sees who may see patients: a colleague's, a neighbour's, somebody's in the news.

create table record_restrictions (
  tenant_id     uuid not null default current_tenant() references tenants,
  id            uuid not null,
  version       bigint not null default 1,
  patient_id    uuid not null,
  reason        text not null check (length(trim(reason)) between 1 and 500),
  restricted_by uuid not null,
  restricted_at timestamptz not null,
  lifted_by     uuid,
  lifted_at     timestamptz,
  lift_reason   text check (length(trim(lift_reason)) between 1 and 500),
  primary key (tenant_id, id),
  foreign key (tenant_id, patient_id) references patients (tenant_id, id),
  foreign key (tenant_id, restricted_by) references users (tenant_id, id),
  foreign key (tenant_id, lifted_by) references users (tenant_id, id),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
create unique index record_restrictions_standing on record_restrictions (tenant_id, patient_id) where lifted_at is null;
comment on table record_restrictions is 'Whose record is restricted, since when, by whom and why. What is lifted stays, so that one can read what was.';
comment on column record_restrictions.lifted_at is 'Null while it stands. A patient has at most one that does.';
alter table record_restrictions enable row level security;
alter table record_restrictions force row level security;
create policy tenant_isolation on record_restrictions using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on record_restrictions to fovea_app;

-- Who restricted what, and why, is not rewritten afterwards; that it is lifted is said once.
create function keep_restriction() returns trigger language plpgsql as $$
begin
  if old.lifted_at is not null or (old.patient_id, old.reason, old.restricted_by, old.restricted_at) is distinct from (new.patient_id, new.reason, new.restricted_by, new.restricted_at) then
    raise exception 'restriction % is lifted, and otherwise stays as it was written', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger record_restrictions_kept before update on record_restrictions for each row execute function keep_restriction();

create table restriction_admits (
  tenant_id      uuid not null default current_tenant() references tenants,
  id             uuid not null,
  restriction_id uuid not null,
  user_id        uuid,
  role_id        uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, restriction_id) references record_restrictions (tenant_id, id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, role_id) references dynamic_roles (tenant_id, id) on delete cascade,
  check (num_nonnulls(user_id, role_id) = 1)
);
create unique index restriction_admits_person on restriction_admits (tenant_id, restriction_id, user_id) where user_id is not null;
create unique index restriction_admits_role on restriction_admits (tenant_id, restriction_id, role_id) where role_id is not null;
comment on table restriction_admits is 'Who sees a restricted record all the same: a person, or whoever holds a role.';
alter table restriction_admits enable row level security;
alter table restriction_admits force row level security;
create policy tenant_isolation on restriction_admits using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, delete on restriction_admits to fovea_app;

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Whoever began as practice manager and changes who a patient is may also restrict a record. What a practice took out of this role is not brought back.
create temporary table restriction_right on commit drop as
  select r.tenant_id, r.id as role_id, 'patients:restrict' as permission
  from dynamic_roles r
  where not r.system and r.template = 'practice_manager'
  and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission = 'patients:identify');

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from restriction_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'Records can be restricted with this version.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from restriction_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from restriction_right on conflict do nothing;
