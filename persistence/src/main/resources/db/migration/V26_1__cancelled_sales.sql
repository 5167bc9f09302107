-- A sale that is cancelled before it is made: nobody owes anything for it, nothing paid for it is kept, and no order is made of it.

alter table invoices
  add column cancelled_at timestamptz,
  add constraint invoices_cancelled_keeps_nothing check (cancelled_at is null or refunded = paid);
comment on column invoices.cancelled_at is 'When the sale was cancelled; nothing of it is outstanding from then on. Why, and what became of the money: sale_cancellations.';

create or replace function keep_invoice_document() returns trigger language plpgsql as $$
begin
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

create table sale_cancellations (
  tenant_id    uuid not null default current_tenant() references tenants,
  id           uuid not null,
  invoice_id   uuid not null,
  reason       text not null check (length(trim(reason)) between 1 and 500),
  given_back   numeric(12,2) not null check (given_back >= 0),
  taken_off    numeric(12,2) not null check (taken_off >= 0),
  voucher      numeric(12,2) not null check (voucher >= 0),
  vat          numeric(12,2) not null check (vat >= 0),
  exempt       numeric(12,2) not null check (exempt >= 0),
  cancelled_by uuid not null,
  cancelled_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, invoice_id),
  foreign key (tenant_id, invoice_id) references invoices,
  foreign key (tenant_id, cancelled_by) references users (tenant_id, id)
);
comment on table sale_cancellations is 'Sales that were cancelled before they were made: why, and what became of the money. Once for each sale, and never taken back.';
comment on column sale_cancellations.given_back is 'What went back to the patient with the cancellation; earlier refunds are not in it.';
comment on column sale_cancellations.taken_off is 'What the patient still owed, and owes no more.';
comment on column sale_cancellations.voucher is 'What the health service was to pay, and must not be asked for.';
comment on column sale_cancellations.vat is 'With exempt, of all that was not given back to the patient: with the refunds exactly the sale''s.';
create trigger sale_cancellations_final before update or delete on sale_cancellations for each row execute function refuse_change();
alter table sale_cancellations enable row level security;
alter table sale_cancellations force row level security;
create policy tenant_isolation on sale_cancellations using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on sale_cancellations to fovea_app;

-- An order of a sale that somebody is cancelling at this moment waits here for them, and is then refused.
create function refuse_order_of_cancelled_sale() returns trigger language plpgsql as $$
declare
  cancelled timestamptz;
begin
  select i.cancelled_at into cancelled from invoices i where i.tenant_id = new.tenant_id and i.id = new.invoice_id for share;
  if cancelled is not null then
    raise exception 'order %: its sale is cancelled', new.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger orders_of_cancelled_sales before insert on orders for each row execute function refuse_order_of_cancelled_sale();

-- Looked at when the refund stands beside it.
create function keep_cancellation_whole() returns trigger language plpgsql as $$
declare
  sold record;
  back numeric;
begin
  select i.number, i.total, i.vat, i.paid, i.voucher, i.refunded, i.written_off, i.cancelled_at into sold from invoices i where i.tenant_id = new.tenant_id and i.id = new.invoice_id;
  select coalesce(sum(p.vat), 0) into back from payments p where p.tenant_id = new.tenant_id and p.invoice_id = new.invoice_id and p.kind = 'refund';
  if sold.cancelled_at is null or new.taken_off <> sold.total - sold.paid - sold.voucher - sold.written_off or new.voucher <> sold.voucher or new.given_back > sold.refunded then
    raise exception 'the cancellation of % does not fit its invoice', sold.number using errcode = 'check_violation';
  end if;
  if new.vat + new.exempt > sold.total - sold.refunded or new.vat + back > sold.vat then
    raise exception 'the cancellation of % takes back more tax than the sale had', sold.number using errcode = 'check_violation';
  end if;
  if exists (select from orders o where o.tenant_id = new.tenant_id and o.invoice_id = new.invoice_id and o.stage <> 'cancelled') then
    raise exception '% is cancelled while an order of it is not', sold.number using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger sale_cancellations_whole after insert on sale_cancellations deferrable initially deferred
  for each row execute function keep_cancellation_whole();

alter table journey_events drop constraint journey_events_type_check;
alter table journey_events add constraint journey_events_type_check
  check (type in ('exam.finalized', 'invoice.paid', 'order.created', 'order.status_changed', 'order.shipped', 'person.invited', 'sale.released', 'sale.cancelled'));

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Who began as Dispensing Optician or Practice Manager, gives money back and may stop an order may do both at once. What a practice took out of these roles is
-- not brought back.
create temporary table added_right on commit drop as
  with held as (
    select r.tenant_id, r.id as role_id, p.permission
    from dynamic_roles r join dynamic_role_permissions p on p.tenant_id = r.tenant_id and p.role_id = r.id
    where not r.system and r.template in ('practice_manager', 'dispensing_optician')
  )
  select distinct h.tenant_id, h.role_id, 'orders:cancel_sale' as permission
  from held h
  where h.permission like 'payments:refund%'
    and exists (select from held s where s.tenant_id = h.tenant_id and s.role_id = h.role_id and s.permission in ('orders:cancel', 'orders:cancel_made'));

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.before),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.after),
    'This version lets a practice say who may cancel a whole sale.'
  from dynamic_roles r
  cross join lateral (
    select coalesce(jsonb_agg(x.permission order by x.permission) filter (where not x.fresh), '[]') as before, jsonb_agg(x.permission order by x.permission) as after, bool_or(x.fresh) as changed
    from (select permission, false as fresh from dynamic_role_permissions d where d.tenant_id = r.tenant_id and d.role_id = r.id
          union all
          select permission, true from added_right a where a.tenant_id = r.tenant_id and a.role_id = r.id) x
  ) p
  where p.changed;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from added_right on conflict do nothing;
