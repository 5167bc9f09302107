-- How long spectacles lie ready before they count as unclaimed, what the lab is told about a job, and who changes orders, may hand over, take back and have made again.

alter table tenants add column unclaimed_after_days integer not null default 60 check (unclaimed_after_days between 7 and 365);
comment on column tenants.unclaimed_after_days is 'After so many days in which nobody came for them, spectacles may be put with the unclaimed ones.';
grant update (unclaimed_after_days) on tenants to fovea_app;

alter table orders add column instructions text;
comment on column orders.instructions is 'What the lab is told about this job besides what was sold; null for nothing.';

-- --------------------------------------------------------------------------------------------------------------------------- the roles

-- What a practice took out of these roles is not brought back: each right goes to who still holds its neighbour.
create temporary table added_right on commit drop as
  with held as (
    select r.tenant_id, r.id as role_id, r.template, p.permission
    from dynamic_roles r join dynamic_role_permissions p on p.tenant_id = r.tenant_id and p.role_id = r.id
    where not r.system and r.template in ('practice_manager', 'dispensing_optician', 'lab_manager')
  )
  select distinct tenant_id, role_id, 'orders:return' as permission from held where template in ('practice_manager', 'dispensing_optician') and permission = 'orders:hand_over'
  union
  select distinct tenant_id, role_id, unnest(array['orders:remake', 'orders:change']) from held where permission = 'orders:cancel_made'
  union
  select distinct tenant_id, role_id, 'orders:release_unpaid' from held where template = 'practice_manager' and permission = 'orders:release';

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.before),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.after),
    'This version knows who changes orders, takes spectacles back, has them made again and hands over what is not paid.'
  from dynamic_roles r
  cross join lateral (
    select coalesce(jsonb_agg(x.permission order by x.permission) filter (where not x.fresh), '[]') as before, jsonb_agg(x.permission order by x.permission) as after, bool_or(x.fresh) as changed
    from (select permission, false as fresh from dynamic_role_permissions d where d.tenant_id = r.tenant_id and d.role_id = r.id
          union all
          select permission, true from added_right a where a.tenant_id = r.tenant_id and a.role_id = r.id) x
  ) p
  where p.changed;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from added_right on conflict do nothing;
