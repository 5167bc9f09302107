-- The till: discounts with their reason, vouchers that are held to what they are worth, and cash with its change.

-- ----------------------------------------------------------------------------------------------------------------------- discounts

-- A discount is given on a sale that is not sold yet, by somebody who may, with a reason; the invoice keeps what was taken off, line by line, and why.

alter table dispenses
  add column discount_percent numeric(5,2) check (discount_percent > 0 and discount_percent < 100),
  add column discount_amount numeric(12,2) check (discount_amount > 0 and discount_amount < discount_price),
  add column discount_reason text check (length(trim(discount_reason)) between 1 and 500),
  add column discount_price numeric(12,2) check (discount_price > 0),
  add column discounted_by uuid,
  add constraint dispenses_discounted_by foreign key (tenant_id, discounted_by) references users (tenant_id, id),
  add constraint dispenses_discount_whole check (num_nonnulls(discount_percent, discount_amount) = case when discount_reason is null then 0 else 1 end
    and num_nonnulls(discount_reason, discount_price, discounted_by) in (0, 3));
comment on column dispenses.discount_price is 'What the sale cost without the discount when it was given: for another price it is given anew.';

alter table invoices
  add column discount numeric(12,2) not null default 0 check (discount >= 0),
  add column discount_reason text check (length(trim(discount_reason)) between 1 and 500),
  add constraint invoices_discount_has_a_reason check ((discount > 0) = (discount_reason is not null));
comment on column invoices.discount is 'What was taken off the prices of the catalogue; the total is without it.';

alter table invoice_lines add column discount numeric(12,2) not null default 0 check (discount >= 0);
comment on column invoice_lines.discount is 'This line''s part of the invoice''s discount. The amount, its VAT and what of it is exempt are without it.';

create or replace function keep_invoice_document() returns trigger language plpgsql as $$
begin
  if (new.number, new.patient_id, new.dispense_id, new.currency, new.total, new.vat, new.issued_at, new.discount, new.discount_reason)
     is distinct from (old.number, old.patient_id, old.dispense_id, old.currency, old.total, old.vat, old.issued_at, old.discount, old.discount_reason)
     or new.paid < old.paid or new.voucher < old.voucher or new.refunded < old.refunded or new.written_off < old.written_off then
    raise exception 'invoice % is final: refund it or issue a new document', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Looked at when all lines are there. Only for invoices with a discount: every other till goes by.
create function keep_discount_whole() returns trigger language plpgsql as $$
declare
  lines record;
begin
  select coalesce(sum(l.amount), 0) as total, coalesce(sum(l.vat), 0) as vat, coalesce(sum(l.discount), 0) as discount into lines
  from invoice_lines l where l.tenant_id = new.tenant_id and l.invoice_id = new.id;
  if (lines.total, lines.vat, lines.discount) is distinct from (new.total, new.vat, new.discount) then
    raise exception 'the lines of invoice % do not add up to it: total %, VAT %, discount %', new.number, lines.total, lines.vat, lines.discount using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger invoices_discount_whole after insert on invoices deferrable initially deferred
  for each row when (new.discount > 0) execute function keep_discount_whole();

-- -------------------------------------------------------------------------------------------------------------- vouchers and cash

alter table payments
  add column pair_no integer check (pair_no between 1 and 9),
  add column ground text check (length(ground) between 1 and 100),
  add column given numeric(12,2),
  add constraint payments_voucher_of_a_pair check (method = 'voucher' and kind = 'payment' and pair_no is not null or num_nonnulls(pair_no, ground) = 0),
  add constraint payments_given_in_cash check (given is null or (method = 'cash' and kind = 'payment' and given >= amount));
comment on column payments.pair_no is 'Of a voucher: the pair that it is for. Null for other payments, and for vouchers from before this was kept.';
comment on column payments.ground is 'Of a voucher: what entitled the patient to it. Null where a program took it without saying.';
comment on column payments.given is 'Of cash: what was handed over; given - amount was the change. Null where nobody counted.';

-- The health service pays no more than the voucher is worth, and no more than the spectacles cost. Looked at when the sale's lines are there.
create function keep_voucher_within_its_worth() returns trigger language plpgsql as $$
declare
  claimed numeric;
  cost numeric;
  worth numeric;
begin
  select sum(p.amount) into claimed from payments p
    where p.tenant_id = new.tenant_id and p.invoice_id = new.invoice_id and p.method = 'voucher' and p.kind = 'payment' and p.pair_no = new.pair_no;
  select coalesce(sum(l.amount), 0) into cost from invoice_lines l where l.tenant_id = new.tenant_id and l.invoice_id = new.invoice_id and l.pair_no = new.pair_no;
  select (d.voucher ->> 'value')::numeric + coalesce((select sum((s ->> 'value')::numeric) from jsonb_array_elements(d.voucher -> 'supplements') s), 0) into worth
    from invoices i join dispense_pairs d on d.tenant_id = i.tenant_id and d.dispense_id = i.dispense_id and d.pair_no = new.pair_no
    where i.tenant_id = new.tenant_id and i.id = new.invoice_id;
  if claimed > least(cost, worth) then
    raise exception 'voucher of pair % comes to %, its worth is % and the pair costs %', new.pair_no, claimed, worth, cost using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger payments_voucher_within_its_worth after insert on payments deferrable initially deferred
  for each row when (new.pair_no is not null) execute function keep_voucher_within_its_worth();

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Who began as Dispensing Optician or Practice Manager, sells, and gives money back may also take a part off the price; the manager any part. What a practice
-- took out of these roles is not brought back.
create temporary table added_right on commit drop as
  with held as (
    select r.tenant_id, r.id as role_id, r.template, p.permission
    from dynamic_roles r join dynamic_role_permissions p on p.tenant_id = r.tenant_id and p.role_id = r.id
    where not r.system and r.template in ('practice_manager', 'dispensing_optician')
  )
  select distinct h.tenant_id, h.role_id, case h.template when 'practice_manager' then 'pos:discount_large' else 'pos:discount' end as permission
  from held h
  where h.permission like 'payments:refund%'
    and exists (select from held s where s.tenant_id = h.tenant_id and s.role_id = h.role_id and s.permission like 'pos:%');

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.before),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.after),
    'This version lets a practice say who may give discounts.'
  from dynamic_roles r
  cross join lateral (
    select coalesce(jsonb_agg(x.permission order by x.permission) filter (where not x.fresh), '[]') as before, jsonb_agg(x.permission order by x.permission) as after, bool_or(x.fresh) as changed
    from (select permission, false as fresh from dynamic_role_permissions d where d.tenant_id = r.tenant_id and d.role_id = r.id
          union all
          select permission, true from added_right a where a.tenant_id = r.tenant_id and a.role_id = r.id) x
  ) p
  where p.changed;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from added_right on conflict do nothing;
