-- What a person may have erased, and what goes when it has been kept as long as it must be. One door leads through the walls round what nobody else changes: fovea_eraser, whose password nobody but
-- that job has, touches the rows of people for whom an erasure stands and sees none of anybody else.

create table erasures (
  tenant_id     uuid not null default current_tenant() references tenants,
  id            uuid not null,
  patient_id    uuid not null,
  kind          text not null check (kind in ('contact', 'record')),
  asked_by      uuid,
  asked_by_name text not null,
  asked_at      timestamptz not null,
  reason        text not null check (length(trim(reason)) between 1 and 500),
  kept_until    date,
  done_at       timestamptz,
  gone          jsonb,
  primary key (tenant_id, id),
  foreign key (tenant_id, patient_id) references patients (tenant_id, id),
  foreign key (tenant_id, asked_by) references users (tenant_id, id),
  check (kind = 'contact' or kept_until is not null),
  check ((done_at is null) = (gone is null))
);
create unique index erasures_standing on erasures (tenant_id, patient_id) where done_at is null;
create index erasures_of on erasures (tenant_id, patient_id, id desc);
create index erasures_waiting on erasures (id, tenant_id) where done_at is null;
comment on table erasures is 'What is to be erased of whom, by whom or by which rule, and what went. An erasure stands until it is done; then it stays as the proof that it was.';
comment on column erasures.kind is 'contact: what need not be kept of somebody whose record must be; record: all of somebody whose record need not be kept any more.';
comment on column erasures.kept_until is 'Until when the rule on retention keeps the record, by which it may go, or stays for now.';
comment on column erasures.gone is 'How many rows of which table.';
alter table erasures enable row level security;
alter table erasures force row level security;
create policy tenant_isolation on erasures using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on erasures to fovea_app;

alter table patients add column erased_at timestamptz;
comment on column patients.erased_at is 'Since when nothing of this person is kept but this row without a name, to which invoices point whose sums stay.';
alter table invoices alter column dispense_id drop not null;
comment on column invoices.dispense_id is 'Null once the person is erased: then the invoice is a sum, and no sale.';

-- One that is done opens nothing. Of one that stands: whatever the program says, and whatever country''s rule it says it by: nobody's record goes who was here within seven years, is not of age, or waits for spectacles.
create function judge_erasure() returns trigger language plpgsql as $$
declare since date := current_date - interval '7 years';
begin
  if new.done_at is null and exists (select from patients p join patients m on m.tenant_id = p.tenant_id and m.person_id = p.person_id and m.id <> p.id where p.tenant_id = new.tenant_id and p.id = new.patient_id) then
    raise exception 'the record of patient % is one of several of one person', new.patient_id using errcode = 'restrict_violation', constraint = 'a_merged_record_is_kept';
  end if;
  if new.done_at is null and new.kind = 'record' and (new.kept_until >= current_date
    or exists (select from patients p where p.tenant_id = new.tenant_id and p.id = new.patient_id and (p.birth_date + interval '18 years' > current_date
      or p.created_at >= since and not exists (select from exams e where e.tenant_id = p.tenant_id and e.patient_id = p.id) and not exists (select from invoices i where i.tenant_id = p.tenant_id and i.patient_id = p.id)))
    or exists (select from exams e where e.tenant_id = new.tenant_id and e.patient_id = new.patient_id and (e.examined_on >= since or e.state = 'draft' and e.updated_at >= since))
    or exists (select from dispenses d where d.tenant_id = new.tenant_id and d.patient_id = new.patient_id and d.state = 'draft' and d.updated_at >= since)
    or exists (select from invoices i left join payments p on (p.tenant_id, p.invoice_id) = (i.tenant_id, i.id) where i.tenant_id = new.tenant_id and i.patient_id = new.patient_id and greatest(i.issued_at, p.taken_at) >= since)
    or exists (select from orders o left join order_transitions t on (t.tenant_id, t.order_id) = (o.tenant_id, o.id) where o.tenant_id = new.tenant_id and o.patient_id = new.patient_id
      and (o.category not in ('completed', 'cancelled') or greatest(o.created_at, t.at) >= since)))
  then
    raise exception 'the record of patient % must be kept', new.patient_id using errcode = 'restrict_violation', constraint = 'a_record_is_kept';
  end if;
  return new;
end $$;
create trigger erasures_judged before insert on erasures for each row execute function judge_erasure();

create function keep_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_user = 'fovea_eraser' and (to_jsonb(new) - array['done_at', 'gone', 'reason']) = (to_jsonb(old) - array['done_at', 'gone', 'reason'])
    and (old.done_at is null or (new.done_at, new.gone) is not distinct from (old.done_at, old.gone)) then
    return new;
  end if;
  raise exception 'erasure % stays as it was asked for' , old.id using errcode = 'restrict_violation';
end $$;
create trigger erasures_kept before update or delete on erasures for each row execute function keep_erasure();

-- ------------------------------------------------------------------------------------------------------------------------- the door

-- The walls let that one role through; which rows and which columns it has at all is said further down.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if current_user = 'fovea_eraser' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  raise exception '% % is final: write a new version or a correcting document instead', tg_table_name, old.id
    using errcode = 'restrict_violation';
