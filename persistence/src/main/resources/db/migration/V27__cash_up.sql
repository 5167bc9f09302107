-- Tills, who is at which, and what was counted in them at the end of the day.

-- ---------------------------------------------------------------------------------------------------------------------------- tills

create table tills (
  tenant_id     uuid not null default current_tenant() references tenants,
  id            uuid not null,
  version       bigint not null default 1,
  branch_id     uuid not null,
  name          text not null check (length(trim(name)) between 1 and 60),
  usual_float   numeric(12,2) not null default 0 check (usual_float >= 0),
  opening_float numeric(12,2) not null default 0 check (opening_float >= 0),
  opened_at     timestamptz not null default now(),
  cash_ups      integer not null default 0,
  retired_at    timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, branch_id) references branches
);
create unique index tills_name on tills (tenant_id, branch_id, lower(name)) where retired_at is null;
comment on table tills is 'Drawers and card terminals at which a branch takes money and gives it back. Each is cashed up by itself.';
comment on column tills.usual_float is 'Cash that the practice wants to be left in it over night.';
comment on column tills.opening_float is 'Cash that lay in it at opened_at, when the takings began that are not cashed up yet: what the last cash-up left.';
comment on column tills.cash_ups is 'How many there were: the next one''s number is one more.';
alter table tills enable row level security;
alter table tills force row level security;
create policy tenant_isolation on tills using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on tills to fovea_app;

insert into tills (tenant_id, id, branch_id, name) select tenant_id, gen_random_uuid(), id, 'Till 1' from branches;

create table people_at_tills (
  tenant_id uuid not null default current_tenant() references tenants,
  id        uuid not null,
  till_id   uuid not null,
  since     timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references users (tenant_id, id),
  foreign key (tenant_id, till_id) references tills
);
comment on table people_at_tills is 'Who said at which till they are. Whoever said nothing is at the first till of their branch.';
comment on column people_at_tills.id is 'The person''s.';
alter table people_at_tills enable row level security;
alter table people_at_tills force row level security;
create policy tenant_isolation on people_at_tills using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update, delete on people_at_tills to fovea_app;

-- ------------------------------------------------------------------------------------------------------------------ a payment's till

alter table payments add column till_id uuid;
alter table payments add constraint payments_till foreign key (tenant_id, till_id) references tills;
create index payments_at_till on payments (tenant_id, till_id, taken_at) where till_id is not null;
comment on column payments.till_id is 'Where it was taken or given back. Null for payments from before there were tills, which no cash-up counts.';

-- Here and not in the program, so that a checkout asks the database nothing more, and no way of taking money forgets it.
create function place_payment() returns trigger language plpgsql as $$
begin
  new.till_id := coalesce(
    (select t.id from people_at_tills p join tills t on t.tenant_id = p.tenant_id and t.id = p.till_id
      where p.tenant_id = new.tenant_id and p.id = new.taken_by and t.retired_at is null),
    (select t.id from tills t
      where t.tenant_id = new.tenant_id and t.retired_at is null
      order by t.branch_id is not distinct from (select u.branch_id from users u where u.tenant_id = new.tenant_id and u.id = new.taken_by) desc,
        t.branch_id is not distinct from (select i.branch_id from invoices i where i.tenant_id = new.tenant_id and i.id = new.invoice_id) desc,
        lower(t.name), t.id
      limit 1));
  return new;
end $$;
create trigger payments_at_a_till before insert on payments for each row execute function place_payment();
-- Not valid: what was taken before stays as it is.
alter table payments add constraint payments_have_a_till check (till_id is not null) not valid;

-- -------------------------------------------------------------------------------------------------------------------------- cash-ups

create table cash_ups (
  tenant_id     uuid not null default current_tenant() references tenants,
  id            uuid not null,
  till_id       uuid not null,
  no            integer not null check (no > 0),
  currency      text not null check (currency ~ '^[A-Z]{3}$'),
  opened_at     timestamptz not null,
  closed_at     timestamptz not null,
  closed_by     uuid not null,
  left_in_till  numeric(12,2) not null check (left_in_till >= 0),
  coins         jsonb,
  reason        text check (length(trim(reason)) between 1 and 500),
  primary key (tenant_id, id),
  unique (tenant_id, till_id, no),
  foreign key (tenant_id, till_id) references tills,
  foreign key (tenant_id, closed_by) references users (tenant_id, id)
);
comment on table cash_ups is 'What a till took between two counts, and what was counted. Written once.';
comment on column cash_ups.left_in_till is 'Of the cash that was counted: the float of what follows. The rest went to the safe or the bank.';
comment on column cash_ups.coins is 'How many of each note and coin, where somebody counted so.';
comment on column cash_ups.reason is 'Why what was counted is not what should be there.';
create trigger cash_ups_final before update or delete on cash_ups for each row execute function refuse_change();
alter table cash_ups enable row level security;
alter table cash_ups force row level security;
create policy tenant_isolation on cash_ups using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on cash_ups to fovea_app;

