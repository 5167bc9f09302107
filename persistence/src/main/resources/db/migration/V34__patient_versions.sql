-- A changed detail of a patient keeps what stood there before: who changed it, when and why.

create table patient_versions (
  tenant_id       uuid not null default current_tenant() references tenants,
  id              uuid not null,
  patient_id      uuid not null,
  details         jsonb not null,
  changed_at      timestamptz not null,
  changed_by      uuid,
  changed_by_name text not null,
  reason          text check (length(reason) between 1 and 500),
  primary key (tenant_id, id),
  foreign key (tenant_id, patient_id) references patients,
  foreign key (tenant_id, changed_by) references users
);
create index patient_versions_of on patient_versions (tenant_id, patient_id, id desc);
comment on table patient_versions is 'What a patient''s details were until somebody changed them. Written with the change, and never again.';
comment on column patient_versions.details is 'As they were before (PatientDetails).';
alter table patient_versions enable row level security;
alter table patient_versions force row level security;
create policy tenant_isolation on patient_versions using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on patient_versions to fovea_app;
create trigger patient_versions_final before update or delete on patient_versions for each row execute function refuse_change();
