-- The trail of access, sealed: every entry says who, when, from where, what, before, after and why, and carries a hash over all of that and over the
-- entry before it, one chain for each tenant. An entry that is altered, removed, moved or slipped in breaks the chain, and bin/verify-audit finds where
-- (docs/audit.md). PostgreSQL computes the hashes, so that there is no way to write an entry that is not in the chain, whoever writes it;
-- app.fovea.audit.entity.Seal computes them a second time, from an export, where nobody has to trust this database.

-- ---------------------------------------------------------------------------------------------------------------------- one form

create function seal_field(name text, value text) returns text language sql immutable parallel safe
  as $$ select name || '=' || coalesce(octet_length(value) || ':' || value, '-') || E'\n' $$;
comment on function seal_field(text, text) is 'One field as it is hashed: its length in bytes stands before it, so that no two entries read alike.';

create function seal_instant(at timestamptz) returns text language sql stable parallel safe
  as $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- ------------------------------------------------------------------------------------------------------------------------- heads

create table audit_chain (
  tenant_id   uuid not null default current_tenant() references tenants,
  chain       text not null check (chain in ('access', 'journey')),
  seq         bigint not null default 0,
  hash        text not null default repeat('0', 64),
  transaction xid8,
  primary key (tenant_id, chain)
);
comment on table audit_chain is 'Where each chain ends: what is cut off its end is missed. Moved by the seals alone, never by hand.';
comment on column audit_chain.transaction is 'Which transaction wrote the last entry; no other one can have until it ends.';
alter table audit_chain enable row level security;
alter table audit_chain force row level security;
create policy tenant_isolation on audit_chain using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on audit_chain to fovea_app;

-- The application must be able to update the head, because the seals below run with its rights; on its own it
-- cannot (the trigger follows below, when what is there already is in the chain).
create function keep_audit_head() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception 'the head of the audit trail moves with its entries and not by hand' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

-- Locks the chain's end until the transaction ends. Changes of access wait for each other on access_versions: whoever comes without that takes it
-- here first, so that everybody takes the two in one order.
create function audit_head(tenant uuid, wanted text) returns audit_chain language plpgsql as $$
declare head audit_chain;
begin
  if wanted = 'access' then
    perform from access_versions where tenant_id = tenant for update;
  end if;
  insert into audit_chain (tenant_id, chain) values (tenant, wanted) on conflict do nothing;
  select * into strict head from audit_chain where tenant_id = tenant and chain = wanted for update;
  return head;
end $$;

-- ---------------------------------------------------------------------------------------------------------------- trail of access

alter table role_change_audit
  add column seq           bigint,
  add column origin_address text,
  add column origin_way    text,
  add column role_name     text,
  add column user_name     text,
  add column previous_hash text,
  add column hash          text;
comment on column role_change_audit.seq is 'Place in the tenant''s chain, from 1 without a gap. Null only where somebody switched the trigger off.';
comment on column role_change_audit.origin_address is 'Network address from which it was asked for; null for the program itself.';
comment on column role_change_audit.origin_way is 'What was called: POST /api/roles, GET /roles.';
comment on column role_change_audit.role_name is 'What the role was called then.';
comment on column role_change_audit.user_name is 'What the person was called then.';

create function role_change_hash(e role_change_audit) returns text language sql stable parallel safe as $$
  select encode(sha256(convert_to(
    seal_field('previous', e.previous_hash) || seal_field('tenant', e.tenant_id::text) || seal_field('seq', e.seq::text) || seal_field('id', e.id::text)
    || seal_field('at', seal_instant(e.at)) || seal_field('actor_id', e.actor_id::text) || seal_field('actor', e.actor_name)
    || seal_field('address', e.origin_address) || seal_field('way', e.origin_way) || seal_field('action', e.action)
    || seal_field('role_id', e.role_id::text) || seal_field('role', e.role_name) || seal_field('user_id', e.user_id::text) || seal_field('user', e.user_name)
    || seal_field('before', e.before::text) || seal_field('after', e.after::text) || seal_field('reason', e.reason), 'UTF8')), 'hex') $$;

-- What was there before there were chains is taken in as it stands, oldest first.
do $$
declare
  e role_change_audit;
  last record;
