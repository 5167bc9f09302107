-- When a sale goes to the lab is the practice's to decide: paid in full, on a deposit, or when somebody releases it. And what was sold with what is
-- remembered for advice.

-- -------------------------------------------------------------------------------------------------------------------------- the policy

alter table tenants add column release_policy text not null default 'deposit' check (release_policy in ('full', 'deposit', 'confirmation'));
update tenants set release_policy = 'full' where release_deposit_percent = 100;
alter table tenants add constraint tenants_release_share
  check (case release_policy when 'full' then release_deposit_percent = 100 when 'confirmation' then release_deposit_percent = 0 else release_deposit_percent < 100 end);
comment on column tenants.release_policy is 'What lets a sale begin in the lab: all of it is paid, a deposit is paid, or somebody releases it.';
comment on column tenants.release_deposit_percent is 'Share of an invoice that must be paid before its orders go to the lab; 100 with full, 0 with confirmation.';

-- Of its own row the application may change these two things and nothing else: not its name, not its state.
create policy own_tenant_settings on tenants for update using (id = (select current_tenant())) with check (id = (select current_tenant()));
grant update (release_policy, release_deposit_percent) on tenants to fovea_app;

-- ------------------------------------------------------------------------------------------------------------------------ the releases

create table order_releases (
  tenant_id   uuid not null default current_tenant() references tenants,
  id          uuid not null,
  dispense_id uuid not null,
  reason      text not null check (reason in ('confirmed', 'nothing_left_to_pay', 'policy_changed')),
  released_by uuid not null,
  released_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, dispense_id),
  foreign key (tenant_id, dispense_id) references dispenses,
  foreign key (tenant_id, released_by) references users (tenant_id, id)
);
comment on table order_releases is 'Sales that went to the lab because somebody said so, or because the practice changed when they do. Once for each sale.';
create trigger order_releases_final before update or delete on order_releases for each row execute function refuse_change();
alter table order_releases enable row level security;
alter table order_releases force row level security;
create policy tenant_isolation on order_releases using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on order_releases to fovea_app;

-- -------------------------------------------------------------------------------------------------------------------------- for advice

create table advice_sales (
  tenant_id uuid not null default current_tenant() references tenants,
  id        uuid not null,
  design    text not null,
  material  text not null,
  age_band  text not null check (age_band in ('under_16', '16_to_39', '40_to_59', '60_and_over')),
  sold_at   timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references dispense_pairs
);
comment on table advice_sales is 'One pair that was made, as far as advice ranks by it; its id is the pair''s. No name, no power. Empty it and replay order.created: it is the same again.';
create index advice_sales_design on advice_sales (tenant_id, design);
create table advice_sale_treatments (
  tenant_id uuid not null default current_tenant() references tenants,
  sale_id   uuid not null,
  code      text not null,
  primary key (tenant_id, sale_id, code),
  foreign key (tenant_id, sale_id) references advice_sales on delete cascade on update cascade
);
comment on column advice_sale_treatments.code is 'Of the treatment, as the catalogue called it then.';
create table advice_sale_uses (
  tenant_id uuid not null default current_tenant() references tenants,
  sale_id   uuid not null,
  use       text not null,
  primary key (tenant_id, sale_id, use),
  foreign key (tenant_id, sale_id) references advice_sales on delete cascade on update cascade
);
comment on column advice_sale_uses.use is 'What the spectacles are for, as the exam advised.';
do $$
declare t text;
begin
  foreach t in array array['advice_sales', 'advice_sale_treatments', 'advice_sale_uses'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_isolation on %I using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()))', t);
    execute format('grant select, insert on %I to fovea_app', t);
  end loop;
end $$;

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Who began as Practice Manager and decides on VAT also decides this; who began as Dispensing Optician or Practice Manager, sees invoices and may stop an
-- order may let one begin. What a practice took out of these roles is not brought back.
create temporary table added_right on commit drop as
  with held as (
    select r.tenant_id, r.id as role_id, r.template, p.permission
    from dynamic_roles r join dynamic_role_permissions p on p.tenant_id = r.tenant_id and p.role_id = r.id
    where not r.system and r.template in ('practice_manager', 'dispensing_optician')
  )
  select distinct tenant_id, role_id, 'settings:orders' as permission from held where template = 'practice_manager' and permission = 'vat:decide'
  union
  select distinct h.tenant_id, h.role_id, 'orders:release' from held h
  where h.permission in ('orders:cancel', 'orders:cancel_made')
    and exists (select from held m where m.tenant_id = h.tenant_id and m.role_id = h.role_id
                and (m.permission in ('invoices:view', 'invoices:write_off') or m.permission like 'payments:%'));

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.before),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.after),
    'This version lets a practice decide when sales go to the lab, and release them by hand.'
  from dynamic_roles r
  cross join lateral (
    select coalesce(jsonb_agg(x.permission order by x.permission) filter (where not x.fresh), '[]') as before, jsonb_agg(x.permission order by x.permission) as after, bool_or(x.fresh) as changed
    from (select permission, false as fresh from dynamic_role_permissions d where d.tenant_id = r.tenant_id and d.role_id = r.id
          union all
          select permission, true from added_right a where a.tenant_id = r.tenant_id and a.role_id = r.id) x
  ) p
  where p.changed;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from added_right on conflict do nothing;
