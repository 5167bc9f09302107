-- Spectacles that nobody fetched: when the patient is reminded, what was reminded of, and what of a message is dropped because it is true no longer.

create table collection_settings (
  tenant_id            uuid not null default current_tenant() references tenants,
  id                   uuid not null,
  version              bigint not null default 1,
  reminder_days        jsonb not null check (jsonb_typeof(reminder_days) = 'array' and jsonb_array_length(reminder_days) <= 5),
  unclaimed_after_days integer not null check (unclaimed_after_days between 7 and 365),
  primary key (tenant_id, id)
);
create unique index collection_settings_one on collection_settings (tenant_id);
comment on table collection_settings is 'One row for a practice; none for the usual: reminded after 7, 21 and 60 days, unclaimed after 60.';
comment on column collection_settings.reminder_days is 'After so many days in which nobody came for them the patient is reminded, ascending; empty for never.';
comment on column collection_settings.unclaimed_after_days is 'After so many days in which nobody came for them, spectacles may be put with the unclaimed ones.';
insert into collection_settings (tenant_id, id, reminder_days, unclaimed_after_days) select id, gen_random_uuid(), '[7, 21, 60]', unclaimed_after_days from tenants where unclaimed_after_days <> 60;
alter table tenants drop column unclaimed_after_days;
alter table collection_settings enable row level security;
alter table collection_settings force row level security;
create policy tenant_isolation on collection_settings using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert, update on collection_settings to fovea_app;

create table collection_reminders (
  tenant_id  uuid not null default current_tenant() references tenants,
  id         uuid not null,
  order_id   uuid not null,
  after_days integer not null check (after_days between 1 and 365),
  at         timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, order_id, after_days),
  foreign key (tenant_id, order_id) references orders (tenant_id, id)
);
comment on table collection_reminders is 'That a patient was to be reminded of spectacles which nobody fetched; the event order.uncollected of the same id has them written to. Never changed.';
create trigger collection_reminders_final before update or delete on collection_reminders for each row execute function refuse_change();
alter table collection_reminders enable row level security;
alter table collection_reminders force row level security;
create policy tenant_isolation on collection_reminders using (tenant_id = (select current_tenant())) with check (tenant_id = (select current_tenant()));
grant select, insert on collection_reminders to fovea_app;

-- They go with the order, when a record goes.
create policy eraser_spares on collection_reminders as restrictive to fovea_eraser using (exists (select from orders o where o.tenant_id = collection_reminders.tenant_id and o.id = collection_reminders.order_id))
  with check (exists (select from orders o where o.tenant_id = collection_reminders.tenant_id and o.id = collection_reminders.order_id));
grant select (tenant_id, id, order_id), delete on collection_reminders to fovea_eraser;

create index orders_to_be_fetched on orders (tenant_id, stage_entered_at) where stage = 'shipped';

-- ----------------------------------------------------------------------------------------------------------- the event and the message

-- One more of each, whatever there was before.
do $$
declare
  t text;
  c text;
  one text;
  held text;
begin
  for t, c, one in values
    ('journey_events', 'journey_events_type_check', 'order.uncollected'), ('notifications', 'notifications_kind_check', 'collection_reminder'),
    ('message_templates', 'message_templates_kind_check', 'collection_reminder'), ('message_settings', 'message_settings_kinds_check', 'collection_reminder'),
    ('notifications', 'notifications_state_check', 'dropped')
  loop
    held := (select pg_get_constraintdef(oid) from pg_constraint where conrelid = t::regclass and conname = c);
    if held is null or held not like '%ARRAY[%' then
      raise exception '% is not held as this migration knows it: %', c, held;
    end if;
    execute format('alter table %I drop constraint %I', t, c);
    execute format('alter table %I add constraint %I ', t, c) || replace(held, 'ARRAY[', format('ARRAY[%L::text, ', one));
  end loop;
end $$;
