-- Where the law of a nation meets a practice's own choice and its records: which nation's rules, how VAT is split and since when, what of a refund is
-- tax, why a registrant supplied from an old prescription, and what voucher a pair had.

alter table tenants add column nation text;
alter table tenants add constraint tenants_nation_check check (nation ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$' and left(nation, 2) = country);
comment on column tenants.nation is 'ISO 3166-2, whose rules apply (GB-SCT). Null: the one that the data set of the country takes, for GB it is England.';

create table vat_methods (
  tenant_id      uuid not null default current_tenant() references tenants,
  id             uuid not null,
  valid_from     date not null,
  method         text not null check (method in ('separate_charges', 'apportionment')),
  exempt_percent numeric(5,2) check (exempt_percent > 0 and exempt_percent < 100),
  decided_by     uuid,
  decided_at     timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, valid_from),
  foreign key (tenant_id, decided_by) references users (tenant_id, id),
  check ((method = 'apportionment') = (exempt_percent is not null))
);
comment on table vat_methods is 'How a practice splits its prices into taxed goods and exempt dispensing, from a day on. Before the first entry: separate charges.';
alter table vat_methods enable row level security;
alter table vat_methods force row level security;
create policy tenant_isolation on vat_methods using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
create trigger vat_methods_final before update or delete on vat_methods for each row execute function refuse_change();
grant select, insert on vat_methods to fovea_app;

-- Until now a line was exempt or taxed as a whole, and its rate says which.
alter table invoice_lines add column exempt numeric(12,2);
alter table invoice_lines disable trigger invoice_lines_final;
update invoice_lines set exempt = case when vat_rate = 0 then amount else 0 end;
alter table invoice_lines enable trigger invoice_lines_final;
alter table invoice_lines alter column exempt set not null,
  add constraint invoice_lines_split_check check (vat >= 0 and exempt >= 0 and vat + exempt <= amount);
comment on column invoice_lines.exempt is 'The part of the amount that is exempt from VAT; amount - vat - exempt is net.';

alter table payments add column vat numeric(12,2), add column exempt numeric(12,2),
  add constraint payments_split_check check ((vat is null) = (exempt is null) and (kind = 'refund' or vat is null) and vat >= 0 and exempt >= 0 and vat + exempt <= amount);
comment on column payments.vat is 'Of a refund: how much of it is VAT, in the proportions of the sale. Null for a payment, and for a refund from before this was kept.';

alter table dispenses add column supply_reason text, add column registrant_number text,
  add constraint dispenses_supply_reason_check check (length(supply_reason) between 1 and 500);
comment on column dispenses.supply_reason is 'Why a registrant supplied from a prescription past its date.';
comment on column dispenses.registrant_number is 'Registration of whoever supplied or supervised, as it was at the sale; null where nobody registered did.';

alter table dispense_pairs add column voucher jsonb;
comment on column dispense_pairs.voucher is 'Written at checkout: band, form of the cylinder that counted, nation, date and value of the voucher this pair could have.';

-- Practices that exist already: who looks after their money may decide on it, as in practices that begin from now on.
insert into dynamic_role_permissions (tenant_id, role_id, permission)
  select tenant_id, id, 'vat:decide' from dynamic_roles where template in ('owner', 'practice_manager') on conflict do nothing;
