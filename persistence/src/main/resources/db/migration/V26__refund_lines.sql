-- What of which line of a sale a refund gives back: each line at most once over, its VAT and what of it is exempt with it.

alter table payments add constraint payments_of_invoice unique (tenant_id, invoice_id, id);

create table refund_lines (
  tenant_id  uuid not null default current_tenant() references tenants,
  id         uuid not null,
  invoice_id uuid not null,
  refund_id  uuid not null,
  line_no    integer not null,
  chosen     boolean not null,
  amount     numeric(12,2) not null check (amount > 0),
  vat        numeric(12,2) not null check (vat >= 0),
  exempt     numeric(12,2) not null check (exempt >= 0 and vat + exempt <= amount),
  primary key (tenant_id, id),
  unique (tenant_id, refund_id, line_no),
  foreign key (tenant_id, invoice_id, refund_id) references payments (tenant_id, invoice_id, id),
  foreign key (tenant_id, invoice_id, line_no) references invoice_lines (tenant_id, invoice_id, line_no)
);
comment on table refund_lines is 'What of which line a refund gives back. Written once. Refunds from before this was kept have none: what they gave back is spread over the lines whenever it is asked.';
comment on column refund_lines.chosen is 'Whether somebody gave this line back; false where an amount was given back and spread over the sale.';
create index refund_lines_invoice on refund_lines (tenant_id, invoice_id);
create trigger refund_lines_final before update or delete on refund_lines for each row execute function refuse_change();
alter table refund_lines enable row level security;
alter table refund_lines force row level security;
create policy tenant_isolation on refund_lines using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on refund_lines to fovea_app;

-- Looked at when all lines of the refund are there. The invoice is locked first: of two refunds at once, the later counts the earlier.
create function keep_refund_within_its_lines() returns trigger language plpgsql as $$
declare
  sold record;
  back record;
  refund record;
begin
  perform from invoices i where i.tenant_id = new.tenant_id and i.id = new.invoice_id for no key update;
  select l.amount, l.vat, l.exempt into sold from invoice_lines l where l.tenant_id = new.tenant_id and l.invoice_id = new.invoice_id and l.line_no = new.line_no;
  select sum(r.amount) as amount, sum(r.vat) as vat, sum(r.exempt) as exempt into back
    from refund_lines r where r.tenant_id = new.tenant_id and r.invoice_id = new.invoice_id and r.line_no = new.line_no;
  if back.amount > sold.amount or back.vat > sold.vat or back.exempt > sold.exempt or back.amount - back.vat - back.exempt > sold.amount - sold.vat - sold.exempt then
    raise exception 'line % cost %, and % of it is given back', new.line_no, sold.amount, back.amount using errcode = 'check_violation';
  end if;
  select p.kind, p.amount, p.vat, p.exempt into refund from payments p where p.tenant_id = new.tenant_id and p.id = new.refund_id;
  select sum(r.amount) as amount, sum(r.vat) as vat, sum(r.exempt) as exempt into back from refund_lines r where r.tenant_id = new.tenant_id and r.refund_id = new.refund_id;
  if (refund.kind, refund.amount, refund.vat, refund.exempt) is distinct from ('refund', back.amount, back.vat, back.exempt) then
    raise exception 'the lines of refund % do not add up to it: %, VAT %, exempt %', new.refund_id, back.amount, back.vat, back.exempt using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger refund_lines_within_their_lines after insert on refund_lines deferrable initially deferred
  for each row execute function keep_refund_within_its_lines();
