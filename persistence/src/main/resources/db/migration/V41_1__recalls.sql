-- When a patient should come again: said by somebody, written to the patient two weeks before, and over once they came.

create table recalls (
  tenant_id   uuid not null default current_tenant() references tenants,
  id          uuid not null,
  version     bigint not null default 1,
  patient_id  uuid not null,
  due_on      date not null,
  note        text check (length(note) between 1 and 500),
  set_by      uuid not null,
  set_at      timestamptz not null,
  reminder    uuid,
  reminded_at timestamptz,
  ended_at    timestamptz,
  ended_how   text check (ended_how in ('cancelled', 'examined', 'erased', 'said_anew')),
  primary key (tenant_id, id),
  unique (tenant_id, patient_id),
  foreign key (tenant_id, patient_id) references patients (tenant_id, id),
  foreign key (tenant_id, set_by) references users (tenant_id, id),
  check ((reminder is null) = (reminded_at is null)),
  check ((ended_at is null) = (ended_how is null))
);
create index recalls_due on recalls (tenant_id, due_on, id) where ended_at is null;
comment on table recalls is 'When a patient should come again, one row for each; who set, changed and cancelled it when is in the audit.';
comment on column recalls.due_on is 'By the calendar of the practice''s zone.';
comment on column recalls.reminder is 'The event by which the patient was written to. Once for each day that was said.';
comment on column recalls.ended_at is 'Null while it stands.';
comment on column recalls.ended_how is 'said_anew: on another record of the same person.';
alter table recalls enable row level security;
alter table recalls force row level security;
create policy tenant_isolation on recalls using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on recalls to fovea_app;
create trigger recalls_of_somebody before insert on recalls for each row execute function refuse_of_erased();

-- Whoever wants to be erased is not called again.
create policy eraser_spares on recalls as restrictive to fovea_eraser
  using (exists (select from erasures e where e.tenant_id = recalls.tenant_id and e.patient_id = recalls.patient_id and e.done_at is null))
  with check (exists (select from erasures e where e.tenant_id = recalls.tenant_id and e.patient_id = recalls.patient_id and e.done_at is null));
grant select (tenant_id, id, patient_id), delete on recalls to fovea_eraser;

-- ----------------------------------------------------------------------------------------------------------- the event and the message

-- One more of each, whatever there was before.
do $$
declare
  t text;
  c text;
  one text;
  held text;
begin
  for t, c, one in values
    ('journey_events', 'journey_events_type_check', 'recall.due'), ('notifications', 'notifications_kind_check', 'recall'), ('message_templates', 'message_templates_kind_check', 'recall'), ('message_settings', 'message_settings_kinds_check', 'recall')
  loop
    held := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = t::regclass and conname = c);
    if held is null or held not like '%ARRAY[%' then
      raise exception '% is not held as this migration knows it: %', c, held;
    end if;
    execute format('alter table %I drop constraint %I', t, c);
    execute format('alter table %I add constraint %I ', t, c) || replace(held, 'ARRAY[', format('ARRAY[%L::text, ', one));
  end loop;
end $$;

-- ------------------------------------------------------------------------------------------------------------------------------- the roles

-- Who began as one of these and registers patients calls them again, too. What a practice took out of these roles is not brought back.
create temporary table added_right on commit drop as
  select r.tenant_id, r.id as role_id, 'recalls:manage' as permission
  from dynamic_roles r
  where not r.system and r.template in ('receptionist', 'practice_manager', 'optometrist', 'dispensing_optician')
  and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission = 'patients:create');
insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from added_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'Patients can be called again with this version.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from added_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from added_right on conflict do nothing;
