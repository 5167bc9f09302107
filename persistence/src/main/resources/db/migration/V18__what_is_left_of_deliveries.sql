-- Dead letters speak of listeners as everything else does, and go again as what they were; what is left of deliveries goes in the night.

alter table dead_letters rename column queue to listener;
alter table dead_letters add column rebuild boolean not null default false;
comment on column dead_letters.rebuild is 'It died, or was parked, while its listener was built up again: replayed, its work is done although the inbox knows it.';

-- What was published before V13 names no listener, so that nothing waited behind the dead letters of that time.
update journey_events e set published_to = d.listeners
  from (select tenant_id, event_id, array_agg(listener) as listeners from dead_letters where state in ('dead', 'parked', 'replaying') and part = '' group by tenant_id, event_id) d
  where (e.tenant_id, e.id) = (d.tenant_id, d.event_id) and e.published_at is not null and e.published_to = '{}';

-- The relay, which alone works across practices, takes away what nobody needs any more. How old that is stands here: whatever the program says, and in whoever's name, nothing younger goes.
do $$
declare
  t text;
  old text;
begin
  for t, old in values
    ('event_failures', $old$failed_at < now() - interval '90 days'$old$),
    -- That an event itself is handled is known for as long as the event is; only later steps go.
    ('event_inbox', $old$part <> '' and handled_at < now() - interval '90 days'$old$),
    ('dead_letters', $old$state in ('solved', 'discarded') and settled_at < now() - interval '90 days'$old$),
    ('webhook_tries', $old$tried_at < now() - interval '90 days'$old$),
    -- A delivery says that an endpoint has got an event, for as long as events are sent again: a year.
    ('webhook_deliveries', $old$state <> 'pending' and finished_at < now() - interval '400 days'$old$)
  loop
    execute format('create policy relay_sees on %I for select to fovea_relay using (true)', t);
    execute format('create policy relay_prunes on %I for delete to fovea_relay using (true)', t);
    execute format('create policy relay_spares_what_is_needed on %I as restrictive for delete to fovea_relay using (%s)', t, old);
  end loop;
end $$;
grant delete on event_failures, event_inbox, dead_letters, webhook_tries, webhook_deliveries to fovea_relay;
grant select (tenant_id, id, listener, event_id, part, failed_at) on event_failures to fovea_relay;
grant select (tenant_id, listener, event_id, part, handled_at) on event_inbox to fovea_relay;
grant select (tenant_id, id, listener, event_id, part, state, settled_at) on dead_letters to fovea_relay;
grant select (tenant_id, id, tried_at) on webhook_tries to fovea_relay;
grant select (tenant_id, id, state, finished_at) on webhook_deliveries to fovea_relay;
