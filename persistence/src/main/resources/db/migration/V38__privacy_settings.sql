-- A practice says who looks after privacy: whom Fovea writes to when a restricted record is opened in need.

create table privacy_settings (
  tenant_id        uuid not null default current_tenant() references tenants,
  id               uuid not null,
  version          bigint not null default 1,
  lead_id          uuid,
  looks_kept_years integer not null check (looks_kept_years between 6 and 30),
  primary key (tenant_id, id),
  foreign key (tenant_id, lead_id) references users (tenant_id, id)
);
create unique index privacy_settings_one on privacy_settings (tenant_id);
comment on table privacy_settings is 'One row for a practice; none for the usual: nobody named, and the access log kept for ten years.';
comment on column privacy_settings.lead_id is 'Who gets an e-mail when a restricted record is opened in need; null for nobody: then whoever may look into it finds it in Fovea.';
comment on column privacy_settings.looks_kept_years is 'How long it is kept who looked at a record. At least the six years of 45 CFR 164.316(b)(2)(i).';
alter table privacy_settings enable row level security;
alter table privacy_settings force row level security;
create policy tenant_isolation on privacy_settings using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on privacy_settings to fovea_app;

-- One more kind of event, whatever there was before.
do $$
declare
  held text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'journey_events'::regclass and conname = 'journey_events_type_check');
begin
  if held not like '%ARRAY[%' then
    raise exception 'the types of events are not held as this migration knows it: %', held;
  end if;
  alter table journey_events drop constraint journey_events_type_check;
  execute 'alter table journey_events add constraint journey_events_type_check ' || replace(held, 'ARRAY[', 'ARRAY[''record.opened''::text, ');
end $$;

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Whoever began as practice manager and looks into what was opened in need also says who is written to. What a practice took out of this role is not brought back.
create temporary table privacy_right on commit drop as
  select r.tenant_id, r.id as role_id, 'settings:privacy' as permission
  from dynamic_roles r
  where not r.system and r.template = 'practice_manager'
  and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission = 'privacy:review');

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from privacy_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'This version lets a practice say who looks after privacy.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from privacy_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from privacy_right on conflict do nothing;
