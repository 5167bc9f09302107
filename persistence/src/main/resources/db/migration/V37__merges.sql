-- Two records that are one person's: one is merged into the other, which is the one that is left, and can be taken apart again.

create table patient_merges (
  tenant_id      uuid not null default current_tenant() references tenants,
  id             uuid not null,
  version        bigint not null default 1,
  kept_id        uuid not null,
  merged_id      uuid not null,
  reason         text not null check (length(trim(reason)) between 1 and 500),
  details_before jsonb not null,
  details_after  jsonb not null,
  merged_by      uuid not null,
  merged_at      timestamptz not null,
  undone_by      uuid,
  undone_at      timestamptz,
  undo_reason    text check (length(trim(undo_reason)) between 1 and 500),
  primary key (tenant_id, id),
  foreign key (tenant_id, kept_id) references patients (tenant_id, id),
  foreign key (tenant_id, merged_id) references patients (tenant_id, id),
  foreign key (tenant_id, merged_by) references users (tenant_id, id),
  foreign key (tenant_id, undone_by) references users (tenant_id, id),
  check (kept_id <> merged_id),
  check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undo_reason is null))
);
create unique index patient_merges_standing on patient_merges (tenant_id, merged_id) where undone_at is null;
create index patient_merges_kept on patient_merges (tenant_id, kept_id);
create index patient_merges_merged on patient_merges (tenant_id, merged_id);
comment on table patient_merges is 'That two records are one person''s: since when, by whom and why, and whether it was undone.';
comment on column patient_merges.details_before is 'What was known of the record that is left, before (PatientDetails): what taking them apart brings back.';
comment on column patient_merges.details_after is 'What was taken for true of both: what differs from it now was changed since.';
alter table patient_merges enable row level security;
alter table patient_merges force row level security;
create policy tenant_isolation on patient_merges using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on patient_merges to fovea_app;

-- Who merged what, and why, is not rewritten afterwards; that it is undone is said once.
create function keep_merge() returns trigger language plpgsql as $$
begin
  if old.undone_at is not null or (old.kept_id, old.merged_id, old.reason, old.details_before, old.details_after, old.merged_by, old.merged_at)
      is distinct from (new.kept_id, new.merged_id, new.reason, new.details_before, new.details_after, new.merged_by, new.merged_at) then
    raise exception 'merge % is undone, and otherwise stays as it was written', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger patient_merges_kept before update on patient_merges for each row execute function keep_merge();

alter table patients
  add column merged_into uuid,
  add column merged_at   timestamptz,
  add foreign key (tenant_id, merged_into) references patients (tenant_id, id),
  add check ((merged_into is null) = (merged_at is null)),
  add check (merged_into <> id);
alter table patients add column person_id uuid not null generated always as (coalesce(merged_into, id)) stored;
create index patients_person on patients (tenant_id, person_id);
comment on column patients.merged_into is 'The record of the same person that is left. What refers to this one stays as it is and is read together with that one''s. Null for a record of its own.';
comment on column patients.person_id is 'The same for all records of a person: the id of the one that is left.';

-- A record leads to one that is left, in one step, and only where somebody said so. Looked at at the end, with the record that is left locked: of two who merge at once, the later sees the earlier.
create function keep_merges_flat() returns trigger language plpgsql as $$
begin
  perform from patients p where p.tenant_id = new.tenant_id and p.id = new.merged_into and p.merged_into is null for no key update;
  if not found or exists (select from patients p where p.tenant_id = new.tenant_id and p.person_id = new.id) then
    raise exception 'patient % is merged into one that is merged itself, or another is merged into it', new.id using errcode = 'restrict_violation';
  end if;
  if not exists (select from patient_merges m where m.tenant_id = new.tenant_id and m.merged_id = new.id and m.kept_id = new.merged_into and m.undone_at is null) then
    raise exception 'nobody said why patient % is merged', new.id using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create constraint trigger patients_merged_flat after insert or update of merged_into on patients deferrable initially deferred
  for each row when (new.merged_into is not null) execute function keep_merges_flat();

-- Both records may have the NHS number of the one person that they are.
drop index patients_nhs_number;
create unique index patients_nhs_number on patients (tenant_id, nhs_number) where nhs_number is not null and merged_into is null;
create index patients_nhs_number_merged on patients (tenant_id, nhs_number) where nhs_number is not null and merged_into is not null;

-- Credit is the person's, of whichever record.
create or replace function keep_credit_within_what_was_given() returns trigger language plpgsql as $$
declare
  whose uuid;
  rest numeric;
begin
  select p.person_id into whose from invoices i join patients p on p.tenant_id = i.tenant_id and p.id = i.patient_id where i.tenant_id = new.tenant_id and i.id = new.invoice_id;
  perform from patients p where p.tenant_id = new.tenant_id and p.id = whose for no key update;
  select sum(case p.kind when 'refund' then p.amount else -p.amount end) into rest
    from payments p join invoices i on i.tenant_id = p.tenant_id and i.id = p.invoice_id
    where p.tenant_id = new.tenant_id and p.method = 'credit'
      and i.patient_id in (select m.id from patients m where m.tenant_id = new.tenant_id and m.person_id = whose);
  if rest < 0 then
    raise exception 'the patient has % less credit than that', -rest using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- ------------------------------------------------------------------------------------------------------------------------------- the roles

-- Who began as Practice Manager and may change who a patient is answers for the practice's records. What a practice took out of that role is not brought back.
create temporary table added_right on commit drop as
  select r.tenant_id, r.id as role_id, 'patients:merge' as permission
  from dynamic_roles r join dynamic_role_permissions p on p.tenant_id = r.tenant_id and p.role_id = r.id
  where not r.system and r.template = 'practice_manager' and p.permission = 'patients:identify';

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.before),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.after),
    'This version merges two records that are one person''s.'
  from dynamic_roles r
  cross join lateral (
    select coalesce(jsonb_agg(x.permission order by x.permission) filter (where not x.fresh), '[]') as before, jsonb_agg(x.permission order by x.permission) as after, bool_or(x.fresh) as changed
    from (select permission, false as fresh from dynamic_role_permissions d where d.tenant_id = r.tenant_id and d.role_id = r.id
          union all
          select permission, true from added_right a where a.tenant_id = r.tenant_id and a.role_id = r.id) x
  ) p
  where p.changed;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from added_right on conflict do nothing;