end $$;

create or replace function keep_final_exam() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_user = 'fovea_eraser' then
    return old;
  end if;
  if tg_op = 'UPDATE' and old.amended_by is null and new.amended_by is not null
     and to_jsonb(new) - array['amended_by', 'version', 'updated_at'] = to_jsonb(old) - array['amended_by', 'version', 'updated_at']
     and exists (select from exams e where e.tenant_id = new.tenant_id and e.id = new.amended_by and e.amends = new.id and e.state = 'finalized') then
    return new;
  end if;
  raise exception '% % is final: write a new version or a correcting document instead', tg_table_name, old.id using errcode = 'restrict_violation';
end $$;

create or replace function keep_sold_pair() returns trigger language plpgsql as $$
begin
  if current_user = 'fovea_eraser' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if exists (select 1 from dispenses d where d.tenant_id = old.tenant_id and d.id = old.dispense_id and d.state <> 'draft') then
    raise exception 'pair % of sale % is sold: it never changes', old.pair_no, old.dispense_id using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

create or replace function keep_invoice_document() returns trigger language plpgsql as $$
begin
  if current_user = 'fovea_eraser' and to_jsonb(new) - array['dispense_id', 'discount_reason'] = to_jsonb(old) - array['dispense_id', 'discount_reason'] and new.dispense_id is null
     and (new.discount_reason is null) = (old.discount_reason is null) then
    return new;
  end if;
  if (new.number, new.patient_id, new.dispense_id, new.currency, new.total, new.vat, new.issued_at, new.discount, new.discount_reason)
     is distinct from (old.number, old.patient_id, old.dispense_id, old.currency, old.total, old.vat, old.issued_at, old.discount, old.discount_reason)
     or new.paid < old.paid or new.voucher < old.voucher or new.refunded < old.refunded or new.written_off < old.written_off then
    raise exception 'invoice % is final: refund it or issue a new document', old.number using errcode = 'restrict_violation';
  end if;
  if old.cancelled_at is not null and (new.cancelled_at, new.paid, new.voucher, new.refunded, new.written_off)
     is distinct from (old.cancelled_at, old.paid, old.voucher, old.refunded, old.written_off) then
    raise exception 'the sale of invoice % is cancelled: no money moves on it any more', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Which rows are whose. Restrictive: beside the tenant's policy, which holds for this role as for every other, each of these must hold, too.
do $$
declare
  t text;
  whose text;
  standing constant text := 'exists (select from erasures e where e.tenant_id = %I.tenant_id and e.patient_id = %I.%I and e.done_at is null%s)';
begin
  -- Of a record that goes.
  foreach t in array array['exams', 'prescriptions', 'dispenses', 'orders', 'invoices', 'journey_events', 'patient_alerts', 'recent_patients', 'record_restrictions', 'record_openings', 'record_views', 'patients'] loop
    whose := format(standing, t, t, case t when 'patients' then 'id' else 'patient_id' end, ' and e.kind = ''record''');
    execute format('create policy eraser_spares on %I as restrictive to fovea_eraser using (%s) with check (%s)', t, whose, whose);
  end loop;
  -- These go with a record, and lose addresses before.
  foreach t in array array['notifications', 'patient_versions'] loop
    whose := format(standing, t, t, 'patient_id', '');
    execute format('create policy eraser_spares on %I as restrictive to fovea_eraser using (%s) with check (%s)', t, whose, whose);
    execute format('create policy eraser_spares_rows on %I as restrictive for delete to fovea_eraser using (%s)', t, format(standing, t, t, 'patient_id', ' and e.kind = ''record'''));
  end loop;
  -- What belongs to one of these: of those above this role sees no others.
  for t, whose in values
    ('dispense_pairs', 'dispenses d where d.tenant_id = dispense_pairs.tenant_id and d.id = dispense_pairs.dispense_id'),
    ('dispense_pair_treatments', 'dispense_pairs p where p.tenant_id = dispense_pair_treatments.tenant_id and p.id = dispense_pair_treatments.pair_id'),
    ('advice_sales', 'dispense_pairs p where p.tenant_id = advice_sales.tenant_id and p.id = advice_sales.id'),
    ('advice_sale_uses', 'advice_sales s where s.tenant_id = advice_sale_uses.tenant_id and s.id = advice_sale_uses.sale_id'),
    ('advice_sale_treatments', 'advice_sales s where s.tenant_id = advice_sale_treatments.tenant_id and s.id = advice_sale_treatments.sale_id'),
    ('order_releases', 'dispenses d where d.tenant_id = order_releases.tenant_id and d.id = order_releases.dispense_id'),
    ('order_transitions', 'orders o where o.tenant_id = order_transitions.tenant_id and o.id = order_transitions.order_id'),
    ('restriction_admits', 'record_restrictions r where r.tenant_id = restriction_admits.tenant_id and r.id = restriction_admits.restriction_id'),
    ('payments', 'invoices i where i.tenant_id = payments.tenant_id and i.id = payments.invoice_id'),
    ('write_offs', 'invoices i where i.tenant_id = write_offs.tenant_id and i.id = write_offs.invoice_id'),
    ('sale_cancellations', 'invoices i where i.tenant_id = sale_cancellations.tenant_id and i.id = sale_cancellations.invoice_id'),
    ('dead_letters', 'journey_events j where j.tenant_id = dead_letters.tenant_id and j.id = dead_letters.event_id'),
    ('event_failures', 'journey_events j where j.tenant_id = event_failures.tenant_id and j.id = event_failures.event_id'),
    ('webhook_deliveries', 'journey_events j where j.tenant_id = webhook_deliveries.tenant_id and j.id = webhook_deliveries.event_id'),
    ('patient_merges', 'erasures e where e.tenant_id = patient_merges.tenant_id and e.patient_id in (patient_merges.kept_id, patient_merges.merged_id) and e.done_at is null and e.kind = ''record'''),
    ('webhook_tries', 'webhook_deliveries d where d.tenant_id = webhook_tries.tenant_id and d.id = webhook_tries.delivery_id')
  loop
    execute format('create policy eraser_spares on %I as restrictive to fovea_eraser using (exists (select from %s)) with check (exists (select from %s))', t, whose, whose);
  end loop;