create table cash_up_lines (
  tenant_id  uuid not null default current_tenant() references tenants,
  id         uuid not null,
  cash_up_id uuid not null,
  method     text not null check (length(method) between 1 and 20),
  payments   integer not null check (payments >= 0),
  opening    numeric(12,2) not null default 0 check (opening >= 0),
  taken      numeric(12,2) not null check (taken >= 0),
  given_back numeric(12,2) not null check (given_back >= 0),
  counted    numeric(12,2),
  primary key (tenant_id, id),
  unique (tenant_id, cash_up_id, method),
  foreign key (tenant_id, cash_up_id) references cash_ups,
  check (method <> 'cash' or (counted is not null and counted >= 0)),
  check (method = 'cash' or opening = 0)
);
comment on table cash_up_lines is 'A cash-up by method: opening + taken - given_back should be there, counted was.';
comment on column cash_up_lines.counted is 'For a card, what the terminal says, which is below 0 where more went back than came. Null where nobody looked.';
create trigger cash_up_lines_final before update or delete on cash_up_lines for each row execute function refuse_change();
alter table cash_up_lines enable row level security;
alter table cash_up_lines force row level security;
create policy tenant_isolation on cash_up_lines using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on cash_up_lines to fovea_app;

create table cash_up_payments (
  tenant_id  uuid not null default current_tenant() references tenants,
  id         uuid not null,
  cash_up_id uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, id) references payments,
  foreign key (tenant_id, cash_up_id) references cash_ups
);
create index cash_up_payments_of on cash_up_payments (tenant_id, cash_up_id);
comment on table cash_up_payments is 'In which cash-up a payment was counted: its key is the payment''s, so that it is in one and in no other. What commits while somebody closes is in the next.';
comment on column cash_up_payments.id is 'The payment''s.';
create trigger cash_up_payments_final before update or delete on cash_up_payments for each row execute function refuse_change();
alter table cash_up_payments enable row level security;
alter table cash_up_payments force row level security;
create policy tenant_isolation on cash_up_payments using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on cash_up_payments to fovea_app;

-- Looked at when all of it is there: the payments are its till's, its lines say what they come to, and a difference has its reason.
create function keep_cash_up_whole() returns trigger language plpgsql as $$
begin
  if exists (select from cash_up_payments c join payments p on p.tenant_id = c.tenant_id and p.id = c.id
             where c.tenant_id = new.tenant_id and c.cash_up_id = new.id and p.till_id is distinct from new.till_id) then
    raise exception 'cash-up % counts a payment of another till', new.no using errcode = 'check_violation';
  end if;
  if exists (
    select from (
      select p.method, count(*) as payments, coalesce(sum(p.amount) filter (where p.kind <> 'refund'), 0) as taken, coalesce(sum(p.amount) filter (where p.kind = 'refund'), 0) as given_back
      from cash_up_payments c join payments p on p.tenant_id = c.tenant_id and p.id = c.id
      where c.tenant_id = new.tenant_id and c.cash_up_id = new.id group by p.method) paid
    full join (select method, payments, taken, given_back from cash_up_lines where tenant_id = new.tenant_id and cash_up_id = new.id) line using (method)
    where (coalesce(paid.payments, 0), coalesce(paid.taken, 0), coalesce(paid.given_back, 0)) is distinct from (line.payments, line.taken, line.given_back)) then
    raise exception 'the lines of cash-up % are not what its payments come to', new.no using errcode = 'check_violation';
  end if;
  if not exists (select from cash_up_lines l where l.tenant_id = new.tenant_id and l.cash_up_id = new.id and l.method = 'cash' and l.counted >= new.left_in_till) then
    raise exception 'cash-up % leaves more in the till than was counted', new.no using errcode = 'check_violation';
  end if;
  if new.reason is null and exists (select from cash_up_lines l where l.tenant_id = new.tenant_id and l.cash_up_id = new.id and l.counted <> l.opening + l.taken - l.given_back) then
    raise exception 'cash-up % differs and gives no reason', new.no using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger cash_ups_whole after insert on cash_ups deferrable initially deferred for each row execute function keep_cash_up_whole();

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- Who began as one of these roles and takes payments may also cash up; a manager sets tills up. What a practice took out of these roles is not brought back.
create temporary table till_right on commit drop as
  select r.tenant_id, r.id as role_id, n.permission
  from dynamic_roles r
  join (values ('practice_manager', 'till:close'), ('practice_manager', 'till:manage'), ('dispensing_optician', 'till:close'), ('optical_assistant', 'till:close'), ('receptionist', 'till:close')) n (template, permission)
    on n.template = r.template
  where not r.system
  and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission in ('payments:take', 'payments:voucher', 'payments:transfer', 'payments:leave_open'));

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from till_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'Tills are counted and closed with this version.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from till_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from till_right on conflict do nothing;
