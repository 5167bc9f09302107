-- What a practice must not overlook about a patient: allergies, what there is to know of the eyes, what somebody needs to be understood.

create table patient_alerts (
  tenant_id  uuid not null default current_tenant() references tenants,
  id         uuid not null,
  patient_id uuid not null,
  topic      text not null check (topic in ('allergies', 'ocular_history', 'communication')),
  seq        bigint not null check (seq > 0),
  state      text not null check (state in ('present', 'none_known', 'unknown')),
  note       text check (length(note) between 1 and 500),
  told_to    uuid not null,
  told_at    timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, patient_id, topic, seq),
  foreign key (tenant_id, patient_id) references patients,
  foreign key (tenant_id, told_to) references users (tenant_id, id),
  check ((state = 'present') = (note is not null))
);
comment on table patient_alerts is 'What a patient said when somebody asked about a topic. Nothing is overwritten: the highest seq counts, and no row at all means that nobody has asked, which is not the same as none.';
comment on column patient_alerts.seq is '1, 2, 3 … of one patient''s topic: of two who write at once, the second is told.';
comment on column patient_alerts.state is 'There is something, which the note says; the patient knows of none; or it is not known any more, so that somebody asks again.';
alter table patient_alerts enable row level security;
alter table patient_alerts force row level security;
create policy tenant_isolation on patient_alerts using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on patient_alerts to fovea_app;

-- ------------------------------------------------------------------------------------------------------------------------------- the roles

-- Who sells or examines sees and writes down what there is to know of health; who registers people asks what they need to be understood. What a practice took out of these roles is not brought back.
create temporary table alert_right on commit drop as
  select r.tenant_id, r.id as role_id, n.permission
  from dynamic_roles r
  join (values ('optometrist', 'patients:health'), ('optometrist', 'patients:alerts'), ('dispensing_optician', 'patients:health'), ('dispensing_optician', 'patients:alerts'),
               ('optical_assistant', 'patients:health'), ('optical_assistant', 'patients:alerts'), ('receptionist', 'patients:alerts'),
               ('practice_manager', 'patients:health'), ('practice_manager', 'patients:alerts')) n (template, permission)
    on n.template = r.template
  where not r.system
  and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission = 'patients:create');

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from alert_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'This version writes down allergies, what there is to know of the eyes, and what somebody needs to be understood.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from alert_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from alert_right on conflict do nothing;