end $$;
create policy eraser_finds on erasures for select to fovea_eraser using (true);
create policy eraser_finds on tenants for select to fovea_eraser using (true);
grant select (id) on tenants to fovea_eraser;

grant usage on schema public to fovea_eraser;
grant execute on function current_tenant() to fovea_eraser;
grant select (tenant_id, id, patient_id, kind, kept_until, asked_at, done_at, gone) on erasures to fovea_eraser;
grant update (done_at, gone, reason) on erasures to fovea_eraser;
-- It reads the keys, and of what it writes over whether there is anything.
do $$
declare
  t text;
  keys text;
begin
  for t, keys in values
    ('exams', 'id, patient_id'), ('prescriptions', 'id, patient_id'), ('dispenses', 'id, patient_id'), ('orders', 'id, patient_id'), ('journey_events', 'id, patient_id'), ('patient_alerts', 'id, patient_id'),
    ('patient_versions', 'id, patient_id'), ('recent_patients', 'id, patient_id'), ('record_restrictions', 'id, patient_id'), ('record_openings', 'id, patient_id'), ('record_views', 'id, patient_id'),
    ('notifications', 'id, patient_id, state'), ('dispense_pairs', 'id, dispense_id'), ('dispense_pair_treatments', 'pair_id'), ('advice_sales', 'id'), ('advice_sale_uses', 'sale_id'), ('advice_sale_treatments', 'sale_id'),
    ('order_releases', 'id, dispense_id'), ('order_transitions', 'id, order_id'), ('restriction_admits', 'id, restriction_id'), ('dead_letters', 'id, event_id'), ('event_failures', 'id, event_id'),
    ('webhook_deliveries', 'id, event_id'), ('patient_merges', 'id, kept_id, merged_id'), ('webhook_tries', 'id, delivery_id')
  loop
    execute format('grant select (tenant_id, %s), delete on %I to fovea_eraser', keys, t);
  end loop;
end $$;
grant select (tenant_id, id) on patients to fovea_eraser;
grant update (number, given_name, family_name, birth_date, email, phone, address, nhs_number, registered_sight_impaired, notify_by_email, notify_by_sms, preferred_channel, language, erased_at, version) on patients to fovea_eraser;
grant select (tenant_id, id, patient_id, discount_reason), update (dispense_id, discount_reason) on invoices to fovea_eraser;
grant select (tenant_id, id, invoice_id, reason), update (reference, reason) on payments to fovea_eraser;
grant select (tenant_id, id, invoice_id), update (reason) on write_offs to fovea_eraser;
grant select (tenant_id, id, invoice_id), update (reason) on sale_cancellations to fovea_eraser;
grant update (recipient, subject, body, error) on notifications to fovea_eraser;
grant select (details), update (details) on patient_versions to fovea_eraser;

-- Of versions that stay, addresses go, and nothing else is written.
create function keep_version() returns trigger language plpgsql as $$
begin
  if current_user = 'fovea_eraser' and (tg_op = 'DELETE'
    or to_jsonb(new) - 'details' = to_jsonb(old) - 'details' and new.details = old.details - array['email', 'phone', 'address']) then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  raise exception '% % is final: write a new version or a correcting document instead', tg_table_name, old.id using errcode = 'restrict_violation';
end $$;
drop trigger patient_versions_final on patient_versions;
create trigger patient_versions_final before update or delete on patient_versions for each row execute function keep_version();

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Whoever began as practice manager and gives people what is held about them also erases what need not be kept. What a practice took out of this role is not brought back.
create temporary table added_right on commit drop as
  select r.tenant_id, r.id as role_id, 'patients:erase' as permission
  from dynamic_roles r join dynamic_role_permissions p on p.tenant_id = r.tenant_id and p.role_id = r.id
  where not r.system and r.template = 'practice_manager' and p.permission = 'patients:export';
insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from added_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'What need not be kept of a person can be erased with this version.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from added_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from added_right on conflict do nothing;
