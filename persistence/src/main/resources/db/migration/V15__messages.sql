-- Messages to patients: by which ways, in which language, when not, in whose words, and what became of each.

-- ---------------------------------------------------------------------------------------------------------------- what a patient said

alter table patients
  add column notify_by_sms     boolean not null default false,
  add column preferred_channel text check (preferred_channel in ('email', 'sms')),
  add column language          text check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$');
comment on column patients.notify_by_sms is 'Consent to text messages about orders. Each channel has a consent of its own (PECR).';
comment on column patients.preferred_channel is 'Which way is tried first; null for e-mail.';
comment on column patients.language is 'BCP 47; null for the practice''s.';

-- --------------------------------------------------------------------------------------------------------------- what a practice decided

create table message_settings (
  tenant_id  uuid not null default current_tenant() references tenants,
  id         uuid not null,
  version    bigint not null default 1,
  quiet_from time not null,
  quiet_to   time not null,
  language   text not null,
  kinds      text[] not null,
  primary key (tenant_id, id),
  unique (tenant_id),
  check (kinds <@ array['order_created', 'shipped_to_branch', 'shipped_by_courier', 'ready_to_collect'])
);
comment on table message_settings is 'When patients are not written to, in which language, and which kinds of message are sent. No row: the usual (MessageSettings).';
comment on column message_settings.quiet_from is 'By the clock in the practice''s zone; the same as quiet_to for a practice that writes at all hours.';
alter table message_settings enable row level security;
alter table message_settings force row level security;
create policy tenant_isolation on message_settings using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on message_settings to fovea_app;

create table message_templates (
  tenant_id  uuid not null default current_tenant() references tenants,
  id         uuid not null,
  version    bigint not null default 1,
  kind       text not null check (kind in ('order_created', 'shipped_to_branch', 'shipped_by_courier', 'ready_to_collect')),
  channel    text not null check (channel in ('email', 'sms')),
  language   text not null,
  subject    text,
  text       text not null,
  changed_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, kind, channel, language),
  check ((channel = 'email') = (subject is not null))
);
comment on table message_templates is 'A practice''s own words. No row: the house''s.';
alter table message_templates enable row level security;
alter table message_templates force row level security;
create policy tenant_isolation on message_templates using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update, delete on message_templates to fovea_app;

-- ------------------------------------------------------------------------------------------------------------ what became of a message

alter table notifications
  drop constraint notifications_channel_check,
  drop constraint notifications_state_check,
  drop constraint notifications_tenant_id_event_id_channel_key,
  alter column subject drop not null,
  alter column body drop not null,
  add column kind            text,
  add column language        text,
  add column send_after      timestamptz,
  add column step            integer not null default 0,
  add column tries           integer not null default 0,
  add column error           text,
  add column refused_channel text check (refused_channel in ('email', 'sms')),
  add column provider_id     text,
  add column sent_at         timestamptz;
update notifications n set
  kind = case when exists (select from orders o where o.tenant_id = n.tenant_id and o.id = n.order_id and o.carrier is not null) then 'shipped_by_courier' else 'shipped_to_branch' end,
  language = 'en', sent_at = case when state = 'sent' then created_at end,
  error = case when state = 'skipped' then body end, body = case when state = 'sent' then body end;
alter table notifications
  alter column kind set not null,
  add constraint notifications_kind_check check (kind in ('order_created', 'shipped_to_branch', 'shipped_by_courier', 'ready_to_collect')),
  add constraint notifications_channel_check check (channel in ('email', 'sms', 'none')),
  add constraint notifications_state_check check (state in ('waiting', 'sent', 'skipped', 'failed')),
  add constraint notifications_waits check ((state = 'waiting') = (send_after is not null)),
  add constraint notifications_told_once unique (tenant_id, event_id, kind, patient_id);
create index notifications_waiting on notifications (tenant_id, send_after) where state = 'waiting';
comment on column notifications.step is 'Which of the steps that were asked for is to send it; those before find nothing to do.';
comment on column notifications.refused_channel is 'A way that was tried and is no good.';
comment on column notifications.provider_id is 'The text message provider''s name for it.';

-- ------------------------------------------------------------------------------------------------------------------------------ rights

-- Who began as one of these roles, and still looks after messages or the practice, gets what the role is for with this version.
create temporary table message_right on commit drop as
  select r.tenant_id, r.id as role_id, n.permission
  from dynamic_roles r
  join (values ('practice_manager', 'settings:messages'), ('practice_manager', 'messages:send'), ('dispensing_optician', 'messages:send'), ('optical_assistant', 'messages:send'),
               ('receptionist', 'messages:send')) n (template, permission) on n.template = r.template
  where not r.system
  and exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission = 'messages:read')
  and not exists (select from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id and p.permission = n.permission);
insert into role_change_audit (tenant_id, id, actor_name, action, role_id, before, after, reason)
  select r.tenant_id, gen_random_uuid(), 'upgrade', 'role.changed', r.id,
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', h.held),
    jsonb_build_object('name', r.name, 'description', r.description, 'permissions', (select jsonb_agg(x order by x) from (select jsonb_array_elements_text(h.held) union select permission from message_right m where m.tenant_id = r.tenant_id and m.role_id = r.id) y (x))),
    'Messages to patients can be set up and sent again with this version.'
  from dynamic_roles r
  cross join lateral (select coalesce(jsonb_agg(p.permission order by p.permission), '[]') as held from dynamic_role_permissions p where p.tenant_id = r.tenant_id and p.role_id = r.id) h
  where exists (select from message_right m where m.tenant_id = r.tenant_id and m.role_id = r.id)
  order by r.tenant_id, r.id;
insert into dynamic_role_permissions (tenant_id, role_id, permission) select tenant_id, role_id, permission from message_right;
