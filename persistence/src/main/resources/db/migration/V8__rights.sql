-- The catalogue of rights grew finer: what one right opened is now several. And what is owed can be given up.

-- --------------------------------------------------------------------------------------------------------------- roles that are there

-- An upgrade takes nothing away: a role that held a right, ticked or implied, keeps all that it opened. The program's own roles are not
-- among them; provisioning completes those after every migration.
create temporary table old_implication (had text, also text) on commit drop;
insert into old_implication values
  ('patients:create', 'patients:view'), ('patients:edit', 'patients:view'),
  ('exams:view', 'patients:view'), ('exams:write', 'exams:view'), ('exams:finalize', 'exams:write'),
  ('prescriptions:view', 'patients:view'),
  ('pos:access', 'patients:view'), ('pos:access', 'prescriptions:view'), ('pos:access', 'catalogue:view'), ('dispenses:supervise', 'pos:access'),
  ('invoices:view', 'patients:view'), ('payments:take', 'invoices:view'), ('payments:refund', 'invoices:view'),
  ('orders:cancel', 'orders:view'), ('lab:view', 'orders:view'), ('lab:move', 'lab:view'), ('lab:inspect', 'lab:move'), ('lab:ship', 'lab:view'),
  ('messages:view', 'patients:view'), ('journey:replay', 'journey:view');

create temporary table split_right (had text, gets text) on commit drop;
insert into split_right values
  ('patients:view', 'patients:contact'), ('patients:view', 'patients:nhs_number'),
  ('patients:edit', 'patients:identify'), ('patients:edit', 'patients:sight_impaired'),
  ('exams:view', 'exams:findings'),
  ('exams:write', 'exams:take_over'), ('exams:finalize', 'exams:finalize_colleagues'), ('exams:finalize', 'exams:confirm'),
  ('catalogue:view', 'catalogue:unsuitable'),
  ('pos:access', 'pos:take_over'), ('pos:access', 'pos:own_frame'), ('pos:access', 'pos:confirm'),
  ('dispenses:supervise', 'dispenses:expired'),
  ('payments:take', 'payments:voucher'), ('payments:take', 'payments:transfer'), ('payments:take', 'payments:leave_open'),
  ('payments:refund', 'payments:refund_cash'), ('payments:refund', 'payments:refund_own'),
  ('orders:cancel', 'orders:cancel_made'),
  ('lab:view', 'lab:stream'), ('lab:move', 'orders:hold'), ('lab:move', 'lab:rework'), ('lab:ship', 'orders:hand_over'),
  ('messages:view', 'messages:read');

create temporary table added_right on commit drop as
  with recursive held (tenant_id, role_id, permission) as (
    select tenant_id, role_id, permission from dynamic_role_permissions
    union
    select h.tenant_id, h.role_id, i.also from held h join old_implication i on i.had = h.permission
  ), gained (tenant_id, role_id, permission) as (
    select h.tenant_id, h.role_id, s.gets from held h join split_right s on s.had = h.permission
    union
    -- Who began as Practice Manager and looks after people and roles may now do so: what the role is for came later than the role.
    select r.tenant_id, r.id, n.permission
    from dynamic_roles r
    join held h on h.tenant_id = r.tenant_id and h.role_id = r.id and h.permission = 'roles:view'
    cross join (values ('users:create'), ('users:edit'), ('users:invite'), ('users:suspend'), ('users:explain'), ('roles:create'), ('roles:edit'), ('roles:delete'),
      ('roles:assign'), ('roles:preview'), ('audit:export'), ('audit:verify')) n (permission)
    where r.template = 'practice_manager'
  )
  select g.tenant_id, g.role_id, g.permission
  from gained g
  join dynamic_roles r on r.tenant_id = g.tenant_id and r.id = g.role_id and not r.system
  where not exists (select from dynamic_role_permissions p where p.tenant_id = g.tenant_id and p.role_id = g.role_id and p.permission = g.permission);

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.before),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.after),
    'Rights became finer with this version. The role keeps all that it could do.'
  from dynamic_roles r
  cross join lateral (
    select coalesce(jsonb_agg(x.permission order by x.permission) filter (where not x.fresh), '[]') as before, jsonb_agg(x.permission order by x.permission) as after, bool_or(x.fresh) as changed
    from (select permission, false as fresh from dynamic_role_permissions d where d.tenant_id = r.tenant_id and d.role_id = r.id
          union all
          select permission, true from added_right a where a.tenant_id = r.tenant_id and a.role_id = r.id) x
  ) p
  where p.changed;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from added_right;

-- ----------------------------------------------------------------------------------------------------------------------- write-offs

alter table invoices add column written_off numeric(12,2) not null default 0 check (written_off >= 0);
alter table invoices add constraint invoices_covered check (paid + voucher + written_off <= total);
comment on column invoices.written_off is 'Given up: owed once, and never asked for again.';

create or replace function keep_invoice_document() returns trigger language plpgsql as $$
begin
  if (new.number, new.patient_id, new.dispense_id, new.currency, new.total, new.vat, new.issued_at)
     is distinct from (old.number, old.patient_id, old.dispense_id, old.currency, old.total, old.vat, old.issued_at)
     or new.paid < old.paid or new.voucher < old.voucher or new.refunded < old.refunded or new.written_off < old.written_off then
    raise exception 'invoice % is final: refund it or issue a new document', old.number using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

create table write_offs (
  tenant_id      uuid not null default current_tenant() references tenants,
  id             uuid not null,
  invoice_id     uuid not null,
  amount         numeric(12,2) not null check (amount > 0),
  reason         text not null check (length(trim(reason)) between 1 and 500),
  written_off_by uuid not null,
  written_off_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, invoice_id) references invoices,
  foreign key (tenant_id, written_off_by) references users (tenant_id, id)
);
comment on table write_offs is 'What was given up on an invoice, by whom and why. Written once.';
create index write_offs_invoice on write_offs (tenant_id, invoice_id, written_off_at);
create trigger write_offs_final before update or delete on write_offs for each row execute function refuse_change();
alter table write_offs enable row level security;
alter table write_offs force row level security;
create policy tenant_isolation on write_offs using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on write_offs to fovea_app;
