-- Who looks at the lab's figures. Whoever began as lab manager and passes quality checks does, and whoever began as practice manager and sees the board. What a practice took out of a role is not brought back.

create temporary table figures_right on commit drop as
  select r.tenant_id, r.id as role_id, 'lab:figures' as permission
  from dynamic_roles r
  join (values ('lab_manager', 'lab:inspect'), ('practice_manager', 'settings:orders')) as g (template, held) on g.template = r.template
  join dynamic_role_permissions p on p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission = g.held
  where not r.system;

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions',
      (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from figures_right t where t.tenant_id = r.tenant_id and t.role_id = r.id) y (x))),
    'With this version the lab’s figures can be looked at.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from figures_right t where t.tenant_id = r.tenant_id and t.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from figures_right on conflict do nothing;
