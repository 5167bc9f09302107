-- Whom people looked at last, and patients by their e-mail.

create table recent_patients (
  tenant_id  uuid not null default current_tenant() references tenants,
  id         uuid not null,
  user_id    uuid not null,
  patient_id uuid not null,
  opened_at  timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, user_id, patient_id),
  foreign key (tenant_id, user_id) references users (tenant_id, id),
  foreign key (tenant_id, patient_id) references patients
);
create index recent_patients_of on recent_patients (tenant_id, user_id, opened_at desc);
comment on table recent_patients is 'Whose records a person opened last: ten of each, to go back to. Who looked at what is in the access log.';
alter table recent_patients enable row level security;
alter table recent_patients force row level security;
create policy tenant_isolation on recent_patients using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update, delete on recent_patients to fovea_app;

-- As the names and the phone: in byte order, so that who begins so is a range on the index, which a policy leaves it.
alter table patients add column email_lc text collate "C" generated always as (lower(email)) stored;
create index patients_email on patients (tenant_id, email_lc);
