-- An exchange: what comes back becomes credit of the patient, and pays for another sale.

alter table payments drop constraint payments_method_check;
alter table payments add constraint payments_method_check check (method in ('card', 'cash', 'transfer', 'voucher', 'credit'));
comment on column payments.method is 'credit: a refund that the patient keeps for another sale, and a payment out of that. It is no money in any till.';

-- A patient pays with no more credit than was given. Looked at at the end, with the patient locked: of two sales at once, the later counts the earlier.
create function keep_credit_within_what_was_given() returns trigger language plpgsql as $$
declare
  whose uuid;
  rest numeric;
begin
  select i.patient_id into whose from invoices i where i.tenant_id = new.tenant_id and i.id = new.invoice_id;
  perform from patients p where p.tenant_id = new.tenant_id and p.id = whose for no key update;
  select sum(case p.kind when 'refund' then p.amount else -p.amount end) into rest
    from payments p join invoices i on i.tenant_id = p.tenant_id and i.id = p.invoice_id
    where p.tenant_id = new.tenant_id and i.patient_id = whose and p.method = 'credit';
  if rest < 0 then
    raise exception 'the patient has % less credit than that', -rest using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger payments_credit_was_given after insert on payments deferrable initially deferred
  for each row when (new.method = 'credit' and new.kind = 'payment') execute function keep_credit_within_what_was_given();
