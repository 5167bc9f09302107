-- A signed exam is corrected as a new version: the new one names the old one and why, the old one the new one, and nothing else of it ever changes.

alter table exams
  add column amends           uuid,
  add column amendment_reason text check (length(amendment_reason) between 1 and 500),
  add column amended_by       uuid,
  add foreign key (tenant_id, amends) references exams,
  add foreign key (tenant_id, amended_by) references exams,
  add check ((amends is null) = (amendment_reason is null));
create unique index exams_amends on exams (tenant_id, amends) where amends is not null;
create unique index exams_amended_by on exams (tenant_id, amended_by) where amended_by is not null;
comment on column exams.amends is 'The finalised exam that this one corrects; null for an exam of its own.';
comment on column exams.amended_by is 'The version that took its place, once that is finalised. The one thing of a finalised exam that is written, and it is written once.';

create function keep_final_exam() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.amended_by is null and new.amended_by is not null
     and to_jsonb(new) - array['amended_by', 'version', 'updated_at'] = to_jsonb(old) - array['amended_by', 'version', 'updated_at']
     and exists (select from exams e where e.tenant_id = new.tenant_id and e.id = new.amended_by and e.amends = new.id and e.state = 'finalized') then
    return new;
  end if;
  raise exception '% % is final: write a new version or a correcting document instead', tg_table_name, old.id using errcode = 'restrict_violation';
end $$;
drop trigger exams_final on exams;
create trigger exams_final before update or delete on exams for each row when (old.state = 'finalized') execute function keep_final_exam();

-- Who began as Optometrist and signs exams may also amend them. What a practice took out of that role is not brought back.
create temporary table added_right on commit drop as
  select r.tenant_id, r.id as role_id, 'exams:amend' as permission
  from dynamic_roles r
  where not r.system and r.template = 'optometrist'
    and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission in ('exams:finalize', 'exams:finalize_colleagues', 'exams:confirm'));

insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.before),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', p.after),
    'This version lets whoever signs exams correct them as a new version.'
  from dynamic_roles r
  cross join lateral (
    select coalesce(jsonb_agg(x.permission order by x.permission) filter (where not x.fresh), '[]') as before, jsonb_agg(x.permission order by x.permission) as after, bool_or(x.fresh) as changed
    from (select permission, false as fresh from dynamic_role_permissions d where d.tenant_id = r.tenant_id and d.role_id = r.id
          union all
          select permission, true from added_right a where a.tenant_id = r.tenant_id and a.role_id = r.id) x
  ) p
  where p.changed;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from added_right on conflict do nothing;
