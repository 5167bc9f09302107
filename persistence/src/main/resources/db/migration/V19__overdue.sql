-- What waits to leave the house and is overdue: which practices have some and how much waits in all, and nothing of what it says or to whom.

create policy relay_reads on notifications for select to fovea_relay using (state = 'waiting');
grant select (tenant_id, state, channel, send_after) on notifications to fovea_relay;
create policy relay_reads on webhook_deliveries for select to fovea_relay using (state = 'pending');
grant select (tenant_id, state, next_try_at) on webhook_deliveries to fovea_relay;

-- Whom to ring: the newest first, of those that nobody has seen to.
alter table notifications
  add column rung_at timestamptz,
  add column rung_by uuid,
  add foreign key (tenant_id, rung_by) references users (tenant_id, id),
  add constraint notifications_rung check (rung_at is null or state in ('skipped', 'failed'));
comment on column notifications.rung_at is 'When somebody said that the patient knows by telephone; null for one about whom nobody did.';
comment on column notifications.rung_by is 'Who said so.';
create index notifications_to_ring on notifications (tenant_id, created_at desc, id desc) where state in ('skipped', 'failed') and rung_at is null;
