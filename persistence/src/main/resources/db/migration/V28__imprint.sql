-- What a practice says of itself on its papers, and receipts by e-mail.

-- ------------------------------------------------------------------------------------------------------------------- the practice's details

create table practice_details (
  tenant_id         uuid not null default current_tenant() references tenants,
  id                uuid not null,
  version           bigint not null default 1,
  legal_name        text check (length(legal_name) between 1 and 120),
  company_number    text check (length(company_number) between 1 and 30),
  registered_in     text check (length(registered_in) between 1 and 60),
  registered_office text check (length(registered_office) between 1 and 300),
  vat_number        text check (length(vat_number) between 1 and 20),
  goc_number        text check (length(goc_number) between 1 and 20),
  email             text check (length(email) between 3 and 254),
  website           text check (length(website) between 1 and 200),
  primary key (tenant_id, id),
  unique (tenant_id),
  constraint practice_details_are_a_companys check (legal_name is not null or num_nonnulls(company_number, registered_in, registered_office, vat_number, goc_number) = 0)
);
comment on table practice_details is 'Who the practice is before the law, and how one reaches it, wherever a branch does not say otherwise. No row while nobody has entered anything.';
alter table practice_details enable row level security;
alter table practice_details force row level security;
create policy tenant_isolation on practice_details using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on practice_details to fovea_app;

alter table branches
  add column email             text check (length(email) between 3 and 254),
  add column website           text check (length(website) between 1 and 200),
  add column nhs_code          text check (length(nhs_code) between 1 and 20),
  add column legal_name        text check (length(legal_name) between 1 and 120),
  add column company_number    text check (length(company_number) between 1 and 30),
  add column registered_in     text check (length(registered_in) between 1 and 60),
  add column registered_office text check (length(registered_office) between 1 and 300),
  add column vat_number        text check (length(vat_number) between 1 and 20),
  add column goc_number        text check (length(goc_number) between 1 and 20),
  add constraint branches_are_a_companys check (legal_name is not null or num_nonnulls(company_number, registered_in, registered_office, vat_number, goc_number) = 0);
comment on column branches.email is 'Its own; null for the practice''s, as with the web address.';
comment on column branches.nhs_code is 'Under which the health service knows the place: in England its ODS code.';
comment on column branches.legal_name is 'Of the company whose branch it is where that is another one than the practice''s; then every number here is that company''s.';
grant update (version, name, phone, address, email, website, nhs_code, legal_name, company_number, registered_in, registered_office, vat_number, goc_number) on branches to fovea_app;

-- ------------------------------------------------------------------------------------------------------------------------ receipts by e-mail

-- A receipt goes out because the patient stands there and asks for it: to the address that they name, as a file beside the words.
alter table notifications
  drop constraint notifications_kind_check,
  add constraint notifications_kind_check check (kind in ('order_created', 'shipped_to_branch', 'shipped_by_courier', 'ready_to_collect', 'receipt')),
  add column invoice_id uuid,
  add foreign key (tenant_id, invoice_id) references invoices,
  add constraint notifications_receipt_of_an_invoice check (kind <> 'receipt' or invoice_id is not null),
  add constraint notifications_receipt_by_email check (kind <> 'receipt' or channel = 'email');
comment on column notifications.invoice_id is 'Of a receipt: what it is about. The paper itself is made when it leaves.';

alter table message_templates
  drop constraint message_templates_kind_check,
  add constraint message_templates_kind_check check (kind in ('order_created', 'shipped_to_branch', 'shipped_by_courier', 'ready_to_collect', 'receipt')),
  add constraint message_templates_receipt_by_email check (kind <> 'receipt' or channel = 'email');

-- One more kind of event, whatever there was before.
do $$
declare
  held text := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = 'journey_events'::regclass and conname = 'journey_events_type_check');
begin
  if held not like '%ARRAY[%' then
    raise exception 'the types of events are not held as this migration knows it: %', held;
  end if;
  alter table journey_events drop constraint journey_events_type_check;
  execute 'alter table journey_events add constraint journey_events_type_check ' || replace(held, 'ARRAY[', 'ARRAY[''receipt.asked''::text, ');
end $$;

-- ------------------------------------------------------------------------------------------------------------------------------- the roles

-- Who began as Practice Manager and decides what patients are told also says who tells them. What a practice took out of this role is not brought back.
create temporary table added_right on commit drop as
  select r.tenant_id, r.id as role_id, 'settings:practice' as permission
  from dynamic_roles r
  where not r.system and r.template = 'practice_manager'
    and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission = 'settings:messages');

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.before),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.after),
    'This version lets a practice enter what stands on its papers.'
  from dynamic_roles r
  cross join lateral (
    select coalesce(jsonb_agg(x.permission order by x.permission) filter (where not x.fresh), '[]') as before, jsonb_agg(x.permission order by x.permission) as after, bool_or(x.fresh) as changed
    from (select permission, false as fresh from dynamic_role_permissions d where d.tenant_id = r.tenant_id and d.role_id = r.id
          union all
          select permission, true from added_right a where a.tenant_id = r.tenant_id and a.role_id = r.id) x
  ) p
  where p.changed;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from added_right on conflict do nothing;
