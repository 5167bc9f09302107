-- Roles that a practice designs: people who are invited, grants that end, pairs of rights that should not meet in one hand, the owner
-- who must remain, and one number that says whether anything of all this changed.

-- Who was invited has no password until they chose one.
alter table users alter column password_hash drop not null;
alter table users add column registered_until date;
comment on column users.registered_until is 'Last day of the registration under goc_number; null when no end is known. Rights that need a registration rest from the day after.';

alter table user_dynamic_roles add column ends_on date;
comment on column user_dynamic_roles.ends_on is 'Last day on which the role counts, in the practice''s time zone; null for good.';

create table pair_decisions (
  tenant_id  uuid not null default current_tenant() references tenants,
  id         uuid not null,
  version    bigint not null default 1,
  pair       text not null check (pair ~ '^[a-z_]+$'),
  refused    boolean not null,
  decided_by uuid,
  decided_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, pair),
  foreign key (tenant_id, decided_by) references users (tenant_id, id)
);
comment on table pair_decisions is 'Whether a dangerous pair of rights in one hand is refused or warned about. No row: warned about.';
alter table pair_decisions enable row level security;
alter table pair_decisions force row level security;
create policy tenant_isolation on pair_decisions using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on pair_decisions to fovea_app;

-- ----------------------------------------------------------------------------------------------------- what changed, in one number

create table access_versions (
  tenant_id uuid not null default current_tenant() references tenants,
  version   bigint not null default 1,
  primary key (tenant_id)
);
comment on table access_versions is 'Grows with every change that may alter what somebody of the tenant may do. Whoever remembers rights remembers it too; changes of access wait for each other on its row.';
alter table access_versions enable row level security;
alter table access_versions force row level security;
create policy tenant_isolation on access_versions using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on access_versions to fovea_app;
insert into access_versions (tenant_id) select id from tenants;

create function access_changed() returns trigger language plpgsql as $$
begin
  insert into access_versions as a (tenant_id) select distinct tenant_id from changed order by tenant_id
    on conflict (tenant_id) do update set version = a.version + 1;
  return null;
end $$;

do $$
declare t text;
begin
  foreach t in array array['users', 'dynamic_roles', 'dynamic_role_permissions', 'user_dynamic_roles'] loop
    execute format('create trigger %I after insert on %I referencing new table as changed for each statement execute function access_changed()', t || '_access_insert', t);
    execute format('create trigger %I after update on %I referencing new table as changed for each statement execute function access_changed()', t || '_access_update', t);
    execute format('create trigger %I after delete on %I referencing old table as changed for each statement execute function access_changed()', t || '_access_delete', t);
  end loop;
end $$;
-- A new token gives nobody anything that was remembered otherwise; one that was taken back does.
create trigger access_tokens_access_update after update on access_tokens referencing new table as changed for each statement execute function access_changed();

create function practice_changed() returns trigger language plpgsql as $$
begin
  insert into access_versions as a (tenant_id) values (new.id) on conflict (tenant_id) do update set version = a.version + 1;
  return null;
end $$;
create trigger tenants_access after insert or update on tenants for each row execute function practice_changed();

-- ------------------------------------------------------------------------------------------------------------ the owner who remains

-- Judged when the transaction ends, whichever way it came: role taken, ended, deleted, person suspended. Every such statement has taken the
-- lock on access_versions by then, so that two transactions cannot each see the other's owner.
create function keep_an_owner() returns trigger language plpgsql as $$
begin
  if exists (select from dynamic_roles r where r.tenant_id = old.tenant_id and r.system)
     and not exists (
       select from user_dynamic_roles g
       join dynamic_roles r on r.tenant_id = g.tenant_id and r.id = g.role_id and r.system
       join users u on u.tenant_id = g.tenant_id and u.id = g.user_id
       where g.tenant_id = old.tenant_id and g.ends_on is null and u.active and u.password_hash is not null) then
    raise exception 'somebody who can sign in must keep the owner''s role for good' using errcode = 'restrict_violation', constraint = 'an_owner_remains';
  end if;
  return null;
end $$;
create constraint trigger user_dynamic_roles_keep_an_owner after update or delete on user_dynamic_roles deferrable initially deferred
  for each row execute function keep_an_owner();
create constraint trigger users_keep_an_owner after update of active, password_hash on users deferrable initially deferred
  for each row when (old.active and old.password_hash is not null and not (new.active and new.password_hash is not null)) execute function keep_an_owner();
create constraint trigger dynamic_roles_keep_an_owner after update of system or delete on dynamic_roles deferrable initially deferred
  for each row when (old.system) execute function keep_an_owner();

create function keep_system_role() returns trigger language plpgsql as $$
begin
  raise exception 'the role % belongs to the program and cannot be edited', old.name using errcode = 'restrict_violation';
end $$;
-- The program's own role: the application can neither rename nor delete it, nor take a right from it. Provisioning, which writes it, can.
create trigger dynamic_roles_keep_system before update or delete on dynamic_roles
  for each row when (old.system and current_user = 'fovea_app') execute function keep_system_role();
create function keep_system_rights() returns trigger language plpgsql as $$
declare changed record := case tg_op when 'INSERT' then new else old end;
begin
  if current_user = 'fovea_app' and exists (select from dynamic_roles r where r.tenant_id = changed.tenant_id and r.id = changed.role_id and r.system) then
    raise exception 'the rights of the program''s own role cannot be changed' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger dynamic_role_permissions_keep_system before insert or update or delete on dynamic_role_permissions
  for each row execute function keep_system_rights();

-- --------------------------------------------------------------------------------------------------------------------- reporting

-- A role that has ended, or whose person is suspended, gives nothing: the views say so.
create or replace view role_members with (security_invoker = true) as
  select r.tenant_id, r.id as role_id, r.name as role_name, count(u.id) as members
  from dynamic_roles r
  join tenants t on t.id = r.tenant_id
  left join user_dynamic_roles g on g.tenant_id = r.tenant_id and g.role_id = r.id and (g.ends_on is null or g.ends_on >= (now() at time zone t.time_zone)::date)
  left join users u on u.tenant_id = g.tenant_id and u.id = g.user_id and u.active
  group by r.tenant_id, r.id, r.name;
create or replace view user_permissions with (security_invoker = true) as
  select distinct u.tenant_id, u.id as user_id, u.name as user_name, p.permission
  from users u
  join tenants t on t.id = u.tenant_id
  join user_dynamic_roles g on g.tenant_id = u.tenant_id and g.user_id = u.id and (g.ends_on is null or g.ends_on >= (now() at time zone t.time_zone)::date)
  join dynamic_role_permissions p on p.tenant_id = g.tenant_id and p.role_id = g.role_id
  where u.active;
create or replace view user_roles with (security_invoker = true) as
  select u.tenant_id, u.id as user_id, u.name as user_name, u.email, r.id as role_id, r.name as role_name, g.is_primary, g.ends_on
  from users u
  join user_dynamic_roles g on g.tenant_id = u.tenant_id and g.user_id = u.id
  join dynamic_roles r on r.tenant_id = g.tenant_id and r.id = g.role_id;
create index dynamic_role_permissions_right on dynamic_role_permissions (tenant_id, permission);
create index users_by_name on users (tenant_id, lower(name), id);
create index dynamic_roles_by_name on dynamic_roles (tenant_id, lower(name), id);