begin
  update role_change_audit a set
    role_name = coalesce((select r.name from dynamic_roles r where r.tenant_id = a.tenant_id and r.id = a.role_id), a.after ->> 'name', a.before ->> 'name'),
    user_name = (select u.name from users u where u.tenant_id = a.tenant_id and u.id = a.user_id)
  where a.role_id is not null or a.user_id is not null;
  for e in select * from role_change_audit order by tenant_id, at, id loop
    insert into audit_chain (tenant_id, chain) values (e.tenant_id, 'access') on conflict do nothing;
    select seq, hash into last from audit_chain where tenant_id = e.tenant_id and chain = 'access';
    e.seq := last.seq + 1;
    e.previous_hash := last.hash;
    e.hash := role_change_hash(e);
    update role_change_audit set seq = e.seq, previous_hash = e.previous_hash, hash = e.hash where tenant_id = e.tenant_id and id = e.id;
    update audit_chain set seq = e.seq, hash = e.hash where tenant_id = e.tenant_id and chain = 'access';
  end loop;
end $$;
create trigger audit_chain_keep before insert or update or delete on audit_chain for each row execute function keep_audit_head();

create unique index role_change_audit_seq on role_change_audit (tenant_id, seq);
create index role_change_audit_actor on role_change_audit (tenant_id, actor_id, seq);
create index role_change_audit_role on role_change_audit (tenant_id, role_id, seq);
create index role_change_audit_user on role_change_audit (tenant_id, user_id, seq);

create function seal_role_change() returns trigger language plpgsql as $$
declare head audit_chain := audit_head(new.tenant_id, 'access');
begin
  new.role_name := coalesce(new.role_name, (select name from dynamic_roles where tenant_id = new.tenant_id and id = new.role_id));
  new.user_name := coalesce(new.user_name, (select name from users where tenant_id = new.tenant_id and id = new.user_id));
  new.at := clock_timestamp(); -- Nobody says when but the database, and never before the entry that it follows.
  new.seq := head.seq + 1;
  new.previous_hash := head.hash;
  new.hash := role_change_hash(new);
  update audit_chain set seq = new.seq, hash = new.hash, transaction = pg_current_xact_id() where tenant_id = new.tenant_id and chain = 'access';
  return new;
end $$;
create trigger role_change_audit_seal before insert on role_change_audit for each row execute function seal_role_change();

-- The marker of an upgrade: what stands before it was sealed when this ran, and not when it was written.
insert into role_change_audit (tenant_id, id, actor_name, action, after)
  select tenant_id, gen_random_uuid(), 'upgrade', 'audit.sealed', jsonb_build_object('entries', count(*)) from role_change_audit group by tenant_id order by tenant_id;

-- --------------------------------------------------------------------------------------------------- no change without an entry

-- Judged when the transaction ends. Its entry, wherever in the transaction it was written, still holds the chain's end then, so that one row answers.
create function demand_an_entry() returns trigger language plpgsql as $$
declare tenant uuid := case tg_op when 'DELETE' then old.tenant_id else new.tenant_id end;
begin
  if not exists (select from audit_chain where tenant_id = tenant and chain = 'access' and transaction = pg_current_xact_id()) then
    raise exception 'what people may do is changed with an entry in role_change_audit or not at all: % on %', lower(tg_op), tg_table_name
      using errcode = 'restrict_violation', constraint = 'no_change_without_an_entry', hint = 'Write the entry in the same transaction.';
  end if;
  return null;
end $$;
do $$
declare t text;
begin
  foreach t in array array['dynamic_roles', 'dynamic_role_permissions', 'user_dynamic_roles', 'pair_decisions'] loop
    execute format('create constraint trigger %I after insert or update or delete on %I deferrable initially deferred for each row execute function demand_an_entry()', t || '_audited', t);
  end loop;
end $$;
create constraint trigger users_audited after insert or delete on users deferrable initially deferred for each row execute function demand_an_entry();
create constraint trigger users_change_audited after update on users deferrable initially deferred for each row
  when ((old.email, old.password_hash, old.goc_number, old.registered_until, old.active) is distinct from (new.email, new.password_hash, new.goc_number, new.registered_until, new.active))
  execute function demand_an_entry();

-- ------------------------------------------------------------------------------------------------------ the audit of everything else

-- Sign-ins, sales, hand-overs are written on ways where nobody should wait for a chain: they queue here, and a timer seals them in batches.
create table audit_unsealed (
  tenant_id uuid not null default current_tenant() references tenants,
  entry_id  uuid not null,
  primary key (tenant_id, entry_id),
  foreign key (tenant_id, entry_id) references audit_entries
);
comment on table audit_unsealed is 'Audit entries that wait for their seal. Whoever commits late queues late, so that nothing is missed.';
alter table audit_unsealed enable row level security;
alter table audit_unsealed force row level security;
create policy tenant_isolation on audit_unsealed using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, delete, update on audit_unsealed to fovea_app;

insert into audit_unsealed (tenant_id, entry_id) select tenant_id, id from audit_entries;
create function await_seal() returns trigger language plpgsql as $$
begin
  insert into audit_unsealed (tenant_id, entry_id) select tenant_id, id from written;
  return null;
end $$;
create trigger audit_entries_await_seal after insert on audit_entries referencing new table as written for each statement execute function await_seal();

create table audit_seals (
  tenant_id     uuid not null default current_tenant() references tenants,
  seq           bigint not null,
  sealed_at     timestamptz not null default now(),
  entry_ids     uuid[] not null check (cardinality(entry_ids) between 1 and 1000),
  previous_hash text not null,
  hash          text not null,
  primary key (tenant_id, seq)
);
comment on table audit_seals is 'The chain over audit_entries: each seal holds a hash over its batch and over the seal before it.';
alter table audit_seals enable row level security;
alter table audit_seals force row level security;
create policy tenant_isolation on audit_seals using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on audit_seals to fovea_app;

create function audit_entry_hash(e audit_entries) returns text language sql stable parallel safe as $$
  select encode(sha256(convert_to(
    seal_field('tenant', e.tenant_id::text) || seal_field('id', e.id::text) || seal_field('at', seal_instant(e.at)) || seal_field('actor_id', e.actor_id::text)
    || seal_field('actor', e.actor_name) || seal_field('action', e.action) || seal_field('target_type', e.target_type) || seal_field('target_id', e.target_id::text)
    || seal_field('event_id', e.event_id::text) || seal_field('detail', e.detail::text), 'UTF8')), 'hex') $$;

create function seal_audit_entries() returns trigger language plpgsql as $$
declare
  head audit_chain := audit_head(new.tenant_id, 'journey');
  batch record;
begin
  select count(*) as entries, string_agg(audit_entry_hash(e), E'\n' order by place) as hashes into batch
    from unnest(new.entry_ids) with ordinality as wanted (id, place) join audit_entries e on e.tenant_id = new.tenant_id and e.id = wanted.id;
  if batch.entries <> cardinality(new.entry_ids) then
    raise exception 'a seal names entries that are not there' using errcode = 'restrict_violation';
  end if;
  new.seq := head.seq + 1;
  new.previous_hash := head.hash;
  new.hash := encode(sha256(convert_to(
    seal_field('previous', new.previous_hash) || seal_field('tenant', new.tenant_id::text) || seal_field('seq', new.seq::text)
    || seal_field('sealed_at', seal_instant(new.sealed_at)) || seal_field('entries', batch.hashes), 'UTF8')), 'hex');
  update audit_chain set seq = new.seq, hash = new.hash, transaction = pg_current_xact_id() where tenant_id = new.tenant_id and chain = 'journey';
  return new;
end $$;
create trigger audit_seals_seal before insert on audit_seals for each row execute function seal_audit_entries();

-- Which practices have something to seal, and nothing else of it: the timer asks as the relay, which alone looks across practices.
create policy relay_reads on audit_unsealed for select to fovea_relay using (true);
grant select (tenant_id) on audit_unsealed to fovea_relay;

-- --------------------------------------------------------------------------------------------------------------------- reporting

create view access_trail with (security_invoker = true) as
  select tenant_id, seq, at, actor_id, actor_name, origin_address, origin_way, action, role_id, role_name, user_id, user_name, before, after, reason, hash
  from role_change_audit;
grant select on access_trail to fovea_app;
comment on view access_trail is 'Who changed what somebody may do, with the names of that day; what was denied is action right.denied.';
comment on view role_members is 'Every role and how many it gives something to today: people who are not suspended and whose grant has not ended.';
comment on view user_permissions is 'What the roles of people who are not suspended tick today. What a right implies is not repeated, and a right that needs a registration stands here also without one: the program judges both.';
comment on view user_roles is 'Every grant there is, also one that has ended (ends_on) and those of people who are suspended.';
